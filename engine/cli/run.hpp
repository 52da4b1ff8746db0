// The command: one subcommand a file; errors become one line and an exit status here and only here.
#pragma once

namespace greenward::cli {

/// What a program is handed; its exit status. Once a process: streams and signals are its own.
[[nodiscard]] int run(int argc, char** argv);

}  // namespace greenward::cli
