#include "tests/ui/memory_course.hpp"

#include <algorithm>
#include <cassert>

namespace greenward::testing {

std::array<double, memory_course::kParts> memory_course::medians() const {
  assert(noted_.size() >= kParts);
  std::array<double, kParts> medians{};
  for (std::size_t part = 0; part < kParts; ++part) {
    const auto at = [&](std::size_t i) {
      return noted_.begin() + static_cast<std::ptrdiff_t>(i * noted_.size() / kParts);
    };
    std::vector<std::size_t> some(at(part), at(part + 1));
    const auto middle = some.begin() + static_cast<std::ptrdiff_t>(some.size() / 2);
    std::ranges::nth_element(some, middle);
    medians[part] = static_cast<double>(*middle);
  }
  return medians;
}

double memory_course::growth() const {
  const auto of = medians();
  return std::min({of[3], of[4], of[5]}) - of[1];
}

}  // namespace greenward::testing
