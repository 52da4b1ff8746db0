// One layer on the GPU: its meshes, and the table of its rules' colours and widths.
#pragma once

#include "engine/layer/style.hpp"
#include "viewer/canvas/gpu_mesh.hpp"
#include "viewer/canvas/ground.hpp"
#include "viewer/canvas/mesh_levels.hpp"

#include <array>
#include <span>
#include <vector>

namespace greenward::viewer {

/// A rule as the shaders read it (std140). Colours 0..1, lengths in points.
struct rule_block_entry {
  std::array<float, 4> fill;    ///< of polygons
  std::array<float, 4> symbol;  ///< the fill of symbols
  std::array<float, 4> stroke;
  std::array<float, 4> casing;
  std::array<float, 4> size;  ///< stroke width, marker size, marker kind, 0
  std::array<float, 4> dash;  ///< on, off, on, off; all 0 = solid
};
using rule_block = std::array<rule_block_entry, kMaximumRules>;

/// In the colours of the theme.
[[nodiscard]] rule_block make_rule_block(std::span<const layer::style_rule> rules, theme on);

/// A layer's meshes of all levels, which share one table of rules a theme.
class gpu_layer {
 public:
  /// Uploads the meshes; at least one. Needs the context.
  gpu_layer(std::span<const mesh_level> levels, std::span<const layer::style_rule> rules);

  [[nodiscard]] const rule_block& rules(theme on) const { return on == theme::day ? day_ : night_; }
  [[nodiscard]] bool has_casing() const { return has_casing_; }
  /// The mesh to draw at that scale.
  [[nodiscard]] const gpu_mesh& mesh_at(double metres_per_pixel) const;

 private:
  rule_block day_, night_;
  bool has_casing_ = false;
  std::vector<double> tolerances_;  ///< one a mesh, metres, ascending
  std::vector<gpu_mesh> meshes_;
};

}  // namespace greenward::viewer
