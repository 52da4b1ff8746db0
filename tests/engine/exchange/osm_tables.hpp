// What an extract is read with, and one of its tables.
#pragma once

#include "engine/base/data_directory.hpp"
#include "engine/exchange/osm_file.hpp"
#include "engine/layer/catalogue.hpp"

#include <algorithm>
#include <string_view>

namespace greenward::exchange {

[[nodiscard]] inline const layer::catalogue& shipped_catalogue() {
  static const layer::catalogue kCatalogue = layer::catalogue::load(data_directory());
  return kCatalogue;
}

/// Precondition: the extract has it.
[[nodiscard]] inline const layer::feature_table& table(const osm_extract& extract, std::string_view name) {
  return *std::find_if(extract.tables.begin(), extract.tables.end(),
                       [&](const layer::feature_table& t) { return t.schema().name == name; });
}

}  // namespace greenward::exchange
