// A page for each compound: what is declared, what is proven, and the way of everything that fails.
#pragma once

#include "engine/report/printed_separation.hpp"
#include "engine/workflow/moment.hpp"
#include "engine/workflow/separation_result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace greenward::workflow {

/// The layers of the model and those that the pages show besides: streets, and what streets are called.
[[nodiscard]] std::vector<std::string> separation_page_layers();

/// What is to be said and drawn of one compound. Where it has no drain to judge by, `faults` is empty.
[[nodiscard]] report::separation_page make_separation_page(const drain_model& model,
                                                           const separation_result& proven,
                                                           std::uint32_t compound);

/// Of a district at a moment, in a language.
struct page_request {
  moment when;
  language lang = language::zh;
  bool all = false;  ///< compounds too of which nothing is surveyed and no work declared
};

/// The page of one compound, by code or id; .pdf, .png or .svg. Returns what was written. Throws error{usage}
/// if there is no such compound, and what report::print_separation throws.
std::vector<std::filesystem::path> print_compound(const drain_model& model, const std::string& compound,
                                                  const page_request& request,
                                                  const std::filesystem::path& file);

/// Every listed compound, the worst first. `target` that ends in .pdf: one book, with what is declared
/// against what is proven and the contents before the pages. Otherwise a folder, made if need be: a PDF a
/// compound, named by its rank and its code. Throws error{bad_input} if there is no compound to list,
/// error{usage} for a .png or .svg, which cannot hold a book.
std::vector<std::filesystem::path> print_compounds(const drain_model& model, const page_request& request,
                                                   const std::filesystem::path& target);

}  // namespace greenward::workflow
