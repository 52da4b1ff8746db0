// How much may be drawn before the clock is looked at.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace greenward::viewer {

/// Handed to work on the GPU that is done in slices. The driver takes orders faster than it draws (a software
/// renderer bins whole scenes first), so the pace waits from time to time until what was ordered is drawn,
/// and learns from it how much fits into the time that is left. Needs the OpenGL context.
class drawing_pace {
 public:
  using milliseconds = std::chrono::duration<double, std::milli>;

  /// Nothing = as long as it takes, without waiting.
  explicit drawing_pace(std::optional<milliseconds> longest);

  /// Instances that may be ordered at once.
  [[nodiscard]] std::uint32_t most_at_once() const;
  /// So many were ordered.
  void ordered(std::uint32_t instances);
  /// What follows is of another kind, and may take longer.
  void change_kind();
  [[nodiscard]] bool is_over() const { return over_; }

 private:
  void wait();

  std::optional<milliseconds> longest_;
  std::chrono::steady_clock::time_point start_, waited_;
  std::uint32_t chunk_;        ///< ordered between two waits
  std::uint32_t pending_ = 0;  ///< ordered since the last one
  bool over_ = false;
};

/// What a frame may spend on the map: little enough for sixty frames a second on a GPU; a software renderer,
/// which needs longer for everything, gets more. Needs the context.
[[nodiscard]] drawing_pace::milliseconds share_of_a_frame();

}  // namespace greenward::viewer
