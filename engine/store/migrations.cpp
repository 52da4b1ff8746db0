#include "engine/store/migrations.hpp"

#include <fmt/format.h>
#include <array>
#include <cstddef>

namespace greenward::store {

namespace {

/// Step i leads from version i to version i + 1. A step that has been released is never edited.
constexpr std::array<const char*, kSchemaVersion> kSteps{
    R"(CREATE TABLE greenward_metadata(key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);
CREATE TABLE greenward_journal(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recorded_at TEXT NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, note TEXT NOT NULL);
CREATE TABLE greenward_journal_changes(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id INTEGER NOT NULL REFERENCES greenward_journal(id),
  operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
  layer TEXT NOT NULL,
  first_id INTEGER NOT NULL,
  last_id INTEGER NOT NULL CHECK (last_id >= first_id),
  field TEXT, before TEXT, after TEXT);
CREATE TRIGGER greenward_journal_keep_update BEFORE UPDATE ON greenward_journal
BEGIN SELECT RAISE(ABORT, '台账只能追加 / the journal is append-only'); END;
CREATE TRIGGER greenward_journal_keep_delete BEFORE DELETE ON greenward_journal
BEGIN SELECT RAISE(ABORT, '台账只能追加 / the journal is append-only'); END;
CREATE TRIGGER greenward_journal_changes_keep_update BEFORE UPDATE ON greenward_journal_changes
BEGIN SELECT RAISE(ABORT, '台账只能追加 / the journal is append-only'); END;
CREATE TRIGGER greenward_journal_changes_keep_delete BEFORE DELETE ON greenward_journal_changes
BEGIN SELECT RAISE(ABORT, '台账只能追加 / the journal is append-only'); END;)",
    R"(CREATE INDEX greenward_journal_changes_by_feature ON greenward_journal_changes(layer, first_id, last_id);)",
    R"(CREATE INDEX greenward_journal_by_time ON greenward_journal(recorded_at);
CREATE INDEX greenward_journal_changes_by_entry ON greenward_journal_changes(entry_id);)",
    R"(CREATE INDEX greenward_journal_changes_by_layer ON greenward_journal_changes(layer, entry_id);)",
    R"(CREATE TABLE greenward_journal_evidence(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id INTEGER NOT NULL REFERENCES greenward_journal(id),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  name TEXT NOT NULL, bytes INTEGER NOT NULL);
CREATE INDEX greenward_journal_evidence_by_entry ON greenward_journal_evidence(entry_id);
CREATE TRIGGER greenward_journal_evidence_keep_update BEFORE UPDATE ON greenward_journal_evidence
BEGIN SELECT RAISE(ABORT, '台账只能追加 / the journal is append-only'); END;
CREATE TRIGGER greenward_journal_evidence_keep_delete BEFORE DELETE ON greenward_journal_evidence
BEGIN SELECT RAISE(ABORT, '台账只能追加 / the journal is append-only'); END;)"};

}  // namespace

void migrate(sqlite_connection& connection) {
  const auto version = static_cast<std::size_t>(connection.integer("PRAGMA user_version"));
  for (std::size_t step = version; step < kSteps.size(); ++step) connection.execute(kSteps[step]);
  connection.execute(fmt::format("PRAGMA user_version = {}", kSchemaVersion));
}

}  // namespace greenward::store
