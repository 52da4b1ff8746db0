#include "engine/workflow/compare_dates.hpp"

#include "engine/workflow/environment.hpp"

#include <utility>

namespace greenward::workflow {

namespace {

bool same_value(const layer::column& a, std::size_t row_a, const layer::column& b, std::size_t row_b) {
  if (!a.has(row_a) || !b.has(row_b)) return a.has(row_a) == b.has(row_b);
  if (a.is_text()) return a.text(row_a) == b.text(row_b);
  if (a.type() == layer::field_type::real) return a.real(row_a) == b.real(row_b);
  return a.integer(row_a) == b.integer(row_b);
}

bool same_geometry(geo::geographic_view a, geo::geographic_view b) {
  geo::geographic_geometry one, other;
  one.append(a);
  other.append(b);
  return one == other;
}

row_difference between(const comparison& of, std::size_t before, std::size_t after) {
  row_difference difference{before, after, {}, false};
  for (std::size_t f = 0; f < of.before.columns().size(); ++f) {
    if (!same_value(of.before.columns()[f], before, of.after.columns()[f], after))
      difference.fields.push_back(f);
  }
  difference.geometry = !same_geometry(of.before.geometry()[before], of.after.geometry()[after]);
  return difference;
}

}  // namespace

comparison compare(layer::feature_table before, layer::feature_table after) {
  comparison result{std::move(before), std::move(after), {}};
  const auto old_ids = result.before.ids(), new_ids = result.after.ids();
  std::size_t a = 0, b = 0;
  while (a < old_ids.size() || b < new_ids.size()) {
    const bool old_only = b == new_ids.size() || (a < old_ids.size() && old_ids[a] < new_ids[b]);
    const bool new_only = a == old_ids.size() || (b < new_ids.size() && new_ids[b] < old_ids[a]);
    if (old_only) {
      result.differences.push_back({a++, std::nullopt, {}, false});
    } else if (new_only) {
      result.differences.push_back({std::nullopt, b++, {}, false});
    } else {
      row_difference difference = between(result, a++, b++);
      if (!difference.fields.empty() || difference.geometry)
        result.differences.push_back(std::move(difference));
    }
  }
  return result;
}

comparison compare_moments(const std::string& database, const std::string& layer, const moment& before,
                           const moment& after) {
  (void)program_environment().catalogue.layer(layer);
  const auto store = open_for_reading(database);
  return compare(read_layer(*store, layer, before), read_layer(*store, layer, after));
}

}  // namespace greenward::workflow
