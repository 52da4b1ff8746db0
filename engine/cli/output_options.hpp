// The options of every subcommand that writes layers to files.
#pragma once

#include "engine/cli/session.hpp"
#include "engine/workflow/export_layers.hpp"

#include <string>

namespace CLI {
class App;
}

namespace greenward::cli {

/// The file format (under the option name `format_option`), --crs and --encoding, written into `target`.
void add_output_target(CLI::App& command, const session& session, const std::string& format_option,
                       workflow::output_target& target);

/// Says which files were written.
void say_written(const session& session, const exchange::export_result& written);

}  // namespace greenward::cli
