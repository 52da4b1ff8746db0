#include "engine/sample/district_output.hpp"

#include "engine/sample/plan_geometry.hpp"

namespace greenward::sample {

void district_output::write(const char* layer, const geo::planar_geometry& shapes,
                            const row_filler& fill) const {
  const geo::geographic_geometry geometry = geo::unproject(shapes, plan.crs);
  layer::feature_table table(catalogue.layer(layer));
  std::int64_t& id = next_id[layer];
  for (std::size_t k = 0; k < geometry.size(); ++k) {
    layer::row_writer row(table, feature_id(++id));
    row.set("source", "synthetic");
    row.geometry().append(geometry[k]);
    fill(row, k);
  }
  take(table);
}

void district_output::write(const char* layer, std::size_t count, const row_filler& fill) const {
  layer::feature_table table(catalogue.layer(layer));
  std::int64_t& id = next_id[layer];
  for (std::size_t k = 0; k < count; ++k) {
    layer::row_writer row(table, feature_id(++id));
    row.set("source", "synthetic");
    fill(row, k);
  }
  take(table);
}

void district_output::set_admin(layer::row_writer& row, std::uint32_t block) const {
  row.set("district_code", plan.code);
  row.set("street_code", plan.streets[plan.blocks[block].street].code);
  row.set("community_code", plan.communities[plan.blocks[block].community].code);
}

planar middle_of(std::span<const planar> line) {
  return place_on(line, 0.5).at;
}

}  // namespace greenward::sample
