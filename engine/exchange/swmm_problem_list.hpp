// Collects what is wrong with a SWMM model; the checks are in six files, by what they look at.
#pragma once

#include "engine/exchange/swmm_network.hpp"
#include "engine/exchange/swmm_problems.hpp"

#include <string_view>
#include <utility>
#include <vector>

namespace greenward::exchange {

class swmm_problem_list {
 public:
  void error(int code, std::string_view section, std::string_view element, bilingual problem,
             bilingual remedy) {
    all_.push_back({swmm_severity::error, code, std::string(section), std::string(element),
                    std::move(problem), std::move(remedy)});
  }
  void warning(int code, std::string_view section, std::string_view element, bilingual problem,
               bilingual remedy) {
    all_.push_back({swmm_severity::warning, code, std::string(section), std::string(element),
                    std::move(problem), std::move(remedy)});
  }
  /// A row that names something that is not there (ERROR 209).
  void missing(std::string_view section, std::string_view element, bilingual kind, std::string_view id);

  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] std::vector<swmm_problem> take() { return std::move(all_); }

 private:
  std::vector<swmm_problem> all_;
};

/// The section of a node's or link's table.
[[nodiscard]] std::string_view section_of(swmm_node_type type);
[[nodiscard]] std::string_view section_of(swmm_link_type type);

/// Ids that no file or no SWMM can hold, and ids given twice (ERROR 207).
void check_swmm_names(const swmm_model& model, swmm_problem_list& problems);
/// References between the tables (ERROR 209), and between them and sections kept as they are.
void check_swmm_references(const swmm_model& model, const swmm_network& network, swmm_problem_list& problems);
/// Numbers out of their range, dates, curves, series, cross-sections.
void check_swmm_values(const swmm_model& model, const swmm_network& network, swmm_problem_list& problems);
/// The graph: outfalls, loops, splits, slopes, regulators. Links whose nodes are missing are left out.
void check_swmm_layout(const swmm_model& model, const swmm_network& network, swmm_problem_list& problems);

}  // namespace greenward::exchange
