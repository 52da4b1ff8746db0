// Which rule of a style draws each row of a table.
#pragma once

#include "engine/layer/feature_table.hpp"
#include "engine/layer/style.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace greenward::layer {

/// Keeps references to both. A field that the table lacks has no value.
class style_classes {
 public:
  style_classes(const feature_table& table, const layer_style& style);
  /// nullptr: no rule takes it, it is not drawn. One thread at a time.
  [[nodiscard]] const style_rule* rule_of(std::size_t row) const;

 private:
  [[nodiscard]] std::string_view value_of(const column* column, std::size_t row) const;

  const layer_style& style_;
  const column* field_;
  const column* over_;
  mutable std::string number_;  ///< a number as a rule writes it
};

/// The fields without which a map in this style would look otherwise: of its rules and of its labels.
[[nodiscard]] std::vector<std::string> drawn_fields(const layer_style& style);

}  // namespace greenward::layer
