// greenward find DB LAYER [--bbox W,S,E,N] [--near LON,LAT] [--count K] [--within METRES] [--where EXPR]
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/cli/shown_value.hpp"
#include "engine/cli/text_table.hpp"
#include "engine/workflow/find_features.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

struct find_arguments {
  std::string database, layer, box, near, where;
  std::size_t count = 0;
  double within = -1;
  moment_arguments when;
};

workflow::find_query query_of(const find_arguments& arguments) {
  workflow::find_query query;
  if (!arguments.box.empty()) query.window = parse_box("--bbox", arguments.box);
  if (!arguments.near.empty()) query.near = parse_point("--near", arguments.near);
  if (arguments.count > 0) query.count = arguments.count;
  if (arguments.within >= 0) query.within = metres(arguments.within);
  query.where = arguments.where;
  query.when = parse_moment(arguments.when);
  return query;
}

/// Only fields that some found feature fills: a terminal is narrow.
std::vector<std::size_t> filled_fields(const layer::feature_table& table) {
  std::vector<std::size_t> filled;
  for (std::size_t f = 0; f < table.columns().size(); ++f) {
    bool any = false;
    for (std::size_t row = 0; row < table.size() && !any; ++row) any = table.columns()[f].has(row);
    if (any) filled.push_back(f);
  }
  return filled;
}

/// For a program all fields with their codes; for a person the filled ones with their titles.
enum class reader { program, person };

text_table table_of(const session& session, const workflow::find_result& found, reader who) {
  const auto& schema = found.table.schema();
  std::vector<std::size_t> fields = filled_fields(found.table);
  if (who == reader::program) {
    fields.clear();
    for (std::size_t f = 0; f < schema.fields.size(); ++f) fields.push_back(f);
  }
  std::vector<text_column> columns{{"id", {"编号", "Id"}, alignment::right}};
  for (const std::size_t f : fields) {
    const auto align = found.table.columns()[f].is_text() ? alignment::left : alignment::right;
    columns.push_back({schema.fields[f].name, schema.fields[f].title, align});
  }
  if (!found.metres.empty())
    columns.push_back({"distance_m", {"距离（米）", "Distance (m)"}, alignment::right});
  text_table table(columns);
  for (std::size_t row = 0; row < found.table.size(); ++row) {
    std::vector<std::string> cells{std::to_string(found.table.ids()[row].value)};
    for (const std::size_t f : fields)
      cells.push_back(who == reader::person ? shown_value(session, found.table, f, row)
                                            : to_text(found.table.columns()[f], row));
    if (!found.metres.empty()) cells.push_back(fmt::format("{:.1f}", found.metres[row]));
    table.add(std::move(cells));
  }
  return table;
}

json document(const workflow::find_result& found) {
  json features = json::array();
  const auto& schema = found.table.schema();
  for (std::size_t row = 0; row < found.table.size(); ++row) {
    json feature{{"id", found.table.ids()[row].value}};
    for (std::size_t f = 0; f < schema.fields.size(); ++f)
      feature[schema.fields[f].name] = to_json(found.table.columns()[f], row);
    if (!found.metres.empty()) feature["distance_m"] = found.metres[row];
    features.push_back(std::move(feature));
  }
  return {{"layer", schema.name}, {"count", found.table.size()}, {"features", features}};
}

void print_found(const session& session, const workflow::find_result& found) {
  switch (session.format) {
    case output_format::json:
      print(document(found));
      break;
    case output_format::geojson:
      std::cout << workflow::to_geojson(found) << '\n';
      break;
    case output_format::csv:
      table_of(session, found, reader::program).print_csv(std::cout);
      break;
    case output_format::table:
      table_of(session, found, reader::person).print(std::cout, session.lang);
      session.say(
          {fmt::format("共 {} 个要素", found.table.size()), fmt::format("{} features", found.table.size())});
  }
}

}  // namespace

void add_find(CLI::App& app, session& session) {
  auto arguments = std::make_shared<find_arguments>();
  CLI::App* command = app.add_subcommand(
      "find", session.text("按位置和属性查找要素", "find features by place and attribute"));
  add_database(*command, session, arguments->database);
  command->add_option("LAYER", arguments->layer, session.text("图层", "layer"))->required();
  command->add_option("--bbox", arguments->box,
                      session.text("范围：西,南,东,北（度）", "window: W,S,E,N in degrees"));
  command->add_option("--near", arguments->near,
                      session.text("靠近：经度,纬度，结果按距离排序", "near LON,LAT, ordered by distance"));
  command->add_option("--count", arguments->count, session.text("最多几个", "at most so many"))
      ->check(CLI::PositiveNumber);
  command
      ->add_option("--within", arguments->within,
                   session.text("距 --near 多少米以内", "within so many metres of --near"))
      ->check(CLI::NonNegativeNumber);
  command->add_option("--where", arguments->where,
                      session.text("条件，例如 \"stage = 'started' AND quantity > 500\"",
                                   "condition, e.g. \"stage = 'started' AND quantity > 500\""));
  add_moment(*command, session, arguments->when);
  add_format(*command, session, {"table", "json", "csv", "geojson"});
  command->callback([arguments, &session] {
    print_found(session, workflow::find_features(arguments->database, arguments->layer, query_of(*arguments),
                                                 session.task));
  });
}

}  // namespace greenward::cli
