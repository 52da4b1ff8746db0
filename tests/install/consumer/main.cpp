#include "engine/index/packed_rtree.hpp"
#include "engine/layer/catalogue.hpp"

#include <cstdio>

int main() {
  const auto catalogue = greenward::layer::catalogue::load(INSTALLED_DATA);
  const greenward::geo::planar_box boxes[] = {{{0, 0}, {1, 1}}, {{5, 5}, {6, 6}}};
  const greenward::index::packed_rtree tree(boxes);
  const auto rows = tree.window({{4, 4}, {7, 7}}, [&](std::uint32_t row) { return boxes[row]; });
  std::printf("%zu layers; row %u of %zu\n", catalogue.layers().size(), rows.at(0), tree.size());
  return catalogue.layer("roads").name == "roads" && rows.size() == 1 && rows[0] == 1 ? 0 : 1;
}
