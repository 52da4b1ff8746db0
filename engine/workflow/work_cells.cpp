#include "engine/workflow/work_cells.hpp"

#include "engine/workflow/sheet_cells.hpp"

#include <string>

namespace greenward::workflow {

work_columns::work_columns(const works_ledger& ledger)
    : ledger_(ledger), unit_of_(ledger.works().size(), works::kNoUnit) {
  for (const works::work_part& part : ledger.geography->parts.parts)
    if (part.counts) unit_of_[part.work] = part.unit;
}

void work_columns::add_to(sheet& table) {
  table.columns.insert(table.columns.end(), {{"code", {"工程编码", "Work code"}},
                                             {"name", {"工程", "Work"}},
                                             {"kind", {"类别编码", "Kind code"}, column_role::code},
                                             {"kind_title", {"类别", "Kind"}},
                                             {"unit_code", {"单位代码", "Unit code"}, column_role::code},
                                             {"unit", {"单位", "Unit"}},
                                             {"responsible", {"责任单位", "Responsible body"}}});
}

void work_columns::add(std::vector<cell>& row, std::uint32_t work, language lang) const {
  const layer::feature_table& works = ledger_.works();
  const bool coded = works["code"].has(work);
  row.emplace_back(coded ? std::string(works["code"].text(work)) : std::to_string(works.ids()[work].value));
  row.emplace_back(std::string(works["name"].text(work)));
  row.emplace_back(std::string(works["work_kind"].text(work)));
  row.emplace_back(code_title("work_kind", works["work_kind"].text(work), lang));
  const std::uint32_t unit = unit_of_[work];
  row.emplace_back(unit == works::kNoUnit ? "" : ledger_.geography->tree.units()[unit].code);
  row.emplace_back(ledger_.unit_title(unit).in(lang));
  row.emplace_back(std::string(works["responsible"].text(work)));
}

}  // namespace greenward::workflow
