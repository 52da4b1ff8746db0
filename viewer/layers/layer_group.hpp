// How the layer tree is grouped.
#pragma once

#include "viewer/i18n/text_key.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace greenward::viewer {

/// In the order of the tree, from top to bottom.
enum class layer_group : std::uint8_t { progress, service, drainage, facilities, walking, land, other };

inline constexpr std::array kLayerGroups{layer_group::progress,   layer_group::service, layer_group::drainage,
                                         layer_group::facilities, layer_group::walking, layer_group::land,
                                         layer_group::other};

/// The group of a layer of the catalogue or of an overlay; a layer that nobody has grouped is `other`.
[[nodiscard]] layer_group group_of(std::string_view layer);

/// Whether its features share out the whole ground, so that every area on the map touches some: areas do not
/// select of it unless the user wants it.
[[nodiscard]] bool shares_out_ground(std::string_view layer);

[[nodiscard]] text_key title_of(layer_group group);

/// What settings call it; none is called otherwise.
[[nodiscard]] std::string_view group_name(layer_group group);
[[nodiscard]] std::optional<layer_group> group_called(std::string_view name);

}  // namespace greenward::viewer
