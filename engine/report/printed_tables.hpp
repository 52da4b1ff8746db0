// Sheets of figures as pages: what goes on the table of a meeting.
#pragma once

#include "engine/base/sheet.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace greenward::report {

struct printed_tables {
  std::string title;
  std::vector<std::string> lines;  ///< below the title, each a paragraph: data notice, day, method
  std::string footer;              ///< on every page, beside its number; the data notice belongs here
  std::span<const sheet> tables;   ///< in this order; columns of codes are left out
  language lang = language::zh;
};

/// Writes a PDF of landscape pages, A4, or A3 where a table is too wide for it. Nothing is cut: long cells
/// are wrapped, and the heading of a table stands on each of its pages. The file appears whole or not at all.
/// Throws error{bad_input} if there is no Chinese font or the file cannot be written.
void print_tables(const printed_tables& document, const std::filesystem::path& file);

}  // namespace greenward::report
