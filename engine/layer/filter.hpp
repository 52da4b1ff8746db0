// `--where EXPR`: a small expression over the fields of a layer, evaluated in memory. It never becomes SQL.
#pragma once

#include "engine/layer/feature_table.hpp"

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace greenward::layer {

/// Grammar (keywords in any case):
///   expr   := term { OR term };  term := factor { AND factor };  factor := NOT factor | ( expr ) | test
///   test   := FIELD (= | <> | != | < | <= | > | >=) VALUE
///           | FIELD [NOT] IN ( VALUE, ... ) | FIELD [NOT] LIKE 'pattern with % and _' | FIELD IS [NOT] NULL
///   VALUE  := 'text' ('' is a quote) | number | TRUE | FALSE | 'YYYY-MM-DD' for a date field
/// `id` may be used as a field. An absent value makes every test but IS NULL false (also under NOT, as in
/// SQL).
class filter {
 public:
  /// Throws error{usage} with the position for a syntax error, an unknown field, or a value of a wrong type.
  [[nodiscard]] static filter parse(std::string_view expression, const layer_schema& schema);

  [[nodiscard]] bool matches(const feature_table& table, std::size_t row) const;
  /// The rows that match, ascending. O(n × size of the expression).
  [[nodiscard]] std::vector<std::size_t> matching_rows(const feature_table& table) const;

  struct node;

 private:
  explicit filter(std::shared_ptr<const node> root) : root_(std::move(root)) {}
  std::shared_ptr<const node> root_;
};

}  // namespace greenward::layer
