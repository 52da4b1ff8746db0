#include "engine/index/rtree_file.hpp"

#include "engine/base/atomic_file.hpp"
#include "engine/base/checksum.hpp"
#include "engine/base/error.hpp"
#include "engine/base/mapped_file.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

namespace greenward::index {

namespace {

constexpr std::array<char, 8> kMagic{'G', 'W', 'R', 'T', 'R', 'E', 'E', '\n'};
constexpr std::uint32_t kVersion = 1;
constexpr std::uint32_t kByteOrder = 0x01020304;

[[noreturn]] void refuse(const std::string& subject, bilingual problem) {
  throw error(
      error_code::bad_input, subject, std::move(problem),
      {"删除该索引文件即可，它会由数据重新生成", "remove this index file; it is made anew from the data"});
}

/// `header` with a checksum of 0.
std::uint64_t checksum_of_image(const rtree_header& header, std::span<const std::byte> after_header) {
  return checksum_of(after_header, checksum_of(std::as_bytes(std::span(&header, 1))));
}

std::string_view text_of(const void* bytes, std::size_t size) {
  return {static_cast<const char*>(bytes), size};
}

void check_header(const rtree_header& header, std::size_t size, const rtree_origin& expected,
                  const std::string& subject) {
  if (header.magic != kMagic) refuse(subject, {"不是空间索引文件", "not a spatial index file"});
  if (header.version != kVersion || header.byte_order != kByteOrder) {
    refuse(subject, {fmt::format("索引文件版本为 {}，本程序读版本 {}", header.version, kVersion),
                     fmt::format("index file of version {}, this program reads version {}", header.version,
                                 kVersion)});
  }
  if (header.count > header.rows || header.rows > std::numeric_limits<std::uint32_t>::max() / 2 ||
      header.bytes != size || rtree_layout(header.count).bytes != size) {
    refuse(subject, {"长度与内容不符", "the length does not fit the content"});
  }
  if (rtree_origin{header.rows, header.content} != expected)
    refuse(subject, {"索引不是由这份数据生成的", "the index was not made from this data"});
}

bool is_number(const geo::planar& p) {
  return !std::isnan(p.x) && !std::isnan(p.y);
}

/// Numbers that the arithmetic of queries can bear.
bool sound_grid(const rtree_header& header) {
  return is_number(header.bounds.min) && is_number(header.bounds.max) && std::isfinite(header.origin.x) &&
         std::isfinite(header.origin.y) && std::isfinite(header.cells_per_metre) &&
         header.cells_per_metre >= 0 && header.bounds.empty() == (header.count == 0);
}

template <class Box>
bool sound_box(const Box& box, std::int32_t last) {
  return 0 <= box.min_x && box.min_x <= box.max_x && box.max_x <= last && 0 <= box.min_y &&
         box.min_y <= box.max_y && box.max_y <= last;
}

template <class Box>
bool same_box(const Box& a, const Box& b) {
  return a.min_x == b.min_x && a.min_y == b.min_y && a.max_x == b.max_x && a.max_y == b.max_y;
}

/// Children are sound boxes, places without a child are empty.
bool sound_inner(const inner_node& node, std::uint32_t children) {
  for (std::uint32_t i = 0; i < kNodeSize; ++i) {
    if (i < children ? !sound_box(node.box(i), cell_grid::kLast) : !same_box(node.box(i), kNoBox))
      return false;
  }
  return true;
}

bool sound_leaf(const leaf_node& leaf, std::uint32_t children, std::vector<bool>& seen) {
  for (std::uint32_t i = 0; i < kNodeSize; ++i) {
    const leaf_box box{leaf.min_x[i], leaf.min_y[i], leaf.max_x[i], leaf.max_y[i]};
    if (i >= children) {
      if (!same_box(box, kNoLeafBox)) return false;
      continue;
    }
    const std::uint32_t row = leaf.row[i];
    if (!sound_box(box, leaf_frame::kLast) || row >= seen.size() || seen[row]) return false;
    seen[row] = true;
  }
  return true;
}

std::uint32_t children_of(std::uint32_t node, std::uint32_t below) {
  return std::min(below - node * kNodeSize, kNodeSize);
}

bool sound_tree(const packed_rtree& tree, std::uint32_t rows) {
  const rtree_layout& layout = tree.layout();
  for (std::uint32_t level = 0; level < layout.levels; ++level) {
    const std::uint32_t below = level == 0 ? layout.leaves : layout.level_nodes[level - 1];
    for (std::uint32_t i = 0; i < layout.level_nodes[level]; ++i)
      if (!sound_inner(tree.node(level, i), children_of(i, below))) return false;
  }
  std::vector<bool> seen(rows, false);
  for (std::uint32_t i = 0; i < layout.leaves; ++i)
    if (!sound_leaf(tree.leaf(i), children_of(i, layout.count), seen)) return false;
  return true;
}

}  // namespace

std::uint64_t rtree_checksum(std::span<const std::byte> image) {
  rtree_header header;
  std::memcpy(&header, image.data(), sizeof header);
  header.checksum = 0;
  return checksum_of_image(header, image.subspan(sizeof header));
}

void save_rtree(const packed_rtree& tree, const std::filesystem::path& file, std::uint64_t content) {
  const packed_rtree nothing(std::span<const geo::planar_box>{});
  const auto image = tree.image().empty() ? nothing.image() : tree.image();
  rtree_header header = *reinterpret_cast<const rtree_header*>(image.data());
  header.magic = kMagic;
  header.version = kVersion;
  header.byte_order = kByteOrder;
  header.content = content;
  header.checksum = 0;
  const auto after_header = image.subspan(sizeof header);
  header.checksum = checksum_of_image(header, after_header);
  const std::array parts{text_of(&header, sizeof header), text_of(after_header.data(), after_header.size())};
  write_file_atomically(file, parts);
}

packed_rtree rtree_of_image(std::shared_ptr<const std::byte> image, std::size_t size,
                            const rtree_origin& expected, const std::string& subject) {
  if (size < sizeof(rtree_header)) refuse(subject, {"不是空间索引文件", "not a spatial index file"});
  rtree_header header;
  std::memcpy(&header, image.get(), sizeof header);
  check_header(header, size, expected, subject);
  if (header.checksum != rtree_checksum({image.get(), size}))
    refuse(subject, {"校验和不符，文件已损坏", "the checksum does not fit: the file is damaged"});
  if (!sound_grid(header)) refuse(subject, {"含有无效的数值", "it holds numbers that are none"});
  packed_rtree tree(std::move(image));
  if (!sound_tree(tree, header.rows)) refuse(subject, {"树的结构无效", "its tree is not sound"});
  return tree;
}

packed_rtree open_rtree(const std::filesystem::path& file, const rtree_origin& expected) {
  const mapped_file mapped = map_file(file);
  return rtree_of_image(mapped.bytes, mapped.size, expected, file.string());
}

}  // namespace greenward::index
