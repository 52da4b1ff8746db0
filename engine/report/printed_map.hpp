// Printed maps: layers and results on one sheet with title, legend, scale, north and graticule.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/index/packed_rtree.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/layer/style.hpp"
#include "engine/report/map_ground.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace greenward::report {

/// On a sheet of two maps: which of them shows it. A sheet of one map shows everything.
enum class map_side : std::uint8_t { both, first, second };

/// A layer as it is drawn; the four must outlive the call of draw_map.
struct map_layer {
  const layer::feature_table* table = nullptr;
  const geo::planar_geometry* planar = nullptr;  ///< the table's geometry in the measuring CRS, row by row
  const index::packed_rtree* index = nullptr;    ///< over the boxes of `planar`
  const layer::layer_style* style = nullptr;
  std::optional<int> draw_order{};  ///< among all; none = that of the table's schema
  map_side side = map_side::both;
};

/// A result among the layers: a service area, a plain radius, reached streets.
struct map_overlay {
  bilingual title;  ///< the legend's text
  geo::planar_geometry geometry;
  layer::colour fill{0, 0, 0, 0};
  layer::colour stroke{0, 0, 0, 255};
  double width = 1.5;        ///< of the stroke, pixels
  std::vector<double> dash;  ///< on, off, ... pixels; empty = solid
  /// Among the layers' draw orders, after a layer of the same order. The default lies above the catalogue's
  /// grounds and buildings and below its streets and pipes, which a tinted area would make hard to read.
  int draw_order = 29;
  double size = 6;  ///< of a point, which is drawn as a circle, pixels
  map_side side = map_side::both;
};

struct map_content {
  std::vector<map_layer> layers;
  std::vector<map_overlay> overlays;
  ground_source ground{};  ///< under everything; empty: none
  double ground_opacity = 1;
};

/// Two maps of one extent at one scale on a sheet, and what is written on each: a day, or present and
/// planned.
struct map_pair {
  bilingual first, second;
};

/// Synthetic data carries a stamp that cannot be overlooked.
enum class data_origin { recorded, synthetic };

struct map_options {
  geo::planar_box extent;  ///< all of it is on the sheet; empty = the bounds of the content
  int width =
      1920;  ///< pixels at 96 dpi, 400 .. 16384 (two maps: from 600); a PDF or SVG has 0.75 pt for each
  int height = 1080;
  bilingual title;
  std::string subtitle;  ///< "as of", area, author: one line; empty = none
  std::string date;      ///< of the data or the sheet, as it is to be printed
  std::string notice;    ///< where the data come from and its licence; several lines allowed
  data_origin origin = data_origin::recorded;
  language lang = language::zh;  ///< of the legend; the title is always in both
  geo::crs_code crs;             ///< the measuring CRS of all planar geometry
  std::string crs_name;  ///< as printed, e.g. "CGCS2000 / 3度带高斯-克吕格，中央经线 126°E"
  std::optional<map_pair> pair{};  ///< side by side, or one above the other if that allows a larger scale
};

/// What draw_map shows of the ground at most: the extent, and what the frame has room for around it. Of
/// features beyond it nothing is drawn. Throws as draw_map does; error{usage} for an empty extent.
[[nodiscard]] geo::planar_box shown_ground(const map_options& options, const std::filesystem::path& file);

/// Draws the sheet and writes it to `file`; its extension (.png, .pdf, .svg) is the format. An existing file
/// is replaced in one step; after an error there is neither a new nor a partial file.
///
/// The scale is the largest round one (two digits) at which the extent fits the map frame. Layers are drawn
/// by their schemas' draw order, unless they have one of their own; of a style's rules the first lies on top;
/// all casings of a layer lie under all its lines. At scales smaller than 1:50 000 lines and markers shrink,
/// in the legend too. The legend lists the classes that have a feature in the frame, with their counts; of
/// two maps those of either, with both counts where these differ.
///
/// Throws error{usage} for an unknown extension, a size out of range, a malformed or empty extent, a null
/// pointer; error{bad_input} for a coordinate that is not finite, a table and a geometry of different
/// lengths, no Chinese font, or a file that cannot be written; and what `content.ground` throws.
void draw_map(const map_content& content, const map_options& options, const std::filesystem::path& file);

}  // namespace greenward::report
