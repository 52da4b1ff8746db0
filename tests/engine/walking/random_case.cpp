#include "tests/engine/walking/random_case.hpp"

#include <rapidcheck.h>

namespace greenward::testing {

random_case draw_case() {
  random_case drawn;
  const int nodes = *rc::gen::inRange(2, 7);
  const int edges = *rc::gen::inRange(1, 12);
  for (int i = 0; i < edges; ++i) {
    const double length = *rc::gen::inRange(0, 40);
    small_edge edge{*rc::gen::inRange(0, nodes),  *rc::gen::inRange(0, nodes), length, {},
                    *rc::gen::inRange(0, 4) == 0, {{0, 0}, {length, 0}}};
    if (!edge.oneway && *rc::gen::inRange(0, 4) == 0) edge.reverse_m = *rc::gen::inRange(1, 60);
    drawn.edges.push_back(edge);
  }
  const int starts = *rc::gen::inRange(1, 4);
  for (int s = 0; s < starts; ++s) {
    drawn.starts.push_back({static_cast<std::uint32_t>(*rc::gen::inRange(0, edges)),
                            *rc::gen::inRange(0, 5) / 4.0,
                            metres(*rc::gen::inRange(0, 5)),
                            {}});
  }
  drawn.limit = *rc::gen::inRange(0, 120);
  return drawn;
}

}  // namespace greenward::testing
