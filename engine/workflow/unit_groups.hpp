// Rows grouped by the administrative units of one level.
#pragma once

#include "engine/layer/feature_table.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace greenward::workflow {

/// Codes of the list unit_level, from the largest units to the smallest.
inline constexpr std::array<const char*, 3> kUnitLevels{"district", "street", "community"};

struct unit_groups {
  std::vector<std::string> codes;     ///< n_group, rising
  std::vector<std::uint32_t> of_row;  ///< one for each of the rows; n_group = it carries no code
};

/// By the column `LEVEL_code` of the table. `rows`: which of its rows, in any order.
[[nodiscard]] unit_groups group_by_unit(const layer::feature_table& table,
                                        std::span<const std::uint32_t> rows, const std::string& level);
/// All rows.
[[nodiscard]] unit_groups group_by_unit(const layer::feature_table& table, const std::string& level);

}  // namespace greenward::workflow
