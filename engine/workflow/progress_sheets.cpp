#include "engine/workflow/progress_sheets.hpp"

#include "engine/workflow/sheet_cells.hpp"

#include <utility>

namespace greenward::workflow {

namespace {

cell quantity(std::int64_t thousandths) {
  return static_cast<double>(thousandths) / static_cast<double>(works::kThousandths);
}

cell wan(std::int64_t fen) {
  return static_cast<double>(fen) / static_cast<double>(works::kFenOfWan);
}

void add_quantity(std::vector<cell>& row, const works::measures& sums, const works::name_list& names) {
  if (sums.quantities.size() != 1) {
    row.insert(row.end(), 4, std::monostate{});
    return;
  }
  const works::quantity_total& only = sums.quantities.front();
  row.push_back(quantity(only.total));
  row.push_back(quantity(only.done));
  row.emplace_back(names[only.unit]);
  row.push_back(share_cell(only.done, only.total));
}

/// What tells one row from another.
class key_columns {
 public:
  key_columns(const works_ledger& ledger, const works::roll_up_by& by, language lang)
      : ledger_(ledger), by_(by), lang_(lang) {}

  void add_to(sheet& table) const {
    if (by_.unit) {
      table.columns.push_back({"unit_code", {"单位代码", "Unit code"}});
      table.columns.push_back({"unit", {"单位", "Unit"}});
    }
    if (by_.kind) table.columns.push_back({"kind_code", {"类别代码", "Kind code"}, column_role::code});
    if (by_.kind) table.columns.push_back({"kind", {"工程类别", "Kind"}});
    if (by_.stage) table.columns.push_back({"stage_code", {"阶段代码", "Stage code"}, column_role::code});
    if (by_.stage) table.columns.push_back({"stage", {"阶段", "Stage"}});
    if (by_.year) table.columns.push_back({"year", {"计划年度", "Programme year"}});
    if (by_.responsible) table.columns.push_back({"responsible", {"责任单位", "Responsible body"}});
  }

  [[nodiscard]] std::vector<cell> cells(const works::roll_up_key& key) const {
    std::vector<cell> row;
    if (by_.unit) {
      const bool known = key.unit != works::kNoUnit;
      row.emplace_back(known ? ledger_.geography->tree.units()[key.unit].code : "");
      row.emplace_back(ledger_.unit_title(key.unit).in(lang_));
    }
    if (by_.kind) row.emplace_back(code_at("work_kind", key.kind));
    if (by_.kind) row.emplace_back(code_title("work_kind", key.kind, lang_));
    if (by_.stage) row.emplace_back(code_at("stage", key.stage));
    if (by_.stage) row.emplace_back(code_title("stage", key.stage, lang_));
    if (by_.year) row.push_back(key.year == works::kNoYear ? cell() : cell(std::int64_t{key.year}));
    if (by_.responsible) row.emplace_back(ledger_.facts.names[key.responsible]);
    return row;
  }

 private:
  const works_ledger& ledger_;
  const works::roll_up_by& by_;
  language lang_;
};

sheet measures_sheet(const char* key, bilingual title, const works_ledger& ledger,
                     const works::roll_up_by& by, std::span<const works::roll_up_row> rows, language lang) {
  sheet table{key, std::move(title), {}, {}};
  const key_columns keys(ledger, by, lang);
  keys.add_to(table);
  add_measure_columns(table);
  for (const works::roll_up_row& row : rows) {
    std::vector<cell>& cells = table.rows.emplace_back(keys.cells(row.key));
    add_measures(cells, row.sums, ledger.facts.names);
  }
  return table;
}

sheet quantities_sheet(const progress_report& report, language lang) {
  sheet table{"quantities", {"工程量", "Quantities"}, {}, {}};
  const key_columns keys(report.ledger, report.by, lang);
  keys.add_to(table);
  table.columns.insert(table.columns.end(),
                       {{"quantity_unit", {"计量单位", "Unit of quantity"}},
                        {"quantity", {"工程量", "Quantity"}},
                        {"quantity_done", {"已完成量", "Quantity done"}},
                        {"quantity_done_share", {"量完成率", "Share done by quantity"}, column_role::share},
                        {"works", {"计量项数", "Works that state it"}}});
  for (const works::roll_up_row& row : report.rows) {
    for (const works::quantity_total& sum : row.sums.quantities) {
      std::vector<cell>& cells = table.rows.emplace_back(keys.cells(row.key));
      cells.emplace_back(report.ledger.facts.names[sum.unit]);
      cells.push_back(quantity(sum.total));
      cells.push_back(quantity(sum.done));
      cells.push_back(share_cell(sum.done, sum.total));
      cells.push_back(count_cell(sum.works));
    }
  }
  return table;
}

}  // namespace

void add_measure_columns(sheet& table) {
  table.columns.insert(
      table.columns.end(),
      {{"works", {"项数", "Works"}},
       {"touching", {"另有部分位于此的项数", "Others lying here in part"}},
       {"cancelled", {"取消", "Cancelled"}},
       {"suspended", {"停工", "Suspended"}},
       {"begun", {"已开工", "Begun"}},
       {"done", {"已完成", "Done"}},
       {"done_share", {"完成率（÷未取消项数）", "Share done (of works not cancelled)"}, column_role::share},
       {"stage_unknown", {"阶段无法判定", "Stage cannot be told"}},
       {"quantity", {"工程量（未取消）", "Quantity (not cancelled)"}},
       {"quantity_done", {"已完成量", "Quantity done"}},
       {"quantity_unit", {"计量单位", "Unit of quantity"}},
       {"quantity_done_share", {"量完成率", "Share done by quantity"}, column_role::share},
       {"without_quantity", {"未填工程量项数", "Works without quantity"}},
       {"budget_wan", {"预算（万元，未取消）", "Budget (10 000 yuan, not cancelled)"}},
       {"budget_done_wan", {"已完成项目预算（万元）", "Budget of works done (10 000 yuan)"}},
       {"without_budget", {"未填预算项数", "Works without budget"}},
       {"late", {"逾期未完项数", "Late, not done"}},
       {"most_days_late", {"最长逾期（天）", "Most days late"}},
       {"late_done", {"逾期完成项数", "Done late"}},
       {"planned", {"有计划完工日项数", "Works with a planned end"}},
       {"planned_done", {"按计划应完成", "Planned to be done"}},
       {"earned_until", {"挣得进度日", "Earned schedule date"}},
       {"schedule_variance_days", {"进度偏差（天，负为落后）", "Schedule variance (days, below 0 = behind)"}},
       {"people", {"涉及小区村屯人口", "People in the places touched"}},
       {"places_without_people", {"未填人口的小区村屯", "Places that state no people"}}});
}

void add_measures(std::vector<cell>& row, const works::measures& sums, const works::name_list& names) {
  const auto standing = static_cast<std::int64_t>(sums.works - sums.cancelled);
  for (const std::size_t count :
       {sums.works, sums.touching, sums.cancelled, sums.suspended, sums.begun, sums.done})
    row.push_back(count_cell(count));
  row.push_back(share_cell(static_cast<std::int64_t>(sums.done), standing));
  row.push_back(count_cell(sums.stage_unknown));
  add_quantity(row, sums, names);
  row.push_back(count_cell(sums.without_quantity));
  const bool budget_known = standing > static_cast<std::int64_t>(sums.without_budget) || sums.budget != 0;
  row.push_back(budget_known ? wan(sums.budget) : cell());
  row.push_back(budget_known ? wan(sums.budget_done) : cell());
  row.push_back(count_cell(sums.without_budget));
  row.push_back(count_cell(sums.late));
  row.push_back(sums.most_days_late);
  row.push_back(count_cell(sums.late_done));
  row.push_back(count_cell(sums.schedule.works));
  row.push_back(count_cell(sums.schedule.planned_done));
  row.push_back(cell_of(sums.schedule.earned));
  row.push_back(cell_of(sums.schedule.variance_days));
  row.push_back(sums.places > sums.places_without_people ? cell(sums.people) : cell());
  row.push_back(count_cell(sums.places_without_people));
}

sheet explanation(const store::district_info& info, date day, const moment& when,
                  std::vector<bilingual> lines, language lang) {
  sheet table{"about", {"说明", "About"}, {{"about", {"说明", "About"}}}, {}};
  const auto add = [&](const bilingual& line) {
    if (!line.in(lang).empty()) table.rows.push_back({line.in(lang)});
  };
  add({info.name, info.name});
  add({info.notice, info.notice});
  add({"统计日 " + format_date(day), "As of " + format_date(day)});
  add(words_for(when));
  for (const bilingual& line : lines) add(line);
  return table;
}

std::vector<bilingual> reservations(const works_ledger& ledger) {
  std::vector<bilingual> lines;
  if (const std::size_t lost = ledger.geography->lines_without_place; lost > 0) {
    const std::string count = std::to_string(lost);
    lines.push_back({count + " 行“工程涉及要素”所指的工程、小区或村不存在，其人数未计入任何合计",
                     count +
                         " lines of 'Features touched by works' name a work, compound or village that is not "
                         "there; their people are in no sum"});
  }
  if (const std::size_t unsplit = ledger.geography->parts.unsplit.size(); unsplit > 0) {
    const std::string count = std::to_string(unsplit);
    lines.push_back(
        {count + " 项工程的图形自相矛盾，未按单位拆分，整项计入其代码所在单位",
         count + " works have outlines that contradict themselves; they are not split, but stand whole in "
                 "the unit of their code"});
  }
  return lines;
}

sheet explanation(const works_ledger& ledger, const moment& when, std::vector<bilingual> lines,
                  language lang) {
  const std::vector<bilingual> first = reservations(ledger);
  lines.insert(lines.begin(), first.begin(), first.end());
  return explanation(ledger.info, ledger.day, when, std::move(lines), lang);
}

std::vector<sheet> progress_sheets(const progress_report& report, language lang) {
  const works_ledger& ledger = report.ledger;
  return {measures_sheet("totals", {"分类合计", "By kind"}, ledger, {.unit = {}, .kind = true}, report.totals,
                         lang),
          measures_sheet("rows", {"明细", "Rows"}, ledger, report.by, report.rows, lang),
          quantities_sheet(report, lang)};
}

}  // namespace greenward::workflow
