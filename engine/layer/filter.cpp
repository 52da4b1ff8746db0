#include "engine/layer/filter.hpp"

#include "engine/layer/filter_node.hpp"
#include "engine/layer/like_pattern.hpp"

#include <algorithm>
#include <cassert>
#include <optional>

namespace greenward::layer {

namespace {

/// SQL's third truth value is nullopt: the test asks about an absent value.
using truth = std::optional<bool>;

std::partial_ordering compare_whole(std::int64_t stored, const filter_value& value) {
  if (value.is_whole) return stored <=> value.whole;
  return static_cast<double>(stored) <=> value.real;
}

std::partial_ordering compare(const column& stored, std::size_t row, const filter_value& value) {
  if (stored.is_text()) return stored.text(row) <=> std::string_view(value.text);
  if (stored.type() == field_type::real) return stored.real(row) <=> value.real;
  return compare_whole(stored.integer(row), value);
}

bool holds(filter_comparison comparison, std::partial_ordering order) {
  switch (comparison) {
    case filter_comparison::equal:
      return order == 0;
    case filter_comparison::unequal:
      return order != 0;
    case filter_comparison::less:
      return order < 0;
    case filter_comparison::at_most:
      return order <= 0;
    case filter_comparison::greater:
      return order > 0;
    case filter_comparison::at_least:
      return order >= 0;
  }
  return false;
}

/// One row of a table against the tree.
class evaluation {
 public:
  evaluation(const feature_table& table, std::size_t row) : table_(table), row_(row) {}

  [[nodiscard]] truth of(const filter::node& n) const {
    switch (n.operation) {
      case filter_operation::all_of:
        return chain(n, false);
      case filter_operation::any_of:
        return chain(n, true);
      case filter_operation::negation:
        return negation(of(n.children.front()));
      case filter_operation::is_null:
        return !has(n);
      default:
        return has(n) ? truth(test(n)) : std::nullopt;
    }
  }

 private:
  /// `decisive` ends the chain: false for AND, true for OR. An unknown part leaves it open.
  [[nodiscard]] truth chain(const filter::node& n, bool decisive) const {
    truth result = !decisive;
    for (const filter::node& child : n.children) {
      const truth part = of(child);
      if (part == decisive) return decisive;
      if (!part) result = std::nullopt;
    }
    return result;
  }

  static truth negation(truth value) { return value ? truth(!*value) : std::nullopt; }

  [[nodiscard]] bool has(const filter::node& n) const { return n.field == kIdField || stored(n).has(row_); }

  [[nodiscard]] const column& stored(const filter::node& n) const {
    assert(n.field < table_.columns().size() && table_.columns()[n.field].type() == n.type);
    return table_.columns()[n.field];
  }

  [[nodiscard]] bool test(const filter::node& n) const {
    if (n.operation == filter_operation::like)
      return matches_like(stored(n).text(row_), n.values.front().text);
    if (n.operation == filter_operation::comparison) return holds(n.comparison, order(n, n.values.front()));
    return std::ranges::any_of(n.values, [&](const filter_value& value) { return order(n, value) == 0; });
  }

  [[nodiscard]] std::partial_ordering order(const filter::node& n, const filter_value& value) const {
    if (n.field == kIdField) return compare_whole(table_.ids()[row_].value, value);
    return compare(stored(n), row_, value);
  }

  const feature_table& table_;
  std::size_t row_;
};

}  // namespace

filter filter::parse(std::string_view expression, const layer_schema& schema) {
  return filter(std::make_shared<const node>(parse_filter(expression, schema)));
}

bool filter::matches(const feature_table& table, std::size_t row) const {
  return evaluation(table, row).of(*root_) == true;
}

std::vector<std::size_t> filter::matching_rows(const feature_table& table) const {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (matches(table, row)) rows.push_back(row);
  }
  return rows;
}

}  // namespace greenward::layer
