#include "engine/workflow/feature_lookup.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace greenward::workflow {

std::optional<std::size_t> row_of(const layer::feature_table& table, feature_id id) {
  const auto place = std::ranges::lower_bound(table.ids(), id.value, {}, &feature_id::value);
  if (place == table.ids().end() || *place != id) return std::nullopt;
  return static_cast<std::size_t>(place - table.ids().begin());
}

feature_lookup::feature_lookup(const layer::feature_table& table) : table_(table) {
  const layer::column& code = table["code"];
  for (std::size_t row = 0; row < table.size(); ++row)
    if (code.has(row)) by_code_.try_emplace(code.text(row), row);
}

std::optional<std::size_t> feature_lookup::find(std::string_view code_or_id) const {
  const auto found = by_code_.find(code_or_id);
  if (found != by_code_.end()) return found->second;
  std::int64_t id = 0;
  const char* end = code_or_id.data() + code_or_id.size();
  const auto [last, status] = std::from_chars(code_or_id.data(), end, id);
  if (status != std::errc{} || last != end) return std::nullopt;
  return find(feature_id(id));
}

std::optional<std::size_t> feature_lookup::find(feature_id id) const {
  return row_of(table_, id);
}

}  // namespace greenward::workflow
