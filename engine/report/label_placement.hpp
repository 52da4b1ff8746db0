// Which labels find a place: greedy by priority, no two overlapping. Knows neither text nor drawing.
#pragma once

#include "engine/report/pixel.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace greenward::report {

/// A rectangle turned clockwise by `angle` radians about its centre; half sizes in pixels.
struct label_box {
  pixel centre;
  double half_width = 0;
  double half_height = 0;
  double angle = 0;

  [[nodiscard]] pixel_box bounds() const;
};

/// Separating axes; touching does not count.
[[nodiscard]] bool overlap(const label_box& a, const label_box& b);

struct label_request {
  int priority = 0;                   ///< higher goes first; equal ones in the order given
  std::uint32_t repeat_group = 0;     ///< labels of one group (not 0) keep `repeat_distance` apart
  std::vector<label_box> candidates;  ///< the best first
};

struct placement_options {
  pixel_box frame;                   ///< labels lie wholly inside
  std::vector<label_box> obstacles;  ///< kept free
  double repeat_distance = 400;      ///< pixels between centres
};

/// For each request the candidate chosen, or nullopt where none is free. Deterministic. Expected
/// O(candidates): a grid of buckets holds what is placed.
[[nodiscard]] std::vector<std::optional<std::size_t>> place_labels(std::span<const label_request> requests,
                                                                   const placement_options& options);

}  // namespace greenward::report
