// Where the district cares, heals, teaches and plays. Names and places are invented.
#pragma once

#include "engine/base/date.hpp"
#include "engine/sample/district_plan.hpp"

namespace greenward::sample {

struct facility {
  std::string code, name;
  const char* category = "";
  const char* kind = "";
  int capacity = 0;
  const char* unit = "";
  date opened;
  planar at;
  std::uint32_t block = 0;
};

/// Elderly care is spread unevenly on purpose: some streets have many places, some nearly none.
[[nodiscard]] std::vector<facility> make_facilities(const district_plan& plan);

}  // namespace greenward::sample
