#include "engine/workflow/mechanisms.hpp"

#include "engine/workflow/environment.hpp"
#include "engine/workflow/sheet_cells.hpp"
#include "engine/workflow/work_cells.hpp"

#include <fmt/format.h>
#include <span>
#include <string>
#include <utility>

namespace greenward::workflow {

namespace {

works::work_lines lines_of(const works_ledger& ledger) {
  return {ledger.works(), ledger.stages(), program_environment().lives};
}

sheet events_sheet(const char* key, bilingual title, bilingual days_title,
                   std::span<const works::stage_event> events, const work_columns& columns, language lang) {
  sheet table{key, std::move(title), {}, {}};
  work_columns::add_to(table);
  table.columns.insert(table.columns.end(), {{"stage", {"阶段编码", "Stage code"}, column_role::code},
                                             {"stage_title", {"对应阶段", "Stage concerned"}},
                                             {"planned", {"计划日期", "Planned"}},
                                             {"actual", {"实际日期", "Actual"}},
                                             {"days", std::move(days_title)}});
  for (const works::stage_event& event : events) {
    std::vector<cell>& row = table.rows.emplace_back();
    columns.add(row, event.work, lang);
    row.emplace_back(std::string(event.stage));
    row.emplace_back(code_title("stage", event.stage, lang));
    row.push_back(cell_of(event.planned));
    row.push_back(cell_of(event.actual));
    row.push_back(cell_of(event.days));
  }
  return table;
}

/// Only events of the works of the ledger's kind.
void keep_own(std::vector<works::stage_event>& events, const std::vector<bool>& own) {
  std::erase_if(events, [&](const works::stage_event& event) { return !own[event.work]; });
}

const char* name_of(works::race_measure measure) {
  switch (measure) {
    case works::race_measure::done:
      return "done";
    case works::race_measure::due:
      return "due";
    case works::race_measure::on_time:
      return "on-time";
  }
  return "";
}

bilingual words_for(works::race_measure measure) {
  switch (measure) {
    case works::race_measure::done:
      return {"完成率 = 已完成项数 ÷ 未取消项数", "share done = works done / works not cancelled"};
    case works::race_measure::due:
      return {"应完已完率 = 已完成项数 ÷ 截至统计日按计划应完成的项数",
              "done of those due = works done / works planned to be done by the day"};
    case works::race_measure::on_time:
      return {"按期完成率 = 不晚于计划完成的项数 ÷ 截至统计日按计划应完成的项数",
              "done on time = works done no later than planned / works planned to be done by the day"};
  }
  return {};
}

bilingual words_for(works::no_forecast why) {
  switch (why) {
    case works::no_forecast::none:
      return {};
    case works::no_forecast::no_plan:
      return {"没有计划完工日", "no planned end"};
    case works::no_forecast::suspended:
      return {"停工，何时复工不知", "suspended; nobody knows when it goes on"};
    case works::no_forecast::few_done:
      return {"已完成的工程太少，无从推算", "too few works done to learn from"};
    case works::no_forecast::later_than_all:
      return {"拖期已超过以往所有工程", "already later than any work before it"};
  }
  return {};
}

sheet summary_sheet(const works::review& review) {
  sheet table{"summary",
              {"概要", "Summary"},
              {{"quarter_end", {"季末", "Quarter's end"}},
               {"done", {"已完成", "Done"}},
               {"done_undated", {"其中无完成日期", "of them undated"}},
               {"not_done", {"未完成（未取消）", "Not done (not cancelled)"}},
               {"without_forecast", {"其中无法推算", "of them without forecast"}},
               {"expected_done", {"预计季末完成", "Expected done by then"}},
               {"expected_low", {"区间下限", "Low"}},
               {"expected_high", {"区间上限", "High"}}},
              {}};
  table.rows.push_back({format_date(review.quarter_end), count_cell(review.done),
                        count_cell(review.done_undated), count_cell(review.forecasts.size()),
                        count_cell(review.without_forecast), review.expected_done, review.expected_low,
                        review.expected_high});
  return table;
}

sheet trend_sheet(const works::review& review) {
  sheet table{"trend",
              {"走势（累计）", "Trend (cumulative)"},
              {{"day", {"日期", "Day"}},
               {"planned", {"计划应完成", "Planned to be done"}},
               {"done", {"已完成（有日期）", "Done (dated)"}}},
              {}};
  for (const works::trend_point& point : review.trend)
    table.rows.push_back({format_date(point.day), count_cell(point.planned), count_cell(point.done)});
  return table;
}

sheet slippage_sheet(const works::review& review, const works::review_options& options, language lang) {
  sheet table{"slippage",
              {"拖期（天，负为提前）", "Slippage (days, below 0 = early)"},
              {{"kind", {"类别", "Kind"}},
               {"done", {"已完成项数", "Works done"}},
               {"not_done", {"未完成项数", "Works not done"}},
               {"low", {"低", "Low"}},
               {"middle", {"中位", "Median"}},
               {"high", {"高", "High"}}},
              {}};
  for (std::size_t kind = 0; kind < review.of_kind.size(); ++kind) {
    const works::slippage& past = review.of_kind[kind];
    if (past.done == 0) continue;
    const bool all = kind + 1 == review.of_kind.size();
    const std::string all_kinds = bilingual{"全部类别", "All kinds"}.in(lang);
    table.rows.push_back({all ? all_kinds : code_title("work_kind", kind, lang), count_cell(past.done),
                          count_cell(past.not_done), cell_of(past.day_of_share(options.low)),
                          cell_of(past.day_of_share(0.5)), cell_of(past.day_of_share(options.high))});
  }
  return table;
}

sheet forecast_sheet(const works_ledger& ledger, const works::review& review, language lang) {
  sheet table{"forecasts", {"未完工程的推算", "Forecast of works not done"}, {}, {}};
  work_columns::add_to(table);
  table.columns.insert(
      table.columns.end(),
      {{"planned", {"计划完工", "Planned end"}},
       {"low", {"早", "Early"}},
       {"middle", {"中位", "Median"}},
       {"high", {"晚", "Late"}},
       {"done_by_quarter_end", {"季末前完成的可能", "Chance by quarter's end"}, column_role::share},
       {"learnt_from", {"依据项数", "Learnt from"}},
       {"of_all_kinds", {"借用全部类别", "Of all kinds"}},
       {"why_not", {"无法推算的原因", "Why there is none"}}});
  const work_columns columns(ledger);
  for (const works::forecast& one : review.forecasts) {
    std::vector<cell>& row = table.rows.emplace_back();
    columns.add(row, one.work, lang);
    const bool known = one.why_not == works::no_forecast::none;
    row.push_back(cell_of(one.planned));
    for (const std::optional<date> day : {one.low, one.middle, one.high}) row.push_back(cell_of(day));
    row.push_back(known ? cell(one.done_by_quarter_end) : cell());
    row.push_back(known ? count_cell(one.learnt_from) : cell());
    row.push_back(known ? cell(std::int64_t{one.of_all_kinds ? 1 : 0}) : cell());
    row.push_back(known ? cell() : cell(words_for(one.why_not).in(lang)));
  }
  return table;
}

}  // namespace

explained_sheets weekly_dispatch(const works_ledger& ledger, const works::dispatch_options& options,
                                 language lang) {
  works::dispatch found =
      works::dispatch_of(lines_of(ledger), ledger.facts, program_work_lists(), ledger.day, options);
  std::vector<bool> own(ledger.works().size(), false);
  for (const works::work_part& part : ledger.geography->parts.parts) own[part.work] = true;
  for (auto* events : {&found.moved, &found.due, &found.late, &found.stuck}) keep_own(*events, own);
  const work_columns columns(ledger);
  explained_sheets result;
  result.sheets = {
      events_sheet("moved", {"本周进展", "Moved this week"}, {"比计划晚（天）", "Days after plan"},
                   found.moved, columns, lang),
      events_sheet("due", {"近期应办", "Due soon"}, {"天", "Days"}, found.due, columns, lang),
      events_sheet("late", {"已逾期", "Late"}, {"逾期天数", "Days late"}, found.late, columns, lang),
      events_sheet("stuck", {"卡住的工程", "Stuck"}, {"无进展天数", "Days without progress"}, found.stuck,
                   columns, lang)};
  const std::string from = format_date(found.from), day = format_date(found.day),
                    until = format_date(found.until);
  result.method = {
      {fmt::format("本周：{} 至 {}；近期：至 {}；计划日当天算按期，次日起算逾期。", from, day, until),
       fmt::format(
           "The week: {} to {}; soon: to {}. On its planned day a stage is due; it is late from the next.",
           from, day, until)},
      {fmt::format("卡住：停工，或已开工未完成而超过 {} 天没有任何登记的进展；没有任何日期的排在最后。",
                   options.stuck_days),
       fmt::format(
           "Stuck: suspended, or begun and not done with no recorded progress for more than {} days; works "
           "without any date stand last.",
           options.stuck_days)}};
  return result;
}

explained_sheets monthly_race(const works_ledger& ledger, const works::race_options& options, language lang) {
  const works::race race = works::race_of(ledger.facts, ledger.geography->parts.parts, ledger.geography->tree,
                                          ledger.day, options);
  sheet table{"race",
              {"赛马", "Race"},
              {{"rank", {"名次", "Rank"}},
               {"tied", {"并列", "Tied"}},
               {"unit_code", {"单位代码", "Unit code"}},
               {"unit", {"单位", "Unit"}},
               {"part", {"分子", "Part"}},
               {"of", {"分母", "Of"}},
               {"share", {"比率", "Share"}, column_role::share},
               {"few", {"基数小", "Small denominator"}}},
              {}};
  const std::string yes = bilingual{"是", "yes"}.in(lang);
  for (const works::race_row& row : race.rows) {
    table.rows.push_back({row.rank == 0 ? cell() : count_cell(row.rank), row.tied ? cell(yes) : cell(),
                          ledger.geography->tree.units()[row.unit].code, ledger.unit_title(row.unit).in(lang),
                          count_cell(row.part), count_cell(row.of), share_cell(row.part, row.of),
                          row.few ? cell(yes) : cell()});
  }
  explained_sheets result;
  result.sheets.push_back(std::move(table));
  const bilingual measure = words_for(options.measure);
  result.method = {
      {"方法（" + std::string(name_of(options.measure)) + "）：" + measure.zh + "。",
       "Method (" + std::string(name_of(options.measure)) + "): " + measure.en + "."},
      {"比率相同名次相同，其后名次顺延；按分数比较，不受四舍五入影响。每项工程只计入一个单位。",
       "Equal shares have equal ranks, and the next rank is left out; shares are compared as fractions. Each "
       "work "
       "counts in one unit."},
      {fmt::format("分母小于 {} 的标为“基数小”：多一项少一项名次就大变。分母为 0 的不排名。", options.few),
       fmt::format("A denominator below {} is flagged: one work more or less would move it far. Units with "
                   "none have no "
                   "rank.",
                   options.few)},
      {fmt::format("未落在任何单位的 {} 项、没有计划完工日的 {} 项未参与相应计算。", race.in_no_unit,
                   race.without_plan),
       fmt::format(
           "{} works lie in no unit; {} have no planned end and are not seen by measures that need one.",
           race.in_no_unit, race.without_plan)}};
  return result;
}

explained_sheets quarterly_review(const works_ledger& ledger, const works::review_options& options,
                                  language lang) {
  const auto& kinds = program_environment().catalogue.codes("work_kind").entries;
  works::work_facts own = ledger.facts;
  std::vector<bool> keep(own.of_work.size(), false);
  for (const works::work_part& part : ledger.geography->parts.parts) keep[part.work] = true;
  for (std::size_t i = 0; i < keep.size(); ++i)
    if (!keep[i]) own.of_work[i].cancelled = true;  // out of every figure
  const works::review review = works::review_of(own, kinds.size(), ledger.day, options);
  explained_sheets result;
  result.sheets = {summary_sheet(review), trend_sheet(review), slippage_sheet(review, options, lang),
                   forecast_sheet(ledger, review, lang)};
  const int low = static_cast<int>(options.low * 100), high = static_cast<int>(options.high * 100);
  result.method = {
      {fmt::format(
           "推算：拖期（实际完工减计划完工）的分布按 Kaplan–Meier "
           "法估计，未完成的工程按“至少已拖这么久”计入；“早/晚”为"
           "其中 {}% 和 {}% 处，空白为超出以往所见。同类已完成不足 {} 项时借用全部类别，仍不足则不推算。",
           low, high, options.few),
       fmt::format(
           "Forecast: the distribution of slippage (actual less planned end) by Kaplan and Meier, works not "
           "done "
           "counting as at least as late as they are; early and late: at {}% and {}%, empty beyond what has "
           "been "
           "seen. A kind with fewer than {} done borrows from all kinds; with fewer of all there is none.",
           low, high, options.few)},
      {"季末预计：已完成数加各项可能性之和，无法推算的不在其内；区间按各项互不相干计，约八成把握，实际往往更"
       "宽。",
       "By the quarter's end: works done, and the sum of the chances, without those that have no forecast; "
       "the range takes "
       "works as independent (about 80%), and is wider in truth."}};
  return result;
}

}  // namespace greenward::workflow
