// Reads and prepares a district in the background, so that the window is there at once.
#pragma once

#include "engine/base/error.hpp"
#include "engine/base/task.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/snapshot.hpp"
#include "engine/workflow/walk.hpp"
#include "viewer/layers/prepared_layer.hpp"
#include "viewer/layers/progress_table.hpp"
#include "viewer/shell/glyph_set.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace greenward::viewer {

/// Where the district comes from: a database, or a test's own.
using district_source = std::function<std::shared_ptr<const workflow::district_snapshot>(const task&)>;

/// What the background has finished since it was last asked.
struct loader_news {
  struct district {
    std::shared_ptr<const workflow::district_snapshot> snapshot;
    std::vector<std::shared_ptr<prepared_layer>> layers;  ///< lowest first, overlays still empty
    std::optional<progress_table> progress;
    glyph_set glyphs;
  };
  struct service {
    std::shared_ptr<const workflow::service_circles> circles;  ///< nullptr: refused
    std::optional<bilingual> refusal;
    std::vector<std::shared_ptr<prepared_layer>> overlays;
  };
  std::optional<district> loaded;
  std::optional<service> served;
  std::optional<error> failure;
  bool finished = false;
  bilingual step;
  double done = 0;
  double total = 0;
};

class district_loader {
 public:
  /// Starts at once. `wake` is called from the background thread after every piece of news.
  district_loader(district_source source, const workflow::environment& environment,
                  std::function<void()> wake);
  /// Cancels and waits.
  ~district_loader();
  district_loader(const district_loader&) = delete;
  district_loader& operator=(const district_loader&) = delete;

  /// Takes what there is; never waits.
  [[nodiscard]] loader_news take();
  /// Waits until there is news or the time is over.
  void wait(std::chrono::milliseconds longest);

 private:
  void work(const district_source& source);
  void load(const district_source& source);
  void serve(const std::shared_ptr<const workflow::district_snapshot>& district);
  void report(const bilingual& step, double done, double total);
  template <class Change>
  void tell(Change change);

  const workflow::environment& environment_;
  std::function<void()> wake_;
  task task_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool has_news_ = false;
  loader_news news_;
  std::thread thread_;
};

}  // namespace greenward::viewer
