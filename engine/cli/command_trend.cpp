// greenward trend DB [--every week|month|quarter|year] [--since DATE] [--as-of DATE] [--recorded-by DATE |
// --as-reported]
//   [--kind KIND] [--by ...] [-o FILE]
#include "engine/base/error.hpp"
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/measures.hpp"
#include "engine/cli/roll_up_table.hpp"
#include "engine/cli/sheet_output.hpp"
#include "engine/workflow/progress.hpp"
#include "engine/workflow/progress_sheets.hpp"
#include "engine/workflow/works_history.hpp"
#include "engine/works/period.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <CLI/CLI.hpp>
#include <iostream>
#include <utility>

namespace greenward::cli {

namespace {

struct trend_arguments {
  std::string database, kind, every = "month", since;
  moment_arguments when;
  bool as_reported = false;
  std::vector<std::string> by{"kind"};
  std::filesystem::path file;
};

constexpr std::array kPeriods{
    std::pair{"week", works::period::week}, std::pair{"month", works::period::month},
    std::pair{"quarter", works::period::quarter}, std::pair{"year", works::period::year}};

works::period period_called(const std::string& name) {
  return std::ranges::find_if(kPeriods, [&](const auto& known) { return known.first == name; })->second;
}

constexpr std::size_t kMostDays = 2000;

/// The days that the rows are of. Without --since: twelve periods.
std::vector<date> days_of(const trend_arguments& a, date last) {
  constexpr int kPeriodsBack = 12;
  const works::period every = period_called(a.every);
  if (!a.since.empty()) {
    std::vector<date> days = works::ends_of(every, parse_day("--since", a.since), last);
    if (days.size() <= kMostDays) return days;
    throw error(error_code::usage, "--since " + a.since,
                {fmt::format("共 {} 期，超过 {} 期", days.size(), kMostDays),
                 fmt::format("these are {} periods, more than {}", days.size(), kMostDays)},
                {"换一个较近的日期或较长的期", "choose a later date or longer periods"});
  }
  std::vector<date> days = works::ends_of(every, last - std::chrono::days(kPeriodsBack * 366), last);
  if (days.size() > kPeriodsBack) days.erase(days.begin(), days.end() - kPeriodsBack);
  return days;
}

/// The rows of all days in every form.
class trend_output {
 public:
  trend_output(const session& session, const works::roll_up_by& by)
      : session_(session), by_(by), table_(columns(by)) {}

  void add(const workflow::progress_report& report, const workflow::moment& when) {
    const std::string day = format_date(report.ledger.day);
    const sheet figures = workflow::progress_sheets(report, session_.lang)[1];
    if (sheet_.columns.empty()) start(figures);
    for (std::vector<cell> cells : figures.rows) {
      cells.insert(cells.begin(), day);
      sheet_.rows.push_back(std::move(cells));
    }
    for (const works::roll_up_row& row : report.rows) {
      json object{{"day", day}, {"recorded_by", when.recorded_by.empty() ? json() : json(when.recorded_by)}};
      object.update(roll_up_json(report.ledger, by_, row));
      rows_.push_back(std::move(object));
      std::vector<std::string> cells = roll_up_cells(session_, report.ledger, by_, row);
      cells.insert(cells.begin(), day);
      table_.add(std::move(cells));
    }
  }

  [[nodiscard]] const sheet& as_sheet() const { return sheet_; }
  [[nodiscard]] const json& as_json() const { return rows_; }
  [[nodiscard]] const text_table& as_table() const { return table_; }

 private:
  static std::vector<text_column> columns(const works::roll_up_by& by) {
    std::vector<text_column> columns = roll_up_columns(by);
    columns.insert(columns.begin(), {"day", {"日期", "Day"}});
    return columns;
  }

  void start(const sheet& figures) {
    sheet_ = {"trend", {"逐期进度", "Progress over time"}, figures.columns, {}};
    sheet_.columns.insert(sheet_.columns.begin(), {"day", {"日期", "Day"}});
  }

  const session& session_;
  const works::roll_up_by& by_;
  sheet sheet_{};
  json rows_ = json::array();
  text_table table_;
};

void show_trend(session& session, const trend_arguments& a) {
  const workflow::moment until = parse_moment(a.when);
  const works::roll_up_by by = parse_by(a.by);
  const std::vector<date> days = days_of(a, until.happened_by.value_or(today()));
  workflow::works_history history(a.database, session.task);
  trend_output output(session, by);
  workflow::works_ledger last;
  for (const date day : days) {
    session.task.throw_if_cancelled();
    const workflow::moment when{day, a.as_reported ? workflow::end_of_day_utc(day) : until.recorded_by};
    const auto report = workflow::compute_progress(history.at(when), {a.kind, by, day});
    output.add(report, when);
    last = report.ledger;
  }
  if (!a.file.empty()) {
    const std::vector<bilingual> lines{
        a.as_reported
            ? bilingual{"每期只用当日结束前已登记的内容", "Each day by what had been recorded by its end"}
            : bilingual{"每期用统一的登记截至时间", "All days by what is recorded at one time"}};
    const std::vector<sheet> sheets{
        output.as_sheet(), workflow::explanation(last, {{}, until.recorded_by}, lines, session.lang)};
    save_sheets(sheets, 0, output.as_sheet().title, a.file, session);
  }
  if (session.format == output_format::json) {
    print({{"every", a.every},
           {"as_reported", a.as_reported},
           {"by", a.by},
           {"unsplit_works", last.geography->parts.unsplit.size()},
           {"lines_without_place", last.geography->lines_without_place},
           {"rows", output.as_json()}});
  } else if (session.format == output_format::csv) {
    std::cout << csv_text(output.as_sheet());
  } else {
    output.as_table().print(std::cout, session.lang);
    print_reservations(session, last);
  }
}

}  // namespace

void add_trend(CLI::App& app, session& session) {
  auto a = std::make_shared<trend_arguments>();
  CLI::App* command = app.add_subcommand(
      "trend",
      session.text(
          "逐期进度：每周、每月、每季或每年末的汇总，按现在所知或当时所报",
          "progress over time: the roll-up at the end of each week, month, quarter or year, as known "
          "now or as reported then"));
  add_database(*command, session, a->database);
  command
      ->add_option("--every", a->every,
                   session.text("每期：week 周、month 月（默认）、quarter 季、year 年",
                                "week, month (default), quarter or year"))
      ->check(CLI::IsMember({"week", "month", "quarter", "year"}))
      ->type_name("");
  command->add_option("--since", a->since,
                      session.text("从哪一天所在的一期起（默认最近 12 期）",
                                   "from the period of this day on (default: the last 12)"));
  command->add_option("--kind", a->kind,
                      session.text("只看一类工程，例如 road、sewer_separation",
                                   "one kind only, e.g. road, sewer_separation"));
  add_by(*command, session, a->by);
  add_moment(*command, session, a->when);
  command
      ->add_flag("--as-reported", a->as_reported,
                 session.text("每期只用当日结束前已登记的内容：当时报的数",
                              "each day by what had been recorded by its "
                              "end: what was reported then"))
      ->excludes("--recorded-by");
  add_sheet_file(*command, session, a->file);
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, &session] { show_trend(session, *a); });
}

}  // namespace greenward::cli
