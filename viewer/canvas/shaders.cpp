#include "viewer/canvas/shaders.hpp"

namespace greenward::viewer {

namespace {

/// Shared by every program. `view`: pixels per metre, half the width and half the height in pixels, symbol
/// scale times the density; `density`: pixels a point. A tile's offset is its origin minus the camera's
/// centre, computed in double on the CPU.
constexpr const char* kCommon = R"(#version 330 core
struct rule_style { vec4 fill; vec4 symbol; vec4 stroke; vec4 casing; vec4 size; vec4 dash; };
layout(std140) uniform tile_block { vec4 tile_offset[256]; };
layout(std140) uniform rule_block { rule_style rules[64]; };
uniform vec4 view;
uniform float density;
)";

/// A feature whose row is not among `drawn_rows` (canvas/gpu_rows) is put where nothing is drawn.
constexpr const char* kSomeRows = R"(
layout(location = 3) in uint row;
uniform usamplerBuffer drawn_rows;
vec4 if_drawn(vec4 place) {
  uint bits = texelFetch(drawn_rows, int(row >> 5u)).r;
  return ((bits >> (row & 31u)) & 1u) == 1u ? place : vec4(2.0, 2.0, 2.0, 1.0);
}
)";

constexpr const char* kAllRows = R"(
vec4 if_drawn(vec4 place) { return place; }
)";

constexpr const char* kGround = R"(
vec2 to_pixels(vec2 local, uint tile) { return (local + tile_offset[tile].xy) * view.x; }
vec4 to_clip(vec2 pixels) { return vec4(pixels / view.yz, 0.0, 1.0); }
)";

constexpr const char* kFillVertex = R"(
layout(location = 0) in vec2 place;
layout(location = 1) in uvec2 tile_rule;
flat out vec4 colour;
void main() {
  colour = rules[tile_rule.y].fill;
  gl_Position = if_drawn(to_clip(to_pixels(place, tile_rule.x)));
}
)";

constexpr const char* kFillFragment = R"(
flat in vec4 colour;
out vec4 result;
void main() { result = colour; }
)";

/// Each segment is a rectangle that leaves room for round caps and no more than half a pixel for the soft
/// edge, since at small scales the room is most of what is drawn; the fragment measures its distance.
constexpr const char* kLineVertex = R"(
layout(location = 0) in vec4 ends;
layout(location = 1) in float along;
layout(location = 2) in uvec2 tile_rule;
uniform int casing_pass;
flat out vec4 colour;
flat out vec2 shape;
flat out vec4 dash;
flat out float start;
out vec2 local;
void main() {
  rule_style rule = rules[tile_rule.y];
  vec2 a = to_pixels(ends.xy, tile_rule.x);
  vec2 b = to_pixels(ends.zw, tile_rule.x);
  float width = rule.size.x * view.w + (casing_pass == 1 ? 2.0 * density : 0.0);
  colour = casing_pass == 1 ? rule.casing : rule.stroke;
  if (width < 1.0) { colour.a *= width; width = 1.0; }
  float radius = width * 0.5;
  float length_px = distance(a, b);
  vec2 direction = length_px > 1e-6 ? (b - a) / length_px : vec2(1.0, 0.0);
  vec2 normal = vec2(-direction.y, direction.x);
  float reach = radius + 0.5;
  float u = (gl_VertexID & 1) == 0 ? -reach : length_px + reach;
  float v = (gl_VertexID & 2) == 0 ? -reach : reach;
  local = vec2(u, v);
  shape = vec2(length_px, radius);
  dash = casing_pass == 1 ? vec4(0.0) : rule.dash * view.w;
  start = along * view.x;
  vec2 corner_px = a + direction * u + normal * v;
  gl_Position = colour.a > 0.0 ? if_drawn(to_clip(corner_px)) : vec4(2.0, 2.0, 2.0, 1.0);
}
)";

constexpr const char* kLineFragment = R"(
flat in vec4 colour;
flat in vec2 shape;
flat in vec4 dash;
flat in float start;
in vec2 local;
out vec4 result;
float dash_cover(float s) {
  float period = dash.x + dash.y + dash.z + dash.w;
  float at = mod(s, period);
  float first = min(at, dash.x - at);
  float second = min(at - dash.x - dash.y, dash.x + dash.y + dash.z - at);
  float again = at - period;
  float inside = max(max(first, again), dash.z > 0.0 ? second : -1e6);
  return clamp(inside + 0.5, 0.0, 1.0);
}
void main() {
  float beyond = max(max(-local.x, local.x - shape.x), 0.0);
  float cover = clamp(shape.y + 0.5 - length(vec2(beyond, local.y)), 0.0, 1.0);
  if (dash.x + dash.y > 0.0) {
    cover *= dash_cover(start + clamp(local.x, 0.0, shape.x));
    cover *= clamp(1.0 - beyond, 0.0, 1.0);
  }
  if (cover <= 0.0) discard;
  result = vec4(colour.rgb, colour.a * cover);
}
)";

constexpr const char* kPointVertex = R"(
layout(location = 0) in vec2 place;
layout(location = 1) in uvec2 tile_rule;
flat out vec4 fill;
flat out vec4 stroke;
flat out vec3 shape;
out vec2 local;
void main() {
  rule_style rule = rules[tile_rule.y];
  fill = rule.symbol;
  stroke = rule.stroke;
  float radius = rule.size.y * 0.5 * view.w;
  float border = stroke.a > 0.0 ? rule.size.x * density : 0.0;
  shape = vec3(radius, border, rule.size.z);
  vec2 side = vec2((gl_VertexID & 1) == 0 ? -1.0 : 1.0, (gl_VertexID & 2) == 0 ? -1.0 : 1.0);
  local = side * (radius + border + 1.5);
  vec2 at = floor(to_pixels(place, tile_rule.x)) + 0.5;
  gl_Position = fill.a + stroke.a > 0.0 ? if_drawn(to_clip(at + local)) : vec4(2.0, 2.0, 2.0, 1.0);
}
)";

/// Signed distances in pixels, negative inside; kinds in the order of layer::symbol.
constexpr const char* kPointFragment = R"(
flat in vec4 fill;
flat in vec4 stroke;
flat in vec3 shape;
in vec2 local;
out vec4 result;
float bar(vec2 p, float half_width, float half_height) { return max(abs(p.x) - half_width, abs(p.y) - half_height); }
float triangle(vec2 p, float r) {
  return max(-p.y, 0.8660254 * abs(p.x) + 0.5 * p.y) - 0.5 * r;
}
float star(vec2 p, float r) {
  const float sector = 1.2566371;
  float angle = abs(mod(atan(p.x, p.y) + sector * 0.5, sector) - sector * 0.5);
  vec2 folded = length(p) * vec2(sin(angle), cos(angle));
  vec2 notch = 0.45 * r * vec2(sin(sector * 0.5), cos(sector * 0.5));
  vec2 edge = notch - vec2(0.0, r);
  return dot(folded - vec2(0.0, r), normalize(vec2(-edge.y, edge.x)));
}
float distance_to(vec2 p, float r, int kind) {
  if (kind == 0) return length(p) - r;
  if (kind == 1) return bar(p, r * 0.86, r * 0.86);
  if (kind == 2) return triangle(p + vec2(0.0, r * 0.15), r * 1.2);
  if (kind == 3) return (abs(p.x) + abs(p.y) - r * 1.15) * 0.70710678;
  if (kind == 4) return min(bar(p, r, r * 0.34), bar(p, r * 0.34, r));
  return star(p, r * 1.15);
}
void main() {
  float d = distance_to(local, shape.x, int(shape.z + 0.5));
  float inside = clamp(0.5 - d, 0.0, 1.0) * fill.a;
  float ring = clamp(0.5 + shape.y * 0.5 - abs(d), 0.0, 1.0) * stroke.a;
  float alpha = ring + inside * (1.0 - ring);
  if (alpha <= 0.0) discard;
  result = vec4((stroke.rgb * ring + fill.rgb * inside * (1.0 - ring)) / alpha, alpha);
}
)";

constexpr const char* kPictureVertex = R"(#version 330 core
out vec2 place;
void main() {
  place = vec2((gl_VertexID & 1) == 0 ? 0.0 : 1.0, (gl_VertexID & 2) == 0 ? 0.0 : 1.0);
  gl_Position = vec4(place * 2.0 - 1.0, 0.0, 1.0);
}
)";

/// `corners`: top left and bottom right of the picture, whose top row comes first.
constexpr const char* kPlacedPictureVertex = R"(#version 330 core
uniform vec4 corners;
out vec2 place;
void main() {
  place = vec2((gl_VertexID & 1) == 0 ? 0.0 : 1.0, (gl_VertexID & 2) == 0 ? 0.0 : 1.0);
  gl_Position = vec4(mix(corners.xy, corners.zw, place), 0.0, 1.0);
}
)";

/// A layer's own picture (colours already multiplied by their coverage) laid over the map.
constexpr const char* kPictureFragment = R"(#version 330 core
uniform sampler2D picture;
uniform float opacity;
in vec2 place;
out vec4 result;
void main() {
  vec4 c = texture(picture, place);
  result = c.a > 0.0 ? vec4(c.rgb / c.a, c.a * opacity) : vec4(0.0);
}
)";

shader_pair with_common(row_test test, const char* vertex, const char* fragment) {
  const char* rows = test == row_test::some ? kSomeRows : kAllRows;
  return {std::string(kCommon) + rows + kGround + vertex, std::string("#version 330 core\n") + fragment};
}

}  // namespace

shader_pair fill_shader(row_test test) {
  return with_common(test, kFillVertex, kFillFragment);
}
shader_pair line_shader(row_test test) {
  return with_common(test, kLineVertex, kLineFragment);
}
shader_pair point_shader(row_test test) {
  return with_common(test, kPointVertex, kPointFragment);
}
shader_pair picture_shader() {
  return {kPictureVertex, kPictureFragment};
}
shader_pair placed_picture_shader() {
  return {kPlacedPictureVertex, kPictureFragment};
}

}  // namespace greenward::viewer
