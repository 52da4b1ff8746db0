// greenward drainage ...: the group of the verbs about drains.
#include "engine/cli/commands.hpp"
#include "engine/cli/drainage_commands.hpp"

#include <CLI/CLI.hpp>

namespace greenward::cli {

void add_drainage(CLI::App& app, session& session) {
  CLI::App* group = app.add_subcommand("drainage", session.text("排水管网", "drainage networks"));
  group->require_subcommand(1);
  add_drain_check(*group, session);
  add_drain_accept(*group, session);
  add_drain_repair(*group, session);
  add_drain_hydraulics(*group, session);
  add_separation(*group, session);
  add_drain_coverage(*group, session);
  add_drain_trace(*group, session);
  add_drain_profile(*group, session);
  add_drain_whatif(*group, session);
  add_drain_swmm(*group, session);
}

}  // namespace greenward::cli
