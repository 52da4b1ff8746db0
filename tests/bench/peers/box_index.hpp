// What every spatial index in the comparison can do, and what is known of each kind beforehand.
#pragma once

#include "engine/geo/point.hpp"
#include "engine/index/row_lists.hpp"
#include "tests/bench/harness/samples.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace greenward::bench {

/// An index over boxes, built; rows are positions in the span it was built from.
class box_index {
 public:
  box_index() = default;
  virtual ~box_index() = default;
  box_index(const box_index&) = delete;
  box_index& operator=(const box_index&) = delete;

  /// Appends the rows whose boxes intersect the window (touching counts), in any order.
  virtual void window(const geo::planar_box& window, std::vector<std::uint32_t>& rows) const = 0;
  /// A row whose box is nearest to `p`; any of them where several are equally near.
  [[nodiscard]] virtual std::uint32_t nearest(geo::planar p) const = 0;
  /// Many windows in one call, on all processors, list i the rows of window i in any order:
  /// windows_in_blocks() unless a kind knows better.
  [[nodiscard]] virtual index::row_lists windows(std::span<const geo::planar_box> windows) const;
  /// Many points likewise, entry i for point i: nearest_in_blocks() unless a kind knows better.
  [[nodiscard]] virtual std::vector<std::uint32_t> nearest_of_each(std::span<const geo::planar> points) const;
  /// Bytes the index holds, where it knows them better than the heap does.
  [[nodiscard]] virtual std::optional<std::size_t> bytes() const { return std::nullopt; }
};

/// The windows dealt out to all processors in blocks as they come, their lists put together.
[[nodiscard]] index::row_lists windows_in_blocks(const box_index& index,
                                                 std::span<const geo::planar_box> windows);
/// Points likewise: entry i is what `nearest` says of point i.
[[nodiscard]] std::vector<std::uint32_t> nearest_in_blocks(const box_index& index,
                                                           std::span<const geo::planar> points);

struct built_index {
  std::unique_ptr<box_index> index;
  time_taken took;  ///< by the build, without what the kind needs only to get at the data
};

struct box_index_kind {
  std::string name;
  std::string version;
  std::string note;        ///< what a reader of the figures has to know
  bool concurrent = true;  ///< several threads may query at once
  int build_rounds = 5;
  int query_rounds = 7;
  /// The boxes must outlive the index.
  std::function<built_index(std::span<const geo::planar_box>)> build;
};

/// Metres; 0 inside.
[[nodiscard]] inline double distance_to_box(geo::planar p, const geo::planar_box& box) {
  const double dx = std::max({box.min.x - p.x, 0.0, p.x - box.max.x});
  const double dy = std::max({box.min.y - p.y, 0.0, p.y - box.max.y});
  return std::sqrt(dx * dx + dy * dy);
}

}  // namespace greenward::bench
