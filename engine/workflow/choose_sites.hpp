// Siting from tables: files in, a checked choice and its sheets out. (From the map: site_map.hpp.)
#pragma once

#include "engine/base/sheet.hpp"
#include "engine/base/task.hpp"
#include "engine/siting/siting_tables.hpp"
#include "engine/siting/solve.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

struct siting_request {
  std::filesystem::path costs, demand, candidates;  ///< candidates: empty = the sites of the costs
  siting::siting_model model = siting::siting_model::p_median;
  std::optional<std::size_t> most_sites;  ///< the locked ones too
  std::optional<std::size_t> new_sites;   ///< beside the locked ones
  std::optional<double> budget, radius, minimum_share;
  std::vector<std::string> locked;  ///< names of sites, beside those that the table locks
  siting::siting_options options;
};

struct siting_choice {
  siting::siting_tables tables;
  siting::siting_result result;
};

/// Reads, solves, and checks the result against the tables (siting::check_siting). Throws what
/// read_siting_tables() and solve() throw, error{bad_input} if a file cannot be read, if no choice keeps to
/// the limits (naming the units that cannot reach the minimum) or none was found in time; std::logic_error if
/// the result fails its check: it is not handed out.
[[nodiscard]] siting_choice choose_sites(const siting_request& request, const task& progress);

/// Solves the problem of `choice.tables` and checks the result, as choose_sites() does.
void solve_and_check(siting_choice& choice, const siting::siting_options& options, const task& progress);

/// sites (the main one), served, unserved, units (empty without a minimum or units).
[[nodiscard]] std::vector<sheet> siting_sheets(const siting_choice& choice);

/// What was found in a few lines: status, objective, bound and gap, what was left out.
[[nodiscard]] std::vector<bilingual> siting_words(const siting_choice& choice, siting::search_depth depth);

/// "Proven optimal" or how else the search ended; what the objective is.
[[nodiscard]] bilingual status_title(const siting::siting_result& result, siting::search_depth depth);
[[nodiscard]] bilingual objective_title(const siting::siting_problem& problem);

/// "proven", "time_limit" or "heuristic".
[[nodiscard]] const char* status_word(const siting::siting_result& result, siting::search_depth depth);

}  // namespace greenward::workflow
