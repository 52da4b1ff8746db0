// Questions of the session that take longer than a frame may: handed out, and their answers taken in.
#pragma once

#include "viewer/layers/session.hpp"
#include "viewer/shell/background_answer.hpp"

#include <memory>

namespace greenward::viewer {

class answer_desk {
 public:
  /// Once a frame. Waits 4 milliseconds at most.
  void update(session& state);
  /// Whether an answer is on its way.
  [[nodiscard]] bool busy() const {
    return profile_.busy() || witness_.busy() || separation_.busy() || sites_.busy() || board_.busy() ||
           bands_.busy() || scenario_.busy() || basemap_.busy();
  }

 private:
  /// What went wrong beside the frames is shown, to be copied.
  void tell_failures(session& state);
  void update_profile(session& state);
  void update_witness(session& state);
  void update_separation(session& state);
  void update_sites(session& state);
  void update_board(session& state);
  void update_bands(session& state);
  void update_scenario(session& state);
  void update_basemap(session& state);

  background_answer<std::shared_ptr<const profile_answer>> profile_;
  background_answer<std::shared_ptr<const witness_answer>> witness_;
  background_answer<std::shared_ptr<const separation_answer>> separation_;
  background_answer<std::shared_ptr<const sites_answer>> sites_;
  background_answer<std::shared_ptr<const board_answer>> board_;
  background_answer<std::shared_ptr<const band_answer>> bands_;
  background_answer<std::shared_ptr<const scenario_answer>> scenario_;
  std::optional<scenario_question> asked_scenario_;
  background_answer<basemap_answer> basemap_;
};

}  // namespace greenward::viewer
