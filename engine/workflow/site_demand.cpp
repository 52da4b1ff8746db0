#include "engine/workflow/site_demand.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/measure.hpp"
#include "engine/workflow/walk_entrances.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <limits>

namespace greenward::workflow {

namespace {

constexpr const char* kBuildingsWord = "buildings";

/// Puts the rows of one layer on the network.
class demand_placer {
 public:
  demand_placer(const district_snapshot& district, const std::string& layer,
                const walking::walk_network& network, const demand_request& request)
      : from_(district.at(layer)), network_(network), maximum_(request.snap_maximum) {
    if (layer == "buildings") buildings_.emplace(district, network, maximum_);
    if (request.main_network) pieces_ = graph::weak_components(network.graph);
  }

  void take(std::uint32_t row, double heads, siting_demand& demand) const {
    constexpr double kNoCoordinate = std::numeric_limits<double>::quiet_NaN();
    const bool placed = !from_.planar[row].is_none();
    const geo::planar place =
        placed ? geo::representative_point(from_.planar[row]) : geo::planar{kNoCoordinate, kNoCoordinate};
    const auto snaps = placed ? snaps_of(row, place) : std::vector<walking::snap>();
    const auto index = static_cast<std::uint32_t>(demand.rows.size());
    const std::size_t before = demand.snaps.size();
    for (const walking::snap& snap : snaps) {
      if (is_cut_off(snap)) continue;
      demand.snaps.push_back(snap);
      demand.of_snap.push_back(index);
    }
    const bool on_network = demand.snaps.size() > before;
    demand.rows.push_back(row);
    demand.heads.push_back(heads);
    demand.places.push_back(place);
    demand.on_network.push_back(on_network ? 1 : 0);
    if (on_network) return;
    if (snaps.empty())
      demand.undecided.push_back({row, heads, placed ? why_not(row, place) : no_position()});
    else
      demand.undecided.push_back({row, heads, why_cut_off(snaps.front()), true});
  }

 private:
  [[nodiscard]] std::vector<walking::snap> snaps_of(std::uint32_t row, geo::planar place) const {
    if (buildings_) return buildings_->snaps(row);
    const auto snap = walking::snap_to_network(network_, place, maximum_);
    return snap ? std::vector{*snap} : std::vector<walking::snap>();
  }
  [[nodiscard]] std::uint32_t piece_of(const walking::snap& snap) const {
    return pieces_->of_node[network_.from[snap.edge].index()];
  }
  /// The pieces go from large to small.
  [[nodiscard]] bool is_cut_off(const walking::snap& snap) const { return pieces_ && piece_of(snap) != 0; }
  [[nodiscard]] bilingual why_cut_off(const walking::snap& snap) const {
    const std::uint32_t nodes = pieces_->sizes[piece_of(snap)];
    return {fmt::format("所在路网（{} 个节点）与最大一片不相连，按 --main-network 略去", nodes),
            fmt::format("its piece of network ({} nodes) is cut off from the largest: left out by "
                        "--main-network",
                        nodes)};
  }
  [[nodiscard]] bilingual why_not(std::uint32_t row, geo::planar place) const {
    const geo::planar door = buildings_ ? buildings_->doors(row).front() : place;
    return walking::words_for(walking::why_not_on_network(network_, door, maximum_), maximum_);
  }
  static bilingual no_position() { return {"没有位置", "it has no position"}; }

  const layer_snapshot& from_;
  const walking::walk_network& network_;
  metres maximum_;
  std::optional<building_placer> buildings_;
  std::optional<graph::component_labels> pieces_;  ///< if some are to be left out
};

}  // namespace

const counted_group& group_for_siting(const std::string& heads) {
  const auto& groups = counted_groups();
  const auto found = std::ranges::find_if(groups, [&](const counted_group& group) {
    return heads == (*group.field == '\0' ? kBuildingsWord : group.field);
  });
  if (found != groups.end()) return *found;
  throw error(error_code::usage, heads, {"没有这一人群", "there is no such group"},
              {"用 people、people_60、people_65、people_80、households 或 buildings",
               "use people, people_60, people_65, people_80, households or buildings"});
}

siting_demand read_demand(const district_snapshot& district, const demand_request& request,
                          const walking::walk_network& network) {
  const counted_group& group = *request.group;
  const bool buildings = *group.field == '\0';
  siting_demand demand;
  demand.group = &group;
  demand.layer = buildings ? "buildings" : "population_points";
  const layer_snapshot& from = district.at(demand.layer);
  const layer::column* heads = buildings ? nullptr : &from.table[group.field];
  const demand_placer placer(district, demand.layer, network, request);
  for (std::uint32_t row = 0; row < from.table.size(); ++row) {
    if (heads != nullptr && !heads->has(row))
      demand.undecided.push_back({row, {}, {"数目未知", "the number is not known"}});
    else if (heads != nullptr && !(heads->number(row) > 0))
      ++demand.nobody;
    else
      placer.take(row, heads == nullptr ? 1 : heads->number(row), demand);
  }
  if (!demand.rows.empty()) return demand;
  throw error(error_code::bad_input, demand.layer,
              {"没有一处" + group.title.zh + "数目已知", "no place has a known number of: " + group.title.en},
              {"导入人口点，或用 --heads 换一个人群",
               "import population points, or choose another group with --heads"});
}

}  // namespace greenward::workflow
