// A feature of the map by its place in the tree of layers.
#pragma once

#include <cstddef>
#include <cstdint>

namespace greenward::viewer {

/// A feature the user has picked: a layer of the tree and a row of it.
struct chosen_feature {
  std::size_t layer = 0;
  std::uint32_t row = 0;
  friend bool operator==(const chosen_feature&, const chosen_feature&) = default;
};

}  // namespace greenward::viewer
