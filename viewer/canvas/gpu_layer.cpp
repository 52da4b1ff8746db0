#include "viewer/canvas/gpu_layer.hpp"

#include <algorithm>

namespace greenward::viewer {

namespace {

std::array<float, 4> rgba(layer::colour c) {
  const auto part = [](std::uint8_t v) { return static_cast<float>(v) / 255.0F; };
  return {part(c.r), part(c.g), part(c.b), part(c.a)};
}

}  // namespace

rule_block make_rule_block(std::span<const layer::style_rule> rules, theme on) {
  rule_block block{};
  for (std::size_t i = 0; i < std::min(rules.size(), block.size()); ++i) {
    const layer::style_rule& rule = rules[i];
    rule_block_entry& entry = block[i];
    entry.fill = rgba(seen_on(on, rule.fill, colour_use::area));
    entry.symbol = rgba(seen_on(on, rule.fill));
    entry.stroke = rgba(seen_on(on, rule.stroke));
    entry.casing = rgba(seen_on(on, rule.casing));
    entry.size = {static_cast<float>(rule.width), static_cast<float>(rule.size),
                  static_cast<float>(rule.marker), 0};
    for (std::size_t d = 0; d < std::min<std::size_t>(rule.dash.size(), 4); ++d) {
      entry.dash[d] = static_cast<float>(rule.dash[d]);
    }
  }
  return block;
}

gpu_layer::gpu_layer(std::span<const mesh_level> levels, std::span<const layer::style_rule> rules)
    : day_(make_rule_block(rules, theme::day)), night_(make_rule_block(rules, theme::night)) {
  has_casing_ = std::ranges::any_of(rules, [](const layer::style_rule& rule) { return rule.casing.a != 0; });
  for (const mesh_level& level : levels) {
    tolerances_.push_back(level.tolerance);
    meshes_.emplace_back(level.mesh);
  }
}

const gpu_mesh& gpu_layer::mesh_at(double metres_per_pixel) const {
  return meshes_[level_at(tolerances_, metres_per_pixel)];
}

}  // namespace greenward::viewer
