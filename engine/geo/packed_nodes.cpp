#include "engine/geo/packed_nodes.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

namespace greenward::geo {

namespace {

constexpr std::size_t kHeaderBytes = 4, kCellBytes = 8 + 4 * 4;

/// A feature or a finished node, to be put into a node one level up.
struct cell {
  std::int64_t id;
  float min_x, max_x, min_y, max_y;
};

float rounded_down(double value) {
  const auto near = static_cast<float>(value);
  return static_cast<double>(near) > value ? std::nextafter(near, -std::numeric_limits<float>::infinity())
                                           : near;
}

float rounded_up(double value) {
  const auto near = static_cast<float>(value);
  return static_cast<double>(near) < value ? std::nextafter(near, std::numeric_limits<float>::infinity())
                                           : near;
}

cell cell_of(const indexed_box& item) {
  return {item.id.value, rounded_down(item.box.min.x), rounded_up(item.box.max.x),
          rounded_down(item.box.min.y), rounded_up(item.box.max.y)};
}

template <class Unsigned>
void put_big_endian(std::uint8_t* at, Unsigned value) {
  for (std::size_t i = sizeof value; i-- > 0; value = static_cast<Unsigned>(value >> 8U)) {
    at[i] = static_cast<std::uint8_t>(value & 0xffU);
  }
}

void put_cell(std::uint8_t* at, const cell& c) {
  put_big_endian(at, static_cast<std::uint64_t>(c.id));
  std::size_t offset = 8;
  for (const float bound : {c.min_x, c.max_x, c.min_y, c.max_y}) {
    put_big_endian(at + offset, std::bit_cast<std::uint32_t>(bound));
    offset += 4;
  }
}

std::vector<std::uint8_t> node_bytes(std::span<const cell> cells, std::size_t node_size) {
  std::vector<std::uint8_t> bytes(node_size, 0);
  put_big_endian(bytes.data() + 2, static_cast<std::uint16_t>(cells.size()));
  for (std::size_t i = 0; i < cells.size(); ++i)
    put_cell(bytes.data() + kHeaderBytes + i * kCellBytes, cells[i]);
  return bytes;
}

cell cover(std::int64_t node, std::span<const cell> cells) {
  cell whole = cells.front();
  whole.id = node;
  for (const cell& c : cells) {
    whole.min_x = std::min(whole.min_x, c.min_x);
    whole.max_x = std::max(whole.max_x, c.max_x);
    whole.min_y = std::min(whole.min_y, c.min_y);
    whole.max_y = std::max(whole.max_y, c.max_y);
  }
  return whole;
}

/// Sorts into vertical slices by x and each slice by y, so that runs of `capacity` cells are compact.
void tile(std::vector<cell>& cells, std::size_t capacity) {
  const auto by_x = [](const cell& a, const cell& b) {
    return std::tuple(a.min_x + a.max_x, a.id) < std::tuple(b.min_x + b.max_x, b.id);
  };
  const auto by_y = [](const cell& a, const cell& b) {
    return std::tuple(a.min_y + a.max_y, a.id) < std::tuple(b.min_y + b.max_y, b.id);
  };
  std::ranges::sort(cells, by_x);
  const std::size_t nodes = (cells.size() + capacity - 1) / capacity;
  const auto slices = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(nodes))));
  const std::size_t slice = slices * capacity;
  for (std::size_t first = 0; first < cells.size(); first += slice) {
    const auto begin = cells.begin() + static_cast<std::ptrdiff_t>(first);
    std::sort(begin, cells.begin() + static_cast<std::ptrdiff_t>(std::min(first + slice, cells.size())),
              by_y);
  }
}

std::vector<std::int64_t> ids_of(std::span<const cell> cells) {
  std::vector<std::int64_t> ids;
  for (const cell& c : cells) ids.push_back(c.id);
  return ids;
}

}  // namespace

std::vector<rtree_node> packed_nodes(std::span<const indexed_box> boxes, std::size_t node_size) {
  const std::size_t capacity = (node_size - kHeaderBytes) / kCellBytes;
  assert(capacity >= 4);
  std::vector<cell> level;
  level.reserve(boxes.size());
  for (const indexed_box& item : boxes) level.push_back(cell_of(item));
  std::vector<rtree_node> nodes;
  std::int64_t next_number = 2;
  std::uint16_t depth = 0;
  for (; level.size() > capacity; ++depth) {
    tile(level, capacity);
    std::vector<cell> above;
    // Even shares: a last node of one or two cells would be below the module's minimum.
    const std::size_t count = (level.size() + capacity - 1) / capacity;
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t first = level.size() * i / count, last = level.size() * (i + 1) / count;
      const std::span<const cell> members(level.data() + first, last - first);
      nodes.push_back({next_number, depth == 0, node_bytes(members, node_size), ids_of(members)});
      above.push_back(cover(next_number++, members));
    }
    level = std::move(above);
  }
  nodes.push_back({1, depth == 0, node_bytes(level, node_size), ids_of(level)});
  put_big_endian(nodes.back().bytes.data(), depth);
  return nodes;
}

std::vector<rtree_link> links_of(std::span<const rtree_node> nodes, bool features) {
  std::vector<rtree_link> links;
  for (const rtree_node& node : nodes) {
    if (node.leaf != features) continue;
    for (const std::int64_t member : node.members) links.push_back({member, node.number});
  }
  std::ranges::sort(links, {}, &rtree_link::member);
  return links;
}

}  // namespace greenward::geo
