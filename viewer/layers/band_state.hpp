// The service area by minutes, and who lives beyond it.
#pragma once

#include "engine/base/error.hpp"
#include "engine/base/task.hpp"
#include "engine/workflow/service_gaps.hpp"
#include "viewer/layers/prepared_layer.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace greenward::viewer {

/// What was computed. Only the meshes of its layers change: whoever uploads them empties them.
struct band_answer {
  std::shared_ptr<const workflow::district_snapshot> district;
  workflow::service_gaps gaps;
  std::shared_ptr<prepared_layer> areas;   ///< nested, nearest on top
  std::shared_ptr<prepared_layer> places;  ///< where those live whom nothing serves
  std::optional<error> refusal;            ///< then all but the district is empty
  double milliseconds = 0;                 ///< that it took
};

/// Elderly care within a third, two thirds and all of the walk of the rule pack: 5, 10 and 15 minutes.
[[nodiscard]] band_answer answer_bands(std::shared_ptr<const workflow::district_snapshot> district,
                                       const task& progress);
/// Those minutes, rising.
[[nodiscard]] std::vector<double> band_minutes(double limit);

struct band_state {
  static constexpr std::size_t kGroups = 4;  ///< people, and those of 60, 65 and 80 and older

  bool areas = false;     ///< the map shows the bands
  bool gaps = false;      ///< those beyond are on the map, and listed
  std::size_t group = 0;  ///< of workflow::counted_groups(): who is counted
  std::shared_ptr<const workflow::district_snapshot> asked;  ///< last; nullptr: nothing yet
  std::shared_ptr<const band_answer> shown;
  std::vector<std::uint32_t> order;    ///< of the answer's groups: most people first
  std::optional<std::size_t> current;  ///< of the answer's groups: the one that was gone to last
  bool scroll = false;                 ///< the list is to be brought into sight

  [[nodiscard]] bool wanted() const { return areas || gaps; }
  void take(std::shared_ptr<const band_answer> answer);
  void count(std::size_t which);
  /// The district is another: what is wanted stays wanted.
  void forget();

 private:
  void sort();
};

}  // namespace greenward::viewer
