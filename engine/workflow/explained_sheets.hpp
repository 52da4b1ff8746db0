// What an analysis hands to people: sheets of figures and how they were made.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/base/sheet.hpp"

#include <vector>

namespace greenward::workflow {

struct explained_sheets {
  std::vector<sheet> sheets;
  std::vector<bilingual> method;  ///< the lines that are printed below them
};

}  // namespace greenward::workflow
