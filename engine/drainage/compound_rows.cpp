#include "engine/drainage/compound_rows.hpp"

#include "engine/geo/measure.hpp"

#include <string_view>
#include <unordered_map>

namespace greenward::drainage {

namespace {

std::uint32_t containing_compound(const layer_input& compounds, geo::planar_view feature) {
  if (feature.is_none()) return kNone;
  const geo::planar place = geo::representative_point(feature);
  std::uint32_t found = kNone;
  compounds.index.visit_window({place, place}, [&](std::uint32_t row) {
    if (row < found && geo::contains(compounds.planar[row], place)) found = row;
  });
  return found;
}

}  // namespace

std::vector<std::uint32_t> compound_rows(const layer_input& features, const layer_input& compounds) {
  std::unordered_map<std::string_view, std::uint32_t> by_code;
  const auto& code = compounds.table["code"];
  for (std::uint32_t row = 0; row < compounds.table.size(); ++row)
    if (code.has(row)) by_code.emplace(code.text(row), row);
  const auto& stated = features.table["compound_code"];
  std::vector<std::uint32_t> result;
  result.reserve(features.table.size());
  for (std::size_t row = 0; row < features.table.size(); ++row) {
    const auto found = stated.has(row) ? by_code.find(stated.text(row)) : by_code.end();
    result.push_back(found != by_code.end() ? found->second
                                            : containing_compound(compounds, features.planar[row]));
  }
  return result;
}

}  // namespace greenward::drainage
