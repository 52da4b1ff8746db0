// The words of a drainage survey as numbers: kinds, systems, states, shapes.
#pragma once

#include <cstdint>
#include <string_view>

namespace greenward::drainage {

/// Rows and nodes that are not there.
inline constexpr std::uint32_t kNone = 0xFFFFFFFFU;

enum class node_kind : std::uint8_t {
  unknown,
  manhole,
  inlet,
  junction,
  house_connection,
  kitchen_stack,
  roof_downpipe,
  balcony_stack,
  septic_tank,
  pump_station,
  overflow,
  interceptor,
  wwtp,
  outfall,
  trunk_boundary,
  made,  ///< not surveyed: where a pipe ends or meets another without a node
};

enum class drain_system : std::uint8_t { unknown, storm, sanitary, combined };

/// A value that is not given is `unknown`.
enum class asset_status : std::uint8_t { unknown, existing, planned, abandoned };

enum class link_kind : std::uint8_t { unknown, gravity, pressure, culvert, lateral };

enum class pipe_shape : std::uint8_t { unknown, circular, box, other };

/// Which way the water runs in a link, by its own table: `forward` = from its first node or point to its
/// last.
enum class flow_direction : std::uint8_t { unknown, forward, backward };

// Codes of the lists drainage_node_kind, drainage_system, asset_status, link_kind, pipe_shape and
// flow_direction; what is not among them is `unknown`.
[[nodiscard]] node_kind node_kind_of(std::string_view code);
[[nodiscard]] drain_system drain_system_of(std::string_view code);
[[nodiscard]] asset_status asset_status_of(std::string_view code);
[[nodiscard]] link_kind link_kind_of(std::string_view code);
[[nodiscard]] pipe_shape pipe_shape_of(std::string_view code);
[[nodiscard]] flow_direction flow_direction_of(std::string_view code);

[[nodiscard]] std::string_view to_string(node_kind kind);
[[nodiscard]] std::string_view to_string(drain_system system);

/// Sewage enters the network here.
[[nodiscard]] constexpr bool brings_sewage(node_kind kind) {
  return kind == node_kind::house_connection || kind == node_kind::kitchen_stack ||
         kind == node_kind::balcony_stack;
}
/// Rain enters here.
[[nodiscard]] constexpr bool brings_rain(node_kind kind) {
  return kind == node_kind::inlet || kind == node_kind::roof_downpipe;
}
/// The water has arrived: a plant, an outfall, or the edge of the surveyed district.
[[nodiscard]] constexpr bool is_receptor(node_kind kind) {
  return kind == node_kind::wwtp || kind == node_kind::outfall || kind == node_kind::trunk_boundary;
}

}  // namespace greenward::drainage
