#include "engine/layer/column.hpp"

#include <cassert>

namespace greenward::layer {

void column::append_absent() {
  present_.push_back(0);
  if (is_text()) {
    text_first_.push_back(characters_.size());
  } else if (type_ == field_type::real) {
    reals_.push_back(0);
  } else {
    integers_.push_back(0);
  }
}

void column::append_text(std::string_view value) {
  assert(is_text());
  present_.push_back(1);
  characters_ += value;
  text_first_.push_back(characters_.size());
}

void column::append_integer(std::int64_t value) {
  assert(is_number() && type_ != field_type::real);
  present_.push_back(1);
  integers_.push_back(value);
}

void column::append_real(double value) {
  assert(type_ == field_type::real);
  present_.push_back(1);
  reals_.push_back(value);
}

void column::append_from(const column& other, std::size_t row) {
  assert(other.type_ == type_);
  if (!other.has(row)) return append_absent();
  if (is_text()) return append_text(other.text(row));
  if (type_ == field_type::real) return append_real(other.real(row));
  append_integer(other.integer(row));
}

void column::append_all(const column& other) {
  assert(other.type_ == type_ && &other != this);
  present_.insert(present_.end(), other.present_.begin(), other.present_.end());
  integers_.insert(integers_.end(), other.integers_.begin(), other.integers_.end());
  reals_.insert(reals_.end(), other.reals_.begin(), other.reals_.end());
  if (!is_text()) return;
  const std::uint64_t base = text_first_.back();
  for (std::size_t i = 1; i < other.text_first_.size(); ++i)
    text_first_.push_back(base + other.text_first_[i]);
  characters_ += other.characters_;
}

}  // namespace greenward::layer
