// What is selected, as it is drawn over the map.
#pragma once

#include "viewer/layers/session.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace greenward::viewer {

/// Of what is selected, on the map and on sheets.
inline constexpr layer::colour kMarkedStroke{196, 112, 0, 255}, kMarkedFill{255, 193, 7, 70};

/// Needs the context for its whole life.
class marked_overlay {
 public:
  /// What a picture depends on: the layer as prepared, and the version of its marks, for each layer with any.
  struct layer_marks {
    const prepared_layer* layer = nullptr;
    std::uint32_t version = 0;
    friend bool operator==(const layer_marks&, const layer_marks&) = default;
  };
  [[nodiscard]] static std::vector<layer_marks> marks_of(const session& state);

  /// Makes anew what has changed. O(points of selected features).
  void update(const session& state);
  [[nodiscard]] std::span<const std::shared_ptr<const gpu_layer>> layers() const { return layers_; }

 private:
  std::vector<layer_marks> drawn_;
  std::vector<std::shared_ptr<const gpu_layer>> layers_;
};

}  // namespace greenward::viewer
