// What an analysis hands to people: sheets of figures and how they were made.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/base/sheet.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace greenward::workflow {

/// A sheet that may have thousands of rows, the first of which matter most.
struct long_list {
  std::string key;
  std::size_t on_paper = 0;  ///< rows on printed pages; 0 = none: it is for files of data
};

struct explained_sheets {
  std::vector<sheet> sheets;
  std::vector<bilingual> method;   ///< the lines that are printed below them
  std::vector<long_list> lists{};  ///< see shortened(); all other sheets are shown whole
};

}  // namespace greenward::workflow
