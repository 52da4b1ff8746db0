#include "engine/workflow/site_demand.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/measure.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <limits>

namespace greenward::workflow {

namespace {

constexpr const char* kBuildingsWord = "buildings";

/// Puts the rows of one layer on the network.
class demand_placer {
 public:
  demand_placer(const layer_snapshot& from, const walking::walk_network& network,
                const demand_request& request)
      : from_(from), network_(network), maximum_(request.snap_maximum) {
    if (request.main_network) pieces_ = graph::weak_components(network.graph);
  }

  void take(std::uint32_t row, double heads, siting_demand& demand) const {
    constexpr double kNoCoordinate = std::numeric_limits<double>::quiet_NaN();
    const bool placed = !from_.planar[row].is_none();
    const geo::planar place =
        placed ? geo::representative_point(from_.planar[row]) : geo::planar{kNoCoordinate, kNoCoordinate};
    const auto snap = placed ? walking::snap_to_network(network_, place, maximum_) : std::nullopt;
    const auto index = static_cast<std::uint32_t>(demand.rows.size());
    demand.rows.push_back(row);
    demand.heads.push_back(heads);
    demand.places.push_back(place);
    const bool cut_off = snap && is_cut_off(*snap);
    demand.on_network.push_back(snap && !cut_off ? 1 : 0);
    if (cut_off) {
      demand.undecided.push_back({row, heads, why_cut_off(*snap), true});
    } else if (snap) {
      demand.snaps.push_back(*snap);
      demand.of_snap.push_back(index);
    } else {
      demand.undecided.push_back({row, heads, placed ? why_not(place) : no_position()});
    }
  }

 private:
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
  [[nodiscard]] bilingual why_not(geo::planar place) const {
    return walking::words_for(walking::why_not_on_network(network_, place, maximum_), maximum_);
  }
  static bilingual no_position() { return {"没有位置", "it has no position"}; }

  const layer_snapshot& from_;
  const walking::walk_network& network_;
  metres maximum_;
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
  const demand_placer placer(from, network, request);
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
