// What the checks of the drains have found, as a list to go through.
#pragma once

#include "engine/workflow/drain_checks.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace greenward::viewer {

/// The findings of a model, by check; made in the background, then never changed.
struct finding_list {
  struct check_group {
    drainage::check what = drainage::check::count;
    std::uint32_t first = 0, last = 0;  ///< of `findings`
  };
  std::shared_ptr<const workflow::drain_model> model;
  std::vector<workflow::drain_finding> findings;  ///< by check, the gravest of each first
  std::vector<check_group> checks;  ///< those with findings; errors first, then warnings, then hints
  std::array<std::uint32_t, 3> of_severity{};  ///< by drainage::severity; what was accepted does not count
};

/// In the order of the list; without a model.
[[nodiscard]] finding_list grouped_findings(std::vector<workflow::drain_finding> findings);

/// The whole catalogue of checks. Throws what check_drains() throws.
[[nodiscard]] std::shared_ptr<const finding_list> make_finding_list(
    std::shared_ptr<const workflow::drain_model> model);

/// A row of the list: a check, or one of its findings.
struct finding_row {
  std::uint32_t group = 0;               ///< of finding_list::checks
  std::optional<std::uint32_t> finding;  ///< none = the check itself
  std::uint32_t count = 0;               ///< of a check: its findings of the severities that are shown
};

struct finding_state {
  std::shared_ptr<const finding_list> list;     ///< nullptr until it is made, or without drains
  std::optional<bilingual> refusal;             ///< why the drains were not checked
  std::array<bool, 3> shown{true, true, true};  ///< by drainage::severity
  std::vector<std::uint8_t> unfolded;           ///< one a check
  std::vector<finding_row> rows;                ///< what is listed now
  std::optional<std::uint32_t> chosen;          ///< the finding that was gone to last
  bool scroll = false;                          ///< its row is to be brought into sight

  void use(std::shared_ptr<const finding_list> made);
  void fold(std::uint32_t group);
  void show(drainage::severity how, bool wanted);
  /// The next finding of those shown, or the one before, all errors before all warnings before all hints; its
  /// check is unfolded. From none, the first or the last. nullptr if there is none further.
  const workflow::drain_finding* step(int count);
  void choose(std::uint32_t finding);

 private:
  [[nodiscard]] bool is_shown(std::uint32_t finding) const;
  [[nodiscard]] std::vector<std::uint32_t> order_of_steps() const;
  void list_rows();
};

}  // namespace greenward::viewer
