// Footways and crossings of the streets, and places to join them.
#pragma once

#include "engine/sample/district_plan.hpp"

namespace greenward::sample {

/// Streets from secondary down are walked along their axis; wider ones have a footway on each side, and
/// corners and crossings at their junctions. Edges are made last, cut at every place that was asked for.
class walk_streets {
 public:
  explicit walk_streets(district_plan& plan, random_source random);

  /// The node of the footway on that side of the street which is nearest to p (made if there is none within
  /// a metre or two).
  std::uint32_t join(std::uint32_t edge, bool left, planar p);

  /// Nodes on the streets at the heads of the bridge or underpass at a junction.
  [[nodiscard]] const std::vector<std::uint32_t>& bridge_heads(std::uint32_t junction) const {
    return heads_[junction];
  }

  /// Adds the walk edges; crossings that are left out come back where the network would fall apart.
  void finish();

 private:
  struct cut {
    double fraction = 0;
    std::uint32_t node = 0;
  };
  struct footway {
    std::vector<planar> path;
    std::vector<cut> cuts;                   ///< both ends included
    double bridge_from = -1, bridge_to = 2;  ///< fractions outside of which the street is on a bridge
  };
  struct crossing {
    std::uint32_t from, to;
    bool kept;
  };

  std::uint32_t add_node(planar at);
  void make_junction(std::uint32_t number);
  void make_corners(std::uint32_t number, const std::vector<std::uint32_t>& arms);
  void make_footways();
  void cut_bridges();
  void add_footway(std::uint32_t edge, footway& way);
  [[nodiscard]] planar arm_direction(std::uint32_t edge, std::uint32_t junction) const;
  [[nodiscard]] bool wide(std::uint32_t edge) const;
  std::uint32_t& end_node(std::uint32_t edge, std::uint32_t junction, bool left_of_arm);

  district_plan& plan_;
  random_source random_;
  std::vector<std::array<footway, 2>> ways_;        ///< left, right; narrow streets use the left one only
  std::vector<std::array<std::uint32_t, 4>> ends_;  ///< left from, left to, right from, right to
  std::vector<std::vector<std::uint32_t>> heads_;
  std::vector<crossing> crossings_;
};

}  // namespace greenward::sample
