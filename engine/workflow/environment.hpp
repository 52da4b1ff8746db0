// What every verb needs before it opens a database: catalogue, styles, rule packs.
#pragma once

#include "engine/layer/catalogue.hpp"
#include "engine/layer/ground_use.hpp"
#include "engine/layer/lifecycle.hpp"
#include "engine/layer/rule_pack.hpp"
#include "engine/layer/style.hpp"
#include "engine/store/store.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::workflow {

struct environment {
  layer::catalogue catalogue;
  layer::lifecycle_book lives;
  std::vector<layer::layer_style> styles;
  std::vector<layer::rule_pack> rules;
  layer::ground_uses ground;

  /// Throws error{usage} if there is no such pack.
  [[nodiscard]] const layer::rule_pack& pack(std::string_view name) const;
  /// nullptr for a layer without geometry.
  [[nodiscard]] const layer::layer_style* style(std::string_view layer) const;
};

/// Reads data_directory() once for the whole program; throws what the readers throw.
[[nodiscard]] const environment& program_environment();

[[nodiscard]] std::unique_ptr<store::store> open_for_reading(const std::string& address);
[[nodiscard]] std::unique_ptr<store::store> open_for_writing(const std::string& address);
/// Opens for writing, making the database first if there is none at `address`.
[[nodiscard]] std::unique_ptr<store::store> open_or_create(const std::string& address);

}  // namespace greenward::workflow
