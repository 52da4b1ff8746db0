#include "engine/workflow/walk_roadworks.hpp"

#include "engine/workflow/environment.hpp"
#include "engine/workflow/rule_reader.hpp"
#include "engine/workflow/works_ledger.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace greenward::workflow {

namespace {

bool occupies_streets(std::string_view kind) {
  const auto& kinds = program_environment().ground.kinds;
  return std::ranges::any_of(
      kinds, [&](const layer::ground_use& use) { return use.kind == kind && (use.paves || use.digs); });
}

/// Which edges the works close.
class street_closer {
 public:
  street_closer(const district_snapshot& district, const walk_roadworks& found)
      : works_(district.at("works")), edges_(district.at("walk_edges")), found_(found) {}

  void close(street_work& work) const {
    const geo::planar_view place = works_.planar[work.row];
    work.effect = effect_of(work, place);
    if (work.effect != closing::closes) return;
    work.edges = walking::edges_along({edges_.planar, edges_.index}, place, found_.corridor, found_.share);
    if (work.edges.empty()) work.effect = closing::no_street;
  }

 private:
  [[nodiscard]] closing effect_of(const street_work& work, geo::planar_view place) const {
    using works::occupation;
    if (work.occupation != occupation::under_way && work.occupation != occupation::planned)
      return closing::not_told;
    if (place.kind() == geo::geometry_kind::line) return closing::closes;
    if (place.kind() != geo::geometry_kind::polygon) return closing::no_place;
    return found_.query.areas ? closing::closes : closing::area_left_out;
  }

  const layer_snapshot &works_, &edges_;
  const walk_roadworks& found_;
};

void find_works(walk_roadworks& found) {
  const district_snapshot& district = *found.access.district;
  const layer::feature_table& works = district.at("works").table;
  const street_closer closer(district, found);
  for (std::uint32_t row = 0; row < works.size(); ++row) {
    if (!occupies_streets(works["work_kind"].text(row))) {
      ++found.other_kinds;
      continue;
    }
    const auto occupation = works::occupation_on(found.facts.of_work[row], found.seen, found.on);
    if (occupation == works::occupation::none) continue;
    street_work& work = found.works.emplace_back();
    work.row = row;
    work.occupation = occupation;
    closer.close(work);
  }
}

/// Entrances together with those that serve as far.
std::vector<walking::served_entrances> by_limit(const facilities_on_network& facilities) {
  std::map<double, walking::served_entrances> groups;
  for (std::size_t i = 0; i < facilities.snaps.size(); ++i) {
    const metres limit = facilities.limits[facilities.of_snap[i]];
    walking::served_entrances& group = groups[limit.value];
    group.limit = limit;
    group.entrances.push_back(facilities.snaps[i]);
    group.facility.push_back(facilities.of_snap[i]);
  }
  std::vector<walking::served_entrances> all;
  for (auto& [limit, group] : groups) all.push_back(std::move(group));
  return all;
}

/// People, then buildings, by one numbering.
struct all_places {
  std::vector<walking::snap> snaps;
  std::vector<std::uint32_t> place_of;
  std::size_t count = 0;

  void add(const served_places& places) {
    snaps.insert(snaps.end(), places.snaps.begin(), places.snaps.end());
    for (const std::uint32_t place : places.of_snap)
      place_of.push_back(static_cast<std::uint32_t>(count + place));
    count += places.rows.size();
  }
};

}  // namespace

bilingual words_for(access_loss what) {
  switch (what) {
    case access_loss::none:
      return {"不变", "unchanged"};
    case access_loss::in_doubt:
      return {"不定（须经施工路段进出）", "in doubt (met along a closed street)"};
    case access_loss::cut_off:
      return {"中断", "cut off"};
  }
  return {};
}

std::size_t walk_roadworks::first_place(const counted_group& group) const {
  return &access.places_of(group) == &access.buildings ? access.people.rows.size() : 0;
}

access_loss walk_roadworks::loss_at(std::size_t place) const {
  if (!std::isfinite(effect.before[place].metres)) return access_loss::none;
  if (!std::isfinite(effect.during[place].metres)) return access_loss::cut_off;
  return std::isfinite(effect.without_access[place].metres) ? access_loss::none : access_loss::in_doubt;
}

std::vector<std::string> walk_roadworks_layers() {
  std::vector<std::string> layers = walk_access_layers();
  for (const char* layer : {"works", "work_stages"}) layers.emplace_back(layer);
  return layers;
}

walk_roadworks compute_roadworks(std::shared_ptr<const district_snapshot> district,
                                 const walk_options& options, const roadworks_query& query,
                                 std::optional<date> day, const task& progress) {
  walk_roadworks found;
  const date known = day.value_or(today());
  found.on = query.on.value_or(known);
  found.seen = std::min(found.on, known);
  found.query = query;
  walk_options on_the_day = options;
  on_the_day.passage.day = found.on;
  prepared_access prepared = prepare_access(std::move(district), on_the_day, day);
  found.access = std::move(prepared.access);
  rule_reader rules(program_environment().pack("walking"));
  found.corridor = metres(rules.choose(0, "roadworks.corridor"));
  found.share = rules.choose(0, "roadworks.share");
  add_unverified(found.access.provenance, rules.unverified());
  const district_snapshot& there = *found.access.district;
  found.facts = works::facts_of(there.at("works").table, there.at("work_stages").table, program_work_lists(),
                                day || found.on < known ? std::optional(found.seen) : std::nullopt);
  find_works(found);
  for (const double length : prepared.network.length_m) found.edge_length.emplace_back(length);
  std::vector<std::vector<std::uint32_t>> closed;
  for (const street_work& work : found.works) closed.push_back(work.edges);
  all_places places;
  places.add(found.access.people);
  places.add(found.access.buildings);
  const auto facilities = by_limit(found.access.facilities);
  found.effect = walking::effect_of_roadworks(
      {prepared.network, facilities, places.snaps, places.place_of, places.count, closed}, progress);
  return found;
}

}  // namespace greenward::workflow
