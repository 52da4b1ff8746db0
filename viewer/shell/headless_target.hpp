// OpenGL without a display: an EGL context on no surface, and a framebuffer of its own.
#pragma once

#include "viewer/canvas/gl_object.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace greenward::viewer {

class headless_target {
 public:
  /// Makes the context current. Throws error{usage} if EGL gives no surfaceless OpenGL 3.3.
  explicit headless_target(screen_size size);
  ~headless_target();
  headless_target(const headless_target&) = delete;
  headless_target& operator=(const headless_target&) = delete;

  [[nodiscard]] screen_size size() const { return size_; }
  void bind() const;
  /// Waits until all that was asked for is drawn. A window does it when it shows a frame; without, what is
  /// asked for piles up in the driver.
  void finish() const;
  /// RGBA, bottom row first.
  [[nodiscard]] std::vector<std::byte> read() const;

 private:
  struct context;
  screen_size size_;
  std::unique_ptr<context> context_;
  render_target target_;  ///< freed before the context
};

}  // namespace greenward::viewer
