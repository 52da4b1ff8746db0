#include "engine/cli/hazard_output.hpp"

#include "engine/cli/measures.hpp"
#include "engine/cli/text_table.hpp"
#include "engine/workflow/hazard_sheets.hpp"
#include "engine/workflow/progress_sheets.hpp"
#include "engine/workflow/sheet_cells.hpp"

#include <fmt/format.h>
#include <iostream>

namespace greenward::cli {

namespace {

using works::hazard_state;

json share_json(std::size_t part, std::size_t of) {
  return of == 0 ? json() : json(static_cast<double>(part) / static_cast<double>(of));
}

json taken_json(const works::days_taken& taken) {
  return {{"hazards", taken.hazards}, {"median", taken.hazards == 0 ? json() : json(taken.median)}};
}

void add_hazard_sums(json& out, const works::hazard_sums& sums) {
  json states = json::object();
  for (std::size_t i = 0; i < sums.by_state.size(); ++i)
    states[works::name_of(static_cast<hazard_state>(i))] = sums.by_state[i];
  out["count"] = sums.hazards;
  out["by_state"] = std::move(states);
  out["closed"] = sums.closed();
  out["closed_share"] = share_json(sums.closed(), sums.hazards);
  out["open"] = sums.open;
  out["mended"] = sums.mended;
  out["mending_unknown"] = sums.mending_unknown;
  out["mended_with_deadline"] = sums.mended_with_deadline;
  out["mended_in_time"] = sums.mended_in_time;
  out["in_time_share"] = share_json(sums.mended_in_time, sums.mended_with_deadline);
  out["overdue"] = {
      {"hazards", sums.overdue}, {"days", sums.overdue_days}, {"most_days", sums.most_days_overdue}};
  out["without_deadline"] = sums.without_deadline;
  out["days_to_mend"] = taken_json(sums.to_mend);
  out["days_to_verify"] = taken_json(sums.to_verify);
  out["contradictory"] = sums.contradictory;
}

json hazard_rows_json(const workflow::hazard_ledger& ledger, const works::hazard_by& by) {
  json rows = json::array();
  for (const works::hazard_row& row : works::roll_up(ledger.facts, ledger.tree, by)) {
    json out = json::object();
    if (by.unit) {
      const bool known = row.key.unit != works::kNoUnit;
      out["code"] = known ? ledger.tree.units()[row.key.unit].code : "";
      out["name"] = known ? ledger.unit_names[row.key.unit] : "";
      out["level"] = name_of(*by.unit);
    }
    if (by.kind) out["kind"] = workflow::code_at("hazard_kind", row.key.kind);
    if (by.responsible) out["responsible"] = ledger.facts.names[row.key.responsible];
    add_hazard_sums(out, row.sums);
    rows.push_back(std::move(out));
  }
  return rows;
}

json day_json(std::optional<date> day) {
  return day ? json(format_date(*day)) : json();
}

json faults_json(const works::hazard_fact& fact) {
  json faults = json::array();
  for (const works::hazard_fault& fault : fact.faults) faults.push_back(to_json(fault.reason));
  return faults;
}

std::vector<text_column> sums_columns() {
  return {{"hazards", {"隐患", "Hazards"}, alignment::right},
          {"found", {"待派单", "Found"}, alignment::right},
          {"assigned", {"待整改", "Assigned"}, alignment::right},
          {"mended", {"待核验", "Mended"}, alignment::right},
          {"closed", {"闭环", "Closed"}, alignment::right},
          {"unknown", {"无法判定", "Unknown"}, alignment::right},
          {"in_time", {"按期整改", "Mended in time"}, alignment::right},
          {"overdue", {"逾期未整改", "Overdue"}},
          {"without_deadline", {"无期限", "No deadline"}, alignment::right},
          {"days_to_mend", {"整改天数", "Days to mend"}, alignment::right}};
}

std::string overdue_text(const session& session, const works::hazard_sums& sums) {
  if (sums.overdue == 0) return {};
  return session.text({fmt::format("{} 处，最长 {} 天", sums.overdue, sums.most_days_overdue),
                       fmt::format("{}, at most {} days", sums.overdue, sums.most_days_overdue)});
}

void add_sums_cells(const session& session, std::vector<std::string>& cells, const works::hazard_sums& sums) {
  const auto count = [](std::size_t n) { return static_cast<std::int64_t>(n); };
  cells.push_back(std::to_string(sums.hazards));
  for (const hazard_state state : {hazard_state::found, hazard_state::assigned, hazard_state::mended})
    cells.push_back(std::to_string(sums.by_state[static_cast<std::size_t>(state)]));
  cells.push_back(share_text(count(sums.closed()), count(sums.hazards)));
  cells.push_back(std::to_string(sums.by_state.back()));
  cells.push_back(share_text(count(sums.mended_in_time), count(sums.mended_with_deadline)));
  cells.push_back(overdue_text(session, sums));
  cells.push_back(std::to_string(sums.without_deadline));
  cells.push_back(sums.to_mend.hazards == 0 ? "" : fmt::format("{:g}", sums.to_mend.median));
}

void print_rows(const session& session, const workflow::hazard_ledger& ledger, const works::hazard_by& by) {
  std::vector<text_column> columns;
  if (by.unit) columns.push_back({"code", {"代码", "Code"}});
  if (by.unit) columns.push_back({"name", {"单位", "Unit"}});
  if (by.kind) columns.push_back({"kind", {"隐患类别", "Kind"}});
  if (by.responsible) columns.push_back({"responsible", {"责任单位", "Responsible body"}});
  for (text_column& column : sums_columns()) columns.push_back(std::move(column));
  text_table table(std::move(columns));
  for (const works::hazard_row& row : works::roll_up(ledger.facts, ledger.tree, by)) {
    std::vector<std::string> cells;
    if (by.unit)
      cells.push_back(row.key.unit == works::kNoUnit ? "" : ledger.tree.units()[row.key.unit].code);
    if (by.unit) cells.push_back(session.text(ledger.unit_title(row.key.unit)));
    if (by.kind) cells.push_back(workflow::code_title("hazard_kind", row.key.kind, session.lang));
    if (by.responsible) cells.push_back(ledger.facts.names[row.key.responsible]);
    add_sums_cells(session, cells, row.sums);
    table.add(std::move(cells));
  }
  table.print(std::cout, session.lang);
}

}  // namespace

json hazard_summary_json(const workflow::hazard_ledger& ledger, const workflow::moment& when,
                         const works::hazard_by& by, const std::vector<std::string>& by_words) {
  json document = moment_json(ledger.facts.day, when);
  const auto all = works::roll_up(ledger.facts, ledger.tree, {});
  json total = json::object();
  add_hazard_sums(total, all.empty() ? works::hazard_sums{} : all.front().sums);
  document["by"] = by_words;
  document["total"] = std::move(total);
  document["kinds"] = hazard_rows_json(ledger, {.unit = {}, .kind = true});
  document["rows"] = hazard_rows_json(ledger, by);
  return document;
}

void print_hazard_summary(const session& session, const workflow::hazard_ledger& ledger,
                          const workflow::moment& when, const works::hazard_by& by) {
  std::cout << as_of_text(session, ledger.facts.day, when) << "\n\n";
  print_rows(session, ledger, {});
  std::cout << '\n';
  print_rows(session, ledger, {.unit = {}, .kind = true});
  std::cout << '\n';
  print_rows(session, ledger, by);
  std::cout << session.text(
      "\n闭环率 = 已核验 ÷ 隐患数；按期整改率 = 按期整改 ÷ 有整改期限且有整改日期的已整改数；期限含当日；"
      "整改天数为中位数。\n",
      "\nClosed: verified of all hazards. In time: of those mended that have a deadline and a day of "
      "mending; the "
      "deadline is inclusive. Days to mend: the median.\n");
}

json hazard_list_json(const workflow::hazard_ledger& ledger, const workflow::moment& when,
                      std::span<const std::uint32_t> rows) {
  json hazards = json::array();
  const layer::feature_table& table = ledger.hazards();
  for (const std::uint32_t row : rows) {
    const works::hazard_fact& fact = ledger.facts.of_hazard[row];
    json out{{"id", table.ids()[row].value},
             {"code", to_json(table["code"], row)},
             {"name", to_json(table["name"], row)},
             {"kind", to_json(table["hazard_kind"], row)},
             {"state", works::name_of(fact.stands->state)}};
    const bool known = fact.unit != works::kNoUnit;
    out["unit_code"] = known ? ledger.tree.units()[fact.unit].code : "";
    out["unit"] = known ? ledger.unit_names[fact.unit] : "";
    out["responsible"] = to_json(table["responsible"], row);
    for (std::size_t i = 0; i < works::kHazardStates; ++i) {
      const auto step = static_cast<hazard_state>(i);
      out[works::name_of(step)] = day_json(workflow::day_shown(ledger, row, step));
    }
    out["deadline"] = day_json(fact.record.deadline);
    out["days_overdue"] = fact.days_overdue ? json(*fact.days_overdue) : json();
    out["faults"] = faults_json(fact);
    hazards.push_back(std::move(out));
  }
  json document = moment_json(ledger.facts.day, when);
  document["count"] = hazards.size();
  document["hazards"] = std::move(hazards);
  return document;
}

json recorded_json(const workflow::recorded_hazard& hazard) {
  return {{"id", hazard.id.value},
          {"code", hazard.code},
          {"name", hazard.name},
          {"before", hazard.before},
          {"after", hazard.after}};
}

std::string recorded_text(const session& session, const workflow::recorded_hazard& hazard) {
  const auto title = [&](const std::string& state) {
    return workflow::title_of(works::hazard_state_called(state), session.lang);
  };
  const std::string arrow = hazard.before == hazard.after
                                ? title(hazard.after)
                                : title(hazard.before) + " → " + title(hazard.after);
  return hazard.name + session.text("（", " (") + hazard.code + session.text("）：", "): ") + arrow;
}

}  // namespace greenward::cli
