// Rows of a roll-up on the terminal and in JSON, and the option that says what makes them.
#pragma once

#include "engine/cli/json_output.hpp"
#include "engine/cli/session.hpp"
#include "engine/cli/text_table.hpp"
#include "engine/workflow/works_ledger.hpp"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace greenward::cli {

/// Adds `--by`.
void add_by(CLI::App& command, const session& session, std::vector<std::string>& by);
/// `names`: words of --by. A level alone also means by kind, which is what most ask for. Throws error{usage}
/// for two levels.
[[nodiscard]] works::roll_up_by parse_by(const std::vector<std::string>& names);

/// What a row is about, then its measures.
[[nodiscard]] std::vector<text_column> roll_up_columns(const works::roll_up_by& by);
[[nodiscard]] std::vector<std::string> roll_up_cells(const session& session,
                                                     const workflow::works_ledger& ledger,
                                                     const works::roll_up_by& by,
                                                     const works::roll_up_row& row);
[[nodiscard]] json roll_up_json(const workflow::works_ledger& ledger, const works::roll_up_by& by,
                                const works::roll_up_row& row);

/// Below a table: what its sums do not hold. Nothing if there is nothing to say.
void print_reservations(const session& session, const workflow::works_ledger& ledger);

}  // namespace greenward::cli
