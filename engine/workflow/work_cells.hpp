// Cells that say which work a row is about.
#pragma once

#include "engine/base/sheet.hpp"
#include "engine/workflow/works_ledger.hpp"

#include <cstdint>
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

}  // namespace greenward::workflow
