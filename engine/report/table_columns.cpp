#include "engine/report/table_columns.hpp"

#include "engine/base/sheet_text.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>

namespace greenward::report {

namespace {

constexpr double kLeastColumn = 30, kWidestColumn = 300;    // pixels
constexpr double kLeastType = 8.6;                          // pixels: 6.5 points
constexpr std::size_t kShortWord = 12, kShortUnspaced = 6;  // characters

std::size_t characters_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80U;
}

double sum_of(const std::vector<column_need>& needs, double column_need::*width) {
  return std::accumulate(needs.begin(), needs.end(), 0.0,
                         [width](double sum, const column_need& need) { return sum + need.*width; });
}

/// Each between its two widths, and as many as can at one same width: the highest at which all have room.
std::vector<double> fill_up(const std::vector<column_need>& needs, double column_need::*least,
                            double column_need::*most, double room) {
  double low = 0, high = room;
  const auto width_at = [&](const column_need& need, double level) {
    return std::clamp(level, need.*least, std::max(need.*least, need.*most));
  };
  constexpr int kHalvings = 60;
  for (int i = 0; i < kHalvings; ++i) {
    const double level = (low + high) / 2;
    double sum = 0;
    for (const column_need& need : needs) sum += width_at(need, level);
    (sum <= room ? low : high) = level;
  }
  std::vector<double> widths;
  for (const column_need& need : needs) widths.push_back(width_at(need, low));
  return widths;
}

struct width_of_text {
  text_painter& text;
  text_style style;
  double operator()(const std::string& words) const {
    return words.empty() ? 0 : text.measure(words, style).width;
  }
};

/// Widens what a column needs by one text.
void include_words(column_need& need, const std::string& words, const width_of_text& width) {
  for (const std::string& word : words_in(words)) {
    const double own = width(word);
    need.unbroken = std::max(need.unbroken, own);
    if (characters_of(word) <= kShortWord) need.short_words = std::max(need.short_words, own);
  }
}

}  // namespace

double table_columns::width() const {
  return std::accumulate(widths.begin(), widths.end(), 0.0);
}

std::vector<std::string> words_in(const std::string& text) {
  const bool has_space = text.find_first_of(" \n") != std::string::npos;
  if (!has_space && !text.empty() && characters_of(text) <= kShortUnspaced) return {text};
  std::vector<std::string> words{""};
  for (const char c : text) {
    const bool in_word = is_ascii(c) && c != ' ' && c != '\n';
    if (in_word)
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::vector<double> share_out(const std::vector<column_need>& needs, double room) {
  if (sum_of(needs, &column_need::natural) <= room) {
    std::vector<column_need> wider = needs;
    for (column_need& need : wider) need.whole = std::max(need.whole, need.natural);
    return fill_up(wider, &column_need::natural, &column_need::whole, room);
  }
  if (sum_of(needs, &column_need::unbroken) <= room)
    return fill_up(needs, &column_need::unbroken, &column_need::natural, room);
  const double least = sum_of(needs, &column_need::short_words);
  if (least <= room) return fill_up(needs, &column_need::short_words, &column_need::unbroken, room);
  std::vector<double> widths;
  for (const column_need& need : needs) widths.push_back(need.short_words * room / least);
  return widths;
}

std::vector<column_need> needs_of(const sheet& table, language lang, double type_size, text_painter& text) {
  const width_of_text body{text, {.size = type_size}};
  const width_of_text bold{text, {.size = type_size, .weight = font_weight::bold}};
  std::vector<column_need> needs;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const column_role role = table.columns[column].role;
    if (role == column_role::code) continue;
    constexpr double kHeadingLines = 3;  // it may take so many, and four characters a line at least
    const std::string& title = table.columns[column].title.in(lang);
    const double heading = bold(title);
    column_need need{std::min(heading, std::max(heading / kHeadingLines, 4 * type_size)), 2 * type_size,
                     2 * type_size, heading + 2 * kCellPad + 1};
    include_words(need, title, bold);
    for (const std::vector<cell>& row : table.rows) {
      const std::string words = shown(row[column], role);
      need.natural = std::max(need.natural, body(words));
      include_words(need, words, body);
    }
    const double around = 2 * kCellPad + 1;
    need.whole = std::max(need.whole, need.natural + around);
    need.natural = std::clamp(std::max(need.natural, need.short_words) + around, kLeastColumn, kWidestColumn);
    need.unbroken = std::min(need.unbroken + around, kWidestColumn);
    need.natural = std::max(need.natural, need.unbroken);
    need.short_words = std::min(need.short_words + around, need.natural);
    needs.push_back(need);
  }
  return needs;
}

table_columns columns_within(const sheet& table, language lang, double room, text_painter& text,
                             double type_size) {
  table_columns columns;
  columns.type_size = type_size;
  std::vector<column_need> needs = needs_of(table, lang, type_size, text);
  const double natural = sum_of(needs, &column_need::natural);
  if (natural > room) {
    columns.type_size = std::max(kLeastType, type_size * room / natural);
    needs = needs_of(table, lang, columns.type_size, text);
  }
  columns.widths = share_out(needs, room);
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (table.columns[column].role == column_role::code) continue;
    columns.of_sheet.push_back(column);
    columns.aligns.push_back(is_text_column(table, column) ? text_align::left : text_align::right);
  }
  return columns;
}

double natural_width(const sheet& table, language lang, text_painter& text) {
  return sum_of(needs_of(table, lang, kTableType, text), &column_need::natural);
}

bool breaks_short_words(const sheet& table, language lang, double room, text_painter& text) {
  return sum_of(needs_of(table, lang, kLeastType, text), &column_need::short_words) > room;
}

}  // namespace greenward::report
