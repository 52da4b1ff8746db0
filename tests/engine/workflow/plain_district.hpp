// Districts made by hand, on plain metres.
#pragma once

#include "engine/base/sheet.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/snapshot.hpp"

#include <array>
#include <map>
#include <string>
#include <utility>

namespace greenward::workflow::testing {

using geo::planar;

/// A layer whose geometry is given in the measuring CRS straight away.
class layer_maker {
 public:
  explicit layer_maker(const char* name) : table_(program_environment().catalogue.layer(name)) {}

  /// The next row; give its geometry to shapes() first.
  [[nodiscard]] layer::feature_table& table() { return table_; }
  geo::planar_geometry& shapes() { return shapes_; }
  void none() { shapes_.append_none(); }
  void point(double x, double y) { shapes_.append_point({x, y}); }
  void rectangle(double x, double y, double width, double height) {
    shapes_.append_polygon(
        std::array{planar{x, y}, planar{x + width, y}, planar{x + width, y + height}, planar{x, y + height}});
  }
  void line(planar a, planar b) { shapes_.append_line(std::array{a, b}); }
  [[nodiscard]] layer_snapshot done() {
    return {std::move(table_), shapes_, index::packed_rtree(index::boxes_of(shapes_))};
  }

 private:
  layer::feature_table table_;
  geo::planar_geometry shapes_;
};

/// Two communities side by side, a square kilometre each.
inline layer_snapshot two_communities() {
  layer_maker units("admin_units");
  for (const auto& [code, x] : {std::pair{"220106001001", 0.0}, std::pair{"220106001002", 1000.0}}) {
    units.rectangle(x, 0, 1000, 1000);
    layer::row_writer row(units.table(), feature_id(1));
    row.set("code", code);
    row.set("level", "community");
  }
  return units.done();
}

/// The rows by the text in one column, each by the keys of the columns.
inline std::map<std::string, std::map<std::string, cell>> rows_by(const sheet& table,
                                                                  const std::string& key) {
  std::map<std::string, std::map<std::string, cell>> rows;
  for (const std::vector<cell>& row : table.rows) {
    std::map<std::string, cell> cells;
    for (std::size_t c = 0; c < row.size(); ++c) cells[table.columns[c].key] = row[c];
    rows[std::get<std::string>(cells.at(key))] = cells;
  }
  return rows;
}

inline std::int64_t whole(const cell& value) {
  return std::get<std::int64_t>(value);
}
inline double number(const cell& value) {
  return std::get<double>(value);
}

}  // namespace greenward::workflow::testing
