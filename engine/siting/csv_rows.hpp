// A comma-separated text as rows of cells.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::siting {

struct csv_row {
  std::size_t line = 0;            ///< of the file, 1-based, where the row begins
  std::vector<std::string> cells;  ///< without the quotes, blanks around unquoted cells taken off
};

/// RFC 4180 in UTF-8, a byte order mark passed over, line ends of any system; lines without anything are no
/// rows. Throws error{bad_input} (subject NAME:LINE) for text that is not UTF-8, a NUL, a quote that does not
/// close or has something behind it, more than `most_cells` cells in a row.
[[nodiscard]] std::vector<csv_row> csv_rows(std::string_view text, const std::string& name,
                                            std::size_t most_cells = 1000);

}  // namespace greenward::siting
