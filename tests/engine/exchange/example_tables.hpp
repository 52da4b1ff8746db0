// Small tables that hold what exports stumble over.
#pragma once

#include "engine/layer/feature_table.hpp"

namespace greenward::testing {

/// A field of every type, Chinese titles, aliases ROAD_NAME, LANES, WIDTH_M, OPEN, BUILT, CLASS.
inline layer::layer_schema example_schema(layer::layer_geometry geometry) {
  using layer::field_type;
  return {.name = "streets",
          .title = {"街道样例", "Example streets"},
          .geometry = geometry,
          .draw_order = 1,
          .fields = {
              {.name = "road_name",
               .type = field_type::text,
               .title = {"道路名称", "Road name"},
               .dbf_alias = "ROAD_NAME"},
              {.name = "lanes",
               .type = field_type::integer,
               .title = {"车道数", "Lanes"},
               .unit = "条",
               .dbf_alias = "LANES"},
              {.name = "width_m",
               .type = field_type::real,
               .title = {"宽度", "Width"},
               .unit = "m",
               .dbf_alias = "WIDTH_M"},
              {.name = "open", .type = field_type::boolean, .title = {"已通车", "Open"}, .dbf_alias = "OPEN"},
              {.name = "built",
               .type = field_type::date,
               .title = {"建成日期", "Built on"},
               .dbf_alias = "BUILT"},
              {.name = "road_class",
               .type = field_type::code,
               .title = {"等级", "Class"},
               .dbf_alias = "CLASS",
               .code_list = "road_class"}}};
}

/// Two lines (the second of two parts) near Changchun; the second row has only a name.
inline layer::feature_table example_lines() {
  layer::feature_table table(example_schema(layer::layer_geometry::line));
  {
    layer::row_writer row(table, feature_id(7));
    row.set("road_name", "景阳大路");
    row.set("lanes", std::int64_t{1234567890123});
    row.set("width_m", 32.123456789012);
    row.set("open", true);
    row.set("built", std::int64_t{19723});  // 2024-01-01
    row.set("road_class", "arterial");
    row.geometry().append_line(std::vector<geo::lon_lat>{{125.25, 43.88}, {125.26, 43.89}});
  }
  layer::row_writer row(table, feature_id(9));
  row.set("road_name", "春城大街");
  auto& geometry = row.geometry();
  geometry.begin_feature(geo::geometry_kind::line);
  for (const double x : {125.2, 125.3}) {
    geometry.begin_part();
    geometry.add({x, 43.8});
    geometry.add({x + 0.01, 43.81});
  }
  return table;
}

/// A point, a line, a clockwise polygon, and a row without geometry.
inline layer::feature_table example_mixture() {
  layer::feature_table table(example_schema(layer::layer_geometry::any));
  const std::vector<geo::lon_lat> ring{{125.2, 43.8}, {125.2, 43.9}, {125.3, 43.9}, {125.3, 43.8}};
  for (std::int64_t id = 1; id <= 4; ++id) {
    layer::row_writer row(table, feature_id(id));
    row.set("road_name", "第" + std::to_string(id) + "号");
    if (id == 1) row.geometry().append_point({125.25, 43.88});
    if (id == 2) row.geometry().append_line(std::vector<geo::lon_lat>{{125.25, 43.88}, {125.26, 43.89}});
    if (id == 3) row.geometry().append_polygon(ring);
    if (id == 4) row.geometry().append_none();
  }
  return table;
}

}  // namespace greenward::testing
