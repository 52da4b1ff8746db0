// One field of a table, as flat arrays.
#pragma once

#include "engine/layer/schema.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::layer {

/// n values of one type, each possibly absent (SQL NULL). Only the array of the column's type is filled.
/// text, code: `text_first` (n+1 offsets) into `characters`, UTF-8.
/// integer; boolean (0 or 1); date (days since 1970-01-01): `integers`.
/// real: `reals`.
class column {
 public:
  explicit column(field_type type) : type_(type) {}

  [[nodiscard]] field_type type() const { return type_; }
  [[nodiscard]] std::size_t size() const { return present_.size(); }
  [[nodiscard]] bool has(std::size_t row) const { return present_[row] != 0; }

  /// Precondition: the column is of that type. An absent value reads as "", 0 or 0.0.
  [[nodiscard]] std::string_view text(std::size_t row) const {
    return std::string_view(characters_).substr(text_first_[row], text_first_[row + 1] - text_first_[row]);
  }
  [[nodiscard]] std::int64_t integer(std::size_t row) const { return integers_[row]; }
  [[nodiscard]] double real(std::size_t row) const { return reals_[row]; }
  /// An integer or real as a double, whichever the column is.
  [[nodiscard]] double number(std::size_t row) const {
    return type_ == field_type::real ? reals_[row] : static_cast<double>(integers_[row]);
  }
  [[nodiscard]] bool is_text() const { return type_ == field_type::text || type_ == field_type::code; }
  [[nodiscard]] bool is_number() const { return !is_text(); }

  void append_absent();
  void append_text(std::string_view value);
  void append_integer(std::int64_t value);
  void append_real(double value);

  /// Appends row `row` of a column of the same type.
  void append_from(const column& other, std::size_t row);
  /// Appends all rows of a column of the same type, not of itself.
  void append_all(const column& other);

  friend bool operator==(const column&, const column&) = default;

 private:
  field_type type_;
  std::vector<std::uint8_t> present_;
  std::vector<std::int64_t> integers_;
  std::vector<double> reals_;
  std::vector<std::uint64_t> text_first_{0};
  std::string characters_;
};

}  // namespace greenward::layer
