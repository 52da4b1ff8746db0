#include "viewer/panels/filled_ring.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace greenward::viewer {

void fill_ring(ImDrawList& list, std::span<const ImVec2> ring, ImU32 colour) {
  const ImVec2 low = list.GetClipRectMin(), high = list.GetClipRectMax();
  std::vector<float> crossings;
  for (float y = low.y + 0.5F; y < high.y; y += 1) {
    crossings.clear();
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const ImVec2 a = ring[i], b = ring[(i + 1) % ring.size()];
      if ((a.y <= y) == (b.y <= y)) continue;
      crossings.push_back(std::clamp(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x), low.x, high.x));
    }
    std::ranges::sort(crossings);
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
      list.AddRectFilled(ImVec2(crossings[i], y - 0.5F), ImVec2(crossings[i + 1], y + 0.5F), colour);
  }
}

}  // namespace greenward::viewer
