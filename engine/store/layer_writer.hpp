// Rows into one layer's table and its spatial indexes.
#pragma once

#include "engine/layer/feature_table.hpp"
#include "engine/store/layer_tables.hpp"
#include "engine/store/spatial_index.hpp"
#include "engine/store/spatialite_blob.hpp"
#include "engine/store/sqlite_connection.hpp"
#include "engine/store/sqlite_statement.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace greenward::store {

/// The prepared statements of one layer. Rows are expected to have passed check_row. Knows nothing of the
/// journal; runs in the transaction that is open on the connection.
class layer_writer {
 public:
  layer_writer(sqlite_connection& connection, const layer::layer_schema& schema);

  [[nodiscard]] const layer::layer_schema& schema() const { return schema_; }

  /// Throws error{bad_input} if the id is taken or a code is not in its list. The boxes are collected: call
  /// finish_insert() after the last row.
  feature_id insert(const layer::feature_table& rows, std::size_t row);
  void finish_insert();

  /// Every field and the geometry of the feature with the row's id, which must exist.
  void replace(const layer::feature_table& rows, std::size_t row);
  /// `one`: a table of one row and one field; sets that field of the feature with the row's id.
  void set_field(const layer::feature_table& one);
  void erase(std::span<const feature_id> ids);

 private:
  void bind_row(sqlite_statement& statement, const layer::feature_table& rows, std::size_t row);
  int bind_fields(sqlite_statement& statement, const layer::feature_table& rows, std::size_t row);
  void bind_geometry(sqlite_statement& statement, int parameter, geo::geographic_view geometry);
  static void run(sqlite_statement& statement, const layer::feature_table& rows, std::size_t row);
  [[nodiscard]] std::size_t slot_of(geo::geometry_kind kind) const;

  sqlite_connection& connection_;
  const layer::layer_schema& schema_;
  std::vector<geometry_slot> slots_;
  std::vector<spatial_index> indexes_;                  ///< beside slots_
  std::vector<std::vector<geo::indexed_box>> pending_;  ///< beside slots_
  std::vector<std::string> dates_;                      ///< texts that a statement is bound to
  spatialite_blob_encoder encoder_;
  point_form points_;
  sqlite_statement insert_;
  sqlite_statement replace_;
  sqlite_statement erase_;
};

}  // namespace greenward::store
