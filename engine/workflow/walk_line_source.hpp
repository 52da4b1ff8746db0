// Lines that a walking network is to be made from, whatever they come from.
#pragma once

#include "engine/base/task.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/store/store.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace greenward::workflow {

/// Struct-of-arrays, n lines; and how many features did not become one.
struct walk_line_source {
  std::vector<std::int64_t> ids;  ///< of the features, or numbers of the records
  geo::geographic_geometry lines;
  std::vector<std::uint8_t> bridge, tunnel;
  std::vector<std::string> name;
  std::vector<std::string> kind;  ///< a code of walk_edge_kind, or ""
  std::size_t not_walkable = 0, not_lines = 0, unreadable = 0;
};

/// From a layer of the database: its fields bridge, tunnel, name, edge_kind, and road_class for the kind;
/// expressways are not walkable. From a file: the columns of those names. Throws error{usage} if `from` is
/// neither, and what the readers throw.
[[nodiscard]] walk_line_source read_walk_lines(const store::store& store, const std::string& from,
                                               const task& progress);

}  // namespace greenward::workflow
