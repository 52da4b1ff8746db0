// Rows of cells, printed aligned for a person or as CSV for a program.
#pragma once

#include "engine/base/sheet.hpp"

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::cli {

enum class alignment : std::uint8_t { left, right };

struct text_column {
  std::string key;  ///< the CSV header; never translated
  bilingual title;
  alignment align = alignment::left;
};

class text_table {
 public:
  explicit text_table(std::vector<text_column> columns) : columns_(std::move(columns)) {}

  /// Precondition: as many cells as columns.
  void add(std::vector<std::string> cells);
  /// Columns padded to the widest cell; Chinese characters count two.
  void print(std::ostream& out, language lang) const;
  /// RFC 4180, UTF-8, the keys as header.
  void print_csv(std::ostream& out) const;

 private:
  std::vector<text_column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

/// Columns a terminal needs for a UTF-8 text: 2 for East Asian wide characters, 1 for others.
[[nodiscard]] std::size_t display_width(std::string_view text);

}  // namespace greenward::cli
