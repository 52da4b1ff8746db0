#include "engine/store/journal.hpp"

#include "engine/base/date.hpp"

#include <sqlite3.h>
#include <algorithm>
#include <optional>

namespace greenward::store {

namespace {

std::optional<std::string> text_or_none(const sqlite_statement& row, int column) {
  if (row.type(column) == value_type::null) return std::nullopt;
  return std::string(row.text(column));
}

/// Not before the last entry, even if the clock has been set back: "as recorded by then" must name one state.
std::string time_of_entry(const sqlite_connection& connection, const journal_note& note) {
  std::string now = note.recorded_at.empty() ? utc_timestamp() : note.recorded_at;
  sqlite_statement last(connection, "SELECT recorded_at FROM greenward_journal ORDER BY id DESC LIMIT 1");
  return last.step() ? std::max(now, std::string(last.text(0))) : now;
}

void add_evidence(const sqlite_connection& connection, std::int64_t entry,
                  std::span<const evidence_file> files) {
  if (files.empty()) return;
  sqlite_statement add(
      connection,
      "INSERT INTO greenward_journal_evidence(entry_id, sha256, name, bytes) VALUES (?1, ?2, ?3, ?4)");
  for (const evidence_file& file : files) {
    add.bind(1, entry);
    add.bind(2, file.sha256);
    add.bind(3, file.name);
    add.bind(4, file.bytes);
    add.run();
  }
}

/// Gives the entries, which stand by number, what belongs to each. A file of an older version has none.
void read_evidence(const sqlite_connection& connection, std::vector<journal_entry>& entries) {
  if (!connection.has_object("table", "greenward_journal_evidence")) return;
  sqlite_statement query(
      connection,
      "SELECT entry_id, sha256, name, bytes FROM greenward_journal_evidence ORDER BY entry_id, id");
  while (query.step()) {
    const auto entry = std::ranges::lower_bound(entries, query.integer(0), {}, &journal_entry::id);
    if (entry == entries.end() || entry->id != query.integer(0)) continue;  // verify names it
    entry->note.evidence.push_back(
        {std::string(query.text(1)), std::string(query.text(2)), query.integer(3)});
  }
}

}  // namespace

journal_writer::journal_writer(sqlite_connection& connection, const journal_note& note)
    : recorded_at_(time_of_entry(connection, note)),
      add_(connection,
           "INSERT INTO greenward_journal_changes(entry_id, operation, layer, first_id, last_id, field, "
           "before, "
           "after) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)") {
  sqlite_statement head(
      connection, "INSERT INTO greenward_journal(recorded_at, who, action, note) VALUES (?1, ?2, ?3, ?4)");
  head.bind(1, recorded_at_);
  head.bind(2, note.who);
  head.bind(3, note.action);
  head.bind(4, note.note);
  head.run();
  entry_ = sqlite3_last_insert_rowid(connection.handle());
  add_evidence(connection, entry_, note.evidence);
}

void journal_writer::begin(const change& what) {
  add_.bind(1, entry_);
  add_.bind(2, what.operation);
  add_.bind(3, what.layer);
  add_.bind(4, what.first.value);
  add_.bind(5, what.last.value);
  for (int parameter = 6; parameter <= 8; ++parameter) add_.bind_null(parameter);
}

void journal_writer::inserted(std::string_view layer, std::span<const feature_id> ids) {
  for (std::size_t first = 0; first < ids.size();) {
    std::size_t last = first;
    while (last + 1 < ids.size() && ids[last + 1].value == ids[last].value + 1) ++last;
    begin({"insert", layer, ids[first], ids[last]});
    add_.run();
    first = last + 1;
  }
}

void journal_writer::updated(std::string_view layer, feature_id id, std::string_view field,
                             const std::string& before, const std::string& after) {
  begin({"update", layer, id, id});
  add_.bind(6, field);
  add_.bind(7, before);
  add_.bind(8, after);
  add_.run();
}

void journal_writer::erased(std::string_view layer, feature_id id, const std::string& old_row) {
  begin({"delete", layer, id, id});
  add_.bind(7, old_row);
  add_.run();
}

std::int64_t last_entry_by(const sqlite_connection& connection, std::string_view moment) {
  sqlite_statement query(connection,
                         "SELECT id FROM greenward_journal WHERE recorded_at <= ?1 "
                         "ORDER BY recorded_at DESC, id DESC LIMIT 1");
  query.bind(1, moment);
  return query.step() ? query.integer(0) : 0;
}

std::vector<journal_entry> read_journal(const sqlite_connection& connection) {
  sqlite_statement query(connection,
                         "SELECT id, who, action, note, recorded_at FROM greenward_journal ORDER BY id");
  std::vector<journal_entry> entries;
  while (query.step()) {
    entries.push_back({query.integer(0),
                       {std::string(query.text(1)), std::string(query.text(2)), std::string(query.text(3)),
                        std::string(query.text(4))}});
  }
  read_evidence(connection, entries);
  return entries;
}

namespace {

/// Of a statement that gives entry_id, operation, layer, first_id, last_id, field, before, after.
std::vector<journal_change> changes_in(sqlite_statement& query) {
  std::vector<journal_change> changes;
  while (query.step()) {
    changes.push_back({query.integer(0), std::string(query.text(1)), std::string(query.text(2)),
                       feature_id(query.integer(3)), feature_id(query.integer(4)), std::string(query.text(5)),
                       text_or_none(query, 6), text_or_none(query, 7)});
  }
  return changes;
}

}  // namespace

std::vector<journal_change> read_history(const sqlite_connection& connection, std::string_view layer,
                                         feature_id id) {
  sqlite_statement query(connection,
                         "SELECT entry_id, operation, layer, first_id, last_id, field, before, after "
                         "FROM greenward_journal_changes "
                         "WHERE layer = ?1 AND first_id <= ?2 AND last_id >= ?2 ORDER BY id");
  query.bind(1, layer);
  query.bind(2, id.value);
  return changes_in(query);
}

std::vector<journal_change> read_changes_of(const sqlite_connection& connection, std::int64_t entry) {
  sqlite_statement query(connection,
                         "SELECT entry_id, operation, layer, first_id, last_id, field, before, after "
                         "FROM greenward_journal_changes WHERE entry_id = ?1 ORDER BY id");
  query.bind(1, entry);
  return changes_in(query);
}

std::vector<journal_change> read_changes_after(const sqlite_connection& connection, std::string_view layer,
                                               std::int64_t entry) {
  sqlite_statement query(connection,
                         "SELECT entry_id, operation, layer, first_id, last_id, field, NULL, NULL "
                         "FROM greenward_journal_changes WHERE layer = ?1 AND entry_id > ?2 ORDER BY id");
  query.bind(1, layer);
  query.bind(2, entry);
  return changes_in(query);
}

}  // namespace greenward::store
