// Where the next care facilities would serve most people whom none serves now.
#pragma once

#include "engine/base/error.hpp"
#include "engine/base/task.hpp"
#include "engine/workflow/site_map.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace greenward::viewer {

struct next_site {
  std::string layer;  ///< of the candidate, and its feature's id there
  std::int64_t id = 0;
  std::string name;
  geo::planar place;
  double gained = 0;  ///< people whom nothing serves now
};

/// What was chosen; never changed.
struct sites_answer {
  std::shared_ptr<const workflow::district_snapshot> district;
  std::size_t count = 0;         ///< that were asked for
  std::vector<next_site> sites;  ///< who gains most comes first
  bilingual group;               ///< of the people that are counted
  double served_now = 0, served_then = 0, all = 0;
  double gap = 0;    ///< how far from the best choice it can be, as a share
  bilingual status;  ///< how the search ended
  workflow::walk_settings settings;
  std::optional<error> refusal;
  double milliseconds = 0;  ///< that it took
};

/// By people of 60 and older within the walk of the rule pack, at compounds and villages; what is there
/// stays. Heuristic: at once, with a proven gap.
[[nodiscard]] sites_answer answer_sites(std::shared_ptr<const workflow::district_snapshot> district,
                                        std::size_t count, const task& progress);

struct sites_state {
  static constexpr std::size_t kMost = 30;

  std::size_t count = 5;  ///< that would be asked for
  bool wanted = false;    ///< they are shown, or on their way
  bool asked = false;     ///< not yet handed over to be computed
  std::shared_ptr<const sites_answer> shown;
  std::optional<std::size_t> site;  ///< the one that was gone to last

  void ask();
  /// One more or less; asks again if they are shown.
  void change_count(int by);
  /// An answer to what is asked for now; others are dropped.
  void take(std::shared_ptr<const sites_answer> answer);
  void clear();
};

}  // namespace greenward::viewer
