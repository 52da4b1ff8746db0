// Lines of a SWMM file put together from items.
#pragma once

#include "engine/exchange/swmm_words.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace greenward::exchange {

/// Appends to a text. What no file can hold throws error{bad_input}, whose subject is the section and the
/// first item of the line.
class swmm_lines {
 public:
  explicit swmm_lines(std::string_view line_end) : line_end_(line_end) {}

  void begin_section(std::string_view name, std::string_view column_heading);
  void end_section() { text_ += line_end_; }
  /// A line kept as it is.
  void line(std::string_view text);
  /// The same, but neither empty nor a comment.
  void title_line(std::string_view text);
  /// Comment lines, one for each line of `text`; "" = none.
  void comment(std::string_view text);

  // One line: items, then end_line.
  swmm_lines& word(std::string_view text);
  swmm_lines& number(double value);
  swmm_lines& whole(std::int64_t value);
  /// A reference: '*' if it is empty.
  swmm_lines& reference(std::string_view text) { return word(text.empty() ? "*" : text); }
  /// The same where SWMM wants an empty item in quotes.
  swmm_lines& quoted_reference(std::string_view text) { return text.empty() ? put("\"\"") : word(text); }
  swmm_lines& offset(const std::optional<double>& value) { return value ? number(*value) : put("*"); }
  /// "hh:mm:ss", or decimal hours.
  swmm_lines& number_of_hours(double value);
  /// The rest of the line as it is; may be empty.
  swmm_lines& rest(std::string_view text);
  swmm_lines& yes(bool value) { return put(value ? "YES" : "NO"); }
  void end_line();

  /// Throws because of this text.
  [[noreturn]] void refuse(std::string_view text) const { fail(text); }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  swmm_lines& put(std::string_view item);
  [[noreturn]] void fail(std::string_view item) const;

  std::string text_, line_end_, section_, first_item_;
  std::size_t items_ = 0, line_start_ = 0, column_ = 0;
};

}  // namespace greenward::exchange
