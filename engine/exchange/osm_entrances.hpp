// Doors and gates on the outlines of buildings and facilities.
#pragma once

#include "engine/exchange/osm_rows.hpp"
#include "engine/geo/point.hpp"
#include "engine/layer/feature_table.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace greenward::exchange {

/// A door by which people come in: entrance=*, but no, emergency and exit.
[[nodiscard]] bool is_entrance(const osm_tags& node);

/// Whose outline it is.
struct outline_owner {
  std::string code;
  bool building = false, facility = false;
};

/// Remembers the entrances of a file, and writes those that an outline has.
class entrance_list {
 public:
  /// Precondition: is_entrance(*node.tags).
  void add(const osm_object& node, geo::lon_lat place);

  /// Appends a row to the layer entrances for each entrance among the nodes of an outline. One that is closed
  /// to the public (access=private or no) is the building's alone: who lives there has a key.
  void write(std::span<const std::int64_t> outline, const outline_owner& owner,
             layer::feature_table& entrances);

  /// Places of the entrances that no outline has had, by node id.
  [[nodiscard]] std::map<std::int64_t, geo::lon_lat> unused() const;

 private:
  struct entrance {
    geo::lon_lat place;
    std::string name;
    bool open_to_all = true;
    bool used = false;
  };
  std::map<std::int64_t, entrance> by_node_;
};

}  // namespace greenward::exchange
