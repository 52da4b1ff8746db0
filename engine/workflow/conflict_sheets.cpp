#include "engine/workflow/conflict_sheets.hpp"

#include "engine/workflow/sheet_cells.hpp"

#include <fmt/format.h>
#include <array>
#include <utility>

namespace greenward::workflow {

namespace {

std::string text_in(const layer::column& column, std::size_t row) {
  return column.has(row) ? std::string(column.text(row)) : std::string();
}

void add_work_columns(sheet& table, const std::string& key, const bilingual& which) {
  const auto add = [&](const char* suffix, const char* zh, const char* en) {
    table.columns.push_back({key + suffix, {which.zh + zh, which.en + en}});
  };
  add("_code", "编码", ": code");
  add("_name", "名称", ": name");
  add("_kind", "类别", ": kind");
  add("_start", "开工", ": start");
  add("_start_basis", "开工依据", ": start by");
  add("_end", "完工", ": end");
  add("_end_basis", "完工依据", ": end by");
}

void add_day(std::vector<cell>& cells, const std::optional<works::dated_day>& day, language lang) {
  cells.push_back(day ? cell(format_date(day->day)) : cell());
  cells.push_back(day ? cell(words_for(day->basis).title.in(lang)) : cell());
}

void add_work(std::vector<cell>& cells, const conflict_report& report, std::uint32_t work,
              const works::work_period& days, language lang) {
  const layer::feature_table& works = report.ledger.works();
  cells.emplace_back(text_in(works["code"], work));
  cells.emplace_back(text_in(works["name"], work));
  cells.emplace_back(code_title("work_kind", report.ledger.facts.of_work[work].kind, lang));
  add_day(cells, days.start, lang);
  add_day(cells, days.end, lang);
}

cell amount_in(const std::optional<works::common_ground>& ground, works::ground_unit unit) {
  return ground && ground->unit == unit ? cell(ground->amount) : cell();
}

/// The texts of all rules of a finding, with " – " between them.
template <class Text>
std::string joined_texts(const std::vector<const used_rule*>& rules, Text text) {
  std::string all;
  for (const used_rule* used : rules) {
    const std::string next = text(*used);
    if (next.empty() || next == all) continue;
    all += (all.empty() ? "" : " – ") + next;
  }
  return all;
}

void add_rules(std::vector<cell>& cells, const std::vector<const used_rule*>& rules, language lang) {
  cells.emplace_back(joined_texts(rules, [](const used_rule& used) { return used.rule.key; }));
  cells.emplace_back(
      joined_texts(rules, [](const used_rule& used) { return fmt::format("{:g}", used.rule.value); }));
  cells.emplace_back(rules.front()->rule.unit);
  cells.emplace_back(joined_texts(rules, [](const used_rule& used) {
    return used.given ? std::string() : used.rule.norm + used.rule.clause;
  }));
  cells.emplace_back(joined_texts(rules, [&](const used_rule& used) { return standing_of(used).in(lang); }));
}

sheet findings_sheet(const conflict_report& report, language lang) {
  sheet table{"findings", {"冲突与工序", "Conflicts"}, {{"check", {"检查", "Check"}}}, {}};
  add_work_columns(table, "first", {"工程", "Work"});
  add_work_columns(table, "second", {"另一工程", "Other work"});
  table.columns.insert(
      table.columns.end(),
      {{"ground_m", {"共同长度（季节检查为本工程长度，m）", "Length in common (season: its own), m"}},
       {"ground_m2", {"共同面积（季节检查为本工程面积，m²）", "Area in common (season: its own), m²"}},
       {"season_first", {"季节内首日", "First day in the season"}},
       {"season_last", {"季节内末日", "Last day in the season"}},
       {"days", {"天数", "Days"}},
       {"rule", {"规则", "Rule"}},
       {"rule_value", {"数值", "Value"}},
       {"rule_unit", {"单位", "Unit"}},
       {"rule_norm", {"依据", "Norm"}},
       {"rule_standing", {"核实", "Verified"}}});
  for (const conflict_line& line : lines_of(report)) {
    std::vector<cell>& cells = table.rows.emplace_back();
    cells.emplace_back(line.title.in(lang));
    add_work(cells, report, line.first, line.first_days, lang);
    if (line.second)
      add_work(cells, report, *line.second, line.second_days, lang);
    else
      cells.insert(cells.end(), 7, std::monostate{});
    cells.push_back(amount_in(line.ground, works::ground_unit::metres));
    cells.push_back(amount_in(line.ground, works::ground_unit::square_metres));
    cells.push_back(line.within ? cell(format_date(line.within->first)) : cell());
    cells.push_back(line.within ? cell(format_date(line.within->last)) : cell());
    cells.emplace_back(std::int64_t{line.days});
    add_rules(cells, line.rules, lang);
  }
  return table;
}

sheet unchecked_sheet(const conflict_report& report, language lang) {
  sheet table{"unchecked",
              {"未检查", "Not checked"},
              {{"check", {"检查", "Check"}},
               {"reason", {"原因", "Reason"}},
               {"code", {"编码", "Code"}},
               {"name", {"名称", "Name"}},
               {"kind", {"类别", "Kind"}}},
              {}};
  const layer::feature_table& works = report.ledger.works();
  for (const works::unchecked_work& left_out : report.findings.unchecked) {
    table.rows.push_back({words_for(left_out.check).title.in(lang), words_for(left_out.reason).title.in(lang),
                          text_in(works["code"], left_out.work), text_in(works["name"], left_out.work),
                          code_title("work_kind", report.ledger.facts.of_work[left_out.work].kind, lang)});
  }
  return table;
}

sheet rules_sheet(const conflict_report& report, language lang) {
  sheet table{"rules",
              {"规则", "Rules"},
              {{"rule", {"规则", "Rule"}},
               {"title", {"含义", "Meaning"}},
               {"value", {"数值", "Value"}},
               {"unit", {"单位", "Unit"}},
               {"norm", {"依据", "Norm"}},
               {"clause", {"条款", "Clause"}},
               {"standing", {"核实", "Verified"}}},
              {}};
  for (const used_rule& used : report.rules) {
    table.rows.push_back({used.rule.key, used.rule.title.in(lang), used.rule.value, used.rule.unit,
                          used.given ? "" : used.rule.norm, used.given ? "" : used.rule.clause,
                          standing_of(used).in(lang)});
  }
  return table;
}

}  // namespace

const coded_words& words_for(works::conflict_check check) {
  static const std::array<coded_words, 4> words{
      {{"surface", {"先铺路后开挖", "Paved, then dug up"}},
       {"digging", {"重复或同期开挖", "Dug up again or at one time"}},
       {"season_planned", {"季节（按计划）", "Season, as planned"}},
       {"season_actual", {"季节（按实际）", "Season, as it came"}}}};
  return words.at(static_cast<std::size_t>(check));
}

const coded_words& words_for(works::unchecked_reason reason) {
  static const std::array<coded_words, 10> words{
      {{"stage_unknown", {"阶段无法判定", "its stage cannot be told"}},
       {"cancelled_begun",
        {"开工后取消，已挖多少未说明", "cancelled after it had begun; what was dug is not stated"}},
       {"no_place", {"没有位置", "has no place"}},
       {"point_place", {"位置只是一点", "its place is a mere point"}},
       {"no_start", {"没有开工日期", "has no date of beginning"}},
       {"no_end", {"没有完工日期", "has no date of completion"}},
       {"start_undated", {"已开工而无开工日期", "has begun, on no stated day"}},
       {"end_undated", {"已完工而无完工日期", "has ended, on no stated day"}},
       {"ends_before_start", {"完工早于开工", "ends before it begins"}},
       {"odd_outline",
        {"其图形或相邻工程的图形自相矛盾", "its outline, or its neighbour's, contradicts itself"}}}};
  return words.at(static_cast<std::size_t>(reason));
}

const coded_words& words_for(works::date_basis basis) {
  static const std::array<coded_words, 3> words{{{"planned", {"计划", "planned"}},
                                                 {"actual", {"实际", "actual"}},
                                                 {"going_on", {"尚未完工", "going on"}}}};
  return words.at(static_cast<std::size_t>(basis));
}

bilingual standing_of(const used_rule& used) {
  if (used.given) return {"用户给定", "given"};
  return used.rule.verified ? bilingual{} : bilingual{"未核实", "unverified"};
}

std::vector<sheet> conflict_sheets(const conflict_report& report, language lang) {
  return {findings_sheet(report, lang), unchecked_sheet(report, lang), rules_sheet(report, lang)};
}

std::vector<bilingual> conflict_notes(const conflict_report& report) {
  const std::size_t concerned = report.findings.concerned.size(),
                    cancelled = report.findings.cancelled.size();
  return {
      {fmt::format("涉及工程 {} 项；另有 {} 项未开工即取消，不检查", concerned, cancelled),
       fmt::format("{} works concerned; {} others were cancelled before they had begun and are not looked at",
                   concerned, cancelled)},
      {"规则包 " + report.pack_name + " " + report.pack_version,
       "Rule pack " + report.pack_name + " " + report.pack_version},
      {"日期以实际为先，未发生者按计划；“尚未完工”指计划完工日已过或未定，而在统计日仍未完工",
       "Dates are actual where they have come and planned otherwise; \"going on\": not ended on the day, "
       "though "
       "planned to be or without a plan"},
      {"共同长度：本工程线位在另一工程两侧走廊宽度内的米数；与面状工程为线位在其范围及走廊内的米数；两面为重"
       "叠面积",
       "Length in common: metres of the first line within the corridor's width of the other; of a line and "
       "an "
       "area, metres of the line within it or so near to it; of two areas, the area in both"}};
}

}  // namespace greenward::workflow
