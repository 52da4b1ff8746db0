// What if planned pipes were built and others given up: the plan, and what comes of it.
#pragma once

#include "engine/base/error.hpp"
#include "engine/workflow/drain_scenario.hpp"
#include "viewer/layers/finding_state.hpp"
#include "viewer/layers/kept_view.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace greenward::viewer {

struct scenario_question {
  std::shared_ptr<const finding_list> now;  ///< of the drains as they are
  workflow::scenario_links plan;
  language lang = language::zh;  ///< of the cells of sheets
  friend bool operator==(const scenario_question&, const scenario_question&) = default;
};

/// Never changed.
struct scenario_answer {
  scenario_question asked;
  std::optional<error> refusal;              ///< then nothing else is known
  std::shared_ptr<const finding_list> then;  ///< with the drains as they would be
  workflow::explained_sheets compared;       ///< as `greenward drainage whatif` prints them
  std::vector<std::uint32_t> gone;           ///< findings of `asked.now`
  std::vector<std::uint32_t> fresh;          ///< findings of `then`
  double milliseconds = 0;                   ///< that it took

  /// nullptr: there is none.
  [[nodiscard]] const sheet* find(const char* key) const;
};

/// Precondition: the plan is not empty.
[[nodiscard]] scenario_answer answer_scenario(const scenario_question& question);

struct scenario_state {
  workflow::scenario_links plan;
  std::shared_ptr<const finding_list> now;  ///< the drains as they are, and what was found; nullptr: none
  std::shared_ptr<const scenario_answer> shown;
  bool planned = false;       ///< the drains that are asked about are those of the plan
  bool divided = false;       ///< the map shows both, if there is a plan: see divide()
  std::uint32_t version = 0;  ///< rises with every change of what is drawn
  std::size_t dropped = 0;    ///< pipes that fell out of the plan when the drains were last read

  [[nodiscard]] bool is_open() const { return now && !plan.is_empty(); }
  /// Whether the map shows the drains as they are on the left, and as planned on the right.
  [[nodiscard]] bool is_divided() const { return divided && is_open(); }
  void divide(bool wanted);
  /// What stands in the plan for a pipe.
  [[nodiscard]] workflow::scenario_step step_of(std::uint32_t link) const;
  /// Puts the pipe into the plan, or takes it out. False: nothing can be planned for it.
  bool change(std::uint32_t link);
  /// The drains are about to be read anew: the plan waits for them.
  void put_aside();
  /// The drains were read and checked. Of a plan that waited, the pipes that are no longer there, or that
  /// nothing is to be done with any more, fall out.
  void take_up(std::shared_ptr<const finding_list> drains);
  /// A plan that was kept waits for the drains, or is taken up if they are there. Its pipes are known by
  /// their codes as well: the database may be another one by now.
  void await(kept_plan kept);
  /// Whether the plan is small enough to be there when the viewer is opened again.
  [[nodiscard]] bool can_be_kept() const;
  /// The plan, or the one that waits; nothing of one that is too large.
  [[nodiscard]] kept_plan to_keep() const;

 private:
  kept_plan waiting_;
  bool by_code_ = false;  ///< what waits was kept from another time
};

}  // namespace greenward::viewer
