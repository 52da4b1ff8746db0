// What an edit changed in a survey, as far as the network is made of it.
#pragma once

#include "engine/drainage/survey.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace greenward::drainage {

/// The rows of one table before and after. Rows belong together by their ids; since both tables are in rising
/// order of ids, rows that stay keep their order: `now` and `was` rise.
struct row_changes {
  std::vector<std::uint32_t>
      now_row;  ///< n_was: its row now, kNone = removed; empty = every row is where it was
  std::vector<std::uint32_t> was_row;    ///< n_now: its row before, kNone = added; empty as above
  std::vector<std::uint32_t> removed;    ///< rows before, rising
  std::vector<std::uint32_t> added;      ///< rows now, rising
  std::vector<std::uint32_t> differing;  ///< rows now that were there before and said something else, rising

  [[nodiscard]] std::uint32_t now(std::uint32_t was) const { return now_row.empty() ? was : now_row[was]; }
  [[nodiscard]] std::uint32_t was(std::uint32_t now) const { return was_row.empty() ? now : was_row[now]; }
  [[nodiscard]] bool same_rows() const { return now_row.empty() && was_row.empty(); }
  [[nodiscard]] bool none() const { return removed.empty() && added.empty() && differing.empty(); }
};

/// Nodes differ by code, place or levels; links by the codes of their ends, line, length, flow as stated or
/// doubted, levels or depths.
/// Nothing else of a survey is in its network.
struct survey_changes {
  row_changes nodes, links;
  [[nodiscard]] bool none() const { return nodes.none() && links.none(); }
};

/// Nothing if the ids of a table do not rise, so that rows cannot be told to be the same. Numbers are the
/// same if their bits are. O(n_node + n_link) in the order of memory: no hashing and no search.
[[nodiscard]] std::optional<survey_changes> find_changes(const survey& was, const survey& now);

}  // namespace greenward::drainage
