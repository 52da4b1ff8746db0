// The layer entrances: where facilities and buildings are entered.
#pragma once

#include "engine/walking/snap.hpp"
#include "engine/walking/walk_network.hpp"
#include "engine/workflow/snapshot.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::workflow {

/// The entrances that name a feature by its code. Points into the district.
class entrances_by_code {
 public:
  /// `field`: facility_code or building_code. A district without the layer has none.
  entrances_by_code(const district_snapshot& district, std::string_view field);

  /// Rows of the layer entrances that have a place, ascending; none if the feature has no code.
  [[nodiscard]] std::span<const std::uint32_t> of(const layer::feature_table& features,
                                                  std::uint32_t row) const;
  [[nodiscard]] geo::planar place(std::uint32_t entrance) const;
  /// Precondition: some feature has entrances.
  [[nodiscard]] const layer_snapshot& layer() const { return *entrances_; }

 private:
  const layer_snapshot* entrances_;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_code_;
};

/// Where a building is left and entered: its entrances, or a point inside if it has none. `entrances`: by
/// building_code. Precondition: the building has a place.
[[nodiscard]] std::vector<geo::planar> doors_of(const entrances_by_code& entrances,
                                                const layer_snapshot& buildings, std::uint32_t row);

/// Puts buildings on the network, by their doors.
class building_placer {
 public:
  building_placer(const district_snapshot& district, const walking::walk_network& network, metres maximum);

  [[nodiscard]] std::vector<geo::planar> doors(std::uint32_t row) const {
    return doors_of(entrances_, buildings_, row);
  }
  /// Of the doors, those within `maximum` of an open edge, where they meet it.
  [[nodiscard]] std::vector<walking::snap> snaps(std::uint32_t row) const;

 private:
  const layer_snapshot& buildings_;
  const walking::walk_network& network_;
  metres maximum_;
  entrances_by_code entrances_;
};

}  // namespace greenward::workflow
