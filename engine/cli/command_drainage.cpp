// greenward drainage coverage DB [--sanitary METRES] [--storm METRES]
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/drainage_commands.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/cli/text_table.hpp"
#include "engine/workflow/drainage.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

struct coverage_arguments {
  std::string database;
  double sanitary = 0, storm = 0;
  moment_arguments when;
};

json row_json(const drainage::compound_coverage& row) {
  return {{"buildings", row.buildings},         {"near_sanitary", row.near_sanitary},
          {"near_storm", row.near_storm},       {"near_both", row.near_both},
          {"near_combined", row.near_combined}, {"by_unknown_status", row.by_unknown_status}};
}

json document(const workflow::moment& when, const workflow::district_snapshot& district,
              const workflow::drainage_report& report) {
  const auto& compounds = district.at("compounds").table;
  json list = json::array();
  json outside;
  for (const auto& row : report.coverage.compounds) {
    if (row.compound == drainage::kNone) {
      outside = row_json(row);
      continue;
    }
    json entry{{"id", compounds.ids()[row.compound].value},
               {"code", to_json(compounds["code"], row.compound)},
               {"name", to_json(compounds["name"], row.compound)}};
    entry.update(row_json(row));
    list.push_back(std::move(entry));
  }
  json result = moment_json(when.happened_by, when);
  result.update({{"sanitary_m", report.limits.sanitary.value},
                 {"storm_m", report.limits.storm.value},
                 {"rule_pack", report.pack_name + " " + report.pack_version},
                 {"unverified", keys_of(report.unverified)},
                 {"compounds", list},
                 {"outside_compounds", outside}});
  return result;
}

text_table table_of(const session& session, const workflow::district_snapshot& district,
                    const workflow::drainage_report& report) {
  const auto& compounds = district.at("compounds").table;
  text_table table({{"id", {"编号", "Id"}, alignment::right},
                    {"code", {"编码", "Code"}},
                    {"name", {"小区", "Compound"}},
                    {"buildings", {"建筑", "Buildings"}, alignment::right},
                    {"near_sanitary", {"近污水管", "Near sanitary"}, alignment::right},
                    {"near_storm", {"近雨水管", "Near storm"}, alignment::right},
                    {"near_both", {"两者皆近", "Near both"}, alignment::right},
                    {"near_combined", {"近合流管", "Near combined"}, alignment::right}});
  for (const auto& row : report.coverage.compounds) {
    const bool none = row.compound == drainage::kNone;
    table.add(
        {none ? "" : std::to_string(compounds.ids()[row.compound].value),
         none ? "" : to_text(compounds["code"], row.compound),
         none ? session.text("（小区之外）", "(in no compound)") : to_text(compounds["name"], row.compound),
         std::to_string(row.buildings), std::to_string(row.near_sanitary), std::to_string(row.near_storm),
         std::to_string(row.near_both), std::to_string(row.near_combined)});
  }
  return table;
}

void print_report(const session& session, const workflow::moment& when,
                  const workflow::district_snapshot& district, const workflow::drainage_report& report) {
  if (session.format == output_format::json) return print(document(when, district, report));
  const text_table table = table_of(session, district, report);
  if (session.format == output_format::csv) return table.print_csv(std::cout);
  table.print(std::cout, session.lang);
  session.say(
      {fmt::format("“近”：建筑外轮廓到污水管 ≤ {:g} 米、雨水管 ≤ {:g} 米；近不等于已接通。规则包 {} {}{}",
                   report.limits.sanitary.value, report.limits.storm.value, report.pack_name,
                   report.pack_version, report.unverified.empty() ? "" : "，数值未核实"),
       fmt::format("near: outline within {:g} m of a sanitary pipe, {:g} m of a storm pipe; near is not "
                   "connected. Rule pack {} {}{}",
                   report.limits.sanitary.value, report.limits.storm.value, report.pack_name,
                   report.pack_version, report.unverified.empty() ? "" : ", numbers unverified")});
  if (const bilingual words = workflow::words_for(when); !words.en.empty()) session.say(words);
}

}  // namespace

void add_drainage(CLI::App& app, session& session) {
  CLI::App* group = app.add_subcommand("drainage", session.text("排水管网", "drainage networks"));
  group->require_subcommand(1);
  add_drain_check(*group, session);
  add_drain_accept(*group, session);
  add_drain_repair(*group, session);
  add_drain_hydraulics(*group, session);
  add_separation(*group, session);
  add_drain_trace(*group, session);
  add_drain_profile(*group, session);
  add_drain_whatif(*group, session);
  add_drain_swmm(*group, session);
  auto a = std::make_shared<coverage_arguments>();
  CLI::App* command = group->add_subcommand(
      "coverage", session.text("管网覆盖：各小区有多少建筑靠近污水管、雨水管",
                               "how many buildings of each compound are near a sanitary and a storm pipe"));
  add_database(*command, session, a->database);
  command->add_option("--sanitary", a->sanitary,
                      session.text("到污水管的最大距离（米），默认取规则包",
                                   "metres to a sanitary pipe; default: the rule pack's"));
  command->add_option("--storm", a->storm,
                      session.text("到雨水管的最大距离（米），默认取规则包",
                                   "metres to a storm pipe; default: the rule pack's"));
  add_moment(*command, session, a->when);
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, &session] {
    const workflow::moment when = parse_moment(a->when);
    const auto district =
        workflow::load_snapshot(a->database, workflow::drainage_layers(), session.task, when);
    print_report(session, when, *district,
                 workflow::compute_drainage_coverage(*district, {metres(a->sanitary), metres(a->storm)}));
  });
}

}  // namespace greenward::cli
