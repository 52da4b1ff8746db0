// Any bytes as an index file: refused, or a tree whose answers stay within its rows. The checksum is made to
// fit, or nothing behind it would ever be reached.
#include "engine/base/error.hpp"
#include "engine/base/memory_block.hpp"
#include "engine/index/rtree_file.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace {

using namespace greenward;

void require(bool holds) {
  if (!holds) std::abort();
}

void ask(const index::packed_rtree& tree, std::uint32_t rows) {
  const auto box = [&](std::uint32_t row) {
    require(row < rows);
    return geo::planar_box{{0, 0}, {1, 1}};
  };
  const geo::planar_box& bounds = tree.bounds();
  const geo::planar middle = bounds.centre();
  for (const geo::planar_box& window :
       {bounds, geo::planar_box{bounds.min, middle}, geo::planar_box{middle, middle}})
    require(tree.window(window, box).size() <= tree.size());
  require(tree.nearest_boxes(middle, 3, box).size() <= 3);
  require(tree.nearest_boxes({1e300, -1e300}, 3, box).size() <= 3);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto block = allocate_block(size);
  std::memcpy(block.get(), data, size);
  index::rtree_origin origin;
  if (size >= sizeof(index::rtree_header)) {
    auto* header = reinterpret_cast<index::rtree_header*>(block.get());
    header->checksum = index::rtree_checksum({block.get(), size});
    origin = {header->rows, header->content};
  }
  try {
    ask(index::rtree_of_image(block, size, origin, "image"), origin.rows);
  } catch (const error&) {
    return 0;  // refused in words
  }
  return 0;
}
