// The plan of one synthetic district in the measuring plane. Each part of the room reads what the parts
// before it have filled in and adds its own; nothing is taken back.
#pragma once

#include "engine/base/random.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/point.hpp"
#include "engine/sample/plan_frame.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace greenward::sample {

using geo::planar;

/// "No such block, street, ..." in an index of 32 bits.
inline constexpr std::uint32_t kNone = 0xffffffffU;

enum class street_class : std::uint8_t { none, rural, branch, secondary, arterial, expressway };
enum class barrier_line : std::uint8_t { none, river, railway };
enum class land_use : std::uint8_t {
  farmland,
  residential,
  village,
  commercial,
  industrial,
  school,
  public_site,
  park,
  lake,
  forest,
  vacant
};

/// A line of the street lattice. Vertical ones run north (names end in 街), the others east (路).
struct lattice_line {
  bool vertical = false;
  street_class rank = street_class::branch;
  barrier_line barrier = barrier_line::none;
  double at = 0;  ///< metres from the urban centre in the unwarped frame
  std::string name;
};

struct junction {
  planar at;
  barrier_line barrier = barrier_line::none;
  bool crossing = false;            ///< a road passes the barrier here (bridge or underpass)
  std::vector<std::uint32_t> arms;  ///< edges that are roads
};

/// A side of blocks: a road, a barrier or only a boundary. `path` runs from `from` to `to`, ends included.
struct street_edge {
  std::uint32_t from = 0, to = 0;
  std::uint32_t left = kNone, right = kNone;  ///< blocks
  std::uint32_t line = 0;
  street_class road = street_class::none;
  barrier_line barrier = barrier_line::none;
  std::vector<planar> path;
};

struct block_side {
  std::uint32_t edge = 0;
  bool forward = true;
};

/// The ground between lattice lines: three or four sides, counter-clockwise.
struct block {
  std::vector<block_side> sides;
  planar centre;
  double area = 0;        ///< m²
  double remoteness = 0;  ///< 0 at the urban centre, about 1 at the edge of the built-up area
  bool urban = false;
  bool settled = false;  ///< a village or a town seat lies here
  std::uint32_t street = kNone, community = kNone;
  land_use use = land_use::farmland;
};

struct admin_area {
  std::string code, name, kind;
  std::uint32_t parent = kNone;  ///< of a community: its street
  std::int64_t people = 0, households = 0;
};

/// A rectangle on the ground: centre, unit vector of the long axis, half sizes in metres.
struct building {
  planar centre, axis, entrance;
  double half_length = 0, half_depth = 0;
  int floors = 1;
  std::string use;
  std::uint32_t block = 0, cluster = kNone;
  std::int64_t people = 0, households = 0;
  [[nodiscard]] double floor_area() const { return 4 * half_length * half_depth * floors; }
};

struct gate {
  planar at;
  std::uint32_t side = 0;       ///< of the block
  std::uint32_t path_node = 0;  ///< position in cluster::paths that it hangs on
  bool timed = false;
  bool north = false, spine = false;
};

/// One line of buildings and the path along their entrances. Buildings ascend along the axis.
struct building_row {
  double v = 0;  ///< of the path, metres north of the cluster's origin
  std::vector<std::uint32_t> buildings;
};

/// A compound or the houses of a village: rows of buildings on both sides of a spine path.
struct cluster {
  std::uint32_t block = 0;
  bool compound = false;        ///< false: village houses
  std::vector<planar> outline;  ///< counter-clockwise, open
  planar origin, axis;
  double spine_u = 0;
  int built_year = 1990;
  std::vector<building_row> rows;
  std::vector<gate> gates;
  std::vector<gate> outlets;  ///< all places where the spine or the middle row meets a street
  std::string code, name;
  std::int64_t people = 0, households = 0;
  std::string separation = "not_planned";
  bool separated = false, combined = false;  ///< has surveyed drains of that kind
  bool walled_off = false;                   ///< planted: no way in
  [[nodiscard]] planar at(double u, double v) const {
    return {origin.x + axis.x * u - axis.y * v, origin.y + axis.y * u + axis.x * v};
  }
};

struct walk_node {
  planar at;
  bool gate = false, crossing = false, timed = false;
  std::uint32_t cluster = kNone;
};

struct walk_edge {
  std::uint32_t from = 0, to = 0;
  const char* kind = "footway";
  std::uint32_t line = kNone;
  bool bridge = false, tunnel = false;
  std::vector<planar> path;
};

struct planted_fault {
  std::string kind, layer, feature, compound, note;
};

/// A line or ring with a name that needs no more structure of its own.
struct named_line {
  std::string code, name;
  std::vector<planar> path;
};

struct road {
  std::string code, name;
  std::uint32_t edge = 0;  ///< its first edge
  street_class rank = street_class::branch;
  bool bridge = false, tunnel = false;
  int built_year = 2000;
  double length = 0;
  std::vector<planar> path;
};

struct district_settings {
  double area_m2 = 217.2e6;
  std::int64_t people = 714919, street_people = 621091, households = 272457;
  double share_60 = 0, share_65 = 0, share_80 = 0;
  double size = 1;  ///< share of a whole district, at most 1
};

struct district_plan {
  district_settings settings;
  std::string code, name, prefix;
  std::int64_t number = 0;  ///< 0 = the real district
  geo::crs_code crs;
  random_source random{1};
  plan_frame frame;

  std::size_t columns = 0,
              rows = 0;             ///< vertical and horizontal lines; junction (i, j) is number i * rows + j
  std::vector<lattice_line> lines;  ///< vertical, then horizontal, then diagonal
  std::vector<junction> junctions;
  std::vector<street_edge> edges;
  std::vector<block> blocks;
  std::vector<admin_area> streets, communities;
  std::vector<road> roads;
  std::vector<cluster> clusters;
  std::vector<building> buildings;
  std::vector<walk_node> walk_nodes;
  std::vector<walk_edge> walk_edges;
  std::vector<named_line> greenways;
  std::vector<planted_fault> faults;

  [[nodiscard]] std::string feature_code(const char* letters, std::size_t number, int width) const;
  /// A count of a whole district, for this one; at least 1.
  [[nodiscard]] std::size_t scaled(std::size_t whole) const;
  [[nodiscard]] std::string building_code(std::size_t i) const { return feature_code("B", i + 1, 5); }
};

}  // namespace greenward::sample
