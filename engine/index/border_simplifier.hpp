// Takes vertices away one by one, the least important first, and never lets lines touch that did not.
#pragma once

#include "engine/base/task.hpp"
#include "engine/index/live_vertices.hpp"
#include "engine/index/shared_vertices.hpp"

#include <cstdint>
#include <queue>
#include <vector>

namespace greenward::index {

/// Line simplification by effective area (Visvalingam & Whyatt 1993) on the shared vertices of a whole layer.
/// A free vertex b between a and c may go only if
/// - no other vertex that is still there lies in the closed triangle a, b, c, and
/// - a and c are not joined already (so a ring around any ground keeps three corners, and two lines between
/// the same junctions
///   stay two).
/// Where the segments of a layer meet at shared vertices only, they go on to: nothing crosses or touches
/// anew, and no vertex or point changes sides.
///
/// The cost of a removal is the larger of the square root of the triangle's area and a bound on how far the
/// new segment then lies from the input's line: a needle has next to no area, but is seen. The bound of a
/// segment is that of the worse of the two it replaces, plus the distance of b from it.
class border_simplifier {
 public:
  /// `vertices` must outlive the simplifier.
  explicit border_simplifier(const shared_vertices& vertices);

  /// Cost of each vertex in metres, in ascending order along the removals: those below any x make up a state
  /// that the layer was in. Infinity for a vertex that stays, by rule or because the work stopped at
  /// `coarsest` metres. O(n log n) unless vertices crowd in the triangles of far longer segments. Throws
  /// error{cancelled}.
  [[nodiscard]] std::vector<float> run(double coarsest, const task& progress);

 private:
  struct candidate {
    double cost = 0;  ///< metres
    std::uint32_t vertex = 0;
    std::uint32_t version = 0;  ///< out of date unless it is that of the vertex
    friend bool operator>(const candidate& a, const candidate& b) {
      return a.cost != b.cost ? a.cost > b.cost : a.vertex > b.vertex;
    }
  };
  /// One vertex that waits for another to go, in a list for each of the latter.
  struct waiting {
    std::uint32_t vertex;
    std::uint32_t next;
  };
  /// The two neighbours of a free vertex, and how far the segments to them may lie from the input.
  struct passage {
    std::uint32_t a, c;
    double deviation;  ///< metres; the larger one
  };

  [[nodiscard]] passage passage_of(std::uint32_t vertex) const;
  [[nodiscard]] double deviation_without(std::uint32_t vertex) const;
  [[nodiscard]] double cost_of(std::uint32_t vertex) const;
  [[nodiscard]] bool joined(std::uint32_t a, std::uint32_t c) const;
  /// A vertex in the triangle that `vertex` makes with its neighbours, a fixed one if there is any, or kNone.
  [[nodiscard]] std::uint32_t obstacle_to(std::uint32_t vertex) const;
  void consider(std::uint32_t vertex);
  void wait_for(std::uint32_t obstacle, std::uint32_t vertex);
  void wake_those_waiting_for(std::uint32_t vertex);
  void remove(std::uint32_t vertex);
  void replace_neighbour(std::uint32_t of, std::uint32_t old, std::uint32_t now, double deviation);

  const shared_vertices& input_;
  std::vector<std::uint32_t> neighbours_;  ///< as input_.neighbours, of the layer as it is now
  std::vector<double> deviation_;          ///< one a neighbour, metres
  live_vertices live_;
  std::vector<std::uint32_t> version_;        ///< one a vertex
  std::vector<std::uint32_t> first_waiting_;  ///< one a vertex: a position in waiting_, or kNone
  std::vector<waiting> waiting_;
  std::priority_queue<candidate, std::vector<candidate>, std::greater<>> queue_;
};

}  // namespace greenward::index
