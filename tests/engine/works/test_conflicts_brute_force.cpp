#include "tests/engine/works/conflict_ground.hpp"

#include "engine/geo/geometry_distance.hpp"
#include "engine/geo/measure.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <cmath>

namespace greenward::works {
namespace {

using enum conflict_kind;

/// Metres of `a` within the corridor of `b`, or square metres in both, by a fine grid of points.
double by_grid(geo::planar_view a, geo::planar_view b, double corridor) {
  using enum geo::geometry_kind;
  if (a.kind() != line && b.kind() == line) return by_grid(b, a, corridor);
  double sum = 0;
  if (a.kind() == line) {
    const auto points = a.points();
    for (std::size_t i = 1; i < points.size(); ++i) {
      const double length = geo::distance(points[i - 1], points[i]);
      constexpr int kSteps = 1000;
      for (int k = 0; k < kSteps; ++k) {
        const double t = (k + 0.5) / kSteps;
        const geo::planar at{points[i - 1].x + t * (points[i].x - points[i - 1].x),
                             points[i - 1].y + t * (points[i].y - points[i - 1].y)};
        if (geo::distance(b, at) <= corridor) sum += length / kSteps;
      }
    }
    return sum;
  }
  const geo::planar_box box = a.box();
  for (double x = box.min.x + 0.5; x < box.max.x; ++x)
    for (double y = box.min.y + 0.5; y < box.max.y; ++y)
      sum += geo::contains(a, {x, y}) && geo::contains(b, {x, y});
  return sum;
}

struct expected_pair {
  conflict_kind kind;
  std::uint32_t first, second;
  friend auto operator<=>(const expected_pair&, const expected_pair&) = default;
};

struct random_ground {
  ground g;
  std::vector<std::pair<date, date>> days;

  void add(std::uint32_t number) {
    const std::string kind = *rc::gen::element<std::string>("road", "sewer_separation", "gas_retrofit");
    const date start = *parse_date("2024-01-01") + std::chrono::days(*rc::gen::inRange(0, 900));
    const date end = start + std::chrono::days(*rc::gen::inRange(0, 400));
    days.emplace_back(start, end);
    const own_work work{.code = std::to_string(number),
                        .kind = kind,
                        .planned_start = format_date(start),
                        .planned_end = format_date(end)};
    const auto whole = [](int low, int high) { return static_cast<double>(*rc::gen::inRange(low, high)); };
    const double x = whole(0, 200), y = whole(0, 200);
    if (*rc::gen::inRange(0, 3) == 0)
      g.add_area(work, x, y, whole(20, 90));
    else
      g.add(work, {{x, y}, {x + whole(-150, 150), y + 1}, {x + whole(-90, 90), y + whole(-90, 90)}});
  }

  [[nodiscard]] bool is_road(std::uint32_t work) const { return g.works[work].kind == "road"; }

  /// By years as months and days compare, all pairs.
  [[nodiscard]] bool within_years(date from, date to, int years) const {
    std::string a = format_date(from), b = format_date(to);
    a.replace(0, 4, std::to_string(std::stoi(a.substr(0, 4)) + years));
    return b <= a;
  }

  [[nodiscard]] std::vector<expected_pair> conflicts_in_time() const {
    std::vector<expected_pair> pairs;
    for (std::uint32_t a = 0; a < days.size(); ++a) {
      for (std::uint32_t b = 0; b < days.size(); ++b) {
        if (a == b) continue;
        const auto& [a_start, a_end] = days[a];
        const auto& [b_start, b_end] = days[b];
        if (is_road(a) && !is_road(b) && b_end > a_end &&
            within_years(a_end, b_start, g.options.paving_years))
          pairs.push_back({surface_reopened, a, b});
        if (is_road(a) || is_road(b) || std::pair(b_start, b) < std::pair(a_start, a)) continue;
        if (b_start <= a_end)
          pairs.push_back({dug_together, a, b});
        else if (within_years(a_end, b_start, g.options.digging_years))
          pairs.push_back({dug_again, a, b});
      }
    }
    std::ranges::sort(pairs);
    return pairs;
  }
};

RC_GTEST_PROP(Conflicts, EqualBruteForceOverAllPairs, ()) {
  random_ground random;
  random.g.options.paving_years = random.g.options.digging_years = 1;
  const int count = *rc::gen::inRange(2, 14);
  for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(count); ++i) random.add(i);
  const auto found = random.g.find();
  std::size_t next = 0;
  for (const expected_pair& pair : random.conflicts_in_time()) {
    const auto a = random.g.places[pair.first], b = random.g.places[pair.second];
    const double amount = by_grid(a, b, random.g.options.corridor.value);
    const bool areas = a.kind() == geo::geometry_kind::polygon && b.kind() == geo::geometry_kind::polygon;
    const double least = areas ? 100 : 50, error = areas ? 0 : 1;
    const bool is_next = next < found.pairs.size() && found.pairs[next].kind == pair.kind &&
                         found.pairs[next].first == pair.first && found.pairs[next].second == pair.second;
    if (is_next) RC_ASSERT(std::abs(found.pairs[next].common.amount - amount) <= error + 1e-6);
    // A grid cannot tell what is within its step of the least.
    if (std::abs(amount - least) > error) RC_ASSERT(is_next == (amount >= least));
    next += is_next ? 1 : 0;
  }
  RC_ASSERT(next == found.pairs.size());
}

}  // namespace
}  // namespace greenward::works
