#include "viewer/layers/board_answer.hpp"

#include "engine/workflow/environment.hpp"
#include "engine/workflow/mechanisms.hpp"
#include "engine/workflow/progress_sheets.hpp"
#include "engine/workflow/sheet_cells.hpp"
#include "viewer/i18n/text_table.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace greenward::viewer {

namespace {

using workflow::works_ledger;

std::size_t column_called(const sheet& table, std::string_view key) {
  const auto found = std::ranges::find(table.columns, key, &sheet_column::key);
  return static_cast<std::size_t>(found - table.columns.begin());
}

/// 0 for what is not known.
double amount_in(const cell& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&value)) return *real;
  return 0;
}

// --- the roll-up ---

std::size_t stage_count() {
  return workflow::program_environment().catalogue.codes("stage").entries.size();
}

std::string key_text(const works_ledger& ledger, const works::roll_up_key& key, board_group group) {
  if (group == board_group::kind) return workflow::code_at("work_kind", key.kind);
  if (group == board_group::responsible) return ledger.facts.names[key.responsible];
  return key.unit == works::kNoUnit ? "" : ledger.geography->tree.units()[key.unit].code;
}

bilingual title_of(const works_ledger& ledger, const works::roll_up_key& key, board_group group) {
  if (group == board_group::kind)
    return {workflow::code_title("work_kind", key.kind, language::zh),
            workflow::code_title("work_kind", key.kind, language::en)};
  if (group != board_group::responsible) return ledger.unit_title(key.unit);
  const std::string& body = ledger.facts.names[key.responsible];
  return body.empty() ? words(text_key::board_not_stated) : bilingual{body, body};
}

std::vector<board_row> rows_on(const works_ledger& ledger, board_group group, bool with_sum) {
  std::vector<board_row> result;
  const works::roll_up_input input{ledger.facts,
                                   ledger.geography->parts.parts,
                                   ledger.amounts,
                                   ledger.geography->places,
                                   ledger.geography->tree,
                                   stage_count(),
                                   ledger.day};
  const auto add = [&](const works::roll_up_by& by, const auto& name) {
    std::vector<works::roll_up_row> rows = works::roll_up(input, by);
    std::vector<works::counted_works> behind = works::works_behind(input, by, rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      board_row& row = result.emplace_back();
      name(row, rows[i].key);
      row.sums = std::move(rows[i].sums);
      row.behind = std::move(behind[i]);
    }
  };
  add(roll_up_by_of(group), [&](board_row& row, const works::roll_up_key& key) {
    row.key = key_text(ledger, key, group);
    row.title = title_of(ledger, key, group);
  });
  if (with_sum) {
    add({}, [](board_row& row, const works::roll_up_key&) {
      row.key = "sum";
      row.title = words(text_key::total);
    });
  }
  return result;
}

/// Rows that are there on one of the two days only stand beside nothing.
void compare(std::vector<board_row>& rows, const std::vector<board_row>& earlier) {
  for (board_row& row : rows) {
    const auto same = std::ranges::find(earlier, row.key, &board_row::key);
    row.before = same != earlier.end() ? same->sums : works::measures{};
    row.before->by_stage.resize(stage_count() + 1, 0);
  }
}

void add_roll_up(board_answer& answer, const works_ledger& ledger) {
  const board_question& asked = answer.asked;
  answer.rows = rows_on(ledger, asked.group, true);
  if (asked.before)
    compare(answer.rows, rows_on(workflow::ledger_on(*asked.ledger, asked.before), asked.group, true));
  answer.method = {words(text_key::board_counts_once), words(text_key::board_what_is_late)};
  for (bilingual& line : workflow::reservations(ledger)) answer.method.push_back(std::move(line));
}

// --- the meetings ---

/// The rows of works by what the sheets call them.
std::unordered_map<std::string, std::uint32_t> works_by_code(const works_ledger& ledger) {
  std::unordered_map<std::string, std::uint32_t> rows;
  const layer::feature_table& works = ledger.works();
  for (std::uint32_t row = 0; row < works.size(); ++row) {
    const bool coded = works["code"].has(row);
    rows.try_emplace(coded ? std::string(works["code"].text(row)) : std::to_string(works.ids()[row].value),
                     row);
  }
  return rows;
}

board_list list_of_works(const works_ledger& ledger, sheet table) {
  board_list list{.table = std::move(table), .of_works = true};
  const auto by_code = works_by_code(ledger);
  const std::size_t code = column_called(list.table, "code");
  for (const std::vector<cell>& row : list.table.rows) {
    const auto found = by_code.find(std::get<std::string>(row[code]));
    list.works.push_back(found == by_code.end() ? std::vector<std::uint32_t>{} : std::vector{found->second});
  }
  return list;
}

board_list plain_list(sheet table) {
  board_list list{.table = std::move(table)};
  list.works.resize(list.table.rows.size());
  return list;
}

/// By the columns that they show.
void name_bars(board_list& list, std::size_t whole, std::size_t part) {
  list.whole_title = list.table.columns[whole].title;
  list.part_title = list.table.columns[part].title;
}

/// What is late comes first: it is what the meeting is about.
void add_dispatch(board_answer& answer, const works_ledger& ledger) {
  workflow::explained_sheets found = workflow::weekly_dispatch(ledger, {}, answer.asked.lang);
  for (const char* key : {"late", "stuck", "due", "moved"}) {
    const auto table = std::ranges::find(found.sheets, std::string_view(key), &sheet::key);
    if (table != found.sheets.end()) answer.lists.push_back(list_of_works(ledger, std::move(*table)));
  }
  answer.method = std::move(found.method);
}

/// The works that are ranked in each unit, and those of them that are done.
void add_ranked_works(board_list& list, const works_ledger& ledger, const works::race_options& options) {
  const works::unit_tree& tree = ledger.geography->tree;
  std::unordered_map<std::uint32_t, std::size_t> place;
  const std::size_t code = column_called(list.table, "unit_code");
  for (std::size_t i = 0; i < list.table.rows.size(); ++i)
    place[tree.find(std::get<std::string>(list.table.rows[i][code]))] = i;
  list.done.resize(list.works.size());
  for (const works::work_part& part : ledger.geography->parts.parts) {
    const auto row = place.find(tree.at_level(part.unit, options.level));
    if (!part.counts || row == place.end()) continue;
    const works::race_score score =
        works::score_of(ledger.facts.of_work[part.work], ledger.day, options.measure);
    if (score.of) list.works[row->second].push_back(part.work);
    if (score.part) list.done[row->second].push_back(part.work);
  }
}

void add_race(board_answer& answer, const works_ledger& ledger) {
  const works::race_options options{.measure = answer.asked.measure, .level = answer.asked.level};
  workflow::explained_sheets found = workflow::monthly_race(ledger, options, answer.asked.lang);
  board_list list = plain_list(std::move(found.sheets.front()));
  add_ranked_works(list, ledger, options);
  const std::size_t part = column_called(list.table, "part"), of = column_called(list.table, "of");
  name_bars(list, of, part);
  for (const std::vector<cell>& row : list.table.rows) {
    const double all = amount_in(row[of]);
    list.bars.push_back(all > 0 ? board_bar{1, amount_in(row[part]) / all} : board_bar{});
  }
  answer.lists.push_back(std::move(list));
  answer.method = std::move(found.method);
}

/// What was planned against what was done, month by month, to one scale.
void add_trend_bars(board_list& trend) {
  const std::size_t planned = column_called(trend.table, "planned"),
                    done = column_called(trend.table, "done");
  name_bars(trend, planned, done);
  double most = 1;
  for (const std::vector<cell>& row : trend.table.rows)
    most = std::max({most, amount_in(row[planned]), amount_in(row[done])});
  for (const std::vector<cell>& row : trend.table.rows)
    trend.bars.push_back({amount_in(row[planned]) / most, amount_in(row[done]) / most});
}

void add_review(board_answer& answer, const works_ledger& ledger) {
  workflow::explained_sheets found = workflow::quarterly_review(ledger, {}, answer.asked.lang);
  for (sheet& table : found.sheets) {
    if (table.key == "summary") {
      answer.figures = std::move(table);
    } else if (table.key == "forecasts") {
      answer.lists.push_back(list_of_works(ledger, std::move(table)));
    } else {
      answer.lists.push_back(plain_list(std::move(table)));
      if (answer.lists.back().table.key == "trend") add_trend_bars(answer.lists.back());
    }
  }
  answer.method = std::move(found.method);
}

}  // namespace

works::roll_up_by roll_up_by_of(board_group group) {
  switch (group) {
    case board_group::street:
      return {.unit = works::unit_level::street};
    case board_group::community:
      return {.unit = works::unit_level::community};
    case board_group::kind:
      return {.unit = {}, .kind = true};
    case board_group::responsible:
      return {.unit = {}, .responsible = true};
  }
  return {};
}

board_answer answer_board(const board_question& question) {
  const auto begun = std::chrono::steady_clock::now();
  board_answer answer{.asked = question};
  const works_ledger ledger = workflow::ledger_on(*question.ledger, question.day);
  answer.day = ledger.day;
  switch (question.page) {
    case board_page::roll_up:
      add_roll_up(answer, ledger);
      break;
    case board_page::dispatch:
      add_dispatch(answer, ledger);
      break;
    case board_page::race:
      add_race(answer, ledger);
      break;
    case board_page::review:
      add_review(answer, ledger);
      break;
  }
  answer.milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
  return answer;
}

}  // namespace greenward::viewer
