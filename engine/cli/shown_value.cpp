#include "engine/cli/shown_value.hpp"

#include "engine/cli/json_output.hpp"
#include "engine/workflow/environment.hpp"

#include <fmt/format.h>
#include <cmath>

namespace greenward::cli {

std::string shown_value(const session& session, const layer::feature_table& table, std::size_t field,
                        std::size_t row) {
  const layer::column& column = table.columns()[field];
  if (!column.has(row)) return {};
  if (column.type() == layer::field_type::real)
    return fmt::format("{:.10g}", std::round(column.real(row) * 1000) / 1000);
  if (column.type() != layer::field_type::code) return to_text(column, row);
  const layer::code_list& codes =
      workflow::program_environment().catalogue.codes(table.schema().fields[field].code_list);
  const layer::code_entry* entry = codes.find(column.text(row));
  return entry != nullptr ? session.text(entry->title) : to_text(column, row);
}

}  // namespace greenward::cli
