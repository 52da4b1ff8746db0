#include "engine/sample/outline.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace greenward::sample {
namespace {

constexpr double kUrbanShare = 0.32;

/// Distance from the district's middle against the outline's radius in that direction.
double outline_score(planar from_middle, double phase) {
  const double angle = std::atan2(from_middle.y, from_middle.x);
  const double radius = 1 + 0.24 * std::cos(2 * (angle - 2.45)) + 0.10 * std::sin(3 * angle + phase) +
                        0.06 * std::sin(5 * angle + 2 * phase) + 0.035 * std::sin(11 * angle + phase);
  return std::hypot(from_middle.x, from_middle.y) / radius;
}

/// Keeps the blocks of smallest `score` up to `area` that hang together with the first one.
std::vector<std::uint8_t> chosen_blocks(const district_plan& plan, const std::vector<double>& score,
                                        double area) {
  std::vector<std::uint32_t> order(plan.blocks.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return score[a] < score[b]; });
  std::vector<std::uint8_t> wanted(order.size(), 0);
  double sum = 0;
  for (std::size_t k = 0; k < order.size() && sum < area; ++k) {
    wanted[order[k]] = 1;
    sum += plan.blocks[order[k]].area;
  }
  std::vector<std::uint8_t> reached(order.size(), 0);
  std::vector<std::uint32_t> open{order.front()};
  reached[order.front()] = 1;
  while (!open.empty()) {
    const block& b = plan.blocks[open.back()];
    open.pop_back();
    for (const block_side& side : b.sides) {
      const street_edge& e = plan.edges[side.edge];
      const std::uint32_t other = side.forward ? e.right : e.left;
      if (other == kNone || wanted[other] == 0 || reached[other] != 0) continue;
      reached[other] = 1;
      open.push_back(other);
    }
  }
  return reached;
}

void link_sides(district_plan& plan) {
  for (street_edge& e : plan.edges) e.left = e.right = kNone;
  for (std::size_t b = 0; b < plan.blocks.size(); ++b) {
    for (const block_side& side : plan.blocks[b].sides) {
      (side.forward ? plan.edges[side.edge].left : plan.edges[side.edge].right) =
          static_cast<std::uint32_t>(b);
    }
  }
}

/// Drops blocks outside and the edges that bound nothing any more.
void keep_blocks(district_plan& plan, const std::vector<std::uint8_t>& keep) {
  std::vector<block> blocks;
  for (std::size_t b = 0; b < keep.size(); ++b) {
    if (keep[b] != 0) blocks.push_back(std::move(plan.blocks[b]));
  }
  plan.blocks = std::move(blocks);
  link_sides(plan);
  std::vector<std::uint32_t> renamed(plan.edges.size(), kNone);
  std::vector<street_edge> edges;
  for (std::size_t e = 0; e < plan.edges.size(); ++e) {
    if (plan.edges[e].left == kNone && plan.edges[e].right == kNone) continue;
    renamed[e] = static_cast<std::uint32_t>(edges.size());
    edges.push_back(std::move(plan.edges[e]));
  }
  plan.edges = std::move(edges);
  for (block& b : plan.blocks) {
    for (block_side& side : b.sides) side.edge = renamed[side.edge];
  }
}

/// Stretches everything about the origin so that the area is exactly the wanted one.
void fit_area(district_plan& plan, double wanted) {
  double area = 0;
  for (const block& b : plan.blocks) area += b.area;
  const double factor = std::sqrt(wanted / area);
  const planar o = plan.frame.origin();
  const auto stretch = [&](planar& p) { p = {o.x + (p.x - o.x) * factor, o.y + (p.y - o.y) * factor}; };
  for (junction& j : plan.junctions) stretch(j.at);
  for (street_edge& e : plan.edges) {
    for (planar& p : e.path) stretch(p);
  }
  for (block& b : plan.blocks) {
    stretch(b.centre);
    b.area *= factor * factor;
  }
}

void mark_urban(district_plan& plan, double length) {
  const planar o = plan.frame.origin();
  std::vector<std::uint32_t> order(plan.blocks.size());
  std::iota(order.begin(), order.end(), 0U);
  double all = 0;
  for (block& b : plan.blocks) {
    const double x = (b.centre.x - o.x) / length;
    const double y = (b.centre.y - o.y) / length;
    b.remoteness = std::hypot(x, y * 1.1) / kUrbanReach * (1 + 0.16 * std::sin(4 * std::atan2(y, x)));
    all += b.area;
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return plan.blocks[a].remoteness < plan.blocks[b].remoteness; });
  double sum = 0;
  for (const std::uint32_t b : order) {
    if (sum >= kUrbanShare * all) break;
    sum += plan.blocks[b].area;
    plan.blocks[b].urban = true;
  }
}

}  // namespace

void cut_out_district(district_plan& plan, double phase) {
  link_sides(plan);
  const double length = std::sqrt(plan.settings.size);
  const planar middle = plan.frame.to_ground(-3900 * length, 3000 * length);
  std::vector<double> score;
  for (const block& b : plan.blocks)
    score.push_back(outline_score({b.centre.x - middle.x, b.centre.y - middle.y}, phase));
  const double wanted = plan.settings.area_m2 * plan.settings.size;
  keep_blocks(plan, chosen_blocks(plan, score, wanted));
  fit_area(plan, wanted);
  mark_urban(plan, length);
}

}  // namespace greenward::sample
