// The sample's tables by layer, made once for each scale and seed.
#pragma once

#include "engine/base/data_directory.hpp"
#include "engine/layer/admin_register.hpp"
#include "engine/layer/catalogue.hpp"
#include "engine/sample/sample_district.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace greenward::sample {

using sample_tables = std::map<std::string, std::vector<layer::feature_table>>;

inline const layer::catalogue& test_catalogue() {
  static const layer::catalogue catalogue = layer::catalogue::load(data_directory());
  return catalogue;
}

inline sample_tables made_sample(std::uint64_t seed, double scale) {
  static const layer::admin_register units = layer::admin_register::load(data_directory(), "220106");
  sample_tables tables;
  make_sample({seed, scale}, units, test_catalogue(),
              [&](const layer::feature_table& table) { tables[table.schema().name].push_back(table); }, {});
  return tables;
}

/// The sample of a seed and a scale, made when first asked for and kept.
inline const sample_tables& kept_sample(const std::pair<std::uint64_t, double>& seed_and_scale) {
  static std::map<std::pair<std::uint64_t, double>, sample_tables> kept;
  const auto found = kept.find(seed_and_scale);
  if (found != kept.end()) return found->second;
  return kept.emplace(seed_and_scale, made_sample(seed_and_scale.first, seed_and_scale.second)).first->second;
}

/// Scale 1, seed 1.
inline const sample_tables& whole_district() {
  return kept_sample({1, 1.0});
}

/// Calls visit(table, row) for each row of a layer.
inline void for_rows(const sample_tables& tables, const std::string& name,
                     const std::function<void(const layer::feature_table&, std::size_t)>& visit) {
  const auto found = tables.find(name);
  if (found == tables.end()) return;
  for (const layer::feature_table& table : found->second) {
    for (std::size_t row = 0; row < table.size(); ++row) visit(table, row);
  }
}

inline std::string text_of(const layer::feature_table& table, std::size_t row, std::string_view field) {
  return std::string(table[field].text(row));
}

inline std::set<std::string> codes_of(const sample_tables& tables, const std::string& layer_name) {
  std::set<std::string> codes;
  for_rows(tables, layer_name,
           [&](const auto& table, std::size_t row) { codes.insert(text_of(table, row, "code")); });
  return codes;
}

inline std::size_t rows_where(const sample_tables& tables, const std::string& layer_name,
                              std::string_view field, std::string_view value) {
  std::size_t count = 0;
  for_rows(tables, layer_name,
           [&](const auto& table, std::size_t row) { count += table[field].text(row) == value ? 1 : 0; });
  return count;
}

}  // namespace greenward::sample
