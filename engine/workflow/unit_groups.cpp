#include "engine/workflow/unit_groups.hpp"

#include <algorithm>
#include <numeric>

namespace greenward::workflow {

unit_groups group_by_unit(const layer::feature_table& table, std::span<const std::uint32_t> rows,
                          const std::string& level) {
  const layer::column& codes = table[level + "_code"];
  unit_groups groups;
  for (const std::uint32_t row : rows)
    if (codes.has(row) && !codes.text(row).empty()) groups.codes.emplace_back(codes.text(row));
  std::ranges::sort(groups.codes);
  groups.codes.erase(std::unique(groups.codes.begin(), groups.codes.end()), groups.codes.end());
  const auto none = static_cast<std::uint32_t>(groups.codes.size());
  for (const std::uint32_t row : rows) {
    const bool known = codes.has(row) && !codes.text(row).empty();
    groups.of_row.push_back(
        known ? static_cast<std::uint32_t>(std::ranges::lower_bound(groups.codes, codes.text(row)) -
                                           groups.codes.begin())
              : none);
  }
  return groups;
}

unit_groups group_by_unit(const layer::feature_table& table, const std::string& level) {
  std::vector<std::uint32_t> rows(table.size());
  std::iota(rows.begin(), rows.end(), 0U);
  return group_by_unit(table, rows, level);
}

}  // namespace greenward::workflow
