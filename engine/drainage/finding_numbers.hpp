// What the numbers of findings are called and measured in.
#pragma once

#include "engine/base/bilingual.hpp"

#include <span>
#include <string_view>

namespace greenward::drainage {

struct number_word {
  std::string_view name;  ///< as in check_words::numbers
  bilingual title;
  std::string_view unit;     ///< "" = none
  double factor = 1;         ///< from the number to the unit
  bool is_pipe_end = false;  ///< 1 = the pipe's first end, 2 = its last
};

[[nodiscard]] std::span<const number_word> finding_numbers();
/// Precondition: a check has a number of that name.
[[nodiscard]] const number_word& number_called(std::string_view name);

}  // namespace greenward::drainage
