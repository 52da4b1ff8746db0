// The lines of the table work_stages, work by work.
#pragma once

#include "engine/layer/feature_table.hpp"
#include "engine/works/work_life.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace greenward::works {

class stage_lines {
 public:
  /// `stages`: the table work_stages, which must outlive this.
  explicit stage_lines(const layer::feature_table& stages);

  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  /// In the order of the table; none for a work that has none.
  [[nodiscard]] std::span<const stage_line> of(std::string_view work_code) const;
  /// Rows of the table, side by side with of().
  [[nodiscard]] std::span<const std::uint32_t> rows_of(std::string_view work_code) const;

 private:
  struct run {
    std::uint32_t first = 0, count = 0;
  };
  [[nodiscard]] run run_of(std::string_view work_code) const;
  std::unordered_map<std::string_view, run> runs_;
  std::vector<stage_line> lines_;
  std::vector<std::uint32_t> rows_;
};

}  // namespace greenward::works
