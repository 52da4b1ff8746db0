#include "viewer/layers/row_order.hpp"

#include "viewer/layers/keyed_rows.hpp"
#include "viewer/layers/text_order.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace greenward::viewer {

namespace {

constexpr std::uint64_t kSign = std::uint64_t{1} << 63U;

std::uint64_t key_of_whole(std::int64_t value) {
  return static_cast<std::uint64_t>(value) ^ kSign;
}

/// Ordered as the numbers are; -0 is 0.
std::uint64_t key_of_real(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value + 0.0);
  return (bits & kSign) != 0 ? ~bits : bits | kSign;
}

bool is_known(const layer::column& column, std::size_t row) {
  if (!column.has(row)) return false;
  if (column.is_text()) return !column.text(row).empty();
  return column.type() != layer::field_type::real || !std::isnan(column.real(row));
}

/// Numbers of codes: their places in the list, then those that are not in it.
class code_numbers {
 public:
  code_numbers(const layer::code_list& list, const layer::column& codes,
               const std::vector<std::uint32_t>& rows) {
    for (const layer::code_entry& entry : list.entries) numbers_.emplace(entry.code, numbers_.size());
    std::map<std::string_view, std::uint64_t> strange;
    for (const std::uint32_t row : rows)
      if (!numbers_.contains(codes.text(row))) strange.emplace(codes.text(row), 0);
    for (const auto& [code, unused] : strange) numbers_.emplace(code, numbers_.size());
  }
  [[nodiscard]] std::uint64_t at(std::string_view code) const { return numbers_.find(code)->second; }

 private:
  std::unordered_map<std::string_view, std::uint64_t> numbers_;
};

row_groups grouped(std::vector<keyed_row> keyed) {
  std::ranges::sort(keyed);
  row_groups groups;
  groups.rows.reserve(keyed.size());
  groups.begins.reserve(keyed.size());
  for (std::size_t i = 0; i < keyed.size(); ++i) {
    groups.rows.push_back(keyed[i].row);
    groups.begins.push_back(static_cast<std::uint8_t>(i == 0 || keyed[i].key != keyed[i - 1].key));
  }
  return groups;
}

template <class KeyOf>
row_groups grouped_by(const std::vector<std::uint32_t>& rows, KeyOf key_of) {
  std::vector<keyed_row> keyed;
  keyed.reserve(rows.size());
  for (const std::uint32_t row : rows) keyed.push_back({key_of(row), row});
  return grouped(std::move(keyed));
}

row_groups grouped_ids(const layer::feature_table& table) {
  std::vector<std::uint32_t> rows(table.size());
  for (std::uint32_t row = 0; row < rows.size(); ++row) rows[row] = row;
  return grouped_by(rows, [&](std::uint32_t row) { return key_of_whole(table.ids()[row].value); });
}

row_groups grouped_known(const layer::column& column, const layer::field& field,
                         const std::vector<std::uint32_t>& rows, const layer::catalogue& catalogue,
                         const task& progress) {
  if (field.type == layer::field_type::text) return grouped_texts(column, rows, progress);
  if (field.type == layer::field_type::real)
    return grouped_by(rows, [&](std::uint32_t row) { return key_of_real(column.real(row)); });
  if (field.type != layer::field_type::code)
    return grouped_by(rows, [&](std::uint32_t row) { return key_of_whole(column.integer(row)); });
  const code_numbers numbers(catalogue.codes(field.code_list), column, rows);
  return grouped_by(rows, [&](std::uint32_t row) { return numbers.at(column.text(row)); });
}

}  // namespace

row_groups grouped_rows(const layer::feature_table& table, std::size_t column,
                        const layer::catalogue& catalogue, const task& progress) {
  if (column == kIdColumn) return grouped_ids(table);
  const layer::column& values = table.columns()[column];
  std::vector<std::uint32_t> known, unknown;
  for (std::uint32_t row = 0; row < table.size(); ++row)
    (is_known(values, row) ? known : unknown).push_back(row);
  progress.throw_if_cancelled();
  row_groups groups = grouped_known(values, table.schema().fields[column], known, catalogue, progress);
  groups.unknown = std::move(unknown);
  return groups;
}

std::vector<std::uint32_t> arranged(const row_groups& groups, bool descending) {
  std::vector<std::uint32_t> rows;
  rows.reserve(groups.rows.size() + groups.unknown.size());
  if (!descending) {
    rows = groups.rows;
  } else {
    for (std::size_t to = groups.rows.size(); to > 0;) {
      std::size_t from = to - 1;
      while (groups.begins[from] == 0) --from;
      rows.insert(rows.end(), groups.rows.begin() + static_cast<std::ptrdiff_t>(from),
                  groups.rows.begin() + static_cast<std::ptrdiff_t>(to));
      to = from;
    }
  }
  rows.insert(rows.end(), groups.unknown.begin(), groups.unknown.end());
  return rows;
}

}  // namespace greenward::viewer
