// Where a district lives: features, journal and metadata behind one interface.
#pragma once

#include "engine/base/date.hpp"
#include "engine/base/sheet.hpp"
#include "engine/base/strong_id.hpp"
#include "engine/base/task.hpp"
#include "engine/geo/crs.hpp"
#include "engine/layer/catalogue.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/layer/style.hpp"
#include "engine/store/layer_history.hpp"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace greenward::store {

/// One district's identity, kept in the table greenward_metadata.
struct district_info {
  std::string name;             ///< 绿园区
  std::string code;             ///< 6 digits; empty = not known
  bool synthetic = false;       ///< true for everything the sample makes
  std::string notice;           ///< data notice and attribution, printed on every map and export
  geo::crs_code measuring_crs;  ///< epsg 0 = not chosen yet (no feature has come in)
};

/// A file that stands as evidence for what an entry says, known by its content.
struct evidence_file {
  std::string sha256;  ///< 64 hexadecimal digits, lower case
  std::string name;    ///< as it was given, without folders
  std::int64_t bytes = 0;
  friend bool operator==(const evidence_file&, const evidence_file&) = default;
};

/// Who changes what, and why: the head of one journal entry.
struct journal_note {
  std::string who;     ///< the person; default is the login name
  std::string action;  ///< "import", "sample", "record", "edit", "undo", ...
  std::string note;    ///< why, or from which file
  /// UTC, "YYYY-MM-DDThh:mm:ssZ"; empty = now. The sample gives a fixed one. Never before the last entry:
  /// entries are in order of time.
  std::string recorded_at;
  std::vector<evidence_file> evidence{};
};

struct journal_entry {
  std::int64_t id = 0;
  journal_note note;
};

/// What happened to one feature, or (insert) to a run of consecutive ids.
struct journal_change {
  std::int64_t entry_id = 0;
  std::string operation;  ///< "insert", "update", "delete"
  std::string layer;
  feature_id first;
  feature_id last;                    ///< = first except for inserts
  std::string field;                  ///< update only
  std::optional<std::string> before;  ///< JSON: update: the old value; delete: the whole old row
  std::optional<std::string> after;   ///< JSON: update: the new value
};

/// Figures for other programs, as they were worked out.
struct published_figures {
  std::vector<sheet> sheets;  ///< keys that are no two alike
  date as_of;                 ///< the day of which they speak
  std::int64_t entry = 0;     ///< of the journal, the last that they know
  std::string notice;         ///< the data notice
};

/// A value to write into one field.
using field_value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// One atomic change with one journal entry. Destroyed without commit(): nothing has changed.
class write_transaction {
 public:
  virtual ~write_transaction() = default;

  /// Adds all rows; rows with id 0 get the next free ids. Returns the ids in row order.
  /// Throws error{bad_input} if an id is taken, a required field is absent or a geometry is of a wrong kind
  /// (callers check records before: workflow puts refused ones into the rejects file).
  virtual std::vector<feature_id> insert(const layer::feature_table& rows, const task& progress) = 0;
  /// Sets one field of one feature; journals old and new. Throws error{bad_input} if there is no such id.
  virtual void update(std::string_view layer, feature_id id, std::string_view field,
                      const field_value& value) = 0;
  /// Replaces every field and the geometry of an existing feature by row `row` of `rows`.
  virtual void replace_row(const layer::feature_table& rows, std::size_t row) = 0;
  /// Deletes features; the journal keeps every old row whole.
  virtual void erase(std::string_view layer, std::span<const feature_id> ids) = 0;
  virtual void set_info(const district_info& info) = 0;
  virtual void commit() = 0;
};

/// Both ends are included; all ids unless told.
struct id_range {
  std::int64_t first = std::numeric_limits<std::int64_t>::min();
  std::int64_t last = std::numeric_limits<std::int64_t>::max();
};

/// What is wanted of a layer.
struct layer_part {
  /// What the layer's spatial index gives for it: every feature whose box meets it (touching counts), and a
  /// few beside it, since the index keeps rounded boxes. Features without geometry are not among them. None =
  /// all.
  std::optional<geo::lon_lat_box> window{};
  std::optional<std::vector<std::string>> fields{};  ///< the table has no others; none = all of the schema
  id_range ids{};
};

/// Readers see the last committed state and never wait for the writer (WAL). Not thread-safe: one per thread.
class store {
 public:
  virtual ~store() = default;

  [[nodiscard]] virtual const std::string& address() const = 0;
  [[nodiscard]] virtual district_info info() const = 0;
  [[nodiscard]] virtual std::int64_t count(std::string_view layer) const = 0;
  /// The greatest id of the layer; 0 if it has no features. O(log n).
  [[nodiscard]] virtual std::int64_t last_id(std::string_view layer) const = 0;
  /// The whole layer by rising id.
  [[nodiscard]] virtual layer::feature_table read(std::string_view layer) const = 0;
  /// By rising id.
  [[nodiscard]] virtual layer::feature_table read(std::string_view layer, const layer_part& part) const = 0;
  /// The whole layer by rising id as it stood after a journal entry; what other programs changed without the
  /// journal is as it is now. O(rows + later changes).
  [[nodiscard]] virtual layer::feature_table read_at(std::string_view layer, std::int64_t entry) const = 0;
  /// The whole layer by rising id with the changes of one entry taken back. Precondition: no later entry
  /// touches what that entry changed.
  [[nodiscard]] virtual layer::feature_table read_without(std::string_view layer,
                                                          std::int64_t entry) const = 0;
  /// The layer at every entry. O(rows + changes of the layer).
  [[nodiscard]] virtual layer_history read_versions(std::string_view layer) const = 0;
  /// The last entry recorded at or before `moment` (UTC, "YYYY-MM-DDThh:mm:ssZ"); 0 if there is none.
  [[nodiscard]] virtual std::int64_t last_entry_by(std::string_view moment) const = 0;
  /// Grows with every commit: a snapshot is current while this is unchanged.
  [[nodiscard]] virtual std::int64_t content_version() const = 0;

  [[nodiscard]] virtual std::vector<journal_entry> journal() const = 0;
  /// The changes that touch one feature, oldest first.
  [[nodiscard]] virtual std::vector<journal_change> history(std::string_view layer, feature_id id) const = 0;

  /// What one entry changed, in the order in which it was done; none for an entry that is not there.
  [[nodiscard]] virtual std::vector<journal_change> changes_of(std::int64_t entry) const = 0;
  /// What entries after this one changed of a layer, in order, without the values before and after.
  [[nodiscard]] virtual std::vector<journal_change> changes_after(std::string_view layer,
                                                                  std::int64_t entry) const = 0;

  /// Throws error{store} if another writer is at work (after waiting two seconds), the file is read-only or
  /// the disk is full.
  [[nodiscard]] virtual std::unique_ptr<write_transaction> begin(const journal_note& note) = 0;

  /// Replaces the figures in the file by these, all or none; no journal entry, since they say nothing new.
  /// See docs/database.md for the tables and views. Throws as begin() does.
  virtual void publish(const published_figures& figures) = 0;

  /// Folds the write-ahead log into the file and gives back free space. `deterministic` also sets the clocks
  /// that SpatiaLite keeps in its own tables to `timestamp`, so that equal content gives equal bytes.
  virtual void compact(std::optional<std::string> deterministic_timestamp) = 0;

  /// Integrity: SQLite's own check, constraints, spatial indexes, journal. Empty = sound; otherwise one line
  /// per finding.
  [[nodiscard]] virtual std::vector<bilingual> verify() const = 0;
};

enum class open_mode {
  read_only,
  read_write,  ///< the file must exist
  create,      ///< the file must not exist
};

/// `address`: a path (SpatiaLite). Throws error{store} for a missing, damaged, newer-versioned or foreign
/// file and for a postgresql:// address (not supported yet).
/// Opening for writing brings an older schema version up to date in one transaction.
[[nodiscard]] std::unique_ptr<store> open_store(const std::string& address, open_mode mode,
                                                const layer::catalogue& catalogue,
                                                std::span<const layer::layer_style> styles);

}  // namespace greenward::store
