// Any bytes as a filter expression: refused with error{usage}, or evaluated; never a crash or a hang.
#include "engine/base/error.hpp"
#include "engine/layer/filter.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace greenward;
using namespace greenward::layer;

feature_table make_table() {
  layer_schema schema;
  schema.name = "works";
  for (const auto& [name, type] : std::vector<std::pair<std::string, field_type>>{{"a", field_type::text},
                                                                                  {"b", field_type::integer},
                                                                                  {"c", field_type::real},
                                                                                  {"d", field_type::boolean},
                                                                                  {"e", field_type::date},
                                                                                  {"f", field_type::code}}) {
    schema.fields.emplace_back();
    schema.fields.back().name = name;
    schema.fields.back().type = type;
  }
  feature_table table(schema);
  {
    row_writer row(table, feature_id(1));
    row.set("a", "景阳大路");
    row.set("b", 7);
    row.set("c", -2.5);
    row.set("d", true);
    row.set("e", 19000);
    row.set("f", "planned");
  }
  { const row_writer row(table, feature_id(2)); }
  return table;
}

/// A row never matches an expression and its negation.
void check_negation(std::string_view expression, const feature_table& table,
                    const std::vector<std::size_t>& rows) {
  std::vector<std::size_t> negated;
  try {
    negated = filter::parse("NOT (" + std::string(expression) + ")", table.schema()).matching_rows(table);
  } catch (const error&) {
    return;  // one bracket too deep, or a few bytes too long
  }
  std::vector<std::size_t> both;
  std::ranges::set_intersection(rows, negated, std::back_inserter(both));
  if (!both.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const feature_table table = make_table();
  const std::string_view expression(reinterpret_cast<const char*>(data), size);
  try {
    const auto rows = filter::parse(expression, table.schema()).matching_rows(table);
    check_negation(expression, table, rows);
  } catch (const error& refused) {
    if (refused.code() != error_code::usage) std::abort();
  }
  return 0;
}
