// Works on a piece of ground, for tests of their conflicts.
#pragma once

#include "engine/works/conflicts.hpp"
#include "tests/engine/works/work_tables.hpp"

#include <vector>

namespace greenward::works {

/// Roads pave and avoid season 0 (November to April), sewers dig and avoid season 1 (June to September), gas
/// pipes dig.
[[nodiscard]] conflict_options usual_options();

/// Works with places, row by row.
struct ground {
  std::vector<own_work> works = {};
  geo::planar_geometry places = {};
  std::vector<own_stage> stages = {};
  conflict_options options = usual_options();
  const char* on = "2023-12-08";
  bool as_recorded = false;  ///< stages as their codes say, whatever the day

  void add(const own_work& work, const std::vector<geo::planar>& line) {
    works.push_back(work);
    places.append_line(line);
  }
  void add_area(const own_work& work, double x, double y, double side) {
    works.push_back(work);
    const std::vector<geo::planar> ring{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}};
    places.append_polygon(ring);
  }
  [[nodiscard]] conflict_findings find() const;
};

}  // namespace greenward::works
