// Rows as people read them.
#pragma once

#include "tests/bench/harness/row.hpp"

#include <string>
#include <vector>

namespace greenward::bench {

/// The column heads of `line_text`, in its widths.
[[nodiscard]] std::string heading_text();
/// One row in columns of fixed width.
[[nodiscard]] std::string line_text(const row& line);
/// A Markdown table: heads in Chinese and English, a line for each row.
[[nodiscard]] std::string markdown_table(const std::vector<row>& rows);

/// Three significant digits and a unit that fits: "12.3 ms", "45.6 MB", "789".
[[nodiscard]] std::string measure_text(std::optional<double> value, const std::string& unit);

}  // namespace greenward::bench
