// The loop of the hazards in JSON and as tables on the terminal.
#pragma once

#include "engine/cli/json_output.hpp"
#include "engine/cli/session.hpp"
#include "engine/workflow/hazard_ledger.hpp"
#include "engine/workflow/record_hazards.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace greenward::cli {

/// The keys that docs/cli.md lists for `hazards summary`. `by_words`: what --by said.
[[nodiscard]] json hazard_summary_json(const workflow::hazard_ledger& ledger, const workflow::moment& when,
                                       const works::hazard_by& by, const std::vector<std::string>& by_words);
/// In all, by kind, and the rows that were asked for.
void print_hazard_summary(const session& session, const workflow::hazard_ledger& ledger,
                          const workflow::moment& when, const works::hazard_by& by);

/// The keys that docs/cli.md lists for `hazards list`. `rows`: of the table.
[[nodiscard]] json hazard_list_json(const workflow::hazard_ledger& ledger, const workflow::moment& when,
                                    std::span<const std::uint32_t> rows);

[[nodiscard]] json recorded_json(const workflow::recorded_hazard& hazard);
/// "路面破损001（HZ-0001）：已派单 → 已整改"
[[nodiscard]] std::string recorded_text(const session& session, const workflow::recorded_hazard& hazard);

}  // namespace greenward::cli
