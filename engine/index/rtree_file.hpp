// The packed R-tree in a file that is mapped into memory, not read.
#pragma once

#include "engine/index/packed_rtree.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace greenward::index {

/// What the boxes of a tree were made from: a tree of other boxes gives wrong answers, so it is not opened.
struct rtree_origin {
  std::uint32_t rows = 0;     ///< boxes given to the tree, empty ones included
  std::uint64_t content = 0;  ///< version of the content: whatever changes when a box may have changed
  friend bool operator==(const rtree_origin&, const rtree_origin&) = default;
};

/// Writes the tree, whole or not at all. Throws error{bad_input} if the file cannot be written.
void save_rtree(const packed_rtree& tree, const std::filesystem::path& file, std::uint64_t content);

/// Maps the file, read-only; the tree and its copies keep the mapping. Every byte is checked before the tree
/// is used: form, checksum, bounds of all numbers. Throws error{bad_input} if the file is missing, damaged,
/// of another version, or a tree of other boxes. A file that is overwritten in place while mapped is beyond
/// help: save_rtree never does that. O(n).
[[nodiscard]] packed_rtree open_rtree(const std::filesystem::path& file, const rtree_origin& expected);

/// The same over bytes in memory, aligned to 64. `subject` names them in messages.
[[nodiscard]] packed_rtree rtree_of_image(std::shared_ptr<const std::byte> image, std::size_t size,
                                          const rtree_origin& expected, const std::string& subject);

/// What an image of at least a header must carry as its checksum (XXH3, 64 bits).
[[nodiscard]] std::uint64_t rtree_checksum(std::span<const std::byte> image);

}  // namespace greenward::index
