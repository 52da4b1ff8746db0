#include "engine/drainage/profile.hpp"

#include "engine/base/error.hpp"
#include "engine/drainage/way.hpp"
#include "engine/drainage/way_crossings.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

namespace greenward::drainage {

namespace {

profile_value given(double value) {
  return std::isnan(value) ? profile_value{} : profile_value{value, value_origin::given};
}

profile_value stated(const end_level& end) {
  if (std::isnan(end.level_m)) return {};
  return {end.level_m, end.derived ? value_origin::derived : value_origin::given};
}

/// Of a number that follows from these: interpolated if one of them is, else derived.
value_origin origin_from(const profile_value& a, const profile_value& b) {
  const bool rests_on_guess =
      a.origin == value_origin::interpolated || b.origin == value_origin::interpolated;
  return rests_on_guess ? value_origin::interpolated : value_origin::derived;
}

profile_value difference(const profile_value& a, const profile_value& b) {
  if (!a.is_known() || !b.is_known()) return {};
  return {a.value - b.value, origin_from(a, b)};
}

profile_value raised(const profile_value& a, double by) {
  if (!a.is_known() || std::isnan(by)) return {};
  return {a.value + by, origin_from(a, a)};
}

/// NaN if either is: std::lerp does not promise that.
double level_between(double a, double b, double share) {
  return std::isnan(a) || std::isnan(b) ? kNotGiven : std::lerp(a, b, share);
}

/// Inverts at a station: of the pipe that arrives, of the node, and of the pipe that leaves.
struct station_levels {
  profile_value in, node, out;

  /// After this all three are known, or none is.
  void settle(bool has_in, bool has_out) {
    const bool own = node.is_known();
    if (!own) {
      if (in.is_known()) node = in;
      if (out.is_known() && !(node.value <= out.value)) node = out;
      if (!node.is_known()) return;
      node.origin = origin_from(node, node);
    }
    const profile_value of_end{node.value, own ? origin_from(node, node) : value_origin::interpolated};
    if (has_in && !in.is_known()) in = of_end;
    if (has_out && !out.is_known()) out = of_end;
  }
};

/// For every row between two that are known: its level on the straight line between them. `level_after(i)`
/// and `level_before(i)` are those at which the line leaves and meets a known row i.
template <class Known, class After, class Before, class Set>
void interpolate(std::span<const double> at_m, Known is_known, After level_after, Before level_before,
                 Set set) {
  std::optional<std::size_t> last;
  for (std::size_t i = 0; i < at_m.size(); ++i) {
    if (!is_known(i)) continue;
    for (std::size_t k = last ? *last + 1 : i; k < i; ++k) {
      const double span = at_m[i] - at_m[*last];
      const double share = span > 0 ? (at_m[k] - at_m[*last]) / span : 0.5;
      set(k, std::lerp(level_after(*last), level_before(i), share));
    }
    last = i;
  }
}

void require_length(std::size_t size, std::size_t links, const char* what) {
  if (size == 0 || size == links) return;
  throw error(error_code::usage, what,
              {fmt::format("有 {} 个值，而管线有 {} 条", size, links),
               fmt::format("has {} values for {} links", size, links)},
              {"请按管线逐条给值", "Give one value a link"});
}

class profile_maker {
 public:
  profile_maker(const survey& drains, const network& net, way on, const profile_options& options)
      : drains_(drains), net_(net), way_(std::move(on)), options_(options) {}

  profile make() {
    lay_stations();
    lay_pipes();
    read_levels();
    interpolate_levels();
    interpolate_ground();
    set_levels();
    add_crossings();
    add_violations();
    return std::move(made_);
  }

 private:
  void lay_stations() {
    for (std::size_t i = 0; i < way_.nodes.size(); ++i) {
      const std::uint32_t node = way_.nodes[i];
      profile_station station{.at_m = i == 0 ? 0 : way_.pieces[i - 1].to_m, .node = node};
      station.kind = kind_at(drains_, node);
      if (node < drains_.nodes.size()) station.code = drains_.nodes.code[node];
      at_m_.push_back(station.at_m);
      made_.stations.push_back(std::move(station));
    }
  }

  void lay_pipes() {
    const survey_links& links = drains_.links;
    for (const way_piece& piece : way_.pieces) {
      profile_pipe pipe{.from_m = piece.from_m, .to_m = piece.to_m, .link = piece.link};
      pipe.length_m = net_.edges.length_m[piece.edge];
      pipe.with_flow = piece.with_flow;
      pipe.code = links.code[piece.link];
      pipe.size = size_text(links, piece.link);
      if (!options_.material.empty()) pipe.material = options_.material[piece.link];
      pipe.system = links.system[piece.link];
      pipe.status = links.status[piece.link];
      pipe.height_m = section_height_m(links, piece.link);
      made_.pipes.push_back(std::move(pipe));
    }
  }

  /// What the link itself says of its invert where the way enters or leaves it.
  [[nodiscard]] profile_value link_level(const way_piece& piece, bool leaving) const {
    const end_level up = level_at_end(drains_, net_, piece.link, false),
                    down = level_at_end(drains_, net_, piece.link, true);
    const double here = leaving ? piece.leaves_at_m : piece.enters_at_m;
    const double there = leaving ? piece.enters_at_m : piece.leaves_at_m;
    const bool at_end = leaving ? piece.leaves_at_end : piece.enters_at_end;
    if (at_end) return stated(is_first_end(piece, leaving) ? up : down);
    const double length = drains_.links.length_m[piece.link];
    if (std::isnan(up.level_m) || std::isnan(down.level_m) || !(length > 0) || here == there) return {};
    return {std::lerp(up.level_m, down.level_m, here / length), value_origin::interpolated};
  }

  /// Whether the end at which the way enters or leaves the link is the first one of the survey's.
  [[nodiscard]] bool is_first_end(const way_piece& piece, bool leaving) const {
    const bool at_tail = piece.with_flow != leaving;
    return at_tail != (net_.flow[piece.link] == flow_direction::backward);
  }

  void read_levels() {
    const survey_nodes& nodes = drains_.nodes;
    levels_.resize(way_.nodes.size());
    for (std::size_t i = 0; i < levels_.size(); ++i) {
      profile_station& station = made_.stations[i];
      const std::uint32_t node = station.node;
      const bool has_in = i > 0, has_out = i < way_.pieces.size();
      if (node < nodes.size()) {
        station.ground = given(nodes.ground_m[node]);
        station.depth = given(nodes.depth_m[node]);
        levels_[i].node = given(nodes.invert_m[node]);
        if (!levels_[i].node.is_known()) levels_[i].node = difference(station.ground, station.depth);
        if (!station.ground.is_known() && station.depth.is_known())
          station.ground = raised(levels_[i].node, station.depth.value);
      }
      if (has_in) levels_[i].in = link_level(way_.pieces[i - 1], true);
      if (has_out) levels_[i].out = link_level(way_.pieces[i], false);
      levels_[i].settle(has_in, has_out);
    }
  }

  void interpolate_levels() {
    interpolate(
        at_m_, [&](std::size_t i) { return levels_[i].node.is_known(); },
        [&](std::size_t i) { return levels_[i].out.value; },
        [&](std::size_t i) { return levels_[i].in.value; },
        [&](std::size_t i, double level) {
          const profile_value between{level, value_origin::interpolated};
          levels_[i] = {between, between, between};
        });
  }

  void interpolate_ground() {
    std::vector<profile_station>& stations = made_.stations;
    const auto ground = [&](std::size_t i) { return stations[i].ground.value; };
    interpolate(
        at_m_, [&](std::size_t i) { return stations[i].ground.is_known(); }, ground, ground,
        [&](std::size_t i, double level) {
          stations[i].ground = {level, value_origin::interpolated};
        });
  }

  void set_levels() {
    for (std::size_t i = 0; i < levels_.size(); ++i) {
      profile_station& station = made_.stations[i];
      station.invert = levels_[i].node;
      if (!station.depth.is_known()) station.depth = difference(station.ground, station.invert);
      if (i > 0 && i < made_.pipes.size()) station.drop = difference(levels_[i].in, levels_[i].out);
    }
    for (std::size_t i = 0; i < made_.pipes.size(); ++i) {
      profile_pipe& pipe = made_.pipes[i];
      pipe.start_invert = levels_[i].out;
      pipe.end_invert = levels_[i + 1].in;
      pipe.start_crown = raised(pipe.start_invert, pipe.height_m);
      pipe.end_crown = raised(pipe.end_invert, pipe.height_m);
      if (pipe.length_m > 0) {
        pipe.slope = difference(pipe.start_invert, pipe.end_invert);
        pipe.slope.value *= 1000 / pipe.length_m;
      }
      if (options_.fill.empty()) continue;
      const double fill = options_.fill[pipe.link];
      const double water = (std::isinf(fill) ? 1 : fill) * pipe.height_m;
      pipe.start_water_m = pipe.start_invert.value + water;
      pipe.end_water_m = pipe.end_invert.value + water;
    }
  }

  void add_crossings() {
    if (drains_.lines == nullptr || way_.pieces.empty()) return;
    std::optional<index::packed_rtree> own;
    if (options_.lines == nullptr) own.emplace(index::boxes_of(*drains_.lines));
    const survey_links& links = drains_.links;
    for (const way_crossing& c :
         find_crossings(drains_, net_, way_, own ? *own : *options_.lines, options_.tolerance_m)) {
      profile_crossing crossing{.at_m = c.at_m, .pipe = static_cast<std::uint32_t>(c.piece), .link = c.link};
      crossing.code = links.code[c.link];
      crossing.size = size_text(links, c.link);
      crossing.system = links.system[c.link];
      crossing.status = links.status[c.link];
      crossing.width_m = section_width_m(links, c.link);
      crossing.height_m = section_height_m(links, c.link);
      crossing.invert_m =
          level_between(up_level(drains_, net_, c.link), down_level(drains_, net_, c.link), c.along_share);
      crossing.crown_m = crossing.invert_m + crossing.height_m;
      made_.crossings.push_back(std::move(crossing));
    }
  }

  void add_violations() {
    for (std::uint32_t i = 0; i < options_.findings.size(); ++i) {
      const profile_finding& finding = options_.findings[i];
      const auto station = std::ranges::find(made_.stations, finding.node, &profile_station::node);
      const auto pipe = std::ranges::find(made_.pipes, finding.link, &profile_pipe::link);
      if (finding.node != kNone && station != made_.stations.end()) {
        made_.violations.push_back({station->at_m, station->invert.value, true,
                                    static_cast<std::uint32_t>(station - made_.stations.begin()), i,
                                    finding.text});
      } else if (finding.link != kNone && pipe != made_.pipes.end()) {
        made_.violations.push_back({std::midpoint(pipe->from_m, pipe->to_m),
                                    std::midpoint(pipe->start_invert.value, pipe->end_invert.value), false,
                                    static_cast<std::uint32_t>(pipe - made_.pipes.begin()), i, finding.text});
      }
    }
    std::ranges::stable_sort(made_.violations, {}, &profile_violation::at_m);
  }

  const survey& drains_;
  const network& net_;
  way way_;
  const profile_options& options_;
  std::vector<double> at_m_;
  std::vector<station_levels> levels_;
  profile made_;
};

}  // namespace

std::string_view to_string(value_origin origin) {
  switch (origin) {
    case value_origin::given:
      return "given";
    case value_origin::derived:
      return "derived";
    case value_origin::interpolated:
      return "interpolated";
    case value_origin::unknown:
      break;
  }
  return "";
}

std::string size_text(const survey_links& links, std::uint32_t link) {
  const double diameter = links.diameter_mm[link], width = links.width_mm[link],
               height = links.height_mm[link];
  if (is_box(links, link))
    return std::isnan(width) || std::isnan(height) ? "" : fmt::format("{:g}×{:g}", width, height);
  return std::isnan(diameter) ? "" : fmt::format("DN{:g}", diameter);
}

profile make_profile(const survey& drains, const network& net, std::span<const std::uint32_t> path,
                     const profile_options& options) {
  require_length(options.material.size(), drains.links.size(), "material");
  require_length(options.fill.size(), drains.links.size(), "fill");
  return profile_maker(drains, net, lay_way(drains, net, path, options.start), options).make();
}

}  // namespace greenward::drainage
