// The GLSL of the map. One table of rules and one of tile offsets serve all programs.
#pragma once

#include <string>

namespace greenward::viewer {

/// Vertex and fragment source of one program.
struct shader_pair {
  std::string vertex;
  std::string fragment;
};

/// Whether a program draws all features, or those whose bits are set.
enum class row_test { none, some };

[[nodiscard]] shader_pair fill_shader(row_test test);
[[nodiscard]] shader_pair line_shader(row_test test);
[[nodiscard]] shader_pair point_shader(row_test test);
[[nodiscard]] shader_pair picture_shader();
/// A picture of the ground, between two corners of the target.
[[nodiscard]] shader_pair placed_picture_shader();

}  // namespace greenward::viewer
