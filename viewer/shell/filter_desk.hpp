// Finds beside the frames which features the layers' filters leave.
#pragma once

#include "viewer/layers/session.hpp"

#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace greenward::viewer {

/// Needs a current OpenGL context.
class filter_desk {
 public:
  filter_desk() = default;
  /// Cancels and waits.
  ~filter_desk();
  filter_desk(const filter_desk&) = delete;
  filter_desk& operator=(const filter_desk&) = delete;

  /// Once a frame: begins what is stale, and draws by what has been found; in most layers that is there at
  /// once. Waits 4 milliseconds at most. Until then a layer is drawn by its filter from before.
  void update(session& state);
  [[nodiscard]] bool busy() const { return !searches_.empty(); }

 private:
  struct found_rows {
    std::shared_ptr<const row_bits> passed;
    std::shared_ptr<const prepared_layer> filtered;  ///< what `of` is with these
  };
  struct search {
    std::string layer;
    std::shared_ptr<const prepared_layer> of;
    task progress;
    bool given_up = false;
    std::future<std::optional<found_rows>> answer;  ///< nothing if it was cancelled
  };
  void give_up(const std::string& layer);
  void begin(session& state, tree_layer& layer);
  static void take(session& state, search& ended);

  std::vector<search> searches_;
};

}  // namespace greenward::viewer
