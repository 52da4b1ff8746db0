// What proves a service area: the network, the facilities, what is reached, and a way for every place within.
#pragma once

#include "engine/geo/point.hpp"
#include "engine/walking/reach.hpp"
#include "engine/walking/witness.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace greenward::walking {

/// Metres of walking from the edge's first point to its last, and back; infinity = closed that way.
struct certified_edge {
  std::int64_t id = 0, from = 0, to = 0;
  double forward_m = 0, backward_m = 0;
  friend bool operator==(const certified_edge&, const certified_edge&) = default;
};

/// Where a facility meets the network: `share` of the way along the edge, `access_m` from the facility. A
/// facility with several entrances has a record for each.
struct certified_facility {
  std::int64_t id = 0;
  std::string name;
  std::int64_t edge = 0;
  double share = 0, access_m = 0;
  friend bool operator==(const certified_facility&, const certified_facility&) = default;
};

struct certified_limit {
  double metres = 0;
  std::int64_t people_within = 0;
  friend bool operator==(const certified_limit&, const certified_limit&) = default;
};

/// A reached part of an edge, by shares of it, 0 <= from < to <= 1.
struct certified_part {
  double limit_m = 0;  ///< one of the limits
  std::int64_t edge = 0;
  double from = 0, to = 0;
  friend bool operator==(const certified_part&, const certified_part&) = default;
};

/// From one share of an edge to another, in walking order.
struct certified_step {
  std::int64_t edge = 0;
  double from = 0, to = 0;
  friend bool operator==(const certified_step&, const certified_step&) = default;
};

struct certified_snap {
  std::int64_t edge = 0;
  double share = 0, access_m = 0;
  geo::lon_lat point;
  friend bool operator==(const certified_snap&, const certified_snap&) = default;
};

struct certified_way {
  std::int64_t facility = 0;
  double metres = 0;                           ///< both accesses included
  std::uint32_t first_step = 0, end_step = 0;  ///< into certificate::steps
  friend bool operator==(const certified_way&, const certified_way&) = default;
};

struct certified_place {
  std::int64_t id = 0, people = 0;
  geo::lon_lat place;
  std::optional<certified_snap> snap;  ///< none: too far from the network
  std::optional<certified_way> way;    ///< none: no facility within the largest limit
  friend bool operator==(const certified_place&, const certified_place&) = default;
};

struct certificate {
  std::vector<std::pair<std::string, std::string>> header;  ///< key, value; see docs/certificate.md
  std::vector<certified_limit> limits;                      ///< rising
  std::vector<certified_edge> edges;                        ///< the whole network, in its order
  std::vector<certified_facility> facilities;
  std::vector<certified_part> parts;
  std::vector<certified_place> places;
  std::vector<certified_step> steps;  ///< of all ways, one after another
  friend bool operator==(const certificate&, const certificate&) = default;

  /// "" if there is none.
  [[nodiscard]] const std::string& value(std::string_view key) const;
};

/// Edges as people walk them; `walking` is the way the network was built for.
[[nodiscard]] std::vector<certified_edge> certified_edges(const walk_network& network, direction walking);
/// See network_version.hpp.
[[nodiscard]] std::string network_version(std::span<const certified_edge> edges);

/// Places with people, all spans of the same length.
struct places_to_certify {
  std::span<const std::int64_t> ids;
  std::span<const std::int64_t> people;
  std::span<const geo::lon_lat> places;
  std::span<const std::optional<snap>> snaps;
  std::span<const geo::lon_lat> snap_points;  ///< where there is a snap
};

/// Limits rising, with what is reached within each; `search` within the largest. The network is built for
/// people who walk towards the facilities.
struct reached_limits {
  std::span<const metres> limits;
  std::span<const reach_result> reached;
};

/// `facilities`: one for each facility of the search, id and name filled in. The header stays empty.
[[nodiscard]] certificate make_certificate(const walk_network& network, const witness_search& search,
                                           std::span<const certified_facility> facilities,
                                           const reached_limits& limits, const places_to_certify& places);

}  // namespace greenward::walking
