#include "engine/cli/text_table.hpp"

#include <algorithm>
#include <cassert>
#include <ostream>

namespace greenward::cli {

namespace {

bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
}

/// The character that starts at `i` and moves `i` past it; a broken byte counts as itself.
char32_t next_character(std::string_view text, std::size_t& i) {
  const auto lead = static_cast<unsigned char>(text[i++]);
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  char32_t c = more == 3 ? lead & 0x07U : more == 2 ? lead & 0x0FU : more == 1 ? lead & 0x1FU : lead;
  for (int k = 0; k < more && i < text.size(); ++k)
    c = (c << 6U) | (static_cast<unsigned char>(text[i++]) & 0x3FU);
  return c;
}

std::string padded(const std::string& cell, std::size_t width, alignment align) {
  const std::string gap(width - std::min(width, display_width(cell)), ' ');
  return align == alignment::left ? cell + gap : gap + cell;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) width += is_wide(next_character(text, i)) ? 2 : 1;
  return width;
}

void text_table::add(std::vector<std::string> cells) {
  assert(cells.size() == columns_.size());
  rows_.push_back(std::move(cells));
}

void text_table::print(std::ostream& out, language lang) const {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    std::size_t width = display_width(columns_[c].title.in(lang));
    for (const auto& row : rows_) width = std::max(width, display_width(row[c]));
    widths.push_back(width);
  }
  const auto print_row = [&](auto cell_of) {
    std::string line;
    for (std::size_t c = 0; c < columns_.size(); ++c)
      line += (c == 0 ? "" : "  ") + padded(cell_of(c), widths[c], columns_[c].align);
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  };
  print_row([&](std::size_t c) { return columns_[c].title.in(lang); });
  print_row([&](std::size_t c) { return std::string(widths[c], '-'); });
  for (const auto& row : rows_) print_row([&](std::size_t c) { return row[c]; });
}

void text_table::print_csv(std::ostream& out) const {
  for (std::size_t c = 0; c < columns_.size(); ++c) out << (c == 0 ? "" : ",") << csv_cell(columns_[c].key);
  out << "\r\n";
  for (const auto& row : rows_) {
    for (std::size_t c = 0; c < row.size(); ++c) out << (c == 0 ? "" : ",") << csv_cell(row[c]);
    out << "\r\n";
  }
}

}  // namespace greenward::cli
