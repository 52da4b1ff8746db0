// A table of figures: the terminal, a CSV file, a workbook and a report show the same one.
#pragma once

#include "engine/base/bilingual.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace greenward {

/// std::monostate: not known, which is not zero.
using cell = std::variant<std::monostate, std::int64_t, double, std::string>;

enum class column_role : std::uint8_t {
  plain,
  code,   ///< stands beside its title, for programs: left out on the terminal
  share,  ///< 0.5: shown as 50.0% on the terminal
};

struct sheet_column {
  std::string key;  ///< the header for programs; never translated
  bilingual title;
  column_role role = column_role::plain;
};

struct sheet {
  std::string key;  ///< its name for programs; never translated
  bilingual title;
  std::vector<sheet_column> columns;
  std::vector<std::vector<cell>> rows;  ///< each as long as `columns`
};

/// A CSV cell, quoted if it must be (RFC 4180).
[[nodiscard]] std::string csv_cell(std::string_view text);
/// RFC 4180, UTF-8, the keys as header; numbers in full.
[[nodiscard]] std::string csv_text(const sheet& table);

}  // namespace greenward
