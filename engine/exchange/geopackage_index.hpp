// The R*Tree of a layer in a GeoPackage, packed at once when its rows are written.
#pragma once

#include "engine/exchange/ogr_target.hpp"
#include "engine/geo/packed_nodes.hpp"

#include <string>
#include <vector>

namespace greenward::exchange {

/// GDAL 3.6 fills the index row by row, which takes longer than all else in a GeoPackage. Its table, its
/// triggers and its entry as an extension (GeoPackage 1.2, annex F.3) are GDAL's here too; only the nodes
/// are written by us.
class geopackage_index {
 public:
  /// Of a layer without rows and without an index. Until pack() the index is empty, and its triggers are off.
  geopackage_index(ogr_target& target, const std::string& layer, const std::string& column);

  /// A row that is written and has a geometry, with its box as it stands in the file.
  void add(geo::indexed_box row) { rows_.push_back(row); }
  /// Fills the index and switches its triggers on. O(n log n) for n rows.
  void pack();

 private:
  [[nodiscard]] std::string table_of(const char* suffix) const;

  ogr_target& target_;
  std::string name_;                   ///< of the virtual table
  std::vector<std::string> triggers_;  ///< as SQL, while they are off
  std::vector<geo::indexed_box> rows_;
};

}  // namespace greenward::exchange
