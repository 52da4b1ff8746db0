#include "tests/bench/peers/greenward_index.hpp"

#include "engine/index/batch.hpp"
#include "engine/index/packed_rtree.hpp"
#include "tests/bench/harness/samples.hpp"

namespace greenward::bench {

namespace {

class greenward_tree final : public box_index {
 public:
  explicit greenward_tree(std::span<const geo::planar_box> boxes) : boxes_(boxes), tree_(boxes) {}

  void window(const geo::planar_box& window, std::vector<std::uint32_t>& rows) const override {
    tree_.append_window(
        window, [this](std::uint32_t row) { return boxes_[row]; }, rows);
  }
  [[nodiscard]] std::uint32_t nearest(geo::planar p) const override {
    return tree_.nearest_box(p, [this](std::uint32_t row) { return boxes_[row]; })->row;
  }
  [[nodiscard]] index::row_lists windows(std::span<const geo::planar_box> windows) const override {
    return index::windows(tree_, windows, [this](std::uint32_t row) { return boxes_[row]; });
  }
  [[nodiscard]] std::vector<std::uint32_t> nearest_of_each(
      std::span<const geo::planar> points) const override {
    std::vector<std::uint32_t> rows;
    rows.reserve(points.size());
    for (const index::neighbour& found :
         index::nearest_boxes_of_each(tree_, points, 1, [this](std::uint32_t row) { return boxes_[row]; })) {
      rows.push_back(found.row);
    }
    return rows;
  }

  /// Its block comes straight from the system, in whole pages of 2 MiB; the heap knows nothing of it.
  [[nodiscard]] std::optional<std::size_t> bytes() const override {
    constexpr std::size_t kPage = std::size_t{2} << 20U;
    return (tree_.image().size() + kPage - 1) / kPage * kPage;
  }

 private:
  std::span<const geo::planar_box> boxes_;  ///< asked for where the cells of the tree do not decide
  index::packed_rtree tree_;
};

built_index build(std::span<const geo::planar_box> boxes) {
  built_index result;
  result.took = time_of([&] { result.index = std::make_unique<greenward_tree>(boxes); });
  return result;
}

}  // namespace

box_index_kind greenward_index() {
  return {.name = "Greenward", .build = build};
}

}  // namespace greenward::bench
