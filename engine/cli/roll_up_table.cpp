#include "engine/cli/roll_up_table.hpp"

#include "engine/cli/measures.hpp"
#include "engine/workflow/progress_sheets.hpp"
#include "engine/workflow/sheet_cells.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>
#include <utility>

namespace greenward::cli {

namespace {

std::vector<text_column> measure_columns() {
  return {{"works", {"项数", "Works"}, alignment::right},
          {"done", {"完成", "Done"}, alignment::right},
          {"quantity", {"完成工程量", "Quantity done"}, alignment::right},
          {"budget", {"预算万元", "Budget, 10 000 yuan"}, alignment::right},
          {"late", {"逾期", "Late"}, alignment::right},
          {"by_stage", {"各阶段", "By stage"}}};
}

void add_measure_cells(const session& session, std::vector<std::string>& cells, const works::measures& sums,
                       const works::name_list& names) {
  const std::string touching = sums.touching == 0 ? "" : fmt::format("+{}", sums.touching);
  cells.push_back(std::to_string(sums.works) + touching);
  cells.push_back(share_text(static_cast<std::int64_t>(sums.done),
                             static_cast<std::int64_t>(sums.works - sums.cancelled)));
  cells.push_back(quantities_text(session, sums, names));
  const bool has_budget = sums.budget != 0 || sums.works > sums.cancelled + sums.without_budget;
  cells.push_back(has_budget ? fmt::format("{:.0f}", static_cast<double>(sums.budget) / works::kFenOfWan)
                             : "");
  cells.push_back(late_text(session, sums));
  cells.push_back(stages_text(session, sums));
}

}  // namespace

void add_by(CLI::App& command, const session& session, std::vector<std::string>& by) {
  command
      .add_option(
          "--by", by,
          session.text("按什么分行，逗号分隔：district 区、street 街镇（默认）或 community 社区村，"
                       "kind 类别、stage 阶段、year 年度、responsible 责任单位",
                       "what makes the rows, comma-separated: district, street (default) or community; "
                       "kind, stage, year, responsible"))
      ->delimiter(',')
      ->check(CLI::IsMember({"district", "street", "community", "kind", "stage", "year", "responsible"}))
      ->type_name("");
}

works::roll_up_by parse_by(const std::vector<std::string>& names) {
  works::roll_up_by by;
  for (const std::string& name : names) {
    if (take_level(name, by.unit)) continue;
    if (name == "kind") {
      by.kind = true;
    } else if (name == "stage") {
      by.stage = true;
    } else if (name == "year") {
      by.year = true;
    } else if (name == "responsible") {
      by.responsible = true;
    }
  }
  if (names.size() == 1 && by.unit) by.kind = true;
  return by;
}

std::vector<text_column> roll_up_columns(const works::roll_up_by& by) {
  std::vector<text_column> columns;
  if (by.unit) columns.push_back({"code", {"代码", "Code"}});
  if (by.unit) columns.push_back({"name", {"单位", "Unit"}});
  if (by.kind) columns.push_back({"kind", {"工程类别", "Kind"}});
  if (by.stage) columns.push_back({"stage", {"阶段", "Stage"}});
  if (by.year) columns.push_back({"year", {"年度", "Year"}});
  if (by.responsible) columns.push_back({"responsible", {"责任单位", "Responsible body"}});
  for (text_column& column : measure_columns()) columns.push_back(std::move(column));
  return columns;
}

std::vector<std::string> roll_up_cells(const session& session, const workflow::works_ledger& ledger,
                                       const works::roll_up_by& by, const works::roll_up_row& row) {
  std::vector<std::string> cells;
  const bool known = row.key.unit != works::kNoUnit;
  if (by.unit) cells.push_back(known ? ledger.geography->tree.units()[row.key.unit].code : "");
  if (by.unit) cells.push_back(session.text(ledger.unit_title(row.key.unit)));
  if (by.kind) cells.push_back(workflow::code_title("work_kind", row.key.kind, session.lang));
  if (by.stage) cells.push_back(workflow::code_title("stage", row.key.stage, session.lang));
  if (by.year) cells.push_back(row.key.year == works::kNoYear ? "" : std::to_string(row.key.year));
  if (by.responsible) cells.push_back(ledger.facts.names[row.key.responsible]);
  add_measure_cells(session, cells, row.sums, ledger.facts.names);
  return cells;
}

json roll_up_json(const workflow::works_ledger& ledger, const works::roll_up_by& by,
                  const works::roll_up_row& row) {
  json out = json::object();
  if (by.unit) {
    const bool known = row.key.unit != works::kNoUnit;
    const auto& geography = *ledger.geography;
    out["code"] = known ? geography.tree.units()[row.key.unit].code : "";
    out["name"] = known ? geography.unit_names[row.key.unit] : "";
    out["level"] = name_of(*by.unit);
  }
  if (by.kind) out["kind"] = workflow::code_at("work_kind", row.key.kind);
  if (by.stage) out["stage"] = workflow::code_at("stage", row.key.stage);
  if (by.year) out["year"] = row.key.year == works::kNoYear ? json() : json(row.key.year);
  if (by.responsible) out["responsible"] = ledger.facts.names[row.key.responsible];
  add_measures(out, row.sums, ledger.facts.names);
  return out;
}

void print_reservations(const session& session, const workflow::works_ledger& ledger) {
  for (const bilingual& line : workflow::reservations(ledger)) std::cout << session.text(line) << '\n';
}

}  // namespace greenward::cli
