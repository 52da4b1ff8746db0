// greenward inventory DB and greenward green DB [--by LEVEL]
// greenward villages DB and greenward chiefs DB [--as-of DATE] [--recorded-by DATE]
// all of them with [-o FILE]
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/explained_output.hpp"
#include "engine/cli/measures.hpp"
#include "engine/workflow/chiefs.hpp"
#include "engine/workflow/green.hpp"
#include "engine/workflow/inventory.hpp"
#include "engine/workflow/villages.hpp"

#include <CLI/CLI.hpp>

namespace greenward::cli {

namespace {

struct level_arguments {
  std::string database, by = "street";
  std::filesystem::path file;
};

void add_level(CLI::App& command, session& session, level_arguments& a) {
  add_database(command, session, a.database);
  command
      .add_option("--by", a.by,
                  session.text("单位层级：district、street（默认）、community",
                               "level: district, street (default) or community"))
      ->check(CLI::IsMember({"district", "street", "community"}))
      ->type_name("");
  add_sheet_file(command, session, a.file);
  add_format(command, session, {"table", "json", "csv"});
}

}  // namespace

void add_inventory(CLI::App& app, session& session) {
  auto a = std::make_shared<level_arguments>();
  CLI::App* command = app.add_subcommand(
      "inventory",
      session.text("家底：各单位道路、管线（按系统）、公园、绿道的长度和面积",
                   "what there is: metres of road and of pipe by system, parks, greenways, by unit"));
  add_level(*command, session, *a);
  command->callback([a, &session] {
    const auto district = workflow::load_snapshot(a->database, workflow::inventory_layers(), session.task);
    show_explained(session, district->info, today(), {}, {"家底", "Inventory"},
                   workflow::inventory_of(*district, *unit_level_called(a->by), session.lang), a->file);
  });
}

void add_green(CLI::App& app, session& session) {
  auto a = std::make_shared<level_arguments>();
  CLI::App* command =
      app.add_subcommand("green", session.text("公园与绿道：各单位面积、人均、服务半径覆盖",
                                               "parks and greenways by unit: area, per head, service radii"));
  add_level(*command, session, *a);
  command->callback([a, &session] {
    const auto district = workflow::load_snapshot(a->database, workflow::green_layers(), session.task);
    show_explained(session, district->info, today(), {}, {"公园与绿道", "Parks and greenways"},
                   workflow::green_space(*district, *unit_level_called(a->by), session.lang), a->file);
  });
}

void add_villages(CLI::App& app, session& session) {
  struct arguments {
    std::string database;
    moment_arguments when;
    std::filesystem::path file;
  };
  auto a = std::make_shared<arguments>();
  CLI::App* command = app.add_subcommand(
      "villages",
      session.text("村庄：荣誉、水电路网工程、创建清单", "villages: honours, rural works, checklists"));
  add_database(*command, session, a->database);
  add_moment(*command, session, a->when);
  add_sheet_file(*command, session, a->file);
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, &session] {
    const workflow::moment when = parse_moment(a->when);
    const auto district = workflow::load_snapshot(a->database, workflow::village_layers(), session.task,
                                                  {{}, when.recorded_by});
    show_explained(session, district->info, when.happened_by.value_or(today()), when,
                   {"村庄与荣誉", "Villages and honours"},
                   workflow::villages_and_honours(district, when.happened_by, session.lang), a->file);
  });
}

void add_chiefs(CLI::App& app, session& session) {
  struct arguments {
    std::string database;
    moment_arguments when;
    double reach = workflow::kReachOfChiefs;
    std::filesystem::path file;
  };
  auto a = std::make_shared<arguments>();
  CLI::App* command = app.add_subcommand(
      "chiefs", session.text("河长、湖长、林长与网格：责任人、隐患、巡查",
                             "river, lake and forest chiefs and grid cells: who answers, hazards, patrols"));
  add_database(*command, session, a->database);
  command
      ->add_option("--reach", a->reach,
                   session.text("距河段多少米以内的隐患计入（30）",
                                "metres from a reach within which hazards count (30)"))
      ->check(CLI::Range(0.0, 1000.0));
  add_moment(*command, session, a->when);
  add_sheet_file(*command, session, a->file);
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, &session] {
    const workflow::moment when = parse_moment(a->when);
    const auto district =
        workflow::load_snapshot(a->database, workflow::chief_layers(), session.task, {{}, when.recorded_by});
    show_explained(session, district->info, when.happened_by.value_or(today()), when,
                   {"河长、湖长、林长与网格", "Chiefs and grid cells"},
                   workflow::chiefs_and_hazards(district, when.happened_by, a->reach, session.lang), a->file);
  });
}

}  // namespace greenward::cli
