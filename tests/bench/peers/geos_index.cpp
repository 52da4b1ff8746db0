#include "tests/bench/peers/geos_index.hpp"

#include "tests/bench/harness/samples.hpp"

#include <geos/geom/Envelope.h>
#include <geos/geom/Geometry.h>
#include <geos/index/strtree/TemplateSTRtree.h>

namespace greenward::bench {

namespace {

/// The item of a box is its address: the search for the nearest wants an item that can be null.
using item = const geo::planar_box*;

geos::geom::Envelope envelope_of(const geo::planar_box& box) {
  return {box.min.x, box.max.x, box.min.y, box.max.y};
}

struct box_distance {
  double operator()(item a, item b) const {
    const double dx = std::max({a->min.x - b->max.x, 0.0, b->min.x - a->max.x});
    const double dy = std::max({a->min.y - b->max.y, 0.0, b->min.y - a->max.y});
    return std::sqrt(dx * dx + dy * dy);
  }
};

class geos_tree final : public box_index {
 public:
  explicit geos_tree(std::span<const geo::planar_box> boxes) : first_(boxes.data()), tree_(10, boxes.size()) {
    for (const geo::planar_box& box : boxes) tree_.insert(envelope_of(box), &box);
    tree_.build();
  }

  void window(const geo::planar_box& window, std::vector<std::uint32_t>& rows) const override {
    tree_.query(envelope_of(window), [&](item found) { rows.push_back(row_of(found)); });
  }
  [[nodiscard]] std::uint32_t nearest(geo::planar p) const override {
    const geo::planar_box query{p, p};
    box_distance distance;
    return row_of(tree_.nearestNeighbour(envelope_of(query), &query, distance));
  }

 private:
  [[nodiscard]] std::uint32_t row_of(item box) const { return static_cast<std::uint32_t>(box - first_); }
  item first_;
  mutable geos::index::strtree::TemplateSTRtree<item> tree_;  // its queries are not const
};

built_index build(std::span<const geo::planar_box> boxes) {
  built_index result;
  result.took = time_of([&] { result.index = std::make_unique<geos_tree>(boxes); });
  return result;
}

}  // namespace

std::string geos_version() {
  return geos::geom::geosversion();
}

box_index_kind geos_index() {
  return {.name = "GEOS TemplateSTRtree", .version = geos_version(), .build = build};
}

}  // namespace greenward::bench
