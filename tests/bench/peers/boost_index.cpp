#include "tests/bench/peers/boost_index.hpp"

#include "tests/bench/harness/samples.hpp"

#include <fmt/format.h>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/iterator/function_output_iterator.hpp>
#include <boost/version.hpp>

namespace greenward::bench {

namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;
using point = bg::model::d2::point_xy<double>;
using box = bg::model::box<point>;
using value = std::pair<box, std::uint32_t>;
// Packing (Leutenegger, Lopez & Edgington 1997) asks only for the capacity of a node.
using tree = bgi::rtree<value, bgi::linear<16>>;

box boost_box(const geo::planar_box& from) {
  return {{from.min.x, from.min.y}, {from.max.x, from.max.y}};
}

class boost_tree final : public box_index {
 public:
  explicit boost_tree(const std::vector<value>& values) : tree_(values.begin(), values.end()) {}

  void window(const geo::planar_box& window, std::vector<std::uint32_t>& rows) const override {
    const auto append = [&rows](const value& found) { rows.push_back(found.second); };
    tree_.query(bgi::intersects(boost_box(window)), boost::make_function_output_iterator(append));
  }
  [[nodiscard]] std::uint32_t nearest(geo::planar p) const override {
    std::uint32_t row = 0;
    const auto keep = [&row](const value& found) { row = found.second; };
    tree_.query(bgi::nearest(point(p.x, p.y), 1), boost::make_function_output_iterator(keep));
    return row;
  }

 private:
  tree tree_;
};

/// The values are made before the clock starts: a program that lives with Boost has them already.
built_index build(std::span<const geo::planar_box> boxes) {
  std::vector<value> values;
  values.reserve(boxes.size());
  for (std::size_t row = 0; row < boxes.size(); ++row) {
    values.emplace_back(boost_box(boxes[row]), static_cast<std::uint32_t>(row));
  }
  built_index result;
  result.took = time_of([&] { result.index = std::make_unique<boost_tree>(values); });
  return result;
}

}  // namespace

box_index_kind boost_index() {
  return {.name = "Boost rtree, packed",
          .version = fmt::format("{}.{}.{}", BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000,
                                 BOOST_VERSION % 100),
          .build = build};
}

}  // namespace greenward::bench
