// The tree that a filter expression is read into. Private to this room.
#pragma once

#include "engine/layer/filter.hpp"

#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::layer {

/// Deeper nesting of brackets and NOTs is refused: reading and evaluating recurse.
inline constexpr int kMaximumFilterDepth = 100;
inline constexpr std::size_t kMaximumFilterBytes = 10'000;

/// A literal, already turned into what the field's column holds.
struct filter_value {
  std::string text;
  std::int64_t whole = 0;
  double real = 0;
  bool is_whole = true;  ///< `whole` is exact; otherwise only `real` holds
};

enum class filter_operation : std::uint8_t { all_of, any_of, negation, comparison, one_of, like, is_null };
enum class filter_comparison : std::uint8_t { equal, unequal, less, at_most, greater, at_least };

/// The field `id`, which is not among a schema's fields.
inline constexpr std::size_t kIdField = static_cast<std::size_t>(-1);

struct filter::node {
  filter_operation operation = filter_operation::all_of;
  std::vector<node> children;  ///< all_of, any_of: any number; negation: one
  std::size_t field = kIdField;
  field_type type = field_type::integer;
  filter_comparison comparison = filter_comparison::equal;
  std::vector<filter_value> values;  ///< comparison, like: one; one_of: any number
};

/// As filter::parse.
[[nodiscard]] filter::node parse_filter(std::string_view expression, const layer_schema& schema);

}  // namespace greenward::layer
