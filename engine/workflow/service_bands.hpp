// `greenward walk area`: service areas for several limits at once, of all facilities together or of each, and
// the certificate that proves them.
#pragma once

#include "engine/walking/certificate.hpp"
#include "engine/workflow/walk.hpp"
#include "engine/workflow/walk_provenance.hpp"

#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

enum class area_grouping : std::uint8_t { together, each_facility };

struct band_options {
  walk_options walk;            ///< its minutes count only if `minutes` is empty
  std::vector<double> minutes;  ///< any order; empty = one band
  area_grouping grouping = area_grouping::together;
  metres simplify{0};  ///< 0 = areas as they are; see walking::simplified_area
};

struct service_band {
  double minutes = 0;
  metres limit;
  feature_id facility;         ///< 0 = all together
  std::string facility_name;   ///< "" = all together
  geo::planar_geometry lines;  ///< one feature per reached part
  geo::planar_geometry area;   ///< one polygon feature, or of kind none
  std::int64_t people_within = 0;
};

struct service_bands {
  service_circles circles;           ///< coverage, refusals and plain radius for the largest limit; no areas
  std::vector<service_band> bands;   ///< by facility, then by rising limit
  walk_provenance provenance;        ///< of the day asked for
  walking::certificate certificate;  ///< of all facilities together
};

/// The layers that are read.
[[nodiscard]] std::vector<std::string> band_layers();

/// Throws error{usage} for a time that is not positive, and what compute_coverage throws.
[[nodiscard]] service_bands compute_service_bands(const district_snapshot& district,
                                                  const band_options& options, std::optional<date> day,
                                                  const task& progress);

}  // namespace greenward::workflow
