#include "engine/sample/population.hpp"

#include "engine/base/apportionment.hpp"
#include "engine/base/error.hpp"
#include "engine/layer/rule_pack.hpp"
#include "engine/sample/admin_areas.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::sample {
namespace {

std::int64_t scaled_count(double whole, double size) {
  return std::llround(whole * size);
}

double share(const layer::rule_pack& pack, const char* key) {
  const double value = pack.at(key).value;
  if (value >= 0 && value <= 1) return value;
  throw error(error_code::bad_input, pack.name + ": " + key,
              {"占比必须在 0 到 1 之间", "a share must lie between 0 and 1"},
              {"请修改 gis-data/sample/assumptions.toml", "mend gis-data/sample/assumptions.toml"});
}

bool lives_in_town(const district_plan& plan, const building& b) {
  return is_town(plan.streets[plan.blocks[b.block].street]);
}

bool is_home(const building& b) {
  return b.cluster != kNone;
}

std::vector<double> home_weights(const district_plan& plan, bool town) {
  std::vector<double> weights;
  for (const building& b : plan.buildings) {
    const bool counts = is_home(b) && lives_in_town(plan, b) == town;
    weights.push_back(counts ? b.floor_area() : 0);
  }
  return weights;
}

void give(district_plan& plan, const std::vector<double>& weights, std::int64_t people,
          std::int64_t households) {
  const std::vector<std::int64_t> heads = apportion(weights, people);
  const std::vector<std::int64_t> doors = apportion(weights, households, heads);
  for (std::size_t k = 0; k < plan.buildings.size(); ++k) {
    plan.buildings[k].people += heads[k];
    plan.buildings[k].households += doors[k];
  }
}

void add_up(district_plan& plan) {
  for (const building& b : plan.buildings) {
    if (!is_home(b)) continue;
    const block& ground = plan.blocks[b.block];
    plan.clusters[b.cluster].people += b.people;
    plan.clusters[b.cluster].households += b.households;
    for (admin_area* area : {&plan.streets[ground.street], &plan.communities[ground.community]}) {
      area->people += b.people;
      area->households += b.households;
    }
  }
}

}  // namespace

district_settings load_settings(const std::filesystem::path& file, double size) {
  const layer::rule_pack pack = layer::rule_pack::load(file);
  district_settings s;
  s.size = size;
  s.area_m2 = pack.at("area").value * 1e6;
  s.people = scaled_count(pack.at("people").value, size);
  s.street_people = scaled_count(pack.at("people.streets").value, size);
  s.households = scaled_count(pack.at("households").value, size);
  s.share_60 = share(pack, "share.aged_60");
  s.share_65 = share(pack, "share.aged_65");
  s.share_80 = share(pack, "share.aged_80");
  return s;
}

void settle_people(district_plan& plan) {
  const district_settings& s = plan.settings;
  const std::vector<double> city = home_weights(plan, false);
  const std::vector<double> towns = home_weights(plan, true);
  const bool any_town = std::any_of(towns.begin(), towns.end(), [](double w) { return w > 0; });
  const std::int64_t city_people = any_town ? s.street_people : s.people;
  const std::int64_t city_homes = s.households * city_people / s.people;
  give(plan, city, city_people, city_homes);
  give(plan, towns, s.people - city_people, s.households - city_homes);
  add_up(plan);
}

elderly elderly_of(const district_plan& plan) {
  std::vector<double> weights;
  std::vector<std::int64_t> people;
  std::int64_t all = 0;
  for (const building& b : plan.buildings) {
    double old = 1;
    if (b.cluster != kNone) {
      const cluster& c = plan.clusters[b.cluster];
      old = !c.compound ? 1.4 : c.built_year < 2000 ? 1.5 : c.built_year < 2011 ? 1.0 : 0.6;
    }
    weights.push_back(old * static_cast<double>(b.people));
    people.push_back(b.people);
    all += b.people;
  }
  const auto count = [&](double share_of_all) {
    return std::llround(share_of_all * static_cast<double>(all));
  };
  const auto weight = [](const std::vector<std::int64_t>& values) {
    return std::vector<double>(values.begin(), values.end());
  };
  elderly e;
  e.people_60 = apportion(weights, count(plan.settings.share_60), people);
  e.people_65 = apportion(weight(e.people_60), count(plan.settings.share_65), e.people_60);
  e.people_80 = apportion(weight(e.people_65), count(plan.settings.share_80), e.people_65);
  return e;
}

}  // namespace greenward::sample
