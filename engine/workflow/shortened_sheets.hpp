// Sheets for people to read: long lists are cut, and say so.
#pragma once

#include "engine/workflow/explained_sheets.hpp"

#include <cstdint>

namespace greenward::workflow {

enum class shown_on : std::uint8_t { terminal, paper };

/// Of each long list the first rows, on a terminal never more than 15; its title says how many there are, how
/// many are left out and where all of them stand. A list that shows none of its rows is taken out, and the
/// method says the same of it. Other sheets stay as they are.
[[nodiscard]] explained_sheets shortened(explained_sheets found, shown_on where);

}  // namespace greenward::workflow
