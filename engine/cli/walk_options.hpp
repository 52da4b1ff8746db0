// The options that all walking subcommands share.
#pragma once

#include "engine/cli/session.hpp"
#include "engine/workflow/walk.hpp"

namespace CLI {
class App;
}

namespace greenward::cli {

/// --category --minutes --speed --radius --snap --width --profile --barriers --avoid --at --unknown-gates,
/// written into `options`.
void add_walk_options(CLI::App& command, const session& session, workflow::walk_options& options);

}  // namespace greenward::cli
