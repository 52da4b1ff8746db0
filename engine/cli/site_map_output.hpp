// A choice of sites on the map: on the terminal, as JSON, and in files.
#pragma once

#include "engine/cli/json_output.hpp"
#include "engine/workflow/site_map.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace greenward::cli {

/// The words for --model, the British one too.
[[nodiscard]] const std::map<std::string, siting::siting_model>& siting_models();
/// The one that answers name it by.
[[nodiscard]] std::string word_for_model(siting::siting_model model);

/// {"model","status","objective","bound","gap","seconds","checked","size"}.
[[nodiscard]] json verdict_json(const workflow::siting_choice& choice, siting::search_depth depth);

/// `file`: "" = none; .xlsx has all, .pdf the longest lists shortened, .csv the sites, .json the document.
void show_site_map(session& session, const workflow::site_map& map, const workflow::moment& when,
                   const std::filesystem::path& file);

}  // namespace greenward::cli
