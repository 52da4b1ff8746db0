// Lines drawn as `greenward map` draws them, without the sheet around.
#pragma once

#include "engine/workflow/snapshot.hpp"
#include "tests/bench/peers/line_pictures.hpp"

#include <memory>
#include <string>

namespace greenward::bench {

/// One layer of lines in memory, with its index.
class map_pictures {
 public:
  /// `measuring`: the views' CRS.
  map_pictures(const line_style& style, geo::crs_code measuring) : style_(style), measuring_(measuring) {}

  /// Reads the walk_edges of a database as the command does: with all their fields, projected and indexed.
  void load(const std::string& database);
  /// Finds the lines in the view among those that were loaded, draws them and writes the PNG.
  void draw(const line_view& view) const;
  /// The same with nothing loaded: opens the database and reads the geometry alone, of what the layer's
  /// R*Tree finds in the view if it is not whole, as `greenward map` does in a style that asks for no field.
  void draw_from(const std::string& database, const line_view& view) const;

 private:
  line_style style_;
  geo::crs_code measuring_;
  std::shared_ptr<const workflow::district_snapshot> district_;
};

}  // namespace greenward::bench
