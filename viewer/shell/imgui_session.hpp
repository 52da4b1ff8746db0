// ImGui's context and its OpenGL renderer, made and unmade together.
#pragma once

namespace greenward::viewer {

/// Needs the OpenGL context for its whole life.
class imgui_session {
 public:
  imgui_session();
  ~imgui_session();
  imgui_session(const imgui_session&) = delete;
  imgui_session& operator=(const imgui_session&) = delete;
};

}  // namespace greenward::viewer
