#include "viewer/shell/band_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace greenward::viewer {

namespace {

constexpr std::size_t kMostGroupsTold = 50;

nlohmann::json group_json(const workflow::unserved_group& group, std::size_t counted) {
  return {{"layer", group.layer},
          {"name", group.name},
          {"people", group.people[counted].people},
          {"unknown", group.people[counted].unknown},
          {"places", group.count},
          {"no_way", group.no_way},
          {"off_network", group.off_network},
          {"nearest_m", group.nearest}};  // null: there is no way
}

}  // namespace

nlohmann::json bands_json(const session& state) {
  const band_state& bands = state.bands;
  nlohmann::json found{{"areas", bands.areas},
                       {"gaps", bands.gaps},
                       {"computing", bands.wanted() && bands.shown == nullptr},
                       {"current", nullptr}};
  if (bands.current) found["current"] = *bands.current;
  if (!bands.shown) return found;
  const workflow::service_gaps& gaps = bands.shown->gaps;
  found["refusal"] = nullptr;
  if (bands.shown->refusal) found["refusal"] = bands.shown->refusal->problem().in(state.lang);
  nlohmann::json rows = nlohmann::json::array(), groups = nlohmann::json::array();
  for (const workflow::walk_band& band : gaps.bands)
    rows.push_back({{"minutes", band.minutes},
                    {"limit_m", band.limit.value},
                    {"people", band.within[bands.group].people}});
  for (std::size_t k = 0; k < std::min(kMostGroupsTold, bands.order.size()); ++k)
    groups.push_back(group_json(gaps.groups[bands.order[k]], bands.group));
  found.update({{"group", workflow::counted_groups()[bands.group].field},
                {"bands", std::move(rows)},
                {"people", gaps.all[bands.group].people},
                {"within", gaps.within[bands.group].people},
                {"in_radius", gaps.in_radius[bands.group].people},
                {"unserved", gaps.unserved[bands.group].people},
                {"listed", gaps.groups.size()},
                {"places", gaps.places.size()},
                {"groups", std::move(groups)},
                {"milliseconds", bands.shown->milliseconds}});
  return found;
}

}  // namespace greenward::viewer
