// Where a facility could be: a layer, a file, or the compounds and villages of the district.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/base/task.hpp"
#include "engine/geo/point.hpp"
#include "engine/workflow/snapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

struct candidate_request {
  std::string from;                         ///< a layer's name or a file; "" = compounds and villages
  std::string crs;                          ///< of a file: "EPSG:n", "gcj02", "bd09"; "" = what the file says
  std::string where;                        ///< see layer::filter; "" = all
  std::string price_field, capacity_field;  ///< "" = not asked for
};

/// A place for a facility, or a facility that is there.
struct site_place {
  std::string layer;    ///< or the file's name
  std::int64_t id = 0;  ///< of the layer's feature; of a file's record, from 1
  std::string code, name;
  geo::planar place;
  double price = 0;
  std::optional<double> capacity;  ///< none = not known
  /// The name, else the code, else "#id".
  [[nodiscard]] std::string title() const;
};

/// Who was not taken, and how far from the nearest street, where that is why.
struct site_refusal {
  bool existing = false;
  site_place site;
  bilingual reason;
  std::optional<double> metres;
};

struct site_candidates {
  bilingual from;  ///< what they are
  std::vector<site_place> places;
  std::size_t looked_at = 0;  ///< those that the condition leaves
  std::vector<site_refusal> refused;
};

/// The layers that the candidates are read from; none for a file. Throws error{usage} for what is neither a
/// layer nor a file.
[[nodiscard]] std::vector<std::string> candidate_layers(const candidate_request& request);

/// Points as they are, lines and areas by geo::representative_point(). What has no position, or lacks a
/// number that was asked for, is refused. Throws error{usage} for a bad condition or a field that is not
/// there, error{bad_input} if the file cannot be read or nothing is left.
[[nodiscard]] site_candidates read_candidates(const district_snapshot& district,
                                              const candidate_request& request, const task& progress);

}  // namespace greenward::workflow
