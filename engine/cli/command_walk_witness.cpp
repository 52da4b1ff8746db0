// greenward walk witness DB BUILDING
#include "engine/base/error.hpp"
#include "engine/cli/arguments.hpp"
#include "engine/cli/band_output.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/cli/output_options.hpp"
#include "engine/cli/text_table.hpp"
#include "engine/cli/walk_commands.hpp"
#include "engine/cli/walk_options.hpp"
#include "engine/workflow/walk_witness.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <cmath>
#include <iostream>

namespace greenward::cli {

namespace {

struct witness_arguments {
  std::string database, building, point, output;
  workflow::output_target target;
  workflow::walk_options options;
  moment_arguments when;
};

workflow::witness_question question_of(const witness_arguments& a) {
  if (a.building.empty() == a.point.empty()) {
    throw error(error_code::usage, "BUILDING",
                {"请给出一栋建筑，或 --point，二者取一", "give a building or --point, one of the two"},
                {"见 greenward walk witness --help", "see greenward walk witness --help"});
  }
  if (a.point.empty()) return {a.building, {}};
  return {"", parse_point("--point", a.point)};
}

double seconds_of(const workflow::witness_report& r, double distance) {
  return (metres(distance) / r.settings.speed).value;
}

json rules_json(const workflow::witness_report& r) {
  json rules = json::array();
  for (const workflow::witness_rule& used : r.rules)
    rules.push_back({{"key", used.rule.key},
                     {"value", used.value},
                     {"unit", used.rule.unit},
                     {"norm", used.rule.norm},
                     {"clause", used.rule.clause},
                     {"verified", used.rule.verified},
                     {"given", used.given}});
  return rules;
}

json way_json(const workflow::witness_report& r) {
  const walking::witness& way = *r.way;
  json steps = json::array();
  for (const workflow::witness_step& step : r.steps)
    steps.push_back({{"edge", step.edge.value},
                     {"name", step.name},
                     {"kind", step.kind},
                     {"from_metres", step.from_metres},
                     {"to_metres", step.to_metres},
                     {"metres", step.metres},
                     {"total_metres", step.total_metres},
                     {"total_seconds", seconds_of(r, step.total_metres)}});
  return {{"facility", {{"id", r.facility.value}, {"name", r.facility_name}}},
          {"metres", way.metres},
          {"seconds", seconds_of(r, way.metres)},
          {"spare_metres", r.settings.limit().value - way.metres},
          {"access_metres", way.start.access.value},
          {"facility_access_metres", way.end.access.value},
          {"steps", steps}};
}

json witness_document(const session& session, const witness_arguments& a, const workflow::witness_report& r) {
  json refused = json::array();
  for (const workflow::refusal& f : r.refused)
    refused.push_back({{"id", f.id.value}, {"name", f.name}, {"reason", session.text(f.reason)}});
  json document{{"building", r.building.value == 0 ? json() : json(r.building.value)},
                {"code", r.code},
                {"name", r.name},
                {"category", r.settings.category},
                {"limit_metres", r.settings.limit().value},
                {"minutes", r.settings.minutes},
                {"speed_m_per_s", r.settings.speed.value},
                {"verdict", r.within() ? "pass" : "fail"},
                {"way", r.way ? way_json(r) : json()},
                {"refusal", r.way ? json() : to_json(r.refusal_reason)},
                {"rules", rules_json(r)},
                {"facilities", r.facilities},
                {"refused", refused}};
  document.update(provenance_json(r.provenance));
  const workflow::moment when = parse_moment(a.when);
  document.update(moment_json(when.happened_by, when));
  return document;
}

text_table step_table(const session& session, const workflow::witness_report& r) {
  text_table table({{"edge", {"路段", "Edge"}, alignment::right},
                    {"name", {"名称", "Name"}},
                    {"kind", {"类别", "Kind"}},
                    {"from_metres", {"自（米）", "From, m"}, alignment::right},
                    {"to_metres", {"至（米）", "To, m"}, alignment::right},
                    {"metres", {"距离（米）", "Metres"}, alignment::right},
                    {"total_metres", {"累计（米）", "So far, m"}, alignment::right},
                    {"total_seconds", {"累计（秒）", "So far, s"}, alignment::right}});
  const auto access = [&](const char* zh, const char* en, double walked, double total) {
    table.add({"", session.text(zh, en), "", "", "", fmt::format("{:.1f}", walked),
               fmt::format("{:.1f}", total), fmt::format("{:.0f}", seconds_of(r, total))});
  };
  const walking::witness& way = *r.way;
  access("走到步行网", "to the network", way.start.access.value, way.start.access.value);
  for (const workflow::witness_step& step : r.steps)
    table.add({std::to_string(step.edge.value), step.name, step.kind, fmt::format("{:.1f}", step.from_metres),
               fmt::format("{:.1f}", step.to_metres), fmt::format("{:.1f}", step.metres),
               fmt::format("{:.1f}", step.total_metres),
               fmt::format("{:.0f}", seconds_of(r, step.total_metres))});
  access("到设施", "to the facility", way.end.access.value, way.metres);
  return table;
}

void print_rules(const session& session, const workflow::witness_report& r) {
  for (const workflow::witness_rule& used : r.rules) {
    const std::string source = used.given               ? session.text("本次给定", "given")
                               : used.rule.norm.empty() ? session.text("无规范依据", "no norm known")
                                                        : used.rule.norm + " " + used.rule.clause;
    std::cout << fmt::format(
        "{} {:g} {} — {}{}\n", session.text(used.rule.title), used.value, used.rule.unit, source,
        used.rule.verified || used.given ? "" : session.text("（未核实）", " (unverified)"));
  }
}

void print_verdict(const session& session, const workflow::witness_report& r) {
  const double limit = r.settings.limit().value;
  if (!r.way) {
    std::cout << session.text("不达标：", "fail: ") << session.text(r.refusal_reason) << '\n';
    return;
  }
  const double spare = limit - r.way->metres;
  const auto words = [&](const char* zh, const char* en) {
    std::cout << fmt::format(fmt::runtime(session.text(zh, en)), r.facility.value, r.facility_name,
                             r.way->metres, seconds_of(r, r.way->metres), limit, std::abs(spare));
  };
  if (r.within())
    words("达标：到 {} {} 步行 {:.1f} 米、{:.0f} 秒，上限 {:g} 米，余 {:.1f} 米\n",
          "pass: {} {} is {:.1f} m, {:.0f} s away; the limit is {:g} m, {:.1f} m to spare\n");
  else
    words("不达标：到最近的 {} {} 步行 {:.1f} 米、{:.0f} 秒，上限 {:g} 米，超出 {:.1f} 米\n",
          "fail: the nearest, {} {}, is {:.1f} m, {:.0f} s away; the limit is {:g} m, {:.1f} m too far\n");
}

void print_witness(const session& session, const witness_arguments& a, const workflow::witness_report& r) {
  if (session.format == output_format::json) return print(witness_document(session, a, r));
  if (session.format == output_format::csv) {
    if (r.way) step_table(session, r).print_csv(std::cout);
    return;
  }
  if (r.building.value != 0) std::cout << fmt::format("{} {} {}\n", r.building.value, r.code, r.name);
  print_verdict(session, r);
  print_rules(session, r);
  for (const auto& [title, value] : workflow::lines_of(r.provenance))
    std::cout << session.text(title) << value << '\n';
  for (const workflow::refusal& f : r.refused)
    std::cout << session.text("未计入的设施：", "Facility left out: ")
              << fmt::format("{} {} — {}\n", f.id.value, f.name, session.text(f.reason));
  if (!r.way) return;
  std::cout << '\n';
  step_table(session, r).print(std::cout, session.lang);
}

void run_witness(const session& session, witness_arguments a) {
  const workflow::witness_question question = question_of(a);
  const workflow::moment when = parse_moment(a.when);
  const auto district = workflow::load_snapshot(a.database, workflow::witness_layers(), session.task, when);
  const auto report = workflow::compute_witness(*district, question, a.options, when.happened_by);
  if (session.format == output_format::geojson) {
    std::cout << workflow::witness_geojson(report, *district) << '\n';
  } else {
    print_witness(session, a, report);
  }
  if (a.output.empty()) return;
  a.target.folder = a.output;
  const auto written = workflow::write_tables(workflow::witness_tables(report, *district), a.target,
                                              district->info.notice, session.task);
  say_written(session, written);
}

}  // namespace

void add_walk_witness(CLI::App& group, session& session) {
  auto a = std::make_shared<witness_arguments>();
  CLI::App* command = group.add_subcommand(
      "witness", session.text("一栋建筑到最近设施的步行路径与是否达标",
                              "the way from one building to its nearest facility, pass or fail"));
  add_database(*command, session, a->database);
  command->add_option("BUILDING", a->building,
                      session.text("建筑的编码或编号", "code or id of the building"));
  command->add_option("--point", a->point,
                      session.text("代替建筑：经度,纬度", "instead of a building: LON,LAT"));
  add_walk_options(*command, session, a->options);
  add_moment(*command, session, a->when);
  command->add_option("-o,--output", a->output, session.text("写到目录", "write to this folder"));
  add_output_target(*command, session, "--file-format", a->target);
  add_format(*command, session, {"table", "json", "csv", "geojson"});
  command->callback([a, &session] { run_witness(session, *a); });
}

}  // namespace greenward::cli
