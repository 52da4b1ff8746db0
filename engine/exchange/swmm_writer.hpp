// Writes a model as the .inp file of EPA SWMM 5.2.
#pragma once

#include "engine/exchange/swmm_model.hpp"

#include <filesystem>
#include <string>

namespace greenward::exchange {

enum class swmm_line_end { lf, crlf };

/// The sections in the manual's order, those without rows left out; each number in the shortest decimal form
/// that reads back to the same double; UTF-8 without a mark. read_swmm of the text gives the same model
/// again, if other_sections and comments are in the order that swmm_model states. Throws error{bad_input} for
/// what no file can hold: a number that is not finite, an id or word that is empty or has a ';', a line
/// break, a leading quote or a quote beside blanks, a first word that begins with '[', a kept line that is a
/// section's heading, text that is not UTF-8. Whether SWMM runs the file is another question: see
/// swmm_problems.
[[nodiscard]] std::string swmm_text(const swmm_model& model, swmm_line_end line_end);

/// Writes the text to a file, which appears whole or not at all.
void write_swmm_file(const swmm_model& model, const std::filesystem::path& file, swmm_line_end line_end);

}  // namespace greenward::exchange
