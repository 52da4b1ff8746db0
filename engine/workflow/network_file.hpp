// The built walking network in a file, for the next time.
#pragma once

#include "engine/base/function_ref.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/walking/network_cache.hpp"
#include "engine/walking/walk_network.hpp"

#include <cstddef>
#include <filesystem>

namespace greenward::workflow {

/// A number for all that build_walk_network goes by: every value of the table, its lines, the walker, what is
/// closed. Whatever is edited gives another, so that an old network is never met. O(n).
[[nodiscard]] walking::network_key network_key_of(const layer::feature_table& edges,
                                                  const walking::walk_network_options& options);

/// Files that are kept; those used longest ago give way.
inline constexpr std::size_t kMostNetworkFiles = 12;

/// The network of that key from a file of `folder`, or else what `build` gives, which is then put there. A
/// file that is damaged is made anew; a folder that cannot be written to is left alone. `lines` and
/// `edge_boxes` are those that `build` uses.
[[nodiscard]] walking::walk_network stored_network(const std::filesystem::path& folder,
                                                   const walking::network_key& key,
                                                   const geo::planar_geometry& lines,
                                                   const index::packed_rtree& edge_boxes,
                                                   function_ref<walking::walk_network()> build);

}  // namespace greenward::workflow
