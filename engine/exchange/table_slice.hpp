// What goes into one file: some rows of one table, all of one geometry kind (or several, where a format can).
#pragma once

#include "engine/exchange/export_file.hpp"
#include "engine/exchange/ogr_geometry.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace greenward::exchange {

struct table_slice {
  const layer::feature_table* table = nullptr;
  const geo::planar_geometry* geometry = nullptr;  ///< of the whole table, in the CRS of the file, x first
  std::string name;                                ///< of the file or the layer
  std::vector<std::size_t> rows;
  /// The kind of every geometry (rows without one may be among them); absent = several kinds.
  std::optional<geo::geometry_kind> kind;

  /// `multiple` as soon as one of the rows has several parts.
  [[nodiscard]] part_form form() const;
};

/// The whole table as one slice.
[[nodiscard]] table_slice whole_slice(const layer::feature_table& table,
                                      const geo::planar_geometry& geometry);

/// One slice for each kind that occurs, named roads_point, roads_line, roads_polygon, and roads_none for rows
/// without geometry; a single one named after the table if only one kind occurs (none rows stay with it).
[[nodiscard]] std::vector<table_slice> slices_by_kind(const layer::feature_table& table,
                                                      const geo::planar_geometry& geometry);

/// What the writers of one export share.
struct export_context {
  const export_options& options;
  const OGRSpatialReference* reference = nullptr;  ///< null = the CRS has no definition (gcj02)
  std::vector<export_loss>& losses;
  const task& progress;
};

}  // namespace greenward::exchange
