#include "engine/workflow/admin_locator.hpp"

#include "engine/geo/measure.hpp"

#include <optional>

namespace greenward::workflow {

namespace {

admin_codes codes_of_unit(const layer::feature_table& units, std::size_t row) {
  return {std::string(units["district_code"].text(row)), std::string(units["street_code"].text(row)),
          std::string(units["community_code"].text(row))};
}

std::uint8_t depth_of(const admin_codes& codes) {
  return static_cast<std::uint8_t>(!codes.district.empty() + !codes.street.empty() +
                                   !codes.community.empty());
}

}  // namespace

admin_locator::admin_locator(const layer::feature_table& units, geo::crs_code measuring)
    : measuring_(measuring), areas_(geo::project(units.geometry(), measuring)) {
  for (std::size_t row = 0; row < units.size(); ++row) {
    codes_.push_back(codes_of_unit(units, row));
    depth_.push_back(depth_of(codes_.back()));
  }
}

admin_codes admin_locator::locate(geo::geographic_view geometry) const {
  if (geometry.is_none() || empty()) return {};
  geo::geographic_geometry single;
  single.append(geometry);
  const geo::planar place = geo::representative_point(geo::project(single, measuring_)[0]);
  std::optional<std::uint32_t> best;
  const auto is_better = [&](std::uint32_t row) {
    if (!best) return depth_[row] > 0;
    return depth_[row] != depth_[*best] ? depth_[row] > depth_[*best] : row < *best;
  };
  areas_.visit_window({place, place}, [&](std::uint32_t row) {
    if (is_better(row) && areas_[row].contains(place)) best = row;
  });
  return best ? codes_[*best] : admin_codes{};
}

}  // namespace greenward::workflow
