// greenward verify DB
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/evidence.hpp"

#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

void add_verify(CLI::App& app, session& session) {
  auto address = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("verify", session.text("检查数据库是否完好", "check that a database is sound"));
  add_database(*command, session, *address);
  add_format(*command, session, {"table", "json"});
  command->callback([address, &session] {
    const auto store = workflow::open_for_reading(*address);
    auto findings = store->verify();
    for (bilingual& finding : workflow::check_evidence(*address, *store))
      findings.push_back(std::move(finding));
    if (session.format == output_format::json) {
      json list = json::array();
      for (const bilingual& finding : findings) list.push_back(to_json(finding));
      print({{"sound", findings.empty()}, {"findings", list}});
    } else {
      for (const bilingual& finding : findings) std::cout << session.text(finding) << '\n';
      if (findings.empty()) std::cout << session.text("数据库完好", "the database is sound") << '\n';
    }
    if (!findings.empty()) session.status = 1;
  });
}

}  // namespace greenward::cli
