#include "viewer/layers/flow_state.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>
#include <utility>

namespace greenward::viewer {

namespace {

/// Ends of lines that lie at the same centimetre are one node.
class end_nodes {
 public:
  [[nodiscard]] std::uint32_t at(geo::planar place) {
    const auto next = static_cast<std::uint32_t>(numbers_.size());
    return numbers_.try_emplace({std::llround(place.x * 100), std::llround(place.y * 100)}, next)
        .first->second;
  }
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }

 private:
  using place_key = std::pair<std::int64_t, std::int64_t>;
  struct key_hash {
    std::size_t operator()(const place_key& key) const {
      constexpr std::uint64_t kMix = 0x9e3779b97f4a7c15U;
      const auto x = static_cast<std::uint64_t>(key.first), y = static_cast<std::uint64_t>(key.second);
      return static_cast<std::size_t>((x * kMix) ^ (y + kMix + (x << 6U)));
    }
  };
  std::unordered_map<place_key, std::uint32_t, key_hash> numbers_;
};

/// A line from node to node.
struct flow_edge {
  std::uint32_t tail = 0, head = 0;
  double metres = 0;
};

/// The edges at each node.
struct edges_at_nodes {
  std::vector<std::uint32_t> first, edge;

  edges_at_nodes(std::span<const flow_edge> edges, std::size_t nodes)
      : first(nodes + 1, 0), edge(2 * edges.size()) {
    for (const flow_edge& e : edges) ++first[e.tail + 1], ++first[e.head + 1];
    for (std::size_t n = 0; n < nodes; ++n) first[n + 1] += first[n];
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (std::uint32_t k = 0; k < edges.size(); ++k) {
      edge[next[edges[k].tail]++] = k;
      edge[next[edges[k].head]++] = k;
    }
  }
};

/// Metres at each node such that every edge adds its own; where ways of different lengths meet, one of them
/// has it right.
std::vector<double> metres_of_nodes(std::span<const flow_edge> edges, std::size_t nodes) {
  const edges_at_nodes at(edges, nodes);
  std::vector<std::optional<double>> metres(nodes);
  std::vector<std::uint32_t> waiting;
  for (std::uint32_t start = 0; start < nodes; ++start) {
    if (metres[start]) continue;
    metres[start] = 0;
    waiting.push_back(start);
    while (!waiting.empty()) {
      const std::uint32_t node = waiting.back();
      waiting.pop_back();
      for (std::uint32_t k = at.first[node]; k < at.first[node + 1]; ++k) {
        const flow_edge& e = edges[at.edge[k]];
        const bool leaves = e.tail == node;
        const std::uint32_t other = leaves ? e.head : e.tail;
        if (metres[other]) continue;
        metres[other] = *metres[node] + (leaves ? e.metres : -e.metres);
        waiting.push_back(other);
      }
    }
  }
  std::vector<double> found;
  found.reserve(nodes);
  for (const auto& value : metres) found.push_back(*value);
  return found;
}

/// Appends one line, metres from its own start.
double append_line(flow_lines& made, std::span<const geo::planar> points) {
  geo::planar_box box;
  double so_far = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i > 0) so_far += std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    made.points.push_back(points[i]);
    made.along.push_back(so_far);
    box.include(points[i]);
  }
  made.boxes.push_back(box);
  made.first.push_back(static_cast<std::uint32_t>(made.points.size()));
  return so_far;
}

/// The part of a segment that lies on the screen, as shares of it (Liang and Barsky).
std::optional<std::pair<double, double>> part_on_screen(screen_point a, screen_point b, screen_size screen) {
  constexpr double kBeside = 8;
  double enters = 0, leaves = 1;
  const auto cut = [&](double towards, double room) {
    if (towards == 0) return room >= 0;
    const double at = room / towards;
    towards < 0 ? enters = std::max(enters, at) : leaves = std::min(leaves, at);
    return enters < leaves;
  };
  const double dx = b.x - a.x, dy = b.y - a.y;
  const bool seen = cut(-dx, a.x + kBeside) && cut(dx, screen.width + kBeside - a.x) &&
                    cut(-dy, a.y + kBeside) && cut(dy, screen.height + kBeside - a.y);
  if (!seen) return std::nullopt;
  return std::pair(enters, leaves);
}

/// A segment on the screen, and where it lies along the dashes, pixels.
struct laid_segment {
  screen_point a, b;
  double from = 0, to = 0;

  [[nodiscard]] screen_point at(double along) const {
    const double share = (along - from) / (to - from);
    return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
  }
};

void lay_dashes(const laid_segment& segment, screen_size screen, double shift,
                std::vector<flow_dash>& dashes) {
  if (!(segment.to > segment.from)) return;
  const auto part = part_on_screen(segment.a, segment.b, screen);
  if (!part) return;
  const double whole = segment.to - segment.from;
  const double from = segment.from + part->first * whole, to = segment.from + part->second * whole;
  constexpr double kPeriod = flow_state::kPeriod, kDash = flow_state::kDash;
  double start = std::floor((from - shift) / kPeriod) * kPeriod + shift;
  for (; start < to; start += kPeriod) {
    const double begins = std::max(start, from), ends = std::min(start + kDash, to);
    if (!(ends > begins)) continue;
    dashes.push_back({segment.at(begins), segment.at(ends), start + kDash <= to});
  }
}

}  // namespace

flow_lines make_flow_lines(const geo::planar_geometry& lines, std::span<const std::uint8_t> known) {
  flow_lines made;
  made.first.push_back(0);
  end_nodes nodes;
  std::vector<flow_edge> edges;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::span<const geo::planar> points = lines[i].points();
    if (known[i] == 0 || points.size() < 2) continue;
    const std::uint32_t tail = nodes.at(points.front()), head = nodes.at(points.back());
    edges.push_back({tail, head, append_line(made, points)});
  }
  const std::vector<double> metres = metres_of_nodes(edges, nodes.size());
  for (std::size_t i = 0; i < edges.size(); ++i)
    for (std::uint32_t k = made.first[i]; k < made.first[i + 1]; ++k) made.along[k] += metres[edges[i].tail];
  return made;
}

/// The dashes come to where they were: the number stays small.
void flow_state::advance(double by) {
  seconds = std::fmod(seconds + by, kPeriod / kSpeed);
}

std::vector<flow_dash> flow_dashes(const flow_lines& lines, const camera& view, double seconds) {
  std::vector<flow_dash> dashes;
  const geo::planar_box seen = view.visible();
  const double scale = 1 / view.metres_per_point(), shift = seconds * flow_state::kSpeed;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!seen.intersects(lines.boxes[i])) continue;
    screen_point before = view.to_screen(lines.points[lines.first[i]]);
    for (std::uint32_t k = lines.first[i] + 1; k < lines.first[i + 1]; ++k) {
      const screen_point at = view.to_screen(lines.points[k]);
      lay_dashes({before, at, lines.along[k - 1] * scale, lines.along[k] * scale}, view.size_in_points(),
                 shift, dashes);
      before = at;
    }
  }
  return dashes;
}

}  // namespace greenward::viewer
