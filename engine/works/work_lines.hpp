// All dated stages of each work: its lines, and what it says of itself.
#pragma once

#include "engine/layer/feature_table.hpp"
#include "engine/layer/lifecycle.hpp"
#include "engine/works/stage_lines.hpp"
#include "engine/works/work_life.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace greenward::works {

/// The lines of work_stages, and where these do not say it the planned and actual days on which the work
/// itself says that it begins and ends.
class work_lines {
 public:
  /// The tables works and work_stages, and the book: the lines point into them, so all three must outlive
  /// this.
  work_lines(const layer::feature_table& works, const layer::feature_table& stages,
             const layer::lifecycle_book& lives);
  work_lines(const layer::feature_table& works, const stage_lines& written,
             const layer::lifecycle_book& lives);

  /// Of a row of `works`, in no particular order.
  [[nodiscard]] std::span<const stage_line> of(std::size_t row) const {
    return std::span(lines_).subspan(first_[row], first_[row + 1] - first_[row]);
  }
  [[nodiscard]] const layer::lifecycle& life_of(std::size_t row) const { return *lives_[row]; }

 private:
  std::vector<std::uint32_t> first_;  ///< n_works + 1
  std::vector<stage_line> lines_;
  std::vector<const layer::lifecycle*> lives_;
};

/// The planned (actual) day of a stage; nothing if no line has one.
[[nodiscard]] std::optional<date> day_of(std::span<const stage_line> lines, std::string_view stage,
                                         std::optional<date> stage_line::*which);

}  // namespace greenward::works
