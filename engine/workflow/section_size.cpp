#include "engine/workflow/section_size.hpp"

#include "engine/workflow/value_conversion.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string>
#include <utility>

namespace greenward::workflow {

namespace {

constexpr double kLarge = 50;      ///< from here up a number is taken for millimetres ...
constexpr double kSurelyMm = 150;  ///< ... if the column also has one as large: 60 to 120 may be centimetres
constexpr double kSmall = 10;      ///< below this for metres

std::string ascii_lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

void trim(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
}

/// Takes the first of the words that the text begins with, in any case.
bool take_prefix(std::string_view& text, std::string_view word) {
  if (ascii_lower(text.substr(0, word.size())) != word) return false;
  text.remove_prefix(word.size());
  trim(text);
  return true;
}

std::optional<size_unit> take_unit(std::string_view& text) {
  constexpr std::array<std::pair<std::string_view, size_unit>, 6> kUnits{{{"mm", size_unit::mm},
                                                                          {"毫米", size_unit::mm},
                                                                          {"cm", size_unit::cm},
                                                                          {"厘米", size_unit::cm},
                                                                          {"m", size_unit::m},
                                                                          {"米", size_unit::m}}};
  for (const auto& [word, unit] : kUnits) {
    if (text.size() <= word.size() || ascii_lower(text.substr(text.size() - word.size())) != word) continue;
    text.remove_suffix(word.size());
    trim(text);
    return unit;
  }
  return std::nullopt;
}

/// Splits at the sign between two sizes; the second is empty if there is none.
std::pair<std::string_view, std::string_view> split_sizes(std::string_view text) {
  for (const std::string_view sign : {"×", "✕", "＊", "*", "x", "X"}) {
    const std::size_t at = text.find(sign);
    if (at == std::string_view::npos) continue;
    std::pair parts{text.substr(0, at), text.substr(at + sign.size())};
    trim(parts.first);
    trim(parts.second);
    return parts;
  }
  return {text, {}};
}

std::optional<section_size> parse_box(std::string_view first, std::string_view second) {
  section_size size;
  size.unit = take_unit(second);
  const auto unit_of_first = take_unit(first);
  if (unit_of_first && unit_of_first != size.unit) return std::nullopt;
  const auto width = number_of(first), height = number_of(second);
  if (!width || !height || !std::isfinite(*width) || !std::isfinite(*height)) return std::nullopt;
  if (*width <= 0 || *height <= 0) return std::nullopt;
  size.width = *width;
  size.height = *height;
  return size;
}

}  // namespace

double section_size::largest() const {
  return is_box() ? std::max(width, height) : diameter;
}

std::optional<size_unit> size_unit_of(std::string_view word) {
  if (word == "mm") return size_unit::mm;
  if (word == "cm") return size_unit::cm;
  return word == "m" ? std::optional(size_unit::m) : std::nullopt;
}

double millimetres_in(size_unit unit) {
  return unit == size_unit::mm ? 1 : unit == size_unit::cm ? 10 : 1000;
}

std::optional<size_unit> unit_in_heading(std::string_view heading) {
  std::string text = ascii_lower(heading);
  std::erase_if(text, [](char c) { return c == ')' || c == ']' || c == ' '; });
  constexpr std::string_view kWideBracket = "）";
  if (text.ends_with(kWideBracket)) text.resize(text.size() - kWideBracket.size());
  for (const auto& [word, unit] : {std::pair<std::string_view, size_unit>{"mm", size_unit::mm},
                                   {"毫米", size_unit::mm},
                                   {"cm", size_unit::cm},
                                   {"厘米", size_unit::cm}})
    if (text.ends_with(word)) return unit;
  for (const std::string_view bracketed : {"(m", "（m", "[m", "(米", "（米", "_m"})
    if (text.ends_with(bracketed)) return size_unit::m;
  return std::nullopt;
}

std::optional<section_size> parse_section_size(std::string_view text) {
  trim(text);
  const auto [first, second] = split_sizes(text);
  if (!second.empty()) return parse_box(first, second);
  section_size size;
  const bool nominal = take_prefix(text, "dn");
  if (!nominal) {
    for (const std::string_view sign : {"φ", "Φ", "ф", "Ф", "ø", "Ø", "d"})
      if (take_prefix(text, sign)) break;
  }
  size.unit = take_unit(text);
  if (nominal && size.unit && *size.unit != size_unit::mm) return std::nullopt;
  if (nominal) size.unit = size_unit::mm;
  const auto number = number_of(text);
  if (!number || !std::isfinite(*number) || *number < 0) return std::nullopt;
  size.diameter = *number;
  return size;
}

void size_statistics::add(const section_size& size) {
  const double across = size.largest();
  if (size.unit || !(across > 0)) return;
  ++(across >= kLarge ? large_ : across < kSmall ? small_ : middling_);
  if (across < kSmall && across != std::floor(across)) ++fractions_;
  least_ = std::min(least_, across);
  greatest_ = std::max(greatest_, across);
}

std::optional<size_unit> size_statistics::likely_unit() const {
  const std::int64_t half = count() / 2;
  if (large_ > half && greatest_ >= kSurelyMm) return size_unit::mm;
  if (small_ > half && fractions_ > 0) return size_unit::m;
  return std::nullopt;
}

bilingual size_statistics::description() const {
  return {fmt::format("{} 个数在 {:g} 与 {:g} 之间", count(), least_, greatest_),
          fmt::format("{} numbers between {:g} and {:g}", count(), least_, greatest_)};
}

bool fits_unit(const section_size& size, size_unit unit) {
  const double across = size.largest();
  if (across == 0) return true;  // not measured, whatever the unit
  return unit == size_unit::mm ? across >= kLarge : unit != size_unit::m || across < kSmall;
}

}  // namespace greenward::workflow
