// Who needs a facility: heads of a group, place by place, on the walking network.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/walking/snap.hpp"
#include "engine/workflow/snapshot.hpp"
#include "engine/workflow/walk_access.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

/// A place that a choice cannot speak of.
struct undecided_place {
  std::uint32_t row = 0;
  std::optional<double> heads;  ///< none = their number is not known
  bilingual reason;
  bool cut_off = false;  ///< left out because its piece of network is cut off from the largest
};

struct demand_request {
  const counted_group* group = nullptr;
  metres snap_maximum{0};
  bool main_network = false;  ///< places on pieces of network that are cut off from the largest are left out
};

struct siting_demand {
  const counted_group* group = nullptr;
  std::string layer;                       ///< that `rows` are of
  std::vector<std::uint32_t> rows;         ///< n: those with a known number above 0, on the network or not
  std::vector<double> heads;               ///< n
  std::vector<geo::planar> places;         ///< n; NaN, NaN without a position
  std::vector<walking::snap> snaps;        ///< m: a building has one for each of its entrances
  std::vector<std::uint32_t> of_snap;      ///< m, rising
  std::vector<std::uint8_t> on_network;    ///< n; 0 also for places left out
  std::vector<undecided_place> undecided;  ///< not on the network, left out, or of unknown number
  std::size_t nobody = 0;                  ///< places where there is nobody of the group
};

/// "people", ..., "households", "buildings". Throws error{usage} for another word.
[[nodiscard]] const counted_group& group_for_siting(const std::string& heads);

/// The places of the group, in the order of their layer.
[[nodiscard]] siting_demand read_demand(const district_snapshot& district, const demand_request& request,
                                        const walking::walk_network& network);

}  // namespace greenward::workflow
