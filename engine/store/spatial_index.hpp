// The R*Tree beside a geometry column, kept by this room itself because triggers are off.
#pragma once

#include "engine/base/strong_id.hpp"
#include "engine/geo/packed_nodes.hpp"
#include "engine/store/sqlite_connection.hpp"
#include "engine/store/sqlite_statement.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace greenward::store {

/// Writes SQLite's R*Tree module form: 32-bit floats, rounded outwards.
class spatial_index {
 public:
  /// `table`: index_table(layer, slot).
  spatial_index(sqlite_connection& connection, const std::string& table);

  /// Adds boxes of ids that are not in the index. Many at once are packed into a new tree together with those
  /// that are there (sort-tile-recursive, Leutenegger et al. 1997): about ten times as fast as one by one.
  void add(std::vector<geo::indexed_box> boxes);
  /// Many at once, if they are most of the index, go quicker too: the rest is packed.
  void remove(std::span<const feature_id> ids);

 private:
  [[nodiscard]] std::size_t stored_count() const;
  [[nodiscard]] std::vector<geo::indexed_box> stored_boxes() const;
  void pack(std::span<const geo::indexed_box> boxes);

  sqlite_connection& connection_;
  std::string table_;
  sqlite_statement insert_;
  sqlite_statement delete_;
};

}  // namespace greenward::store
