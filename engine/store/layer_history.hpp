// A layer at every entry of the journal, in memory: today's table, and beside it what each value was before
// each change.
#pragma once

#include "engine/layer/feature_table.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace greenward::store {

/// The entries that changed something of each row, and the number of the value that each of them ended.
/// Values are numbered as they are added.
class timeline {
 public:
  /// Of one row the latest entry first.
  void add(std::uint32_t row, std::int64_t entry);
  /// Call it once, after the last add.
  void finish(std::size_t rows);

  /// The value of the row after `entry`; nothing if no later entry changed it: then it is today's. O(log
  /// changes of the row).
  [[nodiscard]] std::optional<std::uint32_t> value_after(std::uint32_t row, std::int64_t entry) const;
  [[nodiscard]] bool empty() const { return entry_.empty(); }
  /// The entries that changed the row, rising.
  [[nodiscard]] std::span<const std::int64_t> of(std::uint32_t row) const;

 private:
  std::vector<std::uint32_t> row_;    ///< as added; empty once finished
  std::vector<std::uint32_t> first_;  ///< n_rows + 1
  std::vector<std::int64_t> entry_;   ///< as added; once finished by row, rising
  std::vector<std::uint32_t> value_;  ///< side by side with entry_
};

inline constexpr std::int64_t kStillThere = INT64_MAX;

/// Rows at certain stretches of the journal.
struct row_versions {
  layer::feature_table rows;        ///< by id, then by time
  std::vector<std::int64_t> until;  ///< n_rows: the entry that ended it, or kStillThere
  /// The version of the feature after `entry`, a row of `rows`; the next, if it was not there then; nothing
  /// if it never was again.
  [[nodiscard]] std::optional<std::uint32_t> find(feature_id id, std::int64_t entry) const;
};

class layer_history {
 public:
  /// By rising id the layer as it stood after an entry. What other programs changed without the journal is as
  /// it is now. O(rows × fields × log(changes of a value)).
  [[nodiscard]] layer::feature_table at(std::int64_t entry) const;
  /// The last entry up to `entry` that changed the layer; 0 = none did.
  [[nodiscard]] std::int64_t last_change(std::int64_t entry) const;
  /// Every feature that ever was, cut anew only where an entry changed one of `fields`, the geometry, or
  /// whether it was there. Other fields are those of the end of the stretch.
  [[nodiscard]] row_versions versions(std::span<const std::string> fields) const;

 private:
  friend class history_reader;
  layer_history(layer::feature_table now, std::vector<feature_id> ids);

  [[nodiscard]] bool existed(std::uint32_t row, std::int64_t entry) const;
  struct place {
    std::uint32_t row;
    std::int64_t entry;
  };
  [[nodiscard]] layer::feature_table table_of(std::span<const place> places) const;

  static constexpr std::uint32_t kGone = 0xFFFFFFFFU;

  layer::feature_table now_;
  std::vector<feature_id> ids_;         ///< n_rows, rising: all that are there today or that an entry deleted
  std::vector<std::uint32_t> now_row_;  ///< n_rows, into now_; kGone = not there today
  timeline existence_;
  std::vector<std::uint8_t> was_there_;  ///< by the numbers of existence_
  std::vector<timeline> changes_;        ///< n_fields
  std::vector<layer::column> past_;      ///< n_fields, by the numbers of changes_
  timeline moves_;
  geo::geographic_geometry past_places_;  ///< by the numbers of moves_
  std::vector<std::int64_t> entries_;     ///< that changed the layer, rising
};

}  // namespace greenward::store
