// A small layer made by hand, and a picture to read pixels from.
#pragma once

#include "engine/report/printed_map.hpp"

#include <cairo.h>
#include <deque>
#include <filesystem>
#include <span>
#include <string>

namespace greenward::report::testing {

/// Lüyuan's measuring CRS, and a place in the middle of the district.
inline constexpr geo::crs_code kMeasuring{4551};
inline constexpr geo::planar kPlace{436000, 4860000};
/// Metres east and north of it.
[[nodiscard]] inline geo::planar off(double x, double y) {
  return {kPlace.x + x, kPlace.y + y};
}

/// Owns what a map_layer points to. Every feature has a `kind` (the style's field) and a `name`.
struct hand_layer {
  layer::feature_table table;
  geo::planar_geometry planar;
  layer::layer_style style;

  hand_layer(const std::string& name, const bilingual& title, int draw_order);
  void add_polygon(const std::string& kind, const std::string& name, std::span<const geo::planar> ring);
  void add_line(const std::string& kind, const std::string& name, std::span<const geo::planar> line);
  void add_point(const std::string& kind, const std::string& name, geo::planar point);

  [[nodiscard]] map_layer as_map_layer() const;

 private:
  mutable index::packed_rtree index_;  ///< of the last as_map_layer()
  void add_row(const std::string& kind, const std::string& name);
};

/// A rule for one value of `kind`.
[[nodiscard]] layer::style_rule rule_of(const std::string& value, const bilingual& title);

/// A PNG file read back.
class picture {
 public:
  explicit picture(const std::filesystem::path& file);
  ~picture();
  picture(const picture&) = delete;
  picture& operator=(const picture&) = delete;

  [[nodiscard]] int width() const;
  [[nodiscard]] int height() const;
  [[nodiscard]] layer::colour at(double x, double y) const;
  [[nodiscard]] bool has(layer::colour colour) const;

 private:
  cairo_surface_t* surface_;
};

}  // namespace greenward::report::testing
