#include "tests/engine/report/report_fixture.hpp"

#include <stdexcept>

namespace greenward::report::testing {

namespace {

layer::layer_schema schema_of(const std::string& name, const bilingual& title, int draw_order) {
  layer::layer_schema schema;
  schema.name = name;
  schema.title = title;
  schema.geometry = layer::layer_geometry::any;
  schema.draw_order = draw_order;
  for (const char* field_name : {"kind", "name"}) {
    layer::field field;
    field.name = field_name;
    field.type = layer::field_type::text;
    field.title = {field_name, field_name};
    field.dbf_alias = field_name;
    schema.fields.push_back(field);
  }
  return schema;
}

}  // namespace

hand_layer::hand_layer(const std::string& name, const bilingual& title, int draw_order)
    : table(schema_of(name, title, draw_order)) {
  style.layer = name;
  style.field = "kind";
}

void hand_layer::add_row(const std::string& kind, const std::string& name) {
  layer::row_writer row(table, feature_id(static_cast<std::int64_t>(table.size()) + 1));
  row.set("kind", kind);
  row.set("name", name);
  row.geometry().append_none();  // maps are drawn from the planar geometry
}

void hand_layer::add_polygon(const std::string& kind, const std::string& name,
                             std::span<const geo::planar> ring) {
  add_row(kind, name);
  planar.append_polygon(ring);
}

void hand_layer::add_line(const std::string& kind, const std::string& name,
                          std::span<const geo::planar> line) {
  add_row(kind, name);
  planar.append_line(line);
}

void hand_layer::add_point(const std::string& kind, const std::string& name, geo::planar point) {
  add_row(kind, name);
  planar.append_point(point);
}

map_layer hand_layer::as_map_layer() const {
  index_ = index::packed_rtree(index::boxes_of(planar));
  return {&table, &planar, &index_, &style};
}

layer::style_rule rule_of(const std::string& value, const bilingual& title) {
  layer::style_rule rule;
  rule.title = title;
  if (!value.empty()) rule.values = {value};
  return rule;
}

picture::picture(const std::filesystem::path& file)
    : surface_(cairo_image_surface_create_from_png(file.c_str())) {
  if (cairo_surface_status(surface_) != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error("not a PNG: " + file.string());
}

picture::~picture() {
  cairo_surface_destroy(surface_);
}

int picture::width() const {
  return cairo_image_surface_get_width(surface_);
}
int picture::height() const {
  return cairo_image_surface_get_height(surface_);
}

layer::colour picture::at(double x, double y) const {
  const auto* row = cairo_image_surface_get_data(surface_) +
                    static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(surface_);
  const auto value = reinterpret_cast<const std::uint32_t*>(row)[static_cast<std::ptrdiff_t>(x)];
  return {static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>(value >> 8U),
          static_cast<std::uint8_t>(value), 255};
}

bool picture::has(layer::colour colour) const {
  for (int y = 0; y < height(); ++y) {
    for (int x = 0; x < width(); ++x) {
      if (at(x, y) == colour) return true;
    }
  }
  return false;
}

}  // namespace greenward::report::testing
