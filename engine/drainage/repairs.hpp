// What a network had to infer, as proposals to write down: ties, nodes that are missing, pipes to divide.
#pragma once

#include "engine/drainage/network.hpp"
#include "engine/index/packed_rtree.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace greenward::drainage {

enum class repair_kind : std::uint8_t {
  by_place,          ///< an end without a name lies at a surveyed node: name it there
  joined_ends,       ///< ends without names or nodes lie together: make a node and name it
  open_end,          ///< an end with nothing there: make a node and name it
  missing_node,      ///< the survey names a node that it does not have: make it
  blind_connection,  ///< ends meet another pipe between its ends: make a node, name it, divide the pipe
  node_on_pipe,      ///< a surveyed node lies on a pipe that it does not end: divide the pipe
  unplaced_end,      ///< an end with neither name nor place: nothing can be proposed
};

/// Why a proposal cannot be carried out.
enum class repair_obstacle : std::uint8_t {
  none,
  code_not_unique,  ///< the node's code belongs to another node first
  no_place,         ///< nobody knows where the node is
  several_parts,    ///< the line of the pipe to divide is not one
  near_the_end,     ///< the node lies within the tolerance of the pipe's own end
};

/// One end of a link of the survey.
struct end_reference {
  std::uint32_t link = 0;
  bool last = false;
};

struct repair_proposal {
  repair_kind kind = repair_kind::by_place;
  repair_obstacle obstacle = repair_obstacle::none;
  std::uint32_t node = kNone;  ///< of the network; below its `surveyed` one of the survey, else to be made
  std::uint32_t host = kNone;  ///< the pipe to divide
  std::uint32_t first_end = 0, end_count = 0;  ///< of `repair_list::ends`: the ends that get the node's name
  /// Metres: from the end to the node (by_place), between the ends farthest from the node made and it
  /// (joined_ends), from the node to the pipe to divide; NaN for the others.
  double distance_m = kNotGiven;
  double along_m = kNotGiven;  ///< of the pipe to divide, from its first point
  geo::planar place;           ///< of the node; NaN where nobody knows it
};

struct repair_list {
  std::vector<repair_proposal> proposals;  ///< by kind, then by node, host and first end
  std::vector<end_reference> ends;
  [[nodiscard]] std::span<const end_reference> ends_of(const repair_proposal& proposal) const {
    return std::span(ends).subspan(proposal.first_end, proposal.end_count);
  }
};

struct repair_options {
  double tolerance_m = 0;            ///< that of build_network()
  double node_on_pipe_m = 0;         ///< how far from a pipe a node may lie that is on it
  const index::packed_rtree& links;  ///< of the boxes of the links' lines
};

/// Everything that build_network() tied without a name, whatever its status, and the nodes on existing pipes.
/// Carried out as a whole, the proposals of all kinds but
/// `node_on_pipe` give a survey of names whose network ties the same ends together. O(n log n).
[[nodiscard]] repair_list propose_repairs(const survey& drains, const network& net,
                                          const repair_options& options);

/// "by_place" and so on; never translated.
[[nodiscard]] std::string_view to_string(repair_kind kind);

}  // namespace greenward::drainage
