#include "engine/sample/admin_areas.hpp"

#include "engine/sample/plan_geometry.hpp"
#include "engine/sample/regions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace greenward::sample {
namespace {

admin_area area_of(const layer::admin_unit& unit, std::uint32_t parent) {
  admin_area area;
  area.code = unit.code;
  area.name = unit.name;
  area.kind = unit.kind;
  area.parent = parent;
  return area;
}

/// Codes and names for a district that does not exist.
void make_fictional(district_plan& plan) {
  for (std::size_t k = 0; k < plan.streets.size(); ++k) {
    admin_area& street = plan.streets[k];
    street.code = plan.code + street.code.substr(6);
    const char* word = street.kind == "town" ? "镇" : street.kind == "zone" ? "园区" : "街道";
    street.name = fmt::format("{}第{:02}{}", plan.name, k + 1, word);
  }
  std::vector<int> counts(plan.streets.size(), 0);
  for (admin_area& community : plan.communities) {
    community.code = plan.code + community.code.substr(6);
    const char* word = community.kind == "village" ? "村" : community.kind == "virtual" ? "虚拟社区" : "社区";
    community.name =
        fmt::format("{}合成{:02}{}", plan.streets[community.parent].name, ++counts[community.parent], word);
  }
}

std::size_t village_count(const district_plan& plan, std::uint32_t street) {
  return static_cast<std::size_t>(
      std::count_if(plan.communities.begin(), plan.communities.end(),
                    [&](const auto& c) { return c.parent == street && is_village(c); }));
}

std::vector<std::uint32_t> blocks_where(const district_plan& plan,
                                        const std::function<bool(const block&)>& wanted) {
  std::vector<std::uint32_t> result;
  for (std::uint32_t b = 0; b < plan.blocks.size(); ++b) {
    if (wanted(plan.blocks[b])) result.push_back(b);
  }
  std::stable_sort(result.begin(), result.end(),
                   [&](auto a, auto b) { return plan.blocks[a].remoteness < plan.blocks[b].remoteness; });
  return result;
}

/// Units in the order in which they lie, from the urban centre outwards.
std::vector<std::uint32_t> city_units(const district_plan& plan) {
  std::vector<std::uint32_t> units;
  for (std::uint32_t k = 0; k < plan.streets.size(); ++k) {
    if (!is_town(plan.streets[k])) units.push_back(k);
  }
  std::stable_sort(units.begin(), units.end(), [&](auto a, auto b) {
    const auto rank = [&](auto k) {
      return is_zone(plan.streets[k]) ? 2 : village_count(plan, k) > 0 ? 1 : 0;
    };
    return rank(a) < rank(b);
  });
  return units;
}

std::vector<std::uint32_t> town_units(const district_plan& plan) {
  std::vector<std::uint32_t> units;
  for (std::uint32_t k = 0; k < plan.streets.size(); ++k) {
    if (is_town(plan.streets[k])) units.push_back(k);
  }
  return units;
}

void sort_by_remoteness(const district_plan& plan, std::vector<std::uint32_t>& seeds) {
  std::stable_sort(seeds.begin(), seeds.end(),
                   [&](auto a, auto b) { return plan.blocks[a].remoteness < plan.blocks[b].remoteness; });
}

/// Gives blocks that no region reached to a neighbour's unit, until all have one.
void adopt_leftovers(district_plan& plan, std::uint32_t block::*unit) {
  bool changed = true;
  while (changed) {
    changed = false;
    for (std::uint32_t b = 0; b < plan.blocks.size(); ++b) {
      if (plan.blocks[b].*unit != kNone) continue;
      for_each_neighbour(plan, b, [&](std::uint32_t other) {
        if (plan.blocks[b].*unit == kNone && plan.blocks[other].*unit != kNone) {
          plan.blocks[b].*unit = plan.blocks[other].*unit;
          changed = true;
        }
      });
    }
  }
}

std::vector<double> block_loads(const district_plan& plan, double rural) {
  std::vector<double> load;
  for (const block& b : plan.blocks) load.push_back(b.area * (b.urban ? 1 : rural));
  return load;
}

void assign_group(district_plan& plan, const std::vector<std::uint32_t>& units,
                  const std::vector<std::uint32_t>& blocks, const std::vector<double>& share) {
  if (units.empty() || blocks.empty()) return;
  const std::vector<double> load = block_loads(plan, 0.6);
  std::vector<std::uint32_t> seeds = spread_seeds(plan, blocks, load, units.size());
  sort_by_remoteness(plan, seeds);
  const std::vector<std::uint32_t> region = grow_regions(plan, blocks, load, seeds, share);
  for (const std::uint32_t b : blocks) {
    if (region[b] != kNone) plan.blocks[b].street = units[region[b]];
  }
}

void assign_streets(district_plan& plan) {
  const std::vector<std::uint32_t> all = blocks_where(plan, [](const block&) { return true; });
  const std::vector<std::uint32_t> towns = town_units(plan);
  double area = 0;
  for (const block& b : plan.blocks) area += b.area;
  constexpr double kCityShare = 0.46;
  std::vector<std::uint32_t> city, country;
  double sum = 0;
  for (const std::uint32_t b : all) {
    (sum < kCityShare * area || towns.empty() ? city : country).push_back(b);
    sum += plan.blocks[b].area;
  }
  const std::vector<std::uint32_t> units = city_units(plan);
  std::vector<double> share, town_share;
  for (const std::uint32_t k : units) {
    share.push_back(is_zone(plan.streets[k]) ? 0.75 : 1 + 0.25 * static_cast<double>(village_count(plan, k)));
  }
  for (const std::uint32_t k : towns) town_share.push_back(2 + static_cast<double>(village_count(plan, k)));
  assign_group(plan, units, city, share);
  assign_group(plan, towns, country, town_share);
  adopt_leftovers(plan, &block::street);
}

void assign_communities(district_plan& plan, std::uint32_t street) {
  std::vector<std::uint32_t> units;
  for (std::uint32_t k = 0; k < plan.communities.size(); ++k) {
    if (plan.communities[k].parent == street) units.push_back(k);
  }
  std::stable_sort(units.begin(), units.end(), [&](auto a, auto b) {
    return !is_village(plan.communities[a]) && is_village(plan.communities[b]);
  });
  const auto blocks = blocks_where(plan, [&](const block& b) { return b.street == street; });
  if (blocks.empty() || units.empty()) return;
  const std::vector<double> load = block_loads(plan, 0.35);
  std::vector<std::uint32_t> seeds = spread_seeds(plan, blocks, load, units.size());
  sort_by_remoteness(plan, seeds);
  const std::vector<double> share(seeds.size(), 1);
  const std::vector<std::uint32_t> region = grow_regions(plan, blocks, load, seeds, share);
  for (const std::uint32_t b : blocks) {
    if (region[b] != kNone) plan.blocks[b].community = units[region[b]];
  }
}

}  // namespace

bool is_village(const admin_area& community) {
  return community.kind == "village";
}
bool is_town(const admin_area& street) {
  return street.kind == "town";
}
bool is_zone(const admin_area& street) {
  return street.kind == "zone";
}

void choose_units(district_plan& plan, const layer::admin_register& units) {
  const double size = plan.settings.size;
  const auto whole = [&](const std::string& kind) {
    return static_cast<double>(std::count_if(units.streets.begin(), units.streets.end(),
                                             [&](const auto& u) { return u.kind == kind; }));
  };
  std::vector<std::pair<std::string, double>> room;
  for (const layer::admin_unit& unit : units.streets) {
    auto it = std::find_if(room.begin(), room.end(), [&](const auto& r) { return r.first == unit.kind; });
    if (it == room.end()) {
      room.emplace_back(unit.kind, std::max(1.0, std::round(whole(unit.kind) * size)));
      it = room.end() - 1;
    }
    if (it->second < 1) continue;
    it->second -= 1;
    plan.streets.push_back(area_of(unit, kNone));
  }
  for (const layer::admin_unit& unit : units.communities) {
    const auto street = std::find_if(plan.streets.begin(), plan.streets.end(),
                                     [&](const admin_area& s) { return s.code == unit.code.substr(0, 9); });
    if (street == plan.streets.end()) continue;
    plan.communities.push_back(area_of(unit, static_cast<std::uint32_t>(street - plan.streets.begin())));
  }
  if (plan.number > 0) make_fictional(plan);
}

void assign_units(district_plan& plan) {
  assign_streets(plan);
  for (std::uint32_t k = 0; k < plan.streets.size(); ++k) assign_communities(plan, k);
  for (std::uint32_t b = 0; b < plan.blocks.size(); ++b) {
    if (plan.blocks[b].community != kNone) continue;
    for_each_neighbour(plan, b, [&](std::uint32_t other) {
      if (plan.blocks[b].community == kNone) plan.blocks[b].community = plan.blocks[other].community;
    });
  }
  adopt_leftovers(plan, &block::community);
  for (block& b : plan.blocks) b.street = plan.communities[b.community].parent;
}

}  // namespace greenward::sample
