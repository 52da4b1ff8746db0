// Keeps the works of the session as they stood on the day that the slider says.
#pragma once

#include "engine/workflow/environment.hpp"
#include "viewer/layers/session.hpp"

#include <memory>
#include <optional>

namespace greenward::viewer {

/// Makes the layer ready to be drawn. Needs a current OpenGL context.
void upload(tree_layer& layer, std::shared_ptr<prepared_layer> prepared);

/// Needs a current OpenGL context.
class works_days {
 public:
  explicit works_days(const workflow::environment& environment) : environment_(environment) {}

  /// The works of a district that has just been read: as recorded, compared with no other day.
  void begin_with(session& state);
  /// The works and their figures stand on the day that is shown, and those that are compared with it on
  /// theirs.
  void follow(session& state);

 private:
  struct works_on_day {
    std::shared_ptr<prepared_layer> works;
    progress_table progress;
  };
  [[nodiscard]] works_on_day works_on(const time_state& time, std::optional<date> day) const;
  void follow_shown(session& state);
  void follow_compared(session& state) const;

  const workflow::environment& environment_;
  std::shared_ptr<const prepared_layer> as_recorded_;
  std::optional<date> shown_;  ///< that the works and their figures stand on; none = as recorded
};

}  // namespace greenward::viewer
