// Sites on a map are the best of all choices, each tried by itself.
#include "engine/base/error.hpp"
#include "engine/walking/witness.hpp"
#include "engine/workflow/site_map.hpp"
#include "engine/workflow/walk_ground.hpp"
#include "tests/engine/workflow/paper_town.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace greenward::workflow {
namespace {

using greenward::testing::at_metres;
using siting::siting_model;
using testing::paper_town;

constexpr double kNoWay = std::numeric_limits<double>::infinity();

/// 5 x 4 crossings 100 m apart, some streets missing, some one way; people, a station or none, five
/// candidates.
paper_town draw_town() {
  paper_town town;
  bool any = false;
  const auto add = [&](int x, int y, int dx, int dy) {
    if (*rc::gen::inRange(0, 5) == 0) return;
    any = true;
    town.street(y * 5 + x + 1, (y + dy) * 5 + x + dx + 1, at_metres(100 * x, 100 * y),
                at_metres(100 * (x + dx), 100 * (y + dy)), *rc::gen::inRange(0, 5) == 0);
  };
  for (int y = 0; y < 4; ++y)
    for (int x = 0; x < 5; ++x) {
      if (x < 4) add(x, y, 1, 0);
      if (y < 3) add(x, y, 0, 1);
    }
  if (!any) town.street(1, 2, at_metres(0, 0), at_metres(100, 0));
  const auto somewhere = [](int most) { return static_cast<double>(*rc::gen::inRange(-20, most)); };
  constexpr std::array<const char*, 5> kCodes{"V1", "V2", "V3", "V4", "V5"};
  for (const char* code : kCodes) town.village(code, somewhere(420), somewhere(320), 1, 1);
  if (*rc::gen::inRange(0, 2) == 1) town.facility("E", somewhere(420), somewhere(320));
  for (int k = 0; k < 9; ++k) town.people(somewhere(420), somewhere(320), *rc::gen::inRange(1, 50));
  return town;
}

/// Metres from each place to each site, by a search from that site alone; infinity without a way.
std::vector<std::vector<double>> walked_alone(const site_map& map) {
  const walk_ground ground = prepare_ground(*map.district, walking::direction::towards, map.settings);
  std::vector<std::vector<double>> metres_of(map.sites.size(),
                                             std::vector<double>(map.demand.rows.size(), kNoWay));
  for (std::size_t m = 0; m < map.snaps.size(); ++m) {
    const walking::witness_search search(ground.network, std::span(&map.snaps[m], 1), metres(1e9));
    for (std::size_t k = 0; k < map.demand.snaps.size(); ++k)
      if (const auto way = search.from(map.demand.snaps[k])) {
        double& best = metres_of[map.of_snap[m]][map.demand.of_snap[k]];
        best = std::min(best, way->metres);
      }
  }
  return metres_of;
}

/// What a choice is worth by the model; nothing if it leaves somebody without who could be served.
std::optional<double> worth(const site_map& map, const std::vector<std::vector<double>>& metres_of,
                            unsigned open) {
  const siting_model model = map.request.model;
  const bool covers = model == siting_model::mclp || model == siting_model::lscp;
  const double limit = covers ? map.settings.limit().value : 1e9;
  double covered = 0, walked = 0, worst = 0, sites = 0;
  for (std::size_t j = 0; j < map.sites.size(); ++j) sites += (open >> j & 1U) != 0 ? 1 : 0;
  for (std::size_t i = 0; i < map.demand.rows.size(); ++i) {
    double best = kNoWay, best_of_all = kNoWay;
    for (std::size_t j = 0; j < map.sites.size(); ++j) {
      if (metres_of[j][i] > limit) continue;
      best_of_all = std::min(best_of_all, metres_of[j][i]);
      if ((open >> j & 1U) != 0) best = std::min(best, metres_of[j][i]);
    }
    if (best < kNoWay) {
      covered += map.demand.heads[i];
      walked += map.demand.heads[i] * best;
      worst = std::max(worst, best);
    } else if (model != siting_model::mclp && best_of_all < kNoWay) {
      return {};
    }
  }
  switch (model) {
    case siting_model::lscp:
      return sites;
    case siting_model::mclp:
      return covered;
    case siting_model::p_median:
      return walked;
    case siting_model::p_center:
      break;
  }
  return worst;
}

std::optional<double> best_of_all_choices(const site_map& map, std::size_t most) {
  const auto metres_of = walked_alone(map);
  const unsigned there = (1U << map.existing) - 1U;
  std::optional<double> best;
  for (unsigned open = 0; open < 1U << map.sites.size(); ++open) {
    if ((open & there) != there) continue;
    if (static_cast<std::size_t>(std::popcount(open)) > most) continue;
    const auto found = worth(map, metres_of, open);
    if (!found) continue;
    const bool better = !best || (map.request.model == siting_model::mclp ? *found > *best : *found < *best);
    if (better) best = found;
  }
  return best;
}

RC_GTEST_PROP(SiteMapProperty, TheAnswerIsTheBestOfAllChoices, ()) {
  const paper_town town = draw_town();
  const auto model = static_cast<siting_model>(*rc::gen::inRange(0, 4));
  const auto fresh = static_cast<std::size_t>(*rc::gen::inRange(1, 4));
  site_map_request request = testing::asking(model);
  request.walk.minutes = *rc::gen::inRange(1, 6);
  request.candidates.from = "villages";
  const auto solve = [&](std::size_t count) -> std::optional<site_map> {
    request.new_sites = count;
    try {
      return choose_sites_on_map(town.snapshot(), request, {}, task{});
    } catch (const error&) {
      return {};
    }
  };
  const auto map = solve(fresh);
  if (map) {
    const auto best = best_of_all_choices(*map, fresh + map->existing);
    RC_ASSERT(best.has_value());
    RC_ASSERT(std::abs(map->choice.result.objective - *best) <= 1e-6 * std::max(1.0, *best));
    return;
  }
  // Refused: no choice so small is one. With all candidates there is, or nobody and nothing is on the
  // network.
  std::optional<site_map> all;
  for (std::size_t count = 5; count > fresh && !all; --count) all = solve(count);
  if (all) RC_ASSERT(!best_of_all_choices(*all, fresh + all->existing).has_value());
}

}  // namespace
}  // namespace greenward::workflow
