// Features by what a person calls them: their code, or their id.
#pragma once

#include "engine/layer/feature_table.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace greenward::workflow {

/// The row of a table by rising id.
[[nodiscard]] std::optional<std::size_t> row_of(const layer::feature_table& table, feature_id id);

class feature_lookup {
 public:
  /// `table`: a layer with the field `code`, by rising id; kept by reference.
  explicit feature_lookup(const layer::feature_table& table);

  /// The row; of several with the code the first. A code goes before an id.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view code_or_id) const;
  [[nodiscard]] std::optional<std::size_t> find(feature_id id) const;

 private:
  const layer::feature_table& table_;
  std::unordered_map<std::string_view, std::size_t> by_code_;
};

}  // namespace greenward::workflow
