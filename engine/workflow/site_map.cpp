#include "engine/workflow/site_map.hpp"

#include "engine/base/error.hpp"
#include "engine/walking/area.hpp"
#include "engine/walking/reach_matrix.hpp"
#include "engine/workflow/unit_groups.hpp"
#include "engine/workflow/unit_names.hpp"
#include "engine/workflow/walk_model.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace greenward::workflow {

namespace {

using siting::siting_model;
using siting::siting_problem;

constexpr double kNoEnd = std::numeric_limits<double>::infinity();

void refuse_wish(bool wrong, const char* subject, bilingual problem, bilingual remedy) {
  if (wrong) throw error(error_code::usage, subject, std::move(problem), std::move(remedy));
}

void check_wishes_on_map(const site_map_request& r) {
  refuse_wish(
      r.walk.category == kParkCategory, "--category park",
      {"公园的服务半径取决于面积，候选点没有面积", "a park serves by its area, and a candidate has none"},
      {"换一个类别，或从费用表选址（--costs）", "choose another category, or site from tables (--costs)"});
  refuse_wish(r.new_sites && r.most_sites, "--new, --sites",
              {"二者只能给一个", "only one of them can be given"},
              {"-p/--new 不算现有设施，--sites 算", "-p/--new leaves out what is there, --sites counts it"});
  refuse_wish(r.budget && r.candidates.price_field.empty(), "--budget",
              {"不知道候选点的价格", "the prices of the candidates are not known"},
              {"用 --cost-field 给出价格字段", "name the field of the prices with --cost-field"});
  refuse_wish(r.minimum_share && r.model == siting_model::p_center, "--minimum",
              {"p-center 不支持最低标准", "p-center does not take a minimum"},
              {"换一个模型，或去掉 --minimum", "choose another model, or leave out --minimum"});
  refuse_wish(std::ranges::find(kUnitLevels, r.level) == kUnitLevels.end(), "--by",
              {"没有这一级单元：" + r.level, "there is no such level: " + r.level},
              {"用 district、street 或 community", "use district, street or community"});
}

/// The sites: what is there, then the candidates, each where it meets the network.
class site_placer {
 public:
  site_placer(site_map& map, const walking::walk_network& network) : map_(map), network_(network) {}

  void place_existing() {
    const layer::feature_table& table = map_.district->at("facilities").table;
    const layer::column& category = table["category"];
    bool any = false;
    for (std::size_t row = 0; row < table.size() && !any; ++row)
      any = category.text(row) == map_.settings.category;
    if (map_.request.existing == existing_sites::none || !any) return;
    const facilities_on_network placed = place_facilities(*map_.district, network_, map_.settings);
    map_.facilities = placed.count;
    for (const refusal& one : placed.refused)
      map_.refused.push_back({true, {"facilities", one.id.value, "", one.name, {}, 0, {}}, one.reason, {}});
    for (std::uint32_t k = 0; k < placed.snaps.size(); ++k) {
      if (k == 0 || placed.of_snap[k] != placed.of_snap[k - 1])
        add_facility(table, placed.rows[placed.of_snap[k]], placed.places[placed.of_snap[k]]);
      add_snap(placed.snaps[k]);
    }
    map_.existing = map_.sites.size();
  }

  void place_candidates() {
    for (const site_place& site : map_.candidates.places) {
      if (is_there(site)) {
        map_.refused.push_back({false, site, {"已是现有设施", "it is a facility already"}, {}});
        continue;
      }
      const metres maximum = map_.settings.snap_maximum;
      if (const auto snap = walking::snap_to_network(network_, site.place, maximum)) {
        map_.sites.push_back(site);
        add_snap(*snap);
        continue;
      }
      const auto why = walking::why_not_on_network(network_, site.place, maximum);
      map_.refused.push_back({false, site, walking::words_for(why, maximum),
                              why.nearest.value > 0 ? std::optional(why.nearest.value) : std::nullopt});
    }
  }

 private:
  void add_facility(const layer::feature_table& table, std::uint32_t row, geo::planar place) {
    const layer::column& capacity = table["capacity"];
    site_place site{.layer = "facilities",
                    .id = table.ids()[row].value,
                    .code = std::string(table["code"].text(row)),
                    .name = std::string(table["name"].text(row)),
                    .place = place,
                    .price = 0,
                    .capacity = {}};
    if (!map_.request.candidates.capacity_field.empty()) {
      if (capacity.has(row)) site.capacity = capacity.number(row);
      map_.capacity_unknown += capacity.has(row) ? 0 : 1;
    }
    map_.sites.push_back(std::move(site));
  }
  void add_snap(const walking::snap& snap) {
    map_.snaps.push_back(snap);
    map_.of_snap.push_back(static_cast<std::uint32_t>(map_.sites.size() - 1));
  }
  [[nodiscard]] bool is_there(const site_place& site) const {
    const auto there = std::span(map_.sites).first(map_.existing);
    return std::ranges::any_of(there,
                               [&](const site_place& e) { return e.layer == site.layer && e.id == site.id; });
  }

  site_map& map_;
  const walking::walk_network& network_;
};

bool covers_only(siting_model model) {
  return model == siting_model::lscp || model == siting_model::mclp;
}

/// Walking from each place towards each site, on all cores.
siting::cost_table walked_costs(const site_map& map, const walking::walk_network& network) {
  const metres limit = covers_only(map.request.model) ? map.settings.limit() : metres(kNoEnd);
  const walking::reach_matrix matrix = walking::make_reach_matrix(
      network, {map.snaps, map.of_snap, map.sites.size(), map.demand.snaps, map.demand.of_snap}, limit);
  std::vector<siting::cost_entry> entries;
  entries.reserve(matrix.place.size());
  for (std::uint32_t j = 0; j < matrix.facility_count(); ++j)
    for (std::uint32_t k = matrix.first[j]; k < matrix.first[j + 1]; ++k)
      entries.push_back({matrix.place[k], j, matrix.metres[k]});
  return {map.demand.rows.size(), map.sites.size(), std::move(entries)};
}

void name_units(site_map& map) {
  siting::siting_tables& tables = map.choice.tables;
  const unit_groups groups =
      group_by_unit(map.district->at(map.demand.layer).table, map.demand.rows, map.request.level);
  std::map<std::string, std::string> names;
  if (const layer_snapshot* units = map.district->find("admin_units")) names = unit_names(units->table);
  for (const std::string& code : groups.codes) {
    const auto name = names.find(code);
    tables.unit_names.push_back(name == names.end() ? code : name->second);
  }
  const bool homeless = std::ranges::find(groups.of_row, groups.codes.size()) != groups.of_row.end();
  if (homeless) tables.unit_names.emplace_back("未落位 (in no unit)");
  tables.problem.unit = groups.of_row;
  tables.problem.units = tables.unit_names.size();
}

void name_rows(site_map& map) {
  siting::siting_tables& tables = map.choice.tables;
  for (const site_place& site : map.sites) tables.site_names.push_back(site.title());
  const layer::feature_table& from = map.district->at(map.demand.layer).table;
  for (const std::uint32_t row : map.demand.rows)
    tables.demand_names.push_back("#" + std::to_string(from.ids()[row].value));
}

std::uint32_t candidate_called(const site_map& map, const std::string& word) {
  const auto is_called = [&](const site_place& site) {
    return site.code == word || site.name == word || std::to_string(site.id) == word;
  };
  std::vector<std::uint32_t> found;
  for (auto j = static_cast<std::uint32_t>(map.existing); j < map.sites.size(); ++j)
    if (is_called(map.sites[j])) found.push_back(j);
  if (found.size() == 1) return found.front();
  const auto refused = std::ranges::find_if(
      map.refused, [&](const site_refusal& one) { return !one.existing && is_called(one.site); });
  if (found.empty() && refused != map.refused.end())
    throw error(
        error_code::bad_input, "--lock " + word, refused->reason,
        {"它不能作候选点；换一个，或改正数据", "it cannot be a site: choose another, or mend the data"});
  throw error(error_code::usage, "--lock " + word,
              {found.empty() ? "没有这个候选点" : "有几个候选点叫这个名字",
               found.empty() ? "there is no such candidate" : "several candidates are called so"},
              {"用候选点的编码、名称或编号", "use a candidate's code, name or id"});
}

void add_wishes_on_map(site_map& map) {
  const site_map_request& r = map.request;
  siting_problem& p = map.choice.tables.problem;
  p.model = r.model;
  p.weight = map.demand.heads;
  p.locked.assign(map.sites.size(), 0);
  if (r.existing == existing_sites::locked)
    std::fill_n(p.locked.begin(), static_cast<std::ptrdiff_t>(map.existing), std::uint8_t{1});
  for (const std::string& word : r.locked) p.locked[candidate_called(map, word)] = 1;
  for (const site_place& site : map.sites) {
    if (!r.candidates.price_field.empty()) p.price.push_back(site.price);
    if (!r.candidates.capacity_field.empty()) p.capacity.push_back(site.capacity.value_or(kNoEnd));
  }
  p.most_sites = r.most_sites;
  if (r.new_sites) p.most_sites = *r.new_sites + (r.existing == existing_sites::locked ? map.existing : 0);
  p.budget = r.budget;
  p.minimum_share = r.minimum_share;
  if (covers_only(r.model) || r.minimum_share) p.radius = map.settings.limit().value;
}

/// The same problem with what is there, all of it open.
std::optional<siting::siting_result> solve_before(const site_map& map, const task& progress) {
  if (map.existing == 0) return {};
  const siting_problem& all = map.choice.tables.problem;
  siting_problem p;
  p.model = all.model;
  p.weight = all.weight;
  p.locked.assign(map.existing, 1);
  p.most_sites = map.existing;
  if (covers_only(p.model)) p.radius = all.radius;
  if (all.has_capacities())
    p.capacity.assign(all.capacity.begin(), all.capacity.begin() + static_cast<std::ptrdiff_t>(map.existing));
  std::vector<siting::cost_entry> entries;
  for (std::uint32_t i = 0; i < all.demands(); ++i) {
    const auto sites = all.costs.sites_of(i);
    for (std::size_t k = 0; k < sites.size(); ++k)
      if (sites[k] < map.existing) entries.push_back({i, sites[k], all.costs.costs_of(i)[k]});
  }
  p.costs = siting::cost_table(all.demands(), map.existing, std::move(entries));
  siting::siting_result made = siting::solve(p, map.request.options, progress);
  if (!made.found) return {};
  return made;
}

double heads_in_radius(const site_map& map, std::span<const std::uint32_t> open) {
  double sum = 0;
  for (std::size_t i = 0; i < map.demand.rows.size(); ++i) {
    const geo::planar at = map.demand.places[i];
    const bool inside = std::ranges::any_of(open, [&](std::uint32_t j) {
      return std::hypot(at.x - map.sites[j].place.x, at.y - map.sites[j].place.y) <=
             map.settings.radius.value;
    });
    if (inside) sum += map.demand.heads[i];
  }
  return sum;
}

siting_figures siting_figures_of(const site_map& map, const siting::siting_result& result) {
  const siting_problem& p = map.choice.tables.problem;
  siting_figures made;
  made.sites = result.sites.size();
  made.share_within.assign(p.demands(), 0);
  for (const siting::served_share& s : result.served) {
    const double heads = s.share * p.weight[s.demand], cost = metres_between(p, s.demand, s.site);
    made.served += heads;
    made.walked += heads * cost;
    made.farthest = std::max(made.farthest, cost);
    if (cost > map.settings.limit().value) continue;
    made.within += heads;
    made.share_within[s.demand] += s.share;
  }
  made.in_radius = heads_in_radius(map, result.sites);
  return made;
}

geo::planar_geometry area_of_sites(const site_map& map, const walking::walk_network& network,
                                   std::span<const std::uint32_t> open) {
  std::vector<walking::snap> snaps;
  for (std::size_t m = 0; m < map.snaps.size(); ++m)
    if (std::ranges::binary_search(open, map.of_snap[m])) snaps.push_back(map.snaps[m]);
  const auto reached = walking::reach(network, snaps, map.settings.limit());
  return walking::reached_area(walking::part_lines(network, reached.parts), map.settings.area_width);
}

void find_places(site_map& map, const walking::walk_network& network, const task& progress) {
  map.candidates = read_candidates(*map.district, map.request.candidates, progress);
  site_placer placer(map, network);
  placer.place_existing();
  map.refused.insert(map.refused.end(), map.candidates.refused.begin(), map.candidates.refused.end());
  placer.place_candidates();
  if (map.sites.size() == map.existing) {
    const site_refusal& last = map.refused.back();
    throw error(
        error_code::bad_input, "--candidates",
        {"没有一个候选点能接入步行网；例如 " + last.site.title() + "：" + last.reason.zh,
         "no candidate can be put on the walking network; " + last.site.title() + ": " + last.reason.en},
        {"换候选点，或用 --snap 放宽距离", "choose other candidates, or allow more with --snap"});
  }
  const demand_request wanted{&group_for_siting(map.request.heads), map.settings.snap_maximum,
                              map.request.main_network};
  map.demand = read_demand(*map.district, wanted, network);
}

}  // namespace

std::vector<std::string> site_map_layers(const site_map_request& request) {
  std::vector<std::string> layers = walk_access_layers();
  for (const std::string& name : candidate_layers(request.candidates)) layers.push_back(name);
  return layers;
}

site_map choose_sites_on_map(std::shared_ptr<const district_snapshot> district,
                             const site_map_request& request, std::optional<date> day, const task& progress) {
  check_wishes_on_map(request);
  site_map map;
  map.district = std::move(district);
  map.request = request;
  if (map.request.heads.empty())
    map.request.heads = request.walk.category == "elderly_care" ? "people_60" : "people";
  map.settings = resolve(request.walk);
  const walk_ground ground = prepare_ground(*map.district, walking::direction::towards, map.settings);
  map.ground = ground.notes;
  map.provenance = provenance_of(ground.network, walking::direction::towards, map.settings, day,
                                 map.district->info.notice);
  find_places(map, ground.network, progress);
  progress.throw_if_cancelled();
  progress.report({"计算步行距离", "walking to every site"}, 1, 3);
  map.choice.tables.problem.costs = walked_costs(map, ground.network);
  name_units(map);
  name_rows(map);
  add_wishes_on_map(map);
  progress.report({"求解", "choosing"}, 2, 3);
  solve_and_check(map.choice, request.options, progress);
  map.before = solve_before(map, progress);
  map.now.share_within.assign(map.demand.rows.size(), 0);
  if (map.before) map.now = siting_figures_of(map, *map.before);
  map.then = siting_figures_of(map, map.choice.result);
  if (!request.draw_areas) return map;
  if (map.before) map.area_now = area_of_sites(map, ground.network, map.before->sites);
  map.area_then = area_of_sites(map, ground.network, map.choice.result.sites);
  return map;
}

}  // namespace greenward::workflow
