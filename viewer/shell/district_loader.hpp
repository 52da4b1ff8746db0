// Reads and prepares a district in the background, so that the window is there at once; records what is
// entered.
#pragma once

#include "engine/base/error.hpp"
#include "engine/base/task.hpp"
#include "engine/workflow/drain_model.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/import_records.hpp"
#include "engine/workflow/record_progress.hpp"
#include "engine/workflow/snapshot.hpp"
#include "engine/workflow/trial_circle.hpp"
#include "engine/workflow/walk.hpp"
#include "viewer/layers/finding_state.hpp"
#include "viewer/layers/ledger_entry.hpp"
#include "viewer/layers/name_index.hpp"
#include "viewer/layers/prepared_layer.hpp"
#include "viewer/layers/progress_table.hpp"
#include "viewer/shell/glyph_set.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace greenward::viewer {

/// Where the district comes from and where its progress is recorded: a database, or a test's own.
struct district_access {
  std::function<std::shared_ptr<const workflow::district_snapshot>(const task&)> load;
  std::function<workflow::record_result(const progress_entry&)>
      record{};  ///< empty: it can only be looked at
  std::function<workflow::edit_result(const edit_entry&)> edit{};
  std::function<workflow::undo_result(const undo_request&)> undo{};
  /// Into the database, which the request need not name. Likewise.
  std::function<workflow::import_summary(workflow::import_request, const task&)> import{};
  std::function<std::optional<error>()> refusal{};  ///< why it cannot be opened; empty: nobody can tell
};

/// Gives access to a database by its path or address.
using district_opener = std::function<district_access(const std::string&)>;

/// Reads the database at `address` and records in it.
[[nodiscard]] district_access access_to(const std::string& address);

/// What the background has finished since it was last asked.
struct loader_news {
  struct district {
    std::shared_ptr<const workflow::district_snapshot> snapshot;
    std::vector<std::shared_ptr<prepared_layer>> layers;  ///< lowest first, overlays still empty
    std::optional<progress_table> progress;
    std::shared_ptr<const workflow::works_ledger> ledger;  ///< as recorded; nullptr: no works
  };
  /// What the fonts must hold of the district that is being loaded; comes before it.
  struct district_texts {
    glyph_set all, names;
  };
  struct service {
    std::shared_ptr<const workflow::service_circles> circles;  ///< nullptr: refused
    std::optional<bilingual> refusal;
    std::vector<std::shared_ptr<prepared_layer>> overlays;
    std::shared_ptr<workflow::trial_circle> trial;        ///< nullptr: refused
    std::shared_ptr<const workflow::drain_model> drains;  ///< nullptr: none
    std::shared_ptr<const finding_list> findings;         ///< of those drains; nullptr: they were not checked
    std::optional<bilingual> findings_refusal;            ///< why not
    std::optional<bilingual> drains_refusal;              ///< why
  };
  std::optional<district_texts> texts;
  std::optional<district> loaded;
  std::shared_ptr<const name_index> names;  ///< of the district that was loaded last
  std::optional<service> served;
  std::optional<record_outcome> recorded;
  std::optional<edit_outcome> edited;
  std::optional<undo_outcome> undone;
  std::optional<error> failure;
  bool finished = false;  ///< nothing is left to do of what is wanted
  bilingual step;
  double done = 0;
  double total = 0;
};

class district_loader {
 public:
  /// Starts at once. `wake` is called from the background thread after every piece of news.
  district_loader(district_access access, const workflow::environment& environment,
                  std::function<void()> wake);
  /// Cancels and waits.
  ~district_loader();
  district_loader(const district_loader&) = delete;
  district_loader& operator=(const district_loader&) = delete;

  [[nodiscard]] bool can_record() const { return access_.record != nullptr; }
  /// Hands the entry to the ledger when what went before is done, and reads the district anew if it was
  /// taken.
  void record(ledger_entry entry);

  /// Adds a file to the database; may be called by any thread. Empty: it can only be looked at.
  [[nodiscard]] const auto& importer() const { return access_.import; }
  /// Reads the district anew when what went before is done.
  void reload();

  /// From now on every district's names are gathered as well, once all else is done.
  void want_names();

  /// Takes what there is; never waits.
  [[nodiscard]] loader_news take();
  /// Waits until there is news or the time is over.
  void wait(std::chrono::milliseconds longest);

 private:
  void work();
  void finish();
  void attempt(const std::function<void()>& step);
  void load();
  void show(const std::shared_ptr<const workflow::district_snapshot>& district);
  [[nodiscard]] std::function<void()> next_job();
  [[nodiscard]] bool has_job() const;
  void hand_over(const ledger_entry& entry);
  [[nodiscard]] bool write(const progress_entry& entry);
  [[nodiscard]] bool write(const edit_entry& entry);
  [[nodiscard]] bool write(const undo_request& request);
  void gather_names(const std::shared_ptr<const workflow::district_snapshot>& district);
  void report(const bilingual& step, double done, double total);
  template <class Change>
  void tell(Change change);

  district_access access_;
  const workflow::environment& environment_;
  std::function<void()> wake_;
  task task_;
  std::mutex mutex_;
  std::condition_variable changed_, wanted_;
  std::deque<ledger_entry> entries_;
  std::shared_ptr<const workflow::district_snapshot> unnamed_;  ///< whose names have not been gathered
  bool names_wanted_ = false;
  bool reload_wanted_ = false;
  bool stopping_ = false;
  bool has_news_ = false;
  loader_news news_;
  std::thread thread_;
};

}  // namespace greenward::viewer
