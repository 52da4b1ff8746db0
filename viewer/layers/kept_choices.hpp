// What the user has chosen, found again when the district has been read anew.
#pragma once

#include "viewer/layers/session.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace greenward::viewer {

struct named_feature {
  std::string layer;
  feature_id id;
};
[[nodiscard]] std::vector<named_feature> names_of_chosen(const session& state);

/// The same features in the layers as they are now, `shown` the one that the panel showed; those that are
/// gone are left out.
[[nodiscard]] selection chosen_again(const session& state, std::span<const named_feature> names,
                                     std::size_t shown);

/// Choices made for layers that are there again; an overlay keeps its old drawing until the new one is
/// computed.
void carry_over(const std::vector<tree_layer>& before, std::vector<tree_layer>& after);

}  // namespace greenward::viewer
