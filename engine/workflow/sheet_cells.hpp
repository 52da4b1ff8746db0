// Figures and codes as cells of a sheet.
#pragma once

#include "engine/base/date.hpp"
#include "engine/base/sheet.hpp"
#include "engine/layer/column.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace greenward::workflow {

/// Empty for what is not known.
[[nodiscard]] cell cell_of(std::optional<date> day);
[[nodiscard]] cell cell_of(std::optional<int> number);
[[nodiscard]] cell cell_of(std::optional<double> number);
/// Of a column of texts or codes; of whole numbers.
[[nodiscard]] cell text_cell(const layer::column& column, std::size_t row);
[[nodiscard]] cell whole_cell(const layer::column& column, std::size_t row);
[[nodiscard]] cell count_cell(std::size_t count);

/// Empty for a share of nothing.
template <class Count>
[[nodiscard]] cell share_cell(Count part, Count of) {
  if (!(of > 0)) return std::monostate{};
  return static_cast<double>(part) / static_cast<double>(of);
}

/// The code at a position of a code list; works::kUnknownStage beyond it.
[[nodiscard]] std::string code_at(const char* list, std::size_t position);

/// The title of a code; "无法判定" for one that the list does not have.
[[nodiscard]] const std::string& code_title(const char* list, std::size_t position, language lang);
[[nodiscard]] const std::string& code_title(const char* list, std::string_view code, language lang);

}  // namespace greenward::workflow
