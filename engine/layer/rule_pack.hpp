// The numbers an analysis uses, each with the norm it comes from.
#pragma once

#include "engine/base/bilingual.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::layer {

struct rule {
  std::string key;  ///< "walking.speed"
  bilingual title;
  double value = 0;
  std::string unit;
  std::string norm;  ///< "GB 50180-2018"; empty = none known
  std::string clause;
  bool verified = false;  ///< someone has read the clause; otherwise it says "unverified" wherever it shows
};

struct rule_pack {
  std::string name;
  std::string version;
  bilingual title;
  std::vector<rule> rules;

  /// Throws error{bad_input} naming the pack and the key.
  [[nodiscard]] const rule& at(std::string_view key) const;
  [[nodiscard]] std::size_t unverified_count() const;

  /// Reads one gis-data/rules/*.toml. Throws error{bad_input} naming file and key.
  [[nodiscard]] static rule_pack load(const std::filesystem::path& file);
};

/// Every pack in `folder`/rules, by name.
[[nodiscard]] std::vector<rule_pack> load_rule_packs(const std::filesystem::path& folder);

}  // namespace greenward::layer
