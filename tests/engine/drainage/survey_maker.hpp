// Surveys made by hand or at random, without tables.
#pragma once

#include "engine/drainage/network.hpp"
#include "engine/drainage/trace.hpp"

#include <array>
#include <deque>
#include <string>
#include <vector>

namespace greenward::drainage::testing {

inline constexpr double kFine = 1e-9;  ///< metres: what rounding may change

/// Where the numbers of a node or link matter, set them in `drains` afterwards.
class survey_maker {
 public:
  survey_maker() { drains.lines = &lines; }
  survey_maker(const survey_maker&) = delete;
  survey_maker& operator=(const survey_maker&) = delete;

  std::uint32_t node(const std::string& code, node_kind kind, drain_system system = drain_system::unknown,
                     geo::planar place = {kNotGiven, kNotGiven}, std::uint32_t compound = kNone,
                     std::uint32_t building = kNone) {
    survey_nodes& n = drains.nodes;
    n.id.push_back(static_cast<std::int64_t>(n.id.size()) + 1);
    n.code.push_back(keep(code));
    n.place.push_back(place);
    n.kind.push_back(kind);
    n.system.push_back(system);
    n.status.push_back(asset_status::existing);
    for (auto* values : {&n.ground_m, &n.invert_m, &n.depth_m, &n.catchment_m2}) values->push_back(kNotGiven);
    n.compound.push_back(compound);
    n.building.push_back(building);
    n.built_year.push_back(0);
    n.unsurveyed.push_back(0);
    return static_cast<std::uint32_t>(n.size() - 1);
  }

  /// A link without a line, `length` metres long by what it states.
  std::uint32_t link(const std::string& from, const std::string& to,
                     drain_system system = drain_system::sanitary, double length = 10,
                     std::uint32_t compound = kNone) {
    lines.append_none();
    return add(from, to, system, length, compound);
  }
  /// A link with a line; codes may be empty.
  std::uint32_t line(std::vector<geo::planar> points, const std::string& from = "",
                     const std::string& to = "", drain_system system = drain_system::sanitary) {
    lines.append_line(points);
    double length = 0;
    for (std::size_t i = 1; i < points.size(); ++i) length += geo::distance(points[i - 1], points[i]);
    return add(from, to, system, length, kNone);
  }

  [[nodiscard]] network build(double tolerance = 0.1) const { return build_network(drains, tolerance); }

  survey drains;
  geo::planar_geometry lines;

 private:
  std::string_view keep(const std::string& text) { return texts_.emplace_back(text); }

  std::uint32_t add(const std::string& from, const std::string& to, drain_system system, double length,
                    std::uint32_t compound) {
    survey_links& l = drains.links;
    l.id.push_back(static_cast<std::int64_t>(l.id.size()) + 1);
    l.code.push_back(keep("P" + std::to_string(l.id.size())));
    l.from_code.push_back(keep(from));
    l.to_code.push_back(keep(to));
    l.kind.push_back(link_kind::gravity);
    l.shape.push_back(pipe_shape::circular);
    l.system.push_back(system);
    l.status.push_back(asset_status::existing);
    l.flow.push_back(flow_direction::unknown);
    l.flow_doubted.push_back(0);
    for (auto* values : {&l.diameter_mm, &l.width_mm, &l.height_mm, &l.manning_n, &l.up_invert_m,
                         &l.down_invert_m, &l.up_depth_m, &l.down_depth_m})
      values->push_back(kNotGiven);
    l.stated_length_m.push_back(length);
    l.length_m.push_back(length);
    l.compound.push_back(compound);
    l.built_year.push_back(0);
    l.material.emplace_back();
    l.is_overflow_path.push_back(0);
    l.adverse_accepted.push_back(0);
    return static_cast<std::uint32_t>(l.size() - 1);
  }

  std::deque<std::string> texts_;
};

/// The shortest way over links of every status, against the flow too; there must be one.
[[nodiscard]] inline std::vector<std::uint32_t> path_between(const network& net, std::uint32_t from,
                                                             std::uint32_t to) {
  const std::vector<std::uint8_t> usable(net.edges.size(), 1);
  return find_path(net, usable, from, to, true).value();
}

}  // namespace greenward::drainage::testing
