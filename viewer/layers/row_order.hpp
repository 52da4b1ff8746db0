// The rows of a table in the order of one of its columns.
#pragma once

#include "engine/base/task.hpp"
#include "engine/layer/catalogue.hpp"
#include "engine/layer/feature_table.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace greenward::viewer {

/// Stands for the ids, which are not among a table's columns.
inline constexpr std::size_t kIdColumn = static_cast<std::size_t>(-1);

/// Rows by value, equal ones as they stand in the table.
/// begins[i] = 1: rows[i] has another value than rows[i-1]; begins[0] is 1.
/// `unknown`: the rows without a value, ascending; both together are every row once.
struct row_groups {
  std::vector<std::uint32_t> rows;
  std::vector<std::uint8_t> begins;
  std::vector<std::uint32_t> unknown;
};

/// Numbers and dates by size, false before true, codes in the order of their list (others after it, by code
/// point), texts as compared by text_order. An empty text and a NaN are no value. O(n log n); 2^32 rows at
/// most. Throws error{cancelled}, error{bad_input} if there is no pinyin.
[[nodiscard]] row_groups grouped_rows(const layer::feature_table& table, std::size_t column,
                                      const layer::catalogue& catalogue, const task& progress);

/// Every row: the values ascending or descending, equal ones as they stand in the table either way, the
/// unknown ones last either way. O(n).
[[nodiscard]] std::vector<std::uint32_t> arranged(const row_groups& groups, bool descending);

}  // namespace greenward::viewer
