#include "engine/workflow/sheet_cells.hpp"

#include "engine/workflow/environment.hpp"
#include "engine/works/code_rank.hpp"
#include "engine/works/standing.hpp"

namespace greenward::workflow {

cell cell_of(std::optional<date> day) {
  if (!day) return std::monostate{};
  return format_date(*day);
}

cell cell_of(std::optional<int> number) {
  if (!number) return std::monostate{};
  return std::int64_t{*number};
}

cell cell_of(std::optional<double> number) {
  if (!number) return std::monostate{};
  return *number;
}

cell text_cell(const layer::column& column, std::size_t row) {
  if (!column.has(row)) return std::monostate{};
  return std::string(column.text(row));
}

cell whole_cell(const layer::column& column, std::size_t row) {
  if (!column.has(row)) return std::monostate{};
  return column.integer(row);
}

cell count_cell(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

std::string code_at(const char* list, std::size_t position) {
  const auto& entries = program_environment().catalogue.codes(list).entries;
  return position < entries.size() ? entries[position].code : works::kUnknownStage;
}

const std::string& code_title(const char* list, std::size_t position, language lang) {
  static const bilingual unknown{"无法判定", "cannot be told"};
  const auto& entries = program_environment().catalogue.codes(list).entries;
  return position < entries.size() ? entries[position].title.in(lang) : unknown.in(lang);
}

const std::string& code_title(const char* list, std::string_view code, language lang) {
  return code_title(list, works::rank_of(program_environment().catalogue.codes(list), code), lang);
}

}  // namespace greenward::workflow
