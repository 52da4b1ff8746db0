#include "engine/layer/rule_pack.hpp"

#include "engine/base/error.hpp"
#include "engine/layer/toml_file.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <set>
#include <utility>

namespace greenward::layer {

namespace {

/// snake_case words joined by dots: "walking.speed".
bool is_rule_key(std::string_view key) {
  for (std::size_t dot = key.find('.'); dot != std::string_view::npos; dot = key.find('.')) {
    if (!is_snake_case(key.substr(0, dot))) return false;
    key.remove_prefix(dot + 1);
  }
  return is_snake_case(key);
}

rule read_rule(const toml_table& table) {
  rule result;
  result.key = table.text("key");
  if (!is_rule_key(result.key)) {
    table.fail("key", {"规则键须由小写单词以点相连，如 walking.speed",
                       "the key of a rule is snake_case words joined by dots, as in walking.speed"});
  }
  result.title = table.title();
  result.value = table.number("value");
  result.unit = table.text_or("unit", "");
  result.norm = table.text_or("norm", "");
  result.clause = table.text_or("clause", "");
  result.verified = table.boolean("verified");
  if (result.verified && result.norm.empty()) {
    table.fail("verified", {"未注明规范的数值不能标为已核实", "a number without a norm cannot be verified"});
  }
  table.finish();
  return result;
}

}  // namespace

const rule& rule_pack::at(std::string_view key) const {
  const auto found = std::ranges::find(rules, key, &rule::key);
  if (found != rules.end()) return *found;
  throw error(error_code::bad_input, name,
              {fmt::format("规则包 {} 缺少规则“{}”", version, key),
               fmt::format("version {} has no rule '{}'", version, key)},
              {"请在 gis-data/rules 的规则包中补上", "Add it to the pack in gis-data/rules"});
}

std::size_t rule_pack::unverified_count() const {
  return static_cast<std::size_t>(std::ranges::count(rules, false, &rule::verified));
}

rule_pack rule_pack::load(const std::filesystem::path& file) {
  const toml_table table = toml_table::read(file);
  rule_pack pack{table.text("name"), table.text("version"), table.title(), {}};
  if (pack.name != file.stem().string()) {
    table.fail("name", {"规则包名与文件名不一致", "the name differs from the file's name"});
  }
  std::set<std::string> keys;
  for (const toml_table& entry : table.tables("rules")) {
    pack.rules.push_back(read_rule(entry));
    if (!keys.insert(pack.rules.back().key).second)
      entry.fail("key", {"规则键重复", "the key is a duplicate"});
  }
  table.finish();
  return pack;
}

std::vector<rule_pack> load_rule_packs(const std::filesystem::path& folder) {
  std::vector<rule_pack> packs;
  for (const auto& file : toml_files(folder / "rules")) packs.push_back(rule_pack::load(file));
  return packs;
}

}  // namespace greenward::layer
