// What EPA SWMM 5.2 would say against a model, found before it runs: it exits with 0 whatever it meets.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/exchange/swmm_model.hpp"

#include <string>
#include <vector>

namespace greenward::exchange {

enum class swmm_severity {
  error,   ///< SWMM stops, with the error number given (0: it would crash or misread the file)
  warning  ///< SWMM runs, but alters or ignores something; with its warning's number, or 0
};

struct swmm_problem {
  swmm_severity severity = swmm_severity::error;
  int code = 0;         ///< SWMM's own number: ERROR 111, WARNING 3
  std::string section;  ///< "CONDUITS"
  std::string element;  ///< its id; "" = the section as a whole
  bilingual problem, remedy;
};

/// Empty = SWMM takes the file that swmm_text makes of this model. Covered are the errors that the tables of
/// swmm_model can cause: 108, 111, 113–115, 117, 119, 121, 122, 131, 133–141, 143, 145, 156–159, 171, 173,
/// 191, 193, 195, 201, 203, 205, 207, 209, 211, 235, and what swmm_text cannot write. Warnings 3, 4, 8 and
/// 10, and rows of no use (unknown ids of coordinates, tables of no object, outfalls that nothing reaches).
/// Not covered: the lines of other_sections (controls, pollutants, LIDs, groundwater, snow, transects,
/// streets), whose names are only looked up; data in files outside; what appears only while it runs (103,
/// 105, 107). Source: the input functions and validations of EPA SWMM 5.2 (input.c, node.c, link.c,
/// subcatch.c, gage.c, infil.c, table.c, toposort.c, flowrout.c, project.c). Ids are the same if they differ
/// only in the case of ASCII letters; they may be of any length that leaves a line within 1021 bytes. O(n)
/// but for sorting.
[[nodiscard]] std::vector<swmm_problem> swmm_problems(const swmm_model& model);

/// Is there none that stops SWMM?
[[nodiscard]] bool swmm_can_run(const std::vector<swmm_problem>& problems);

}  // namespace greenward::exchange
