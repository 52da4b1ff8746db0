// The subcommands of `greenward walk` that have files of their own.
#pragma once

#include "engine/cli/session.hpp"

namespace CLI {
class App;
}

namespace greenward::cli {

void add_walk_witness(CLI::App& group, session& session);
void add_walk_verify(CLI::App& group, session& session);

}  // namespace greenward::cli
