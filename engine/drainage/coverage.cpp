#include "engine/drainage/coverage.hpp"

#include "engine/geo/geometry_distance.hpp"

#include <algorithm>
#include <string_view>

namespace greenward::drainage {

namespace {

enum class pipe_status { counts, unknown, ignored };

pipe_status status_of(const layer::column& status, std::size_t row) {
  const std::string_view value = status.text(row);
  if (value == "existing") return pipe_status::counts;
  if (value.empty() || value == "unknown") return pipe_status::unknown;
  return pipe_status::ignored;
}

/// Near by pipes that exist, and near by pipes of any status that may exist.
struct nearness {
  bool known = false;
  bool possible = false;

  void note(pipe_status status) {
    possible = true;
    if (status == pipe_status::counts) known = true;
  }
  /// Whether another pipe of that status would change nothing.
  [[nodiscard]] bool has(pipe_status status) const {
    return status == pipe_status::counts ? known : possible;
  }
};

class pipe_probe {
 public:
  pipe_probe(const layer_input& pipes, const coverage_limits& limits)
      : pipes_(pipes), system_(pipes.table["system"]), status_(pipes.table["status"]), limits_(limits) {}

  [[nodiscard]] building_coverage look_around(geo::planar_view building) const {
    nearness sanitary, storm, combined;
    const double reach = std::max(limits_.sanitary, limits_.storm).value;
    pipes_.index.visit_window(building.box().expanded(reach), [&](std::uint32_t pipe) {
      const pipe_status status = status_of(status_, pipe);
      const std::string_view system = system_.text(pipe);
      nearness* const found = system == "sanitary"   ? &sanitary
                              : system == "storm"    ? &storm
                              : system == "combined" ? &combined
                                                     : nullptr;
      if (status == pipe_status::ignored || found == nullptr || found->has(status)) return;
      const metres limit = found == &storm ? limits_.storm : limits_.sanitary;
      if (geo::within_distance(building, pipes_.planar[pipe], limit)) found->note(status);
    });
    return {sanitary.possible, storm.possible, combined.possible,
            (sanitary.possible && !sanitary.known) || (storm.possible && !storm.known)};
  }

 private:
  const layer_input& pipes_;
  const layer::column& system_;
  const layer::column& status_;
  coverage_limits limits_;
};

void count(compound_coverage& sums, const building_coverage& building) {
  ++sums.buildings;
  sums.near_sanitary += building.near_sanitary;
  sums.near_storm += building.near_storm;
  sums.near_both += building.near_sanitary && building.near_storm;
  sums.near_combined += building.near_combined;
  sums.by_unknown_status += building.by_unknown_status;
}

}  // namespace

coverage_result cover(const layer_input& buildings, const layer_input& pipes, const layer_input& compounds,
                      const coverage_limits& limits) {
  coverage_result result;
  result.compound_of = compound_rows(buildings, compounds);
  const std::size_t n_compound = compounds.table.size();
  result.compounds.resize(n_compound + 1);
  for (std::uint32_t row = 0; row < n_compound; ++row) result.compounds[row].compound = row;
  const pipe_probe probe(pipes, limits);
  for (std::size_t row = 0; row < buildings.table.size(); ++row) {
    result.buildings.push_back(probe.look_around(buildings.planar[row]));
    const std::uint32_t compound = result.compound_of[row];
    count(result.compounds[compound == kNone ? n_compound : compound], result.buildings.back());
  }
  return result;
}

}  // namespace greenward::drainage
