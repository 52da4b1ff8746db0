// Is a compound really separated? Every building and every inlet followed to where its water ends.
#pragma once

#include "engine/drainage/misconnections.hpp"
#include "engine/drainage/network.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::drainage {

enum class verdict : std::uint8_t {
  not_assessable,  ///< nothing to judge by: never a pass
  passes,
  fails,
  unknown,  ///< nothing has failed, and something that is not known could
};

/// Why something fails or is not known, worst first: bits of what its water meets on the way down.
enum class obstacle : std::uint8_t {
  reaches_storm,     ///< sewage comes to an outfall or a storm trunk
  reaches_sanitary,  ///< rain comes to a plant or a sanitary trunk
  reaches_combined,  ///< the water comes to a combined trunk, or is handed over to a combined sewer
  storm_link,        ///< runs in a storm link
  sanitary_link,
  combined_link,
  dead_end,           ///< ends where nothing takes it
  goes_round,         ///< reaches no end at all
  no_connection,      ///< the building has none
  unknown_system,     ///< of a link, or of what it is handed over to
  unknown_status,     ///< a link on the way may not exist
  unknown_direction,  ///< nobody knows which way a link on the way runs
  unsurveyed,         ///< a node on the way was not seen, or is missing
  none,
};

/// Where the proof ends.
enum class separation_scope : std::uint8_t {
  handover,  ///< the last node within the compound: what the compound itself has built
  receptor,  ///< plant, outfall or boundary: the street outside too
};

/// What is judged: a node that brings water, and what became of it.
struct judged_source {
  std::uint32_t node = 0;
  verdict result = verdict::unknown;
  obstacle why = obstacle::none;
};

struct judged_building {
  std::uint32_t building = 0;
  verdict result = verdict::unknown;
  obstacle why = obstacle::none;
  std::uint32_t node = kNone;  ///< the connection that decided it
};

/// Weights, not counts: the share that passes lies between pass / total and (pass + unknown) / total.
struct weighed {
  double pass = 0, unknown = 0, fail = 0;
  [[nodiscard]] double total() const { return pass + unknown + fail; }
};

enum class building_weight : std::uint8_t { people, households, buildings };
enum class inlet_weight : std::uint8_t { catchment, inlets };

struct compound_separation {
  std::uint32_t compound = 0;
  std::vector<judged_building> buildings;  ///< those that people live in, or may; by row
  std::vector<judged_source> inlets;       ///< inlets and downpipes, by node
  building_weight building_basis = building_weight::people;
  inlet_weight inlet_basis = inlet_weight::catchment;
  weighed sewage, rain;                ///< S and R are their shares
  double combined_m = 0, total_m = 0;  ///< existing links of the compound
  std::size_t misconnections = 0;
  std::size_t unknown_links =
      0;  ///< of unknown system, status or direction, or with an end that was not surveyed
  verdict result = verdict::not_assessable;

  /// min(S, R, 1 - H); NaN if there is nothing to judge.
  [[nodiscard]] double least_index() const;     ///< unknowns fail
  [[nodiscard]] double greatest_index() const;  ///< unknowns pass
};

struct separation_input {
  std::size_t compounds = 0;                         ///< n_compound
  std::span<const std::uint32_t> building_compound;  ///< n_building; kNone = in none
  std::span<const double> people, households;        ///< n_building; NaN = not given
};

/// What becomes of the water of every node.
///
/// D(x) is what lies downstream of x over existing links; receptors end it, and in the scope `handover` so
/// does the first node outside the compound of the node before. Sewage passes when D reaches a sanitary
/// receptor, reaches no storm one, holds only sanitary links and ends only in sanitary receptors; rain the
/// same for storm. A link of unknown system, status or direction, or a node that was not surveyed, makes it
/// unknown unless it fails anyway.
class flow_proof {
 public:
  /// Linear: what D holds is the union of what the nodes below hold, over the strongly connected parts in
  /// order. Keeps references.
  flow_proof(const survey& drains, const network& net, separation_scope scope);

  [[nodiscard]] judged_source judge(std::uint32_t node, bool rain) const;
  /// The edges from the node to the nearest thing that is the obstacle, in order; the last one is it, or
  /// leads to it. Empty if the node itself is it, or for `goes_round`, `no_connection` and `none`. O(D).
  [[nodiscard]] std::vector<std::uint32_t> path_to(std::uint32_t node, obstacle why) const;
  /// The compound of every node; a made one has that of a link that ends there. kNone = in none.
  [[nodiscard]] std::span<const std::uint32_t> compounds() const { return compound_; }

 private:
  using facts = std::uint16_t;
  void find_compounds();
  void note_doubtful_edges();
  [[nodiscard]] bool is_certain(std::uint32_t edge) const;
  [[nodiscard]] bool leaves_compound(std::uint32_t edge) const;
  [[nodiscard]] facts facts_of_node(std::uint32_t node) const;
  [[nodiscard]] facts facts_of_edge(std::uint32_t edge) const;
  [[nodiscard]] facts facts_of_handover(std::uint32_t edge) const;
  void gather();

  const survey& drains_;
  const network& net_;
  separation_scope scope_;
  std::vector<std::uint32_t> compound_;
  std::vector<facts> doubts_;  ///< n_node: of links that may lead on from there
  std::vector<facts> below_;   ///< n_node: of D
};

/// n_compound results in row order. A building passes when it has a sanitary connection and each one passes;
/// without any it fails, unless nobody has surveyed where water enters there. A compound is complete
/// (`passes`) when all buildings and inlets pass, no combined link is left and nothing is misconnected.
[[nodiscard]] std::vector<compound_separation> prove_separation(const survey& drains, const network& net,
                                                                const flow_proof& proof,
                                                                std::span<const misconnection> misconnections,
                                                                const separation_input& input);

}  // namespace greenward::drainage
