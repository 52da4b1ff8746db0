#include "tests/engine/walking/small_network.hpp"

namespace greenward::testing {

namespace {

layer::field field_of(const char* name, layer::field_type type) {
  layer::field field;
  field.name = name;
  field.type = type;
  return field;
}

}  // namespace

layer::layer_schema walk_edges_schema() {
  using layer::field_type;
  layer::layer_schema schema;
  schema.name = "walk_edges";
  schema.geometry = layer::layer_geometry::line;
  schema.fields = {field_of("from_id", field_type::integer),     field_of("to_id", field_type::integer),
                   field_of("length_m", field_type::real),       field_of("reverse_m", field_type::real),
                   field_of("oneway_foot", field_type::boolean), field_of("edge_kind", field_type::code),
                   field_of("rise_m", field_type::real),         field_of("fall_m", field_type::real),
                   field_of("rise_length_m", field_type::real)};
  return schema;
}

std::unique_ptr<small_network> make_network(const std::vector<small_edge>& edges,
                                            walking::direction direction) {
  return make_network(edges, walking::walk_network_options{.walking = direction});
}

std::unique_ptr<small_network> make_network(const std::vector<small_edge>& edges,
                                            const walking::walk_network_options& options) {
  auto result = std::make_unique<small_network>();
  std::int64_t id = 100;
  for (const small_edge& edge : edges) {
    layer::row_writer row(result->edges, feature_id(id++));
    row.set("from_id", edge.from);
    row.set("to_id", edge.to);
    if (edge.length_m) row.set("length_m", *edge.length_m);
    if (edge.reverse_m) row.set("reverse_m", *edge.reverse_m);
    row.set("oneway_foot", edge.oneway);
    if (!edge.kind.empty()) row.set("edge_kind", edge.kind);
    if (edge.slope.known()) {
      row.set("rise_m", edge.slope.rise_m);
      row.set("fall_m", edge.slope.fall_m);
      row.set("rise_length_m", edge.slope.rise_length_m);
    }
    if (edge.line.empty())
      result->lines.append_none();
    else
      result->lines.append_line(edge.line);
  }
  result->boxes = index::packed_rtree(index::boxes_of(result->lines));
  result->network = walking::build_walk_network(result->edges, result->lines, result->boxes, options);
  return result;
}

}  // namespace greenward::testing
