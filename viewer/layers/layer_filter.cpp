#include "viewer/layers/layer_filter.hpp"

namespace greenward::viewer {

void layer_filter::read(const layer::layer_schema& schema) {
  problem.reset();
  const bool blank = typed.find_first_not_of(' ') == std::string::npos;
  try {
    wanted = blank ? std::nullopt : std::optional(layer::filter::parse(typed, schema));
    applied = blank ? "" : typed;
    stale = true;
  } catch (const error& refused) {
    problem = refused;
  }
}

row_bits rows_that_match(const layer::filter& wanted, const layer::feature_table& table,
                         const task& progress) {
  constexpr std::uint32_t kRowsBetweenLooks = 50'000;
  row_bits rows(table.size());
  for (std::uint32_t row = 0; row < table.size(); ++row) {
    if (row % kRowsBetweenLooks == 0) progress.throw_if_cancelled();
    if (wanted.matches(table, row)) rows.set(row);
  }
  return rows;
}

}  // namespace greenward::viewer
