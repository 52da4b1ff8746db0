// The subcommands: each file command_*.cpp adds one to the program.
#pragma once

#include "engine/cli/session.hpp"

namespace CLI {
class App;
}

namespace greenward::cli {

void add_sample(CLI::App& app, session& session);
void add_import(CLI::App& app, session& session);
void add_info(CLI::App& app, session& session);
void add_find(CLI::App& app, session& session);
void add_coords(CLI::App& app, session& session);
void add_record(CLI::App& app, session& session);
void add_edit(CLI::App& app, session& session);
void add_history(CLI::App& app, session& session);
void add_journal(CLI::App& app, session& session);
void add_undo(CLI::App& app, session& session);
void add_diff(CLI::App& app, session& session);
void add_progress(CLI::App& app, session& session);
void add_dispatch(CLI::App& app, session& session);
void add_race(CLI::App& app, session& session);
void add_review(CLI::App& app, session& session);
void add_targets(CLI::App& app, session& session);
void add_trend(CLI::App& app, session& session);
void add_inventory(CLI::App& app, session& session);
void add_green(CLI::App& app, session& session);
void add_villages(CLI::App& app, session& session);
void add_chiefs(CLI::App& app, session& session);
void add_publish(CLI::App& app, session& session);
void add_conflicts(CLI::App& app, session& session);
void add_drainage(CLI::App& app, session& session);
void add_walk(CLI::App& app, session& session);
void add_site(CLI::App& app, session& session);
void add_hazards(CLI::App& app, session& session);
void add_export(CLI::App& app, session& session);
void add_map(CLI::App& app, session& session);
void add_verify(CLI::App& app, session& session);

}  // namespace greenward::cli
