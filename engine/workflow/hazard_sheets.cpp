#include "engine/workflow/hazard_sheets.hpp"

#include "engine/workflow/progress_sheets.hpp"
#include "engine/workflow/sheet_cells.hpp"

#include <utility>

namespace greenward::workflow {

namespace {

using works::hazard_state;

cell median_cell(const works::days_taken& taken) {
  if (taken.hazards == 0) return std::monostate{};
  return taken.median;
}

void add_hazard_key_columns(sheet& table, const works::hazard_by& by) {
  if (by.unit) {
    table.columns.push_back({"unit_code", {"单位代码", "Unit code"}});
    table.columns.push_back({"unit", {"单位", "Unit"}});
  }
  if (by.kind) table.columns.push_back({"kind", {"隐患类别", "Kind of hazard"}});
  if (by.responsible) table.columns.push_back({"responsible", {"责任单位", "Responsible body"}});
}

std::string unit_code(const hazard_ledger& ledger, std::uint32_t unit) {
  return unit == works::kNoUnit ? "" : ledger.tree.units()[unit].code;
}

std::vector<cell> hazard_key_cells(const hazard_ledger& ledger, const works::hazard_key& key,
                                   const works::hazard_by& by, language lang) {
  std::vector<cell> cells;
  if (by.unit) {
    cells.emplace_back(unit_code(ledger, key.unit));
    cells.emplace_back(ledger.unit_title(key.unit).in(lang));
  }
  if (by.kind) cells.emplace_back(code_title("hazard_kind", key.kind, lang));
  if (by.responsible) cells.emplace_back(ledger.facts.names[key.responsible]);
  return cells;
}

void add_hazard_columns(sheet& table) {
  table.columns.insert(
      table.columns.end(),
      {{"hazards", {"隐患数", "Hazards"}},
       {"found", {"已发现（待派单）", "Found (not assigned)"}},
       {"assigned", {"已派单（待整改）", "Assigned (not mended)"}},
       {"mended", {"已整改（待核验）", "Mended (not verified)"}},
       {"verified", {"已核验（闭环）", "Verified (closed)"}},
       {"state_unknown", {"状态无法判定", "State cannot be told"}},
       {"closed_share", {"闭环率（÷隐患数）", "Share closed (of hazards)"}, column_role::share},
       {"open", {"未整改", "Open"}},
       {"mending_unknown", {"是否整改无法判定", "Whether mended cannot be told"}},
       {"mended_with_deadline", {"有期限的已整改数", "Mended, with a deadline"}},
       {"mended_in_time", {"其中按期整改", "Of them in time"}},
       {"in_time_share", {"按期整改率（÷有期限的已整改数）", "Share in time"}, column_role::share},
       {"overdue", {"逾期未整改", "Overdue"}},
       {"most_days_overdue", {"最长逾期（天）", "Most days overdue"}},
       {"without_deadline", {"无整改期限", "Without deadline"}},
       {"median_days_to_mend", {"整改用时中位数（天）", "Median days to mend"}},
       {"median_days_to_verify", {"闭环用时中位数（天）", "Median days to verify"}},
       {"contradictory", {"登记自相矛盾", "Contradictory records"}}});
}

void add_hazard_measures(std::vector<cell>& row, const works::hazard_sums& sums) {
  row.push_back(count_cell(sums.hazards));
  for (const std::size_t count : sums.by_state) row.push_back(count_cell(count));
  row.push_back(share_cell(sums.closed(), sums.hazards));
  row.push_back(count_cell(sums.open));
  row.push_back(count_cell(sums.mending_unknown));
  row.push_back(count_cell(sums.mended_with_deadline));
  row.push_back(count_cell(sums.mended_in_time));
  row.push_back(share_cell(sums.mended_in_time, sums.mended_with_deadline));
  row.push_back(count_cell(sums.overdue));
  row.push_back(sums.most_days_overdue);
  row.push_back(count_cell(sums.without_deadline));
  row.push_back(median_cell(sums.to_mend));
  row.push_back(median_cell(sums.to_verify));
  row.push_back(count_cell(sums.contradictory));
}

std::string faults_text(const works::hazard_fact& fact, language lang) {
  std::string text;
  for (const works::hazard_fault& fault : fact.faults)
    text += (text.empty() ? "" : lang == language::zh ? "；" : "; ") + fault.reason.in(lang);
  return text;
}

}  // namespace

sheet hazard_measures_sheet(const char* key, bilingual title, const hazard_ledger& ledger,
                            const works::hazard_by& by, language lang) {
  sheet table{key, std::move(title), {}, {}};
  add_hazard_key_columns(table, by);
  add_hazard_columns(table);
  for (const works::hazard_row& row : works::roll_up(ledger.facts, ledger.tree, by))
    add_hazard_measures(table.rows.emplace_back(hazard_key_cells(ledger, row.key, by, lang)), row.sums);
  return table;
}

sheet hazard_list_sheet(const char* key, bilingual title, const hazard_ledger& ledger,
                        std::span<const std::uint32_t> rows, language lang) {
  sheet table{key,
              std::move(title),
              {{"code", {"编码", "Code"}},
               {"name", {"名称", "Name"}},
               {"kind", {"类别", "Kind"}},
               {"state", {"状态", "State"}},
               {"unit", {"单位", "Unit"}},
               {"responsible", {"责任单位", "Responsible body"}},
               {"found", {"发现日期", "Found on"}},
               {"assigned", {"派单日期", "Assigned on"}},
               {"deadline", {"整改期限", "To be mended by"}},
               {"mended", {"整改日期", "Mended on"}},
               {"verified", {"核验日期", "Verified on"}},
               {"days_overdue", {"逾期（天）", "Days overdue"}},
               {"faults", {"登记的矛盾", "Contradictions"}}},
              {}};
  for (const std::uint32_t row : rows) {
    const works::hazard_fact& fact = ledger.facts.of_hazard[row];
    const layer::feature_table& hazards = ledger.hazards();
    std::vector<cell>& cells = table.rows.emplace_back();
    cells.emplace_back(std::string(hazards["code"].text(row)));
    cells.emplace_back(std::string(hazards["name"].text(row)));
    cells.emplace_back(code_title("hazard_kind", fact.kind, lang));
    cells.emplace_back(title_of(fact.stands->state, lang));
    cells.emplace_back(ledger.unit_title(fact.unit).in(lang));
    cells.emplace_back(ledger.facts.names[fact.responsible]);
    cells.push_back(cell_of(day_shown(ledger, row, hazard_state::found)));
    cells.push_back(cell_of(day_shown(ledger, row, hazard_state::assigned)));
    cells.push_back(cell_of(fact.record.deadline));
    cells.push_back(cell_of(day_shown(ledger, row, hazard_state::mended)));
    cells.push_back(cell_of(day_shown(ledger, row, hazard_state::verified)));
    cells.push_back(fact.days_overdue ? cell(std::int64_t{*fact.days_overdue}) : cell());
    cells.emplace_back(faults_text(fact, lang));
  }
  return table;
}

sheet hazard_explanation(const hazard_ledger& ledger, const moment& when, language lang) {
  return explanation(
      ledger.district->info, ledger.facts.day, when,
      {{"闭环率 = 已核验 ÷ 隐患数；状态无法判定的计入分母",
        "Share closed = verified / hazards; those whose state cannot be told are in the denominator"},
       {"整改期限含当日：次日起仍未整改为逾期",
        "The deadline is inclusive: what is not mended is overdue from the day after"},
       {"按期整改率 = 按期整改 ÷ 有整改期限且有整改日期的已整改数",
        "Share in time = mended in time / mended that have a deadline and a day of mending"},
       {"用时从发现之日算起，只计两个日期都有且先后无误的",
        "Days are counted from the finding, of those that have both days in order"}},
      lang);
}

const std::string& title_of(hazard_state state, language lang) {
  return code_title("hazard_state", static_cast<std::size_t>(state), lang);
}

std::optional<date> day_shown(const hazard_ledger& ledger, std::uint32_t row, hazard_state step) {
  const auto day = ledger.facts.of_hazard[row].record.day_of(step);
  return day && ledger.facts.as_of && *day > *ledger.facts.as_of ? std::nullopt : day;
}

}  // namespace greenward::workflow
