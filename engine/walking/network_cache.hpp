// A built walking network in a file that is mapped into memory, not read.
#pragma once

#include "engine/walking/walk_network.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace greenward::walking {

/// What a network was built from: one of anything else gives wrong answers, so it is not opened.
struct network_key {
  std::uint64_t content = 0;  ///< version of the data: whatever changes when an edge may have changed
  std::uint64_t profile = 0;  ///< of everything else that the builder was told: direction, walker, closures
  friend bool operator==(const network_key&, const network_key&) = default;
};

/// Writes the network without its lines, whole or not at all. Throws error{bad_input} if the file cannot be
/// written.
void save_network(const walk_network& network, const std::filesystem::path& file, const network_key& key);

/// Maps the file, read-only; the network and its copies keep the mapping. Every byte is checked before it is
/// used: form, checksum, that all numbers are within bounds. `lines` and `edge_boxes` are the caller's, as in
/// build_walk_network. Throws error{bad_input} if the file is missing, damaged, of another version or another
/// key, or has not as many edges as there are lines. O(n).
[[nodiscard]] walk_network open_network(const std::filesystem::path& file, const network_key& key,
                                        const geo::planar_geometry& lines,
                                        const index::packed_rtree& edge_boxes);

/// The same over bytes in memory, aligned to 64, without lines (nullptr). `subject` names them in messages.
[[nodiscard]] walk_network network_of_image(std::shared_ptr<const std::byte> image, std::size_t size,
                                            const network_key& key, const std::string& subject);

/// Where an image starts. What follows is aligned to 64, in this order: rows and arcs of the graph, node_ids,
/// from, to, forward_m, backward_m, length_m, access, edge_ids.
struct network_header {
  std::array<char, 8> magic{};
  std::uint32_t version = 0;
  std::uint32_t byte_order = 0;
  network_key key;
  std::uint64_t bytes = 0;     ///< of the whole file
  std::uint64_t checksum = 0;  ///< of all of it, with 0 here
  std::uint32_t nodes = 0, edges = 0, arcs = 0, unknown_slopes = 0;
};
static_assert(sizeof(network_header) == 64);

/// What an image of at least a header must carry as its checksum.
[[nodiscard]] std::uint64_t network_checksum(std::span<const std::byte> image);

}  // namespace greenward::walking
