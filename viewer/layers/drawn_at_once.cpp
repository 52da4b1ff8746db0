#include "viewer/layers/drawn_at_once.hpp"

#include <array>

namespace greenward::viewer {

std::shared_ptr<const gpu_layer> drawn_at_once(const geo::planar_geometry& geometry,
                                               const layer::style_rule& rule) {
  const std::array rules{rule};
  const std::vector<std::uint16_t> first(geometry.size(), 0);
  const std::array<mesh_level, 1> whole{{{0, build_mesh({geometry, first, rules}, task{})}}};
  return std::make_shared<gpu_layer>(whole, rules);
}

}  // namespace greenward::viewer
