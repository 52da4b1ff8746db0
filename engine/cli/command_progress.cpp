// greenward progress DB [--kind KIND] [--by district|street|community] [--as-of DATE] [--recorded-by DATE]
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/cli/text_table.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/progress.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

struct progress_arguments {
  std::string database, kind;
  moment_arguments when;
  std::string by = "street";
};

works::unit_level level_of(const std::string& name) {
  if (name == "district") return works::unit_level::district;
  return name == "community" ? works::unit_level::community : works::unit_level::street;
}

const char* name_of(works::unit_level level) {
  switch (level) {
    case works::unit_level::district:
      return "district";
    case works::unit_level::street:
      return "street";
    case works::unit_level::community:
      return "community";
  }
  return "";
}

json stages_json(const works::kind_progress& kind) {
  json stages = json::object();
  for (const works::stage_count& stage : kind.by_stage) stages[stage.stage] = stage.count;
  return stages;
}

json total_json(const works::kind_progress& kind) {
  json quantities = json::array();
  for (const works::quantity_sum& q : kind.quantities)
    quantities.push_back({{"unit", q.unit}, {"sum", q.sum}, {"works", q.works}});
  const bool single = kind.quantities.size() == 1;
  return {{"kind", kind.kind},
          {"count", kind.count},
          {"by_stage", stages_json(kind)},
          {"quantity", single ? json(kind.quantities.front().sum) : json()},
          {"quantity_unit", single ? json(kind.quantities.front().unit) : json()},
          {"quantities", quantities},
          {"without_quantity", kind.without_quantity}};
}

std::string unit_name(const workflow::progress_report& report, const std::string& code) {
  const auto found = report.unit_names.find(code);
  return found == report.unit_names.end() ? "" : found->second;
}

json document(const workflow::progress_report& report, const workflow::moment& when) {
  json totals = json::array(), units = json::array();
  for (const auto& kind : report.progress.totals) totals.push_back(total_json(kind));
  for (const auto& unit : report.progress.units) {
    for (const auto& kind : unit.kinds)
      units.push_back({{"code", unit.code},
                       {"name", unit_name(report, unit.code)},
                       {"level", name_of(report.level)},
                       {"kind", kind.kind},
                       {"count", kind.count},
                       {"by_stage", stages_json(kind)}});
  }
  return {{"as_of", format_date(report.as_of)},
          {"recorded_by", when.recorded_by.empty() ? json() : json(when.recorded_by)},
          {"totals", totals},
          {"units", units}};
}

std::string title(const session& session, const char* list, const std::string& code) {
  const auto* entry = workflow::program_environment().catalogue.codes(list).find(code);
  return entry != nullptr ? session.text(entry->title) : session.text("无法判定", "cannot be told");
}

std::string stages_text(const session& session, const works::kind_progress& kind) {
  std::string text;
  for (const works::stage_count& stage : kind.by_stage)
    text += fmt::format("{}{} {}", text.empty() ? "" : session.text("，", ", "),
                        title(session, "stage", stage.stage), stage.count);
  return text;
}

std::string quantities_text(const session& session, const works::kind_progress& kind) {
  std::string text;
  for (const works::quantity_sum& q : kind.quantities)
    text += fmt::format("{}{:.0f} {}", text.empty() ? "" : session.text("，", ", "), q.sum, q.unit);
  return text;
}

text_table unit_table(const session& session, const workflow::progress_report& report) {
  text_table table({{"code", {"代码", "Code"}},
                    {"name", {"单位", "Unit"}},
                    {"kind", {"工程类别", "Kind"}},
                    {"count", {"项数", "Works"}, alignment::right},
                    {"by_stage", {"各阶段", "By stage"}}});
  for (const auto& unit : report.progress.units) {
    for (const auto& kind : unit.kinds) {
      const std::string name =
          unit.code.empty() ? session.text("未落位", "not placed") : unit_name(report, unit.code);
      table.add({unit.code, name, title(session, "work_kind", kind.kind), std::to_string(kind.count),
                 stages_text(session, kind)});
    }
  }
  return table;
}

text_table total_table(const session& session, const workflow::progress_report& report) {
  text_table table({{"kind", {"工程类别", "Kind"}},
                    {"count", {"项数", "Works"}, alignment::right},
                    {"by_stage", {"各阶段", "By stage"}},
                    {"quantity", {"工程量", "Quantity"}}});
  for (const auto& kind : report.progress.totals)
    table.add({title(session, "work_kind", kind.kind), std::to_string(kind.count), stages_text(session, kind),
               quantities_text(session, kind)});
  return table;
}

void print_report(const session& session, const workflow::progress_report& report,
                  const workflow::moment& when) {
  if (session.format == output_format::json) return print(document(report, when));
  if (session.format == output_format::csv) return unit_table(session, report).print_csv(std::cout);
  std::cout << session.text("截至 ", "As of ") << format_date(report.as_of);
  if (!when.recorded_by.empty())
    std::cout << session.text("，登记截至北京时间 ", ", recorded by China time ")
              << workflow::in_china_time(when.recorded_by);
  std::cout << "\n\n";
  total_table(session, report).print(std::cout, session.lang);
  std::cout << '\n';
  unit_table(session, report).print(std::cout, session.lang);
}

}  // namespace

void add_progress(CLI::App& app, session& session) {
  auto a = std::make_shared<progress_arguments>();
  CLI::App* command = app.add_subcommand(
      "progress",
      session.text("工程进度汇总：按类别、阶段、单位", "progress of the works by kind, stage and unit"));
  add_database(*command, session, a->database);
  command->add_option("--kind", a->kind,
                      session.text("只看一类工程，例如 road、sewer_separation",
                                   "one kind only, e.g. road, sewer_separation"));
  command
      ->add_option("--by", a->by,
                   session.text("按 district 区、street 街镇（默认）、community 社区村",
                                "by district, street (default) or community"))
      ->check(CLI::IsMember({"district", "street", "community"}))
      ->type_name("");
  add_moment(*command, session, a->when);
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, &session] {
    const workflow::moment when = parse_moment(a->when);
    const auto district =
        workflow::load_snapshot(a->database, workflow::progress_layers(), session.task, {{}, when.recorded_by});
    const auto report =
        workflow::compute_progress(*district, {a->kind, level_of(a->by), when.happened_by});
    print_report(session, report, when);
  });
}

}  // namespace greenward::cli
