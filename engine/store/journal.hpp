// The journal's tables: written once, never changed.
#pragma once

#include "engine/store/sqlite_connection.hpp"
#include "engine/store/sqlite_statement.hpp"
#include "engine/store/store.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::store {

/// Writes one entry and its changes in the transaction that is open on the connection.
class journal_writer {
 public:
  journal_writer(sqlite_connection& connection, const journal_note& note);

  [[nodiscard]] const std::string& recorded_at() const { return recorded_at_; }

  /// One change for each run of consecutive ids; `ids` ascending.
  void inserted(std::string_view layer, std::span<const feature_id> ids);
  void updated(std::string_view layer, feature_id id, std::string_view field, const std::string& before,
               const std::string& after);
  void erased(std::string_view layer, feature_id id, const std::string& old_row);

 private:
  struct change {
    std::string_view operation, layer;
    feature_id first, last;
  };
  void begin(const change& what);

  std::int64_t entry_ = 0;
  std::string recorded_at_;
  sqlite_statement add_;
};

/// The last entry recorded at or before `moment` (UTC, "YYYY-MM-DDThh:mm:ssZ"); 0 if the first came later.
/// Entries are in order of time.
[[nodiscard]] std::int64_t last_entry_by(const sqlite_connection& connection, std::string_view moment);

[[nodiscard]] std::vector<journal_entry> read_journal(const sqlite_connection& connection);
[[nodiscard]] std::vector<journal_change> read_history(const sqlite_connection& connection,
                                                       std::string_view layer, feature_id id);

/// In the order in which they were made.
[[nodiscard]] std::vector<journal_change> read_changes_of(const sqlite_connection& connection,
                                                          std::int64_t entry);

/// Of later entries, in order; without the values.
[[nodiscard]] std::vector<journal_change> read_changes_after(const sqlite_connection& connection,
                                                             std::string_view layer, std::int64_t entry);

}  // namespace greenward::store
