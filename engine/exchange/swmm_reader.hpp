// Reads the .inp file of EPA SWMM 5.2 as it is: nothing is dropped in silence, nothing is converted.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/exchange/swmm_model.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::exchange {

/// SWMM reads lines of up to 1023 bytes, line end included, and takes what is beyond for a line of its own.
inline constexpr std::size_t kSwmmMostLineBytes = 1021;
/// A larger file is refused before it is read.
inline constexpr std::uint64_t kSwmmMostFileBytes = std::uint64_t{128} << 20U;
/// More refusals than these are counted only.
inline constexpr std::size_t kSwmmMostRefusals = 1000;

/// A line that was not taken into the model.
struct swmm_refusal {
  std::int64_t line = 0;  ///< 1-based
  std::string section;    ///< "CONDUITS"; "" before the first section
  bilingual reason;
};

struct swmm_reading {
  swmm_model model;
  std::vector<swmm_refusal> refusals;  ///< in file order, at most kSwmmMostRefusals
  std::int64_t refused_lines = 0;      ///< all of them
};

/// Reads the text of a file: UTF-8 with or without a mark, lines ended by LF or CRLF, the last one perhaps by
/// nothing; sections in any order and more than once, recognised as SWMM does (in any case, by their first
/// characters); comments after ';'. Sections that swmm_model has no table for are kept line by line.
/// A line of a section that has a table is refused if an item is missing, surplus, no number or no word that
/// SWMM knows, if it has more than 40 items, or if it is longer than kSwmmMostLineBytes without its comment;
/// so is a line before the first section. References between tables are not looked at: see swmm_problems.
/// Lost on purpose: comment lines that begin with ";;" (column headings) and empty lines in tables.
/// `subject` names the file in errors. Throws error{bad_input}: text that is not UTF-8 or holds NUL, no
/// section at all, more than kSwmmMostFileBytes. Time and memory are linear in the text's size.
[[nodiscard]] swmm_reading read_swmm(std::string_view text, const std::string& subject);

/// The same of a file. `encoding`: e.g. "GBK"; empty = UTF-8.
[[nodiscard]] swmm_reading read_swmm_file(const std::filesystem::path& file,
                                          const std::string& encoding = {});

}  // namespace greenward::exchange
