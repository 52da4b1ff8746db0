// greenward dispatch|race|review DB [--kind KIND] [--as-of DATE] [--recorded-by DATE] [-o FILE] ...
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/measures.hpp"
#include "engine/cli/sheet_output.hpp"
#include "engine/workflow/mechanisms.hpp"
#include "engine/workflow/progress_sheets.hpp"

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>

namespace greenward::cli {

namespace {

struct meeting_arguments {
  std::string database, kind;
  moment_arguments when;
  std::filesystem::path file;
};

json document(const workflow::works_ledger& ledger, const workflow::moment& when,
              const workflow::explained_sheets& found) {
  json method = json::array();
  for (const bilingual& line : found.method) method.push_back(to_json(line));
  json out = moment_json(ledger.day, when);
  out["method"] = method;
  for (const sheet& table : found.sheets) out[table.key] = to_json(table);
  return out;
}

void print_meeting(const session& session, const workflow::works_ledger& ledger, const workflow::moment& when,
                   const workflow::explained_sheets& found, std::size_t main) {
  if (session.format == output_format::json) return print(document(ledger, when, found));
  if (session.format == output_format::csv) {
    std::cout << csv_text(found.sheets[main]);
    return;
  }
  std::cout << as_of_text(session, ledger.day, when) << "\n\n";
  for (const sheet& table : found.sheets) {
    print_table(table, std::cout, session.lang);
    std::cout << '\n';
  }
  for (const bilingual& line : found.method) std::cout << session.text(line) << '\n';
}

using make_meeting = std::function<workflow::explained_sheets(const workflow::works_ledger&)>;

void hold(session& session, const meeting_arguments& a, const bilingual& title, std::size_t main,
          const make_meeting& make) {
  const workflow::moment when = parse_moment(a.when);
  const auto district =
      workflow::load_snapshot(a.database, workflow::ledger_layers(), session.task, {{}, when.recorded_by});
  const auto ledger = workflow::of_kind(workflow::ledger_on(district, when.happened_by), a.kind);
  workflow::explained_sheets found = make(ledger);
  print_meeting(session, ledger, when, found, main);
  if (a.file.empty()) return;
  found.sheets.push_back(workflow::explanation(ledger, when, found.method, session.lang));
  save_sheets(found.sheets, main, title, a.file, session);
}

void add_common(CLI::App& command, session& session, meeting_arguments& a) {
  add_database(command, session, a.database);
  command.add_option("--kind", a.kind, session.text("只看一类工程", "one kind of works only"));
  add_moment(command, session, a.when);
  add_sheet_file(command, session, a.file);
  add_format(command, session, {"table", "json", "csv"});
}

struct race_arguments {
  meeting_arguments common;
  std::string measure = "due", by = "street";
  works::race_options options;
};

works::race_measure measure_called(const std::string& name) {
  if (name == "done") return works::race_measure::done;
  return name == "due" ? works::race_measure::due : works::race_measure::on_time;
}

}  // namespace

void add_dispatch(CLI::App& app, session& session) {
  struct arguments {
    meeting_arguments common;
    works::dispatch_options options;
  };
  auto a = std::make_shared<arguments>();
  CLI::App* command = app.add_subcommand(
      "dispatch", session.text("周调度：本周进展、近期应办、已逾期、卡住的工程",
                               "the weekly dispatch: what moved, what is due, what is late, what is stuck"));
  add_common(*command, session, a->common);
  command->add_option("--back", a->options.days_back, session.text("往回看几天（7）", "days back (7)"))
      ->check(CLI::Range(1, 366));
  command->add_option("--ahead", a->options.days_ahead, session.text("往前看几天（14）", "days ahead (14)"))
      ->check(CLI::Range(0, 366));
  command
      ->add_option(
          "--stuck-after", a->options.stuck_days,
          session.text("多少天没有进展算卡住（60）", "days without progress that count as stuck (60)"))
      ->check(CLI::Range(1, 3660));
  command->callback([a, &session] {
    hold(session, a->common, {"周调度", "Weekly dispatch"}, 0, [&](const workflow::works_ledger& ledger) {
      return workflow::weekly_dispatch(ledger, a->options, session.lang);
    });
  });
}

void add_race(CLI::App& app, session& session) {
  auto a = std::make_shared<race_arguments>();
  CLI::App* command = app.add_subcommand(
      "race",
      session.text("月赛马：各单位按完成情况排名", "the monthly race: the units ranked by what is done"));
  add_common(*command, session, a->common);
  command
      ->add_option("--measure", a->measure,
                   session.text("比什么：due 应完已完率（默认）、done 完成率、on-time 按期完成率",
                                "what is ranked: due (default), done, on-time"))
      ->check(CLI::IsMember({"due", "done", "on-time"}))
      ->type_name("");
  command
      ->add_option("--by", a->by,
                   session.text("单位层级：street（默认）、community", "level: street (default), community"))
      ->check(CLI::IsMember({"district", "street", "community"}))
      ->type_name("");
  command
      ->add_option("--few", a->options.few,
                   session.text("分母小于多少标为基数小（5）", "denominators below this are flagged (5)"))
      ->check(CLI::Range(0, 1'000'000));
  command->callback([a, &session] {
    a->options.measure = measure_called(a->measure);
    a->options.level = *unit_level_called(a->by);
    hold(session, a->common, {"月赛马", "Monthly race"}, 0, [&](const workflow::works_ledger& ledger) {
      return workflow::monthly_race(ledger, a->options, session.lang);
    });
  });
}

void add_review(CLI::App& app, session& session) {
  struct arguments {
    meeting_arguments common;
    works::review_options options;
  };
  auto a = std::make_shared<arguments>();
  CLI::App* command = app.add_subcommand(
      "review", session.text("季研判：走势、以往拖期、未完工程何时可完",
                             "the quarterly review: trend, past slippage, and when the rest may be done"));
  add_common(*command, session, a->common);
  command
      ->add_option("--months", a->options.months,
                   session.text("走势的月数（12）", "months of the trend (12)"))
      ->check(CLI::Range(1, 240));
  command->callback([a, &session] {
    constexpr std::size_t kForecasts = 3;
    hold(session, a->common, {"季研判", "Quarterly review"}, kForecasts,
         [&](const workflow::works_ledger& ledger) {
           return workflow::quarterly_review(ledger, a->options, session.lang);
         });
  });
}

}  // namespace greenward::cli
