#include "engine/workflow/draw_map.hpp"

#include "engine/base/date.hpp"
#include "engine/base/error.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/globe_box.hpp"
#include "engine/workflow/basemap.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/service_area_style.hpp"
#include "engine/workflow/service_bands.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace greenward::workflow {

namespace {

/// The layers to be read: those asked for, and what the service areas need.
std::vector<std::string> layers_to_read(const map_request& request) {
  std::vector<std::string> names = request.layers;
  if (names.empty() || !request.service_areas) return names;
  for (const std::string& needed : walking_layers())
    if (std::ranges::find(names, needed) == names.end()) names.push_back(needed);
  return names;
}

bool wanted(const map_request& request, const std::string& layer) {
  return request.layers.empty() || std::ranges::find(request.layers, layer) != request.layers.end();
}

void add_layers(std::vector<report::map_layer>& layers, const district_snapshot& district,
                const map_request& request, report::map_side side) {
  for (const layer_snapshot& layer : district.layers) {
    const layer::layer_style* style = program_environment().style(layer.table.schema().name);
    if (style != nullptr && wanted(request, layer.table.schema().name))
      layers.push_back({&layer.table, &layer.planar, &layer.index, style, std::nullopt, side});
  }
}

report::map_overlay overlay(bilingual title, const geo::planar_geometry& geometry,
                            const overlay_style& style) {
  return {std::move(title), geometry,        style.rule.fill, style.rule.stroke,
          style.rule.width, style.rule.dash, style.draw_order};
}

/// What lies in the first area and not in the one nested in it, for even-odd filling.
geo::planar_geometry without(const geo::planar_geometry& area, const geo::planar_geometry& nested) {
  geo::planar_geometry ring;
  ring.begin_feature(geo::geometry_kind::polygon);
  for (const geo::planar_geometry* shape : {&area, &nested}) {
    if (shape->empty()) continue;
    const geo::planar_view view = (*shape)[0];
    for (std::size_t part = 0; part < view.part_count(); ++part) {
      ring.begin_part();
      for (std::size_t r = 0; r < view.ring_count(part); ++r) {
        ring.begin_ring();
        for (const geo::planar p : view.ring(part, r)) ring.add(p);
      }
    }
  }
  return ring;
}

std::vector<report::map_overlay> service_overlays(const service_bands& bands) {
  const service_circles& circles = bands.circles;
  const std::string radius = fmt::format("{:g}", circles.settings.radius.value);
  std::vector<report::map_overlay> overlays;
  // Each band without the one inside it, so that the ground has the colour that the legend shows.
  int depth = 0;
  for (std::size_t k = bands.bands.size(); k-- > 0; ++depth) {
    const std::string minutes = fmt::format("{:g}", bands.bands[k].minutes);
    const geo::planar_geometry& area = bands.bands[k].area;
    overlays.push_back(overlay({minutes + " 分钟步行圈", minutes + "-minute walk"},
                               k == 0 ? area : without(area, bands.bands[k - 1].area),
                               service_band_style(depth)));
  }
  overlays.push_back(overlay({"直线半径 " + radius + " 米", "radius " + radius + " m"}, circles.radius,
                             plain_radius_style()));
  return overlays;
}

geo::planar_box extent_of(const geo::lon_lat_box& window, geo::crs_code measuring) {
  geo::planar_box box;
  for (const geo::lon_lat corner : {window.min, window.max, geo::lon_lat{window.min.x, window.max.y},
                                    geo::lon_lat{window.max.x, window.min.y}})
    box.include(geo::project(corner, measuring));
  return box;
}

std::string crs_name(geo::crs_code code) {
  constexpr int kFirst = 4534, kLast = 4554, kFirstMeridian = 75;
  constexpr int kUtmNorth = 32600, kUtmSouth = 32700, kZones = 60;
  if (code.epsg > kUtmNorth && code.epsg <= kUtmNorth + kZones)
    return fmt::format("WGS 84 / UTM {}N", code.epsg - kUtmNorth);
  if (code.epsg > kUtmSouth && code.epsg <= kUtmSouth + kZones)
    return fmt::format("WGS 84 / UTM {}S", code.epsg - kUtmSouth);
  if (code.epsg < kFirst || code.epsg > kLast) return {};
  const int meridian = kFirstMeridian + 3 * (code.epsg - kFirst);
  return fmt::format("CGCS2000 / 3°带高斯-克吕格，中央经线 {}°E", meridian);
}

bilingual title_of(const map_request& request, const store::district_info& info) {
  if (!request.title.empty()) return {request.title, ""};
  return {"绿园一图 · " + info.name, "Greenward · " + info.name};
}

/// On a day, or as everything is recorded.
bilingual name_of_day(const std::optional<date>& day) {
  if (!day) return {"现状", "As recorded"};
  return {format_date(*day), format_date(*day)};
}

std::optional<report::map_pair> pair_of(const map_request& request) {
  if (!request.compared_with) return request.pair;
  return report::map_pair{name_of_day(request.compared_with), name_of_day(request.when.happened_by)};
}

/// What is compared, and what was known of it.
std::string words_for_pair(const report::map_pair& pair, const map_request& request) {
  const bilingual known = words_for({std::nullopt, request.when.recorded_by});
  const bilingual compared{pair.first.zh + " 与 " + pair.second.zh + " 对比",
                           pair.first.en + " beside " + pair.second.en};
  if (known.zh.empty()) return compared.in(request.lang);
  return bilingual{compared.zh + "，" + known.zh, compared.en + ", " + known.en}.in(request.lang);
}

report::map_options sheet_options(const map_request& request, const store::district_info& info,
                                  geo::crs_code measuring) {
  report::map_options options;
  options.width = request.width;
  options.height = request.height;
  options.title = title_of(request, info);
  options.date = format_date(request.when.happened_by.value_or(today()));
  options.subtitle = words_for(request.when).in(request.lang);
  options.notice = info.notice;
  options.origin = info.synthetic ? report::data_origin::synthetic : report::data_origin::recorded;
  options.lang = request.lang;
  options.crs = measuring;
  options.crs_name = crs_name(measuring);
  options.pair = pair_of(request);
  if (options.pair) options.subtitle = words_for_pair(*options.pair, request);
  if (request.compared_with) options.date = format_date(*request.compared_with) + " → " + options.date;
  return options;
}

/// Nothing beyond the sheet, and only the fields that are seen on it; service areas come from far around.
snapshot_scope scope_of(const map_request& request) {
  if (request.service_areas) return {};
  snapshot_scope scope;
  scope.drawn_by = program_environment().styles;
  const store::district_info info = open_for_reading(request.database)->info();
  if (request.window && info.measuring_crs.epsg != 0) {
    report::map_options options = sheet_options(request, info, info.measuring_crs);
    options.extent = extent_of(*request.window, info.measuring_crs);
    scope.window = geo::globe_box(report::shown_ground(options, request.file), info.measuring_crs);
  }
  return scope;
}

/// Only where the database states no measuring CRS, so that it goes by what is drawn.
[[noreturn]] void refuse_two_planes(const map_request& request) {
  throw error(
      error_code::bad_input, request.database,
      {"数据库没有量测坐标系，两个日期的要素落在不同的分带",
       "the database states no measuring CRS, and the features of the two days lie in different zones"},
      {"请为两个日期分别出图", "draw a sheet for each of the two days"});
}

struct map_of_moment {
  moment when;
  report::map_side side = report::map_side::both;
};

/// The one of the request's moment comes last.
std::vector<map_of_moment> maps_of(const map_request& request) {
  if (!request.compared_with) return {{request.when}};
  map_of_moment earlier{request.when, report::map_side::first};
  earlier.when.happened_by = request.compared_with;
  return {earlier, {request.when, report::map_side::second}};
}

void add_map(report::map_content& content, const district_snapshot& district, const map_request& request,
             const moment& when, report::map_side side, const task& progress) {
  add_layers(content.layers, district, request, side);
  if (!request.service_areas) return;
  band_options bands{*request.service_areas, request.service_minutes, {}, {}};
  bands.walk.passage.day = when.happened_by;
  for (report::map_overlay& area :
       service_overlays(compute_service_bands(district, bands, when.happened_by, progress))) {
    area.side = side;
    content.overlays.push_back(std::move(area));
  }
}

}  // namespace

void draw_sheet(const district_snapshot& district, const report::map_content& content,
                const geo::planar_box& extent, const map_request& request) {
  report::map_options options = sheet_options(request, district.info, district.measuring);
  options.extent = extent;
  report::draw_map(content, options, request.file);
}

void draw_map(const map_request& request, const task& progress) {
  report::map_content content;
  std::vector<std::shared_ptr<const district_snapshot>> maps;  // what is drawn must stay
  geo::planar_box extent;
  for (const auto& [when, side] : maps_of(request)) {
    maps.push_back(
        load_snapshot(request.database, layers_to_read(request), progress, when, scope_of(request)));
    add_map(content, *maps.back(), request, when, side, progress);
    extent.include(maps.back()->bounds());
  }
  const geo::crs_code measuring = maps.back()->measuring;
  if (maps.front()->measuring != measuring) refuse_two_planes(request);
  if (!request.basemap.empty()) content.ground = ground_from(request.basemap, measuring);
  if (request.window) extent = extent_of(*request.window, measuring);
  progress.report({"绘制地图", "drawing the map"}, 0, 1);
  draw_sheet(*maps.back(), content, extent, request);
}

}  // namespace greenward::workflow
