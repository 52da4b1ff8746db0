// The features of a layer in memory: ids, columns and geometries side by side.
#pragma once

#include "engine/base/strong_id.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/layer/column.hpp"
#include "engine/layer/schema.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::layer {

/// Struct-of-arrays: row i is ids()[i], columns()[f] at i for every field f of the schema, and
/// geometry()[i] (EPSG:4490; a layer without geometry has `none` everywhere). All have the same length
/// once a row is complete (begin_row … end_row).
class feature_table {
 public:
  explicit feature_table(layer_schema schema);
  /// Whole columns, one for each field. Precondition: all are as long as `ids`.
  feature_table(layer_schema schema, std::vector<feature_id> ids, std::vector<column> columns,
                geo::geographic_geometry geometry);

  [[nodiscard]] const layer_schema& schema() const { return schema_; }
  [[nodiscard]] std::size_t size() const { return ids_.size(); }
  [[nodiscard]] std::span<const feature_id> ids() const { return ids_; }
  [[nodiscard]] std::span<const column> columns() const { return columns_; }
  /// Throws error{usage} if the schema has no such field.
  [[nodiscard]] const column& operator[](std::string_view field) const;
  [[nodiscard]] const geo::geographic_geometry& geometry() const { return geometry_; }

  /// Rebuilds the table with the rows of `keep`, in that order.
  [[nodiscard]] feature_table selected(std::span<const std::size_t> keep) const;

  /// Adds all rows of another table of the same fields behind the last.
  void append(const feature_table& rows);
  /// Adds a field at the end. Precondition: the column has a value (or absence) for every row, and the schema
  /// has no field of that name.
  void add_column(field added, column values);
  /// Makes a field absent in every row.
  void clear_column(std::string_view field);
  /// Sets every id to 0: the store will give new ones.
  void clear_ids();

  friend class row_writer;

 private:
  layer_schema schema_;
  std::vector<feature_id> ids_;
  std::vector<column> columns_;
  geo::geographic_geometry geometry_;
};

/// Where a field stands in its schema: for who writes many rows and has looked it up once.
enum class field_number : std::size_t {};

/// Appends rows to a table. Fields not set stay absent; a geometry not given stays `none`.
///   row_writer row(table, feature_id(7));
///   row.set("name", "景阳大路"); row.set("width_m", 32.0); row.geometry().append_line(points);
/// The row is complete when the writer is destroyed. Setting a field of another type, an unknown field or
/// a field twice is a broken invariant (assertion): check input against the schema before writing it.
class row_writer {
 public:
  /// id 0 = not yet known: the store assigns the next free one on insert.
  row_writer(feature_table& table, feature_id id);
  ~row_writer();
  row_writer(const row_writer&) = delete;
  row_writer& operator=(const row_writer&) = delete;

  void set(field_number field, std::string_view value);  ///< text, code
  void set(field_number field, std::int64_t value);      ///< integer, boolean, date (days)
  void set(field_number field, double value);            ///< real
  void set(std::string_view field, std::string_view value) { set(number_of(field), value); }
  void set(std::string_view field, const char* value) { set(field, std::string_view(value)); }
  void set(std::string_view field, const std::string& value) { set(field, std::string_view(value)); }
  void set(std::string_view field, std::int64_t value) { set(number_of(field), value); }
  void set(std::string_view field, int value) { set(field, static_cast<std::int64_t>(value)); }
  void set(std::string_view field, bool value) { set(field, static_cast<std::int64_t>(value)); }
  void set(std::string_view field, double value) { set(number_of(field), value); }

  /// The value of row `row` of a column of the field's type; an absent one is left absent.
  void copy(std::string_view field, const column& from, std::size_t row);

  /// Append exactly one feature to it.
  [[nodiscard]] geo::geographic_geometry& geometry() { return table_.geometry_; }

 private:
  [[nodiscard]] field_number number_of(std::string_view field) const;
  [[nodiscard]] column& claim(field_number field);
  feature_table& table_;
};

}  // namespace greenward::layer
