#include "engine/report/printed_map.hpp"

#include "engine/base/atomic_file.hpp"
#include "engine/base/error.hpp"
#include "engine/report/cairo_surface.hpp"
#include "engine/report/feature_painter.hpp"
#include "engine/report/graticule.hpp"
#include "engine/report/ground_painter.hpp"
#include "engine/report/legend_painter.hpp"
#include "engine/report/map_labels.hpp"
#include "engine/report/sheet_furniture.hpp"
#include "engine/report/sheet_layout.hpp"
#include "engine/report/text_painter.hpp"

#include <fmt/format.h>
#include <array>
#include <cmath>

namespace greenward::report {

namespace {

constexpr int kSmallestSide = 400, kSmallestOfTwo = 600;
constexpr int kLargestSide = 16384;

void check_size(const map_options& options) {
  const int smallest = options.pair ? kSmallestOfTwo : kSmallestSide;
  const auto fits = [&](int side) { return side >= smallest && side <= kLargestSide; };
  if (fits(options.width) && fits(options.height)) return;
  throw error(error_code::usage, fmt::format("{}x{}", options.width, options.height),
              {"图幅尺寸超出范围", "the sheet's size is out of range"},
              {fmt::format("宽和高请取 {} 至 {} 像素", smallest, kLargestSide),
               fmt::format("Give a width and height from {} to {} pixels", smallest, kLargestSide)});
}

geo::planar_box checked(const geo::planar_box& box) {
  const auto finite = [](geo::planar p) { return std::isfinite(p.x) && std::isfinite(p.y); };
  if (!box.empty() && finite(box.min) && finite(box.max)) return box;
  throw error(error_code::usage, "extent", {"没有可绘的范围", "there is no extent to draw"},
              {"请给出范围，或选择有要素的图层", "Give an extent, or layers that have features"});
}

/// A map with its place on the sheet, its features chosen.
struct composed_map {
  sheet_layout place;
  map_frame frame;
  std::vector<drawn_layer> layers;
  std::string name;  ///< empty: the only one
};

/// The sheet divided: one map, or two of the same extent and scale.
struct composition {
  sheet_layout sheet;
  std::vector<composed_map> maps;
  legend_content legend;
};

/// The room for a legend as usual, and for a long one.
constexpr std::array kPanelShares{1.0, 1.5};

sheet_layout lay_out(const map_options& options, sheet_furniture& furniture, double panel_share) {
  const double width = particulars_width(options.width, options.height, panel_share);
  const double unit = sheet_unit(options.width, options.height);
  return lay_out_sheet({.width = options.width,
                        .height = options.height,
                        .title_height = furniture.title_height(),
                        .particulars_height = furniture.particulars_height(width),
                        .notice_height = furniture.notice_height(options.width - 64 * unit),
                        .panel_share = panel_share});
}

/// Two maps lie so that their scale is the larger.
std::vector<composed_map> places_of_maps(const map_options& options, const sheet_layout& sheet,
                                         const geo::planar_box& extent) {
  const auto at = [&](const sheet_layout& place, const std::string& name) {
    return composed_map{place, fit_frame(place.map, extent, options.crs), {}, name};
  };
  if (!options.pair) return {at(sheet, "")};
  const auto halved = [&](halving how) {
    const auto [first, second] = halves_of(sheet, how);
    return std::vector{at(first, options.pair->first.in(options.lang)),
                       at(second, options.pair->second.in(options.lang))};
  };
  std::vector<composed_map> beside = halved(halving::side_by_side), above = halved(halving::above_each_other);
  return beside.front().frame.denominator <= above.front().frame.denominator ? beside : above;
}

legend_content legend_of(const std::vector<composed_map>& maps, language lang) {
  const std::vector<drawn_layer>& shown = maps.back().layers;
  legend_content legend{.entries = {}, .hidden = hidden_layers(shown), .lang = lang};
  if (maps.size() == 1) {
    legend.entries = legend_entries(shown);
  } else {
    legend.entries = legend_entries(shown, maps.front().layers);
    legend.of_two = maps.front().name + " → " + maps.back().name;
  }
  return legend;
}

composition compose_with(const map_content& content, const map_options& options,
                         const geo::planar_box& extent, sheet_furniture& furniture, double panel_share) {
  composition result;
  result.sheet = lay_out(options, furniture, panel_share);
  result.maps = places_of_maps(options, result.sheet, extent);
  const bool two = result.maps.size() > 1;
  result.maps.front().layers =
      drawn_layers(content, result.maps.front().frame, two ? map_side::first : map_side::both);
  if (two) result.maps.back().layers = drawn_layers(content, result.maps.back().frame, map_side::second);
  result.legend = legend_of(result.maps, options.lang);
  return result;
}

/// Gives a long legend more room rather than small letters.
composition compose(const map_content& content, const map_options& options, const geo::planar_box& extent,
                    sheet_furniture& furniture) {
  constexpr double kLegible = 0.78;
  composition result;
  for (const double share : kPanelShares) {
    result = compose_with(content, options, extent, furniture, share);
    const legend_plan plan = plan_legend_rows(result.legend, result.sheet.legend, result.sheet.unit);
    if (plan.corners.size() == result.legend.entries.size() && plan.scale >= kLegible) break;
  }
  return result;
}

void paint_ground_and_features(cairo_t* cairo, text_painter& text, sheet_furniture& furniture,
                               const map_content& content, const composed_map& sheet) {
  const pixel_box& map = sheet.place.map;
  const saved_state keep(cairo);
  cairo_rectangle(cairo, map.min.x, map.min.y, map.width(), map.height());
  cairo_clip(cairo);
  cairo_set_source_rgb(cairo, 0.985, 0.983, 0.97);
  cairo_paint(cairo);
  if (content.ground) paint_ground(cairo, content.ground, content.ground_opacity, sheet.frame);
  for (const drawn_layer& layer : sheet.layers) paint_layer(cairo, layer, sheet.frame);
  const auto labels = gather_labels(sheet.layers, sheet.frame, text);
  paint_labels(labels, sheet.frame, furniture.map_obstacles(map, sheet.name), text);
}

void paint_map(cairo_t* cairo, text_painter& text, sheet_furniture& furniture, const map_content& content,
               const composed_map& sheet) {
  paint_ground_and_features(cairo, text, furniture, content, sheet);
  furniture.paint_border(sheet.place, make_graticule(sheet.frame));
  furniture.paint_north_arrow(sheet.place.map, true_north_angle(sheet.frame));
  furniture.paint_stamp(sheet.place.map);
  furniture.paint_name(sheet.place.map, sheet.name);
}

}  // namespace

geo::planar_box shown_ground(const map_options& options, const std::filesystem::path& file) {
  check_size(options);
  const geo::planar_box extent = checked(options.extent);
  const cairo_surface surface(format_of(file), options.width, options.height);
  text_painter text(surface.context());
  sheet_furniture furniture(surface.context(), text, options);
  geo::planar_box shown;
  for (const double share : kPanelShares)
    for (const composed_map& map : places_of_maps(options, lay_out(options, furniture, share), extent))
      shown.include(map.frame.ground());
  return shown;
}

void draw_map(const map_content& content, const map_options& options, const std::filesystem::path& file) {
  const map_format format = format_of(file);
  check_size(options);
  const geo::planar_box bounds = bounds_of(content);
  const geo::planar_box extent = checked(options.extent.empty() ? bounds : options.extent);

  cairo_surface surface(format, options.width, options.height);
  cairo_t* cairo = surface.context();
  cairo_set_source_rgb(cairo, 1, 1, 1);
  cairo_paint(cairo);
  text_painter text(cairo);
  sheet_furniture furniture(cairo, text, options);
  const composition sheet = compose(content, options, extent, furniture);

  for (const composed_map& map : sheet.maps) paint_map(cairo, text, furniture, content, map);
  furniture.paint_title(sheet.sheet.title);
  paint_legend(cairo, text, sheet.legend, sheet.sheet.legend, sheet.sheet.unit);
  furniture.paint_particulars(sheet.sheet.particulars, sheet.maps.front().frame);
  furniture.paint_notice(sheet.sheet.notice);

  surface.describe(options.title.zh + (options.title.en.empty() ? "" : " / " + options.title.en),
                   options.notice);
  write_file_atomically(file, surface.finish());
}

}  // namespace greenward::report
