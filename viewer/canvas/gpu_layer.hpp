// One layer on the GPU: static buffers, and the table of its rules' colours and widths.
#pragma once

#include "engine/layer/style.hpp"
#include "viewer/canvas/gl_object.hpp"
#include "viewer/canvas/layer_mesh.hpp"

#include <array>
#include <span>
#include <vector>

namespace greenward::viewer {

/// A rule as the shaders read it (std140). Colours 0..1, lengths in pixels.
struct rule_block_entry {
  std::array<float, 4> fill;
  std::array<float, 4> stroke;
  std::array<float, 4> casing;
  std::array<float, 4> size;  ///< stroke width, marker size, marker kind, 0
  std::array<float, 4> dash;  ///< on, off, on, off; all 0 = solid
};
using rule_block = std::array<rule_block_entry, kMaximumRules>;

[[nodiscard]] rule_block make_rule_block(std::span<const layer::style_rule> rules);

/// What is left of a mesh once its arrays are on the GPU.
class gpu_layer {
 public:
  /// Uploads the mesh. Needs the context.
  gpu_layer(const layer_mesh& mesh, std::span<const layer::style_rule> rules);

  [[nodiscard]] const tile_grid& grid() const { return grid_; }
  [[nodiscard]] const rule_block& rules() const { return rules_; }
  [[nodiscard]] bool has_casing() const { return has_casing_; }

  enum class part { fills, lines, points };
  /// Draws the ranges that touch `visible`, neighbours in memory with one call. The program is in use.
  void draw(part which, const geo::planar_box& visible) const;

 private:
  struct stored {
    gl_buffer buffer;
    gl_vertex_array array;
    std::vector<mesh_range> ranges;
  };
  void draw_run(part which, std::uint32_t first, std::uint32_t count) const;

  tile_grid grid_;
  rule_block rules_{};
  bool has_casing_ = false;
  stored fills_;
  stored lines_;
  stored points_;
};

}  // namespace greenward::viewer
