// Bands of service areas, and what a walking result was made from, on the terminal and as JSON.
#pragma once

#include "engine/cli/json_output.hpp"
#include "engine/workflow/service_bands.hpp"

namespace CLI {
class App;
}

namespace greenward::cli {

/// --minutes as a list (instead of the one that the walking subcommands share), --each, --simplify.
void add_band_options(CLI::App& command, const session& session, workflow::band_options& options);

[[nodiscard]] json bands_json(const workflow::service_bands& bands);
/// One row a band.
void print_bands(const session& session, const workflow::service_bands& bands);

/// {"rule_pack","unverified","network_version","date","notice"}
[[nodiscard]] json provenance_json(const workflow::walk_provenance& provenance);
/// A line each on stderr.
void say_provenance(const session& session, const workflow::walk_provenance& provenance);

}  // namespace greenward::cli
