// Invented names that no real street, compound or institution bears on purpose.
#pragma once

#include <cstddef>
#include <string>

namespace greenward::sample {

/// 1 -> 一, 12 -> 十二, 105 -> 一百零五. Precondition: 1 <= number <= 999.
[[nodiscard]] std::string chinese_number(std::size_t number);

/// Two characters, different for number = 0 .. 575; a third is added after that.
[[nodiscard]] std::string street_word(std::size_t number);
[[nodiscard]] std::string compound_word(std::size_t number);

/// 绿园区 -> 绿园.
[[nodiscard]] std::string district_base_name(const std::string& name);

}  // namespace greenward::sample
