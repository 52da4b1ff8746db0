// The verbs of `greenward drainage`, one file each.
#pragma once

#include "engine/cli/session.hpp"

namespace CLI {
class App;
}

namespace greenward::cli {

void add_drain_hydraulics(CLI::App& group, session& session);
void add_drain_whatif(CLI::App& group, session& session);
void add_drain_swmm(CLI::App& group, session& session);
void add_separation(CLI::App& group, session& session);
void add_drain_coverage(CLI::App& group, session& session);
void add_drain_accept(CLI::App& group, session& session);
void add_drain_check(CLI::App& group, session& session);
void add_drain_profile(CLI::App& group, session& session);
void add_drain_repair(CLI::App& group, session& session);
void add_drain_trace(CLI::App& group, session& session);

}  // namespace greenward::cli
