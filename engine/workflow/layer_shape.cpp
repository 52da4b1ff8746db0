#include "engine/workflow/layer_shape.hpp"

namespace greenward::workflow {

std::optional<bilingual> wrong_geometry(geo::geographic_view geometry, layer::layer_geometry wanted) {
  using layer::layer_geometry;
  if (wanted == layer_geometry::none || wanted == layer_geometry::any) return std::nullopt;
  if (geometry.is_none()) return bilingual{"没有几何", "it has no geometry"};
  static constexpr geo::geometry_kind kKinds[] = {geo::geometry_kind::none, geo::geometry_kind::point,
                                                  geo::geometry_kind::line, geo::geometry_kind::polygon};
  if (geometry.kind() != kKinds[static_cast<int>(wanted)])
    return bilingual{"几何类型与图层不符", "its geometry is not of the layer's kind"};
  if (wanted == layer_geometry::point && geometry.part_count() > 1)
    return bilingual{"一条记录含多个点，图层只收单点", "several points in one record; the layer takes one"};
  return std::nullopt;
}

}  // namespace greenward::workflow
