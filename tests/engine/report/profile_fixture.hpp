// A way through a small sanitary sewer with all that can be wrong with one.
#pragma once

#include "engine/drainage/profile.hpp"
#include "engine/drainage/trace.hpp"
#include "tests/engine/drainage/survey_maker.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace greenward::report::testing {

/// A straight sewer of `nodes` manholes. In every 30 of them: three without levels, an adverse pipe, a drop
/// of 0.8 m, a sump, a box, two manholes 2 m apart. Three links cross it near its beginning, one of them
/// without levels; a fourth lies 20 m too deep. Findings are those of the first 30.
struct sewer {
  drainage::testing::survey_maker made;
  std::vector<std::string_view> material;
  std::vector<double> fill;
  std::vector<drainage::profile_finding> findings;
  std::uint32_t count;

  explicit sewer(std::uint32_t nodes) : count(nodes) {
    double x = 0, level = 203.4;
    for (std::uint32_t i = 0; i < nodes; ++i) {
      add_node(i, x, level);
      const double length = i % 30 == 20 ? 2 : 24 + 4 * (i % 5);
      if (i + 1 < nodes) level = add_pipe(i, x, length, level);
      x += length;
    }
    add_crossings();
    findings = {
        {.link = 12,
         .text = {"逆坡：坡度 -4.0‰，下游管底高于上游",
                  "adverse slope: -4.0 ‰, the invert rises downstream"}},
        {.node = 8, .text = {"跌差 0.80 m 而未设跌水井", "a drop of 0.80 m without a drop manhole"}},
        {.node = 20, .text = {"检查井间距过小（2.0 m）", "manholes only 2.0 m apart"}},
        {.link = 20, .text = {"管段过短", "pipe too short"}},
        {.link = 12,
         .text = {"充满度 0.78 大于允许值 0.55（DN300）", "filled to 0.78, more than 0.55 allowed (DN300)"}}};
  }

  [[nodiscard]] drainage::profile way(bool back = false) const {
    const drainage::network net = made.build();
    const std::vector<std::uint8_t> usable(net.edges.size(), 1);
    const std::uint32_t first = back ? count - 1 : 0, last = back ? 0 : count - 1;
    return drainage::make_profile(made.drains, net, *drainage::find_path(net, usable, first, last, true),
                                  {.start = first, .material = material, .fill = fill, .findings = findings});
  }

 private:
  static std::string code_of(std::uint32_t i) {
    return (i % 30 == 5 ? "春城大街污水井" : "WS") + std::to_string(101 + i);
  }

  void add_node(std::uint32_t i, double x, double level) {
    const std::uint32_t node =
        made.node(code_of(i), drainage::node_kind::manhole, drainage::drain_system::sanitary, {x, 0});
    auto& nodes = made.drains.nodes;
    nodes.ground_m[node] = level + 2.4 + 0.5 * std::sin(i / 3.0);
    nodes.invert_m[node] = i % 30 == 8 ? level - 0.8 : i % 30 == 15 ? level - 0.35 : level;
    if (i % 30 == 3 || i % 30 == 4 || i % 30 == 24) nodes.invert_m[node] = drainage::kNotGiven;
    if (i % 30 == 4) nodes.ground_m[node] = drainage::kNotGiven;
  }

  double add_pipe(std::uint32_t i, double x, double length, double level) {
    const std::uint32_t link =
        made.line({{x, 0}, {x + length, 0}}, code_of(i), code_of(i + 1), drainage::drain_system::sanitary);
    auto& links = made.drains.links;
    const double start = i % 30 == 8 ? level - 0.8 : level;
    const double end = start - length * (i % 30 == 12 ? -0.004 : 0.003);
    const auto unknown = [](std::uint32_t node) {
      return node % 30 == 3 || node % 30 == 4 || node % 30 == 24;
    };
    if (!unknown(i)) links.up_invert_m[link] = start;
    if (!unknown(i + 1)) links.down_invert_m[link] = end;
    links.diameter_mm[link] = i % 30 < 14 ? 300 : 400;
    if (i % 30 >= 26) {
      links.shape[link] = drainage::pipe_shape::box;
      links.width_mm[link] = 800;
      links.height_mm[link] = 600;
    }
    material.push_back(i % 30 < 9 ? "HDPE双壁波纹管" : i % 30 < 26 ? "钢筋混凝土管" : "砖砌");
    fill.push_back(i % 30 == 12 ? 0.78 : i % 30 > 24 ? drainage::kNotGiven : 0.4);
    return end;
  }

  void add_crossing(double x, double up, double down, double diameter_mm) {
    const std::uint32_t link = made.line({{x - 3, 15}, {x + 3, -15}}, "Y" + std::to_string(x),
                                         "Z" + std::to_string(x), drainage::drain_system::storm);
    made.drains.links.up_invert_m[link] = up;
    made.drains.links.down_invert_m[link] = down;
    made.drains.links.diameter_mm[link] = diameter_mm;
    material.emplace_back();
    fill.push_back(drainage::kNotGiven);
  }
  void add_crossings() {
    add_crossing(70, 204.4, 204.2, 600);
    add_crossing(200, 202, 201.8, 300);
    add_crossing(330, drainage::kNotGiven, 203, 400);
    if (count > 20) add_crossing(520, 182, 182, 800);
  }
};

}  // namespace greenward::report::testing
