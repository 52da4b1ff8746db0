// Pages that show which compounds are really separated: what is laid on the table of a meeting.
#pragma once

#include "engine/base/sheet.hpp"
#include "engine/report/printed_map.hpp"
#include "engine/report/separation_page.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace greenward::report {

struct separation_print {
  std::vector<map_layer> context;  ///< streets and the like below the plans
  std::vector<std::string> notes;  ///< below the tables: method, rule pack, standing of its numbers
  std::string footer;              ///< on every page: district, data notice, day
  data_origin origin = data_origin::recorded;
  language lang = language::zh;
};

/// A4 upright: title, what is declared and what is proven, a plan with its legend, then the tables of what
/// fails and of misconnections, which go on on pages of their own under their headings. .pdf: all pages in
/// one file; .png and .svg: a file a page, "NAME.png", "NAME-2.png" and so on. Returns what was written. Each
/// file appears whole or not at all. Throws error{usage} for another extension, error{bad_input} if there is
/// no Chinese font or a file cannot be written.
std::vector<std::filesystem::path> print_separation(const separation_page& page, const separation_print& how,
                                                    const std::filesystem::path& file);

/// What stands before the compounds in a book.
struct separation_cover {
  std::string title;
  std::string answer;              ///< below it, in large type: the number that the district needs
  std::vector<std::string> lines;  ///< below that
  std::vector<sheet> tables;       ///< what is declared against what is proven
  sheet contents;  ///< a row for each page of `pages`, in their order; the page's number is added
};

/// One PDF: the cover with the contents, then the pages in the order given. Throws as print_separation does;
/// error{usage} if the file is no .pdf.
void print_separation_book(std::span<const separation_page> pages, const separation_cover& cover,
                           const separation_print& how, const std::filesystem::path& file);

}  // namespace greenward::report
