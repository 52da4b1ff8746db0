#include "engine/exchange/swmm_lines.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/swmm_row.hpp"
#include "engine/exchange/swmm_values.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace greenward::exchange {

namespace {

constexpr std::size_t kFirstColumn = 17, kColumn = 11;

bool can_be_item(std::string_view text) {
  if (text.empty() || text.find_first_of(";\n") != std::string_view::npos || text.front() == '"')
    return false;
  const bool blanks = text.find_first_of(kSwmmBlanks) != std::string_view::npos;
  return !blanks || text.find('"') == std::string_view::npos;
}

}  // namespace

void swmm_lines::begin_section(std::string_view name, std::string_view column_heading) {
  section_ = std::string(name);
  first_item_.clear();
  if (name.find_first_of(" \t\r\n;]") != std::string_view::npos) fail(name);
  text_ += fmt::format("[{}]{}", name, line_end_);
  if (!column_heading.empty()) text_ += fmt::format(";;{}{}", column_heading, line_end_);
}

void swmm_lines::line(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kSwmmBlanks);
  const bool heading = begin != std::string_view::npos && text[begin] == '[';
  const bool breaks = text.find('\n') != std::string_view::npos || (!text.empty() && text.back() == '\r');
  if (heading || breaks) fail(text);
  text_ += text;
  text_ += line_end_;
}

void swmm_lines::title_line(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kSwmmBlanks);
  if (begin == std::string_view::npos || text[begin] == ';') fail(text);
  line(text);
}

void swmm_lines::comment(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view one = text.substr(0, end);
    if (!one.empty() && one.back() == '\r') fail(one);
    // Two semicolons would make it a column heading.
    text_ += one.starts_with(';') ? "; " : ";";
    text_ += one;
    text_ += line_end_;
    if (end == text.size()) return;
    text.remove_prefix(end + 1);
    if (text.empty()) text_ += fmt::format(";{}", line_end_);  // the text ended in a line break
  }
}

swmm_lines& swmm_lines::word(std::string_view text) {
  if (items_ == 0) first_item_ = std::string(text);
  if (!can_be_item(text) || (items_ == 0 && text.front() == '[')) fail(text);
  if (text.find_first_of(kSwmmBlanks) == std::string_view::npos) return put(text);
  return put(fmt::format("\"{}\"", text));
}

swmm_lines& swmm_lines::number(double value) {
  if (!std::isfinite(value)) fail(fmt::format("{}", value));
  return put(swmm_number_text(value));
}

swmm_lines& swmm_lines::number_of_hours(double value) {
  if (!std::isfinite(value)) fail(fmt::format("{}", value));
  return put(swmm_hours_text(value));
}

swmm_lines& swmm_lines::rest(std::string_view text) {
  if (text.find_first_of(";\n") != std::string_view::npos) fail(text);
  return text.empty() ? *this : put(text);
}

swmm_lines& swmm_lines::whole(std::int64_t value) {
  return put(std::to_string(value));
}

/// Items begin at fixed columns where they fit, and one blank after the last otherwise.
swmm_lines& swmm_lines::put(std::string_view item) {
  if (items_ == 0) {
    line_start_ = text_.size();
    column_ = 0;
  } else {
    column_ += items_ == 1 ? kFirstColumn : kColumn;
    const std::size_t used = text_.size() - line_start_;
    text_.append(used < column_ ? column_ - used : 1, ' ');
  }
  text_ += item;
  ++items_;
  return *this;
}

void swmm_lines::end_line() {
  text_ += line_end_;
  items_ = 0;
}

void swmm_lines::fail(std::string_view item) const {
  const std::string shown = swmm_shown(item);
  throw error(
      error_code::bad_input, fmt::format("[{}] {}", section_, swmm_shown(first_item_)),
      {fmt::format("“{}”不能写进 SWMM 文件", shown),
       fmt::format("'{}' cannot be written to a SWMM file", shown)},
      {"名称不能为空，不能有分号、引号、换行，首项不能以 [ 开头；数值必须有限",
       "names must not be empty nor have ';', quotes or line breaks, the first must not begin with '[', and "
       "numbers must be finite"});
}

}  // namespace greenward::exchange
