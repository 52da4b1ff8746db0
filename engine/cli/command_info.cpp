// greenward info DB
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/cli/text_table.hpp"
#include "engine/geo/crs.hpp"
#include "engine/workflow/environment.hpp"

#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

json layer_json(const layer::layer_schema& schema, std::int64_t count) {
  const bool spatial = schema.geometry != layer::layer_geometry::none;
  return {{"name", schema.name},
          {"title", to_json(schema.title)},
          {"count", count},
          {"geometry", std::string(layer::to_string(schema.geometry))},
          {"crs", spatial ? json(geo::to_string(geo::kStorageCrs)) : json()}};
}

json document(const store::store& store) {
  const auto& environment = workflow::program_environment();
  const store::district_info info = store.info();
  json layers = json::array(), packs = json::array();
  for (const auto& schema : environment.catalogue.layers())
    layers.push_back(layer_json(schema, store.count(schema.name)));
  for (const auto& pack : environment.rules)
    packs.push_back(
        {{"name", pack.name}, {"version", pack.version}, {"unverified", pack.unverified_count()}});
  return {{"name", info.name},
          {"code", info.code},
          {"synthetic", info.synthetic},
          {"notice", info.notice},
          {"measuring_crs", info.measuring_crs.epsg == 0 ? json() : json(geo::to_string(info.measuring_crs))},
          {"layers", layers},
          {"rule_packs", packs}};
}

void print_info(const session& session, const json& info) {
  const auto line = [&](const char* zh, const char* en, const std::string& value) {
    std::cout << session.text(zh, en) << value << '\n';
  };
  line("名称：", "Name: ", info["name"].get<std::string>() + " " + info["code"].get<std::string>());
  if (!info["notice"].get<std::string>().empty())
    line("数据声明：", "Notice: ", info["notice"].get<std::string>());
  line("量算坐标系：", "Measuring CRS: ",
       info["measuring_crs"].is_null() ? session.text("未定", "not chosen yet")
                                       : info["measuring_crs"].get<std::string>());
  text_table layers({{"layer", {"图层", "Layer"}},
                     {"title", {"名称", "Title"}},
                     {"count", {"要素数", "Features"}, alignment::right},
                     {"geometry", {"几何", "Geometry"}},
                     {"crs", {"坐标系", "CRS"}}});
  for (const json& layer : info["layers"]) {
    layers.add({layer["name"], layer["title"][session.lang == language::zh ? "zh" : "en"],
                layer["count"].dump(), layer["geometry"],
                layer["crs"].is_null() ? "" : layer["crs"].get<std::string>()});
  }
  layers.print(std::cout, session.lang);
  text_table packs({{"rule_pack", {"规则包", "Rule pack"}},
                    {"version", {"版本", "Version"}},
                    {"unverified", {"未核实条目", "Unverified rules"}, alignment::right}});
  for (const json& pack : info["rule_packs"])
    packs.add({pack["name"], pack["version"], pack["unverified"].dump()});
  std::cout << '\n';
  packs.print(std::cout, session.lang);
}

}  // namespace

void add_info(CLI::App& app, session& session) {
  auto address = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("info", session.text("数据库内容一览", "what a database holds"));
  add_database(*command, session, *address);
  add_format(*command, session, {"table", "json"});
  command->callback([address, &session] {
    const json info = document(*workflow::open_for_reading(*address));
    if (session.format == output_format::json)
      print(info);
    else
      print_info(session, info);
  });
}

}  // namespace greenward::cli
