// Districts that are made of nothing but names and codes.
#pragma once

#include "engine/workflow/environment.hpp"
#include "engine/workflow/snapshot.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace greenward::testing {

using named_rows = std::vector<std::pair<std::string, std::string>>;

/// The layers "roads" (lines, 100 m apart) and "compounds" (points) with these names and codes.
inline std::shared_ptr<const workflow::district_snapshot> named_district(const named_rows& roads,
                                                                         const named_rows& compounds) {
  const layer::catalogue& catalogue = workflow::program_environment().catalogue;
  auto district = std::make_shared<workflow::district_snapshot>();
  district->measuring = geo::crs_code{4551};
  const auto fill = [&](const char* layer, const named_rows& rows) {
    layer::feature_table table(catalogue.layer(layer));
    geo::planar_geometry planar;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      layer::row_writer row(table, feature_id(static_cast<std::int64_t>(i) + 1));
      if (!rows[i].first.empty()) row.set("name", rows[i].first);
      if (!rows[i].second.empty()) row.set("code", rows[i].second);
      const geo::planar place{440000, 4860000 + 100 * static_cast<double>(i)};
      const std::vector<geo::planar> line{place, {place.x + 50, place.y}};
      if (std::string(layer) == "roads")
        planar.append_line(line);
      else
        planar.append_point(place);
    }
    index::packed_rtree tree(index::boxes_of(planar));
    district->layers.push_back({std::move(table), std::move(planar), std::move(tree)});
  };
  fill("roads", roads);
  fill("compounds", compounds);
  return district;
}

}  // namespace greenward::testing
