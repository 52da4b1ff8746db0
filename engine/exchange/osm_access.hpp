// Who may walk where: the foot access rules of the OpenStreetMap wiki as pure functions of tags.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/exchange/osm_tags.hpp"

#include <optional>
#include <string_view>

namespace greenward::exchange {

/// Could the way (or area) carry people at all: any `highway`, or a railway or public-transport platform.
[[nodiscard]] bool may_be_walkway(const osm_tags& way);

/// Why walkers may not use a way for which may_be_walkway() holds; nullopt = open to them.
/// `foot` decides if it is stated, then `access`, then the wiki's default for all countries
/// ("OSM tags for routing/Access restrictions"): trunk roads down to tracks and paths (trail is an old word
/// for path) yes; motorways,
/// cycleways, bridleways, busways, motorroad=yes and values of `highway` that the wiki does not know no.
/// yes, designated, permissive, destination, official, public, discouraged let walkers through; no, private,
/// use_sidepath, customers, delivery, permit, agricultural, forestry, military do not; any other value counts
/// as not stated. Ways that are planned, being built or gone are never open.
[[nodiscard]] std::optional<bilingual> foot_refusal(const osm_tags& way);

/// Why a barrier on a node stops walkers: walls and fences unless `foot` or `access` let them through,
/// gates and other barriers only if one of these keeps them out; nullopt = they pass.
[[nodiscard]] std::optional<bilingual> barrier_refusal(const osm_tags& node);

/// A barrier that can be opened: what a compound's entrance looks like.
[[nodiscard]] bool is_gate(const osm_tags& node);

enum class foot_direction { both, forward, backward };

/// From oneway:foot; for moving stairs and walkways from `conveying`. `oneway` is about vehicles.
[[nodiscard]] foot_direction direction_on_foot(const osm_tags& way);

/// A code of the list walk_edge_kind.
[[nodiscard]] std::string_view walk_edge_kind(const osm_tags& way);

}  // namespace greenward::exchange
