#include "engine/workflow/hydraulic_rules.hpp"

#include "engine/base/error.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace greenward::workflow {

namespace {

double size_in_rule_key(std::string_view key, std::string_view size) {
  int millimetres = 0;
  const auto [end, failed] = std::from_chars(size.data(), size.data() + size.size(), millimetres);
  if (failed == std::errc() && end == size.data() + size.size() && millimetres > 0) return millimetres;
  throw error(error_code::bad_input, std::string(key),
              {"规则键末尾应为管径，如 dn300", "the key of a limit by size ends in the size, as in dn300"},
              {"请改正规则包", "Correct the rule pack"});
}

/// Words of surveys and the rule for them. 钢筋混凝土 has to be tried before 钢, 玻璃钢 too.
constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kMaterialWords{
    {{"混凝土", "manning.concrete"}, {"砼", "manning.concrete"},     {"concrete", "manning.concrete"},
     {"塑", "manning.plastic"},      {"聚乙烯", "manning.plastic"},  {"玻璃钢", "manning.plastic"},
     {"plastic", "manning.plastic"}, {"PVC", "manning.plastic"},     {"UPVC", "manning.plastic"},
     {"HDPE", "manning.plastic"},    {"PE", "manning.plastic"},      {"PP", "manning.plastic"},
     {"铸铁", "manning.cast_iron"},  {"iron", "manning.cast_iron"},  {"砖", "manning.brick"},
     {"brick", "manning.brick"},     {"钢", "manning.steel"},        {"steel", "manning.steel"},
     {"FRP", "manning.plastic"},     {"聚氯乙烯", "manning.plastic"}}};

}  // namespace

std::vector<drainage::size_limit> read_size_limits(const layer::rule_pack& pack, rule_reader& rules,
                                                   std::string_view prefix) {
  std::vector<drainage::size_limit> limits;
  for (const layer::rule& rule : pack.rules) {
    const std::string_view key = rule.key;
    if (!key.starts_with(prefix)) continue;
    limits.push_back({size_in_rule_key(key, key.substr(prefix.size())), rules.choose(0, key)});
  }
  std::ranges::sort(limits, {}, &drainage::size_limit::from_mm);
  return limits;
}

drainage::hydraulic_limits read_hydraulic_limits(const layer::rule_pack& pack, rule_reader& rules) {
  return {.least_slope = read_size_limits(pack, rules, "least_slope.dn"),
          .greatest_fill = read_size_limits(pack, rules, "greatest_fill.dn"),
          .least_sewage_velocity_m_s = rules.choose(0, "least_velocity.sewage"),
          .least_full_velocity_m_s = rules.choose(0, "least_velocity.full"),
          .least_cover_m = rules.choose(0, "least_cover.carriageway")};
}

std::vector<drainage::material_roughness> read_roughness(rule_reader& rules) {
  std::vector<drainage::material_roughness> table;
  std::vector<std::pair<std::string_view, double>> read;  // each rule once, or it would be reported anew
  for (const auto& [word, key] : kMaterialWords) {
    auto known = std::ranges::find(read, key, &std::pair<std::string_view, double>::first);
    if (known == read.end()) known = read.insert(read.end(), {key, rules.choose(0, key)});
    table.push_back({std::string(word), known->second});
  }
  return table;
}

}  // namespace greenward::workflow
