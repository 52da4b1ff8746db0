// Cells that say which work a row is about, and how things stand.
#pragma once

#include "engine/base/sheet.hpp"
#include "engine/workflow/works_ledger.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace greenward::workflow {

/// Code, name, kind, unit and responsible body of a work.
class work_columns {
 public:
  explicit work_columns(const works_ledger& ledger);
  static void add_to(sheet& table);
  void add(std::vector<cell>& row, std::uint32_t work, language lang) const;

 private:
  const works_ledger& ledger_;
  std::vector<std::uint32_t> unit_of_;  ///< where each work counts
};

[[nodiscard]] cell cell_of(std::optional<date> day);
[[nodiscard]] cell cell_of(std::optional<int> number);
[[nodiscard]] cell count_cell(std::size_t count);
/// A share of nothing is not known.
[[nodiscard]] cell share_cell(std::int64_t part, std::int64_t of);

/// The title of a code; "无法判定" for one that the list does not have.
[[nodiscard]] const std::string& code_title(const char* list, std::size_t position, language lang);
[[nodiscard]] const std::string& code_title(const char* list, std::string_view code, language lang);

}  // namespace greenward::workflow
