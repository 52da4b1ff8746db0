// The way on foot from a chosen building to the facility nearest to it.
#pragma once

#include "engine/base/error.hpp"
#include "engine/workflow/walk_witness.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace greenward::viewer {

/// A row of the layer buildings, or of population_points.
struct witness_subject {
  bool is_building = true;
  std::uint32_t row = 0;
  friend bool operator==(const witness_subject&, const witness_subject&) = default;
};

/// What was found for one; never changed.
struct witness_answer {
  std::shared_ptr<const workflow::district_snapshot> district;
  witness_subject asked;
  std::string name;                                ///< of the building or the point: its name, code or id
  std::optional<workflow::witness_report> report;  ///< none: refused
  std::optional<error> refusal;
  double milliseconds = 0;  ///< that it took

  [[nodiscard]] bool has_way() const { return report && report->way; }
  /// Along the way, the accesses included.
  [[nodiscard]] double metres() const { return report->way->metres; }
  [[nodiscard]] double minutes() const;
};

/// To care for the elderly, as the service areas are computed. What cannot be answered says why.
[[nodiscard]] witness_answer answer_witness(std::shared_ptr<const workflow::district_snapshot> district,
                                            witness_subject subject);

/// The stretch of a step on the map; empty where its edge has no line.
[[nodiscard]] std::vector<geo::planar> line_of_step(const witness_answer& answer, std::size_t step);

struct witness_state {
  std::optional<witness_subject> subject;
  bool asked = false;  ///< not yet handed over to be computed
  bool computing = false;
  std::shared_ptr<const witness_answer> shown;
  std::optional<std::size_t> step;  ///< of the way: the one that is pointed at

  void ask(witness_subject of);
  void clear();
  /// An answer to what is asked for now; others are dropped.
  void take(std::shared_ptr<const witness_answer> answer);
};

}  // namespace greenward::viewer
