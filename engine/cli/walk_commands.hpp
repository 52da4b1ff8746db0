// The verbs of `greenward walk`, one file each.
#pragma once

#include "engine/cli/session.hpp"

namespace CLI {
class App;
}

namespace greenward::cli {

void add_walk_gap(CLI::App& group, session& session);
void add_walk_catchment(CLI::App& group, session& session);
void add_walk_roadworks(CLI::App& group, session& session);
void add_walk_network(CLI::App& group, session& session);
void add_walk_slopes(CLI::App& group, session& session);
void add_walk_witness(CLI::App& group, session& session);
void add_walk_verify(CLI::App& group, session& session);

}  // namespace greenward::cli
