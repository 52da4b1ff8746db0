// greenward walk reach|area|coverage DB ...; witness and verify are files of their own
#include "engine/base/error.hpp"
#include "engine/cli/arguments.hpp"
#include "engine/cli/band_output.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/cli/output_options.hpp"
#include "engine/cli/text_table.hpp"
#include "engine/cli/walk_commands.hpp"
#include "engine/cli/walk_options.hpp"
#include "engine/workflow/service_area_tables.hpp"
#include "engine/workflow/unit_names.hpp"
#include "engine/workflow/walk.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

struct walk_arguments {
  std::string database, from, output;
  workflow::output_target target;
  double limit_metres = 0;
  workflow::walk_options options;
  workflow::band_options bands;  ///< of `area`
  moment_arguments when;
};

std::shared_ptr<const workflow::district_snapshot> load(const session& session, walk_arguments& a,
                                                        std::span<const std::string> layers) {
  a.options.passage.day = parse_moment(a.when).happened_by;
  return workflow::load_snapshot(a.database, layers, session.task, parse_moment(a.when));
}

/// The moment of the data in a document, and below a table.
void add_moment_of(json& document, const walk_arguments& a) {
  const workflow::moment when = parse_moment(a.when);
  document.update(moment_json(when.happened_by, when));
}
workflow::walk_provenance dated(workflow::walk_provenance provenance, const walk_arguments& a) {
  if (const auto day = parse_moment(a.when).happened_by) provenance.date = format_date(*day);
  return provenance;
}
void say_moment(const session& session, const walk_arguments& a) {
  const bilingual words = workflow::words_for(parse_moment(a.when));
  if (!words.en.empty()) session.say(words);
}

json ground_json(const workflow::ground_notes& notes, const workflow::walk_settings& settings) {
  const workflow::passage_options& passage = settings.passage;
  const auto if_asked = [](bool asked, std::size_t count) { return asked ? json(count) : json(); };
  return {{"profile", settings.profile.name},
          {"edges", notes.edges},
          {"edges_of_unknown_slope", notes.unknown_slopes},
          {"barriers", if_asked(passage.barriers, notes.barriers)},
          {"edges_barred", if_asked(passage.barriers, notes.barred)},
          {"edges_avoided", if_asked(!passage.avoid.empty(), notes.avoided)},
          {"gates", notes.gates},
          {"gates_closed", if_asked(passage.at.has_value(), notes.closed_gates)},
          {"gates_not_understood", if_asked(passage.at.has_value(), notes.unknown_gates)},
          {"gates_without_hours", if_asked(passage.at.has_value(), notes.gates_without_hours)}};
}

/// Who walks, and what was taken to be open, closed or level: on stderr, below a table.
void say_ground(const session& session, const workflow::ground_notes& notes,
                const workflow::walk_settings& settings) {
  const bilingual& who = settings.profile.title;
  session.say({"步行者：" + who.zh, "walker: " + who.en});
  for (const bilingual& line : workflow::words_for(notes, settings)) session.say(line);
}

// ---- reach ----

json reach_document(const workflow::reach_report& report) {
  const walking::snap& start = report.reached.starts.front();
  json nodes = json::array(), edges = json::array();
  for (std::size_t i = 0; i < report.node_ids.size(); ++i) {
    const metres distance(report.reached.nodes[i].metres);
    nodes.push_back({{"id", report.node_ids[i]},
                     {"metres", distance.value},
                     {"seconds", (distance / report.settings.speed).value}});
  }
  for (std::size_t i = 0; i < report.edge_ids.size(); ++i) {
    const walking::edge_part& part = report.reached.parts[i];
    edges.push_back(
        {{"id", report.edge_ids[i].value}, {"from_metres", part.from_metres}, {"to_metres", part.to_metres}});
  }
  return {{"snap",
           {{"edge", report.start_edge.value}, {"fraction", start.fraction}, {"metres", start.access.value}}},
          {"limit_metres", report.settings.limit().value},
          {"speed_m_per_s", report.settings.speed.value},
          {"ground", ground_json(report.ground, report.settings)},
          {"nodes", nodes},
          {"edges", edges}};
}

void print_reach(const session& session, const walk_arguments& a, const workflow::reach_report& report) {
  if (session.format == output_format::json) {
    json document = reach_document(report);
    document.update(provenance_json(dated(report.provenance, a)));
    add_moment_of(document, a);
    return print(document);
  }
  text_table table({{"node", {"节点", "Node"}, alignment::right},
                    {"metres", {"距离（米）", "Metres"}, alignment::right},
                    {"seconds", {"时间（秒）", "Seconds"}, alignment::right}});
  for (std::size_t i = 0; i < report.node_ids.size(); ++i) {
    const metres distance(report.reached.nodes[i].metres);
    table.add({std::to_string(report.node_ids[i]), fmt::format("{:.1f}", distance.value),
               fmt::format("{:.0f}", (distance / report.settings.speed).value)});
  }
  if (session.format == output_format::csv) return table.print_csv(std::cout);
  table.print(std::cout, session.lang);
  session.say({fmt::format("接入路段 {}，距离 {:.1f} 米；上限 {:.0f} 米内可达节点 {} 个",
                           report.start_edge.value, report.reached.starts.front().access.value,
                           report.settings.limit().value, report.node_ids.size()),
               fmt::format("joined edge {} at {:.1f} m; {} nodes within {:.0f} m", report.start_edge.value,
                           report.reached.starts.front().access.value, report.node_ids.size(),
                           report.settings.limit().value)});
  say_ground(session, report.ground, report.settings);
  say_provenance(session, dated(report.provenance, a));
}

void run_reach(const session& session, walk_arguments a) {
  const auto district = load(session, a, workflow::network_layers());
  if (a.limit_metres > 0) {
    const auto settings = workflow::resolve(a.options);
    a.options.minutes = a.limit_metres / settings.speed.value / 60.0;
  }
  print_reach(session, a, workflow::compute_reach(*district, parse_point("--from", a.from), a.options));
}

// ---- coverage and area ----

json settings_json(const workflow::walk_settings& s) {
  return {{"category", s.category},
          {"minutes", s.minutes},
          {"speed_m_per_s", s.speed.value},
          {"limit_metres", s.limit().value},
          {"radius_metres", s.radius.value},
          {"snap_metres", s.snap_maximum.value},
          {"rule_pack", s.pack_name + " " + s.pack_version},
          {"unverified", keys_of(s.unverified)}};
}

json refused_json(const session& session, std::span<const workflow::refusal> refusals) {
  json refused = json::array();
  for (const workflow::refusal& r : refusals)
    refused.push_back({{"id", r.id.value}, {"name", r.name}, {"reason", session.text(r.reason)}});
  return refused;
}

/// Without population points the number of people is not known, which is not zero.
json people_json(const workflow::service_circles& circles, std::int64_t people) {
  return circles.coverage.place_metres.empty() ? json() : json(people);
}

json coverage_document(const session& session, const walk_arguments& a,
                       const workflow::district_snapshot& district,
                       const workflow::service_circles& circles) {
  const auto names = workflow::unit_names(district.at("admin_units").table);
  json units = json::array();
  for (const auto& unit : circles.coverage.units) {
    const auto name = names.find(unit.code);
    units.push_back({{"code", unit.code},
                     {"name", name == names.end() ? json() : json(name->second)},
                     {"people", unit.sums.people},
                     {"people_within", unit.sums.within},
                     {"people_within_radius", unit.sums.within_radius},
                     {"people_unplaced", unit.sums.unplaced}});
  }
  json document = settings_json(circles.settings);
  const walking::population_sums& total = circles.coverage.total;
  document.update({{"facilities", circles.facilities},
                   {"people", people_json(circles, total.people)},
                   {"people_within", people_json(circles, total.within)},
                   {"people_within_radius", people_json(circles, total.within_radius)},
                   {"people_unplaced", people_json(circles, total.unplaced)},
                   {"ground", ground_json(circles.ground, circles.settings)},
                   {"refused", refused_json(session, circles.refused)},
                   {"refused_entrances", refused_json(session, circles.refused_entrances)},
                   {"units", units}});
  document.update(provenance_json(dated(circles.provenance, a)));
  add_moment_of(document, a);
  return document;
}

std::string share(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? fmt::format("{} / {} = {:.1f} %", part, whole,
                                 100.0 * static_cast<double>(part) / static_cast<double>(whole))
                   : "—";
}

text_table unit_table(const workflow::district_snapshot& district, const workflow::service_circles& circles) {
  const auto names = workflow::unit_names(district.at("admin_units").table);
  text_table table({{"code", {"代码", "Code"}},
                    {"name", {"单位", "Unit"}},
                    {"people", {"人口", "People"}, alignment::right},
                    {"people_within", {"沿路可达", "Within, by streets"}, alignment::right},
                    {"people_within_radius", {"直线半径内", "Within radius"}, alignment::right},
                    {"people_unplaced", {"未接入步行网", "Not on the network"}, alignment::right}});
  for (const auto& unit : circles.coverage.units) {
    const auto name = names.find(unit.code);
    table.add({unit.code, name == names.end() ? "" : name->second, std::to_string(unit.sums.people),
               std::to_string(unit.sums.within), std::to_string(unit.sums.within_radius),
               std::to_string(unit.sums.unplaced)});
  }
  return table;
}

void print_summary(const session& session, const workflow::service_circles& circles) {
  const workflow::walk_settings& s = circles.settings;
  const walking::population_sums& total = circles.coverage.total;
  const auto line = [](const std::string& name, const std::string& value) {
    std::cout << name << value << '\n';
  };
  line(session.text("设施：", "Facilities: "), fmt::format("{}（{}）", circles.facilities, s.category));
  line(session.text("步行：", "Walking: "),
       fmt::format("{:g} min × {:g} m/s = {:g} m", s.minutes, s.speed.value, s.limit().value));
  if (circles.coverage.place_metres.empty()) {
    line(session.text("人口：", "People: "),
         session.text("未知（没有人口点）", "not known (no population points)"));
  } else {
    line(session.text("沿路可达人口：", "People within, by the streets: "),
         share(total.within, total.people));
    line(session.text("直线半径内人口：", "People within the plain radius: "),
         share(total.within_radius, total.people) + fmt::format(" ({:g} m)", s.radius.value));
    line(session.text("未接入步行网的人口：", "People not on the network: "), std::to_string(total.unplaced));
  }
  for (const auto& [title, value] : workflow::lines_of(circles.provenance)) line(session.text(title), value);
  for (const workflow::refusal& r : circles.refused)
    line(session.text("未计入的设施：", "Facility left out: "),
         fmt::format("{} {} — {}", r.id.value, r.name, session.text(r.reason)));
  for (const workflow::refusal& r : circles.refused_entrances)
    line(session.text("未计入的入口：", "Entrance left out: "),
         fmt::format("{} {} — {}", r.id.value, r.name, session.text(r.reason)));
  say_ground(session, circles.ground, s);
}

std::vector<std::string> coverage_layers() {
  std::vector<std::string> layers = workflow::walking_layers();
  layers.emplace_back("admin_units");
  return layers;
}

void run_coverage(const session& session, walk_arguments a) {
  const auto district = load(session, a, coverage_layers());
  const auto circles = workflow::compute_coverage(*district, a.options, session.task);
  if (session.format == output_format::json) return print(coverage_document(session, a, *district, circles));
  const text_table table = unit_table(*district, circles);
  if (session.format == output_format::csv) return table.print_csv(std::cout);
  print_summary(session, circles);
  std::cout << '\n';
  table.print(std::cout, session.lang);
  say_moment(session, a);
}

void run_area(const session& session, walk_arguments a) {
  a.bands.walk = a.options;
  const auto district = load(session, a, workflow::band_layers());
  const auto bands =
      workflow::compute_service_bands(*district, a.bands, parse_moment(a.when).happened_by, session.task);
  if (session.format == output_format::geojson) {
    std::cout << workflow::service_area_geojson(bands, *district) << '\n';
  } else if (session.format == output_format::json) {
    json document = coverage_document(session, a, *district, bands.circles);
    document["bands"] = bands_json(bands);
    print(document);
  } else {
    print_summary(session, bands.circles);
    print_bands(session, bands);
    say_moment(session, a);
  }
  if (a.output.empty()) return;
  a.target.folder = a.output;
  const auto written = workflow::write_service_areas(bands, *district, a.target, session.task);
  say_written(session, written);
}

CLI::App* add_walk_command(CLI::App& group, session& session, const char* name, const std::string& help,
                           walk_arguments& a) {
  CLI::App* command = group.add_subcommand(name, help);
  add_database(*command, session, a.database);
  add_walk_options(*command, session, a.options);
  add_moment(*command, session, a.when);
  return command;
}

}  // namespace

void add_walk(CLI::App& app, session& session) {
  CLI::App* group =
      app.add_subcommand("walk", session.text("步行可达与服务圈", "walking reach and service circles"));
  group->require_subcommand(1);

  auto r = std::make_shared<walk_arguments>();
  CLI::App* reach = add_walk_command(
      *group, session, "reach", session.text("从一点出发能走到哪里", "what can be reached from a point"), *r);
  reach->add_option("--from", r->from, session.text("起点：经度,纬度", "start: LON,LAT"))->required();
  reach
      ->add_option("--metres", r->limit_metres,
                   session.text("距离上限（米），代替 --minutes", "limit in metres instead of --minutes"))
      ->check(CLI::PositiveNumber);
  add_format(*reach, session, {"table", "json", "csv"});
  reach->callback([r, &session] { run_reach(session, *r); });

  auto c = std::make_shared<walk_arguments>();
  CLI::App* coverage =
      add_walk_command(*group, session, "coverage",
                       session.text("服务圈覆盖人口：沿路与直线半径对照",
                                    "people covered, by the streets and by the plain radius"),
                       *c);
  add_format(*coverage, session, {"table", "json", "csv"});
  coverage->callback([c, &session] { run_coverage(session, *c); });

  auto s = std::make_shared<walk_arguments>();
  CLI::App* area = add_walk_command(*group, session, "area",
                                    session.text("服务区范围", "the service areas themselves"), *s);
  add_band_options(*area, session, s->bands);
  area->add_option("-o,--output", s->output, session.text("写到目录", "write to this folder"));
  add_output_target(*area, session, "--file-format", s->target);
  add_format(*area, session, {"table", "json", "geojson"});
  area->callback([s, &session] { run_area(session, *s); });

  add_walk_gap(*group, session);
  add_walk_catchment(*group, session);
  add_walk_roadworks(*group, session);
  add_walk_network(*group, session);
  add_walk_slopes(*group, session);
  add_walk_witness(*group, session);
  add_walk_verify(*group, session);
}

}  // namespace greenward::cli
