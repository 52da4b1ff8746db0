#include "engine/drainage/way_line.hpp"

#include "engine/drainage/trace.hpp"
#include "tests/engine/drainage/survey_maker.hpp"

#include <gtest/gtest.h>

namespace greenward::drainage {
namespace {

using geo::planar;
using testing::survey_maker;
using places = std::vector<planar>;

/// A from (0, 0) by a bend at (10, 0) to B at (10, 10), on to C at (30, 10); the second link is drawn from C
/// to B and runs against its line. D joins it blindly in the middle, at (20, 10).
struct bent_line {
  survey_maker made;
  network net;
  bent_line() {
    for (const auto& [code, place] : {std::pair("A", planar{0, 0}), std::pair("B", planar{10, 10}),
                                      std::pair("C", planar{30, 10}), std::pair("D", planar{20, 30})})
      made.node(code, node_kind::manhole, drain_system::sanitary, place);
    made.line({{0, 0}, {10, 0}, {10, 10}}, "A", "B");
    made.line({{30, 10}, {10, 10}}, "C", "B");
    made.line({{20, 30}, {20, 10}}, "D", "");
    made.drains.links.flow[1] = flow_direction::backward;
    made.drains.links.flow[2] = flow_direction::forward;
    net = made.build();
  }
  [[nodiscard]] places line(std::uint32_t from, std::uint32_t to) const {
    const auto usable = usable_edges(made.drains, net, {});
    const auto path = find_path(net, usable, from, to, false);
    return line_of(made.drains, net, lay_way(made.drains, net, path.value(), from));
  }
};

TEST(WayLine, FollowsTheLinesWhicheverWayTheyAreDrawn) {
  const bent_line s;
  EXPECT_EQ(s.line(0, 2), (places{{0, 0}, {10, 0}, {10, 10}, {20, 10}, {30, 10}}));
}

TEST(WayLine, TakesOfALinkThePartThatTheWayUses) {
  const bent_line s;
  EXPECT_EQ(s.line(3, 2), (places{{20, 30}, {20, 10}, {30, 10}}));
}

TEST(WayLine, IsStraightWhereALinkHasNoLine) {
  survey_maker made;
  made.node("A", node_kind::manhole, drain_system::sanitary, {0, 0});
  made.node("B", node_kind::manhole, drain_system::sanitary, {10, 0});
  made.node("C", node_kind::manhole, drain_system::sanitary);
  made.link("A", "B");
  made.link("B", "C");
  const network net = made.build();
  const std::vector<std::uint32_t> path{0, 1};
  EXPECT_EQ(line_of(made.drains, net, lay_way(made.drains, net, path, 0)), (places{{0, 0}, {10, 0}}))
      << "nobody knows where C is";
}

}  // namespace
}  // namespace greenward::drainage
