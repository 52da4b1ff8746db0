// Which works stand behind the counts of a roll-up.
#pragma once

#include "engine/works/roll_up.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::works {

/// The row in which a part of a work is added up; `finest`: the unit of the part.
[[nodiscard]] roll_up_key key_of(const work_fact& fact, std::uint32_t finest, const unit_tree& tree,
                                 const roll_up_by& by);

/// Days by which a work that is neither done nor cancelled should have begun or ended, the greater of both; 0
/// for all others.
[[nodiscard]] int days_overdue(const work_fact& fact, date day);

/// The works that count in one row, each by its row in the table: those of stage s are
/// works[first_of_stage[s] .. first_of_stage[s+1]), side by side with measures::by_stage.
struct counted_works {
  std::vector<std::uint32_t> works;         ///< by stage, then by row
  std::vector<std::size_t> first_of_stage;  ///< n_stages + 2; the last stage: cannot be told
  std::vector<std::uint32_t> late;          ///< measures::late of them, by row

  [[nodiscard]] std::span<const std::uint32_t> of_stage(std::size_t stage) const {
    return std::span(works).subspan(first_of_stage[stage], first_of_stage[stage + 1] - first_of_stage[stage]);
  }
};

/// Side by side with the rows of roll_up() for the same input. O(n log n) in the parts.
[[nodiscard]] std::vector<counted_works> works_behind(const roll_up_input& input, const roll_up_by& by,
                                                      std::span<const roll_up_row> rows);

}  // namespace greenward::works
