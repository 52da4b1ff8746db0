#include "engine/layer/ground_use.hpp"

#include "engine/layer/toml_file.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace greenward::layer {

namespace {

std::vector<ground_season> read_seasons(const toml_table& table) {
  std::vector<ground_season> seasons;
  for (const toml_table& entry : table.tables("seasons")) {
    ground_season season{entry.text("name"), entry.title()};
    entry.finish();
    if (!is_snake_case(season.name))
      entry.fail("name", {"须为小写单词，以下划线相连", "must be lower-case words joined by underscores"});
    if (std::ranges::find(seasons, season.name, &ground_season::name) != seasons.end())
      entry.fail("name", {"季节重复", "the season comes twice"});
    seasons.push_back(std::move(season));
    if (seasons.size() > kMostSeasons) table.fail("seasons", {"最多 32 个季节", "at most 32 seasons"});
  }
  return seasons;
}

std::vector<std::size_t> read_avoided(const toml_table& entry, const std::vector<ground_season>& seasons) {
  std::vector<std::size_t> avoided;
  for (const std::string& name : entry.texts("avoids")) {
    const auto found = std::ranges::find(seasons, name, &ground_season::name);
    if (found == seasons.end()) {
      entry.fail("avoids",
                 {fmt::format("seasons 中没有“{}”", name), fmt::format("seasons has no '{}'", name)});
    }
    avoided.push_back(static_cast<std::size_t>(found - seasons.begin()));
    if (std::ranges::count(avoided, avoided.back()) > 1)
      entry.fail("avoids", {"季节重复", "the season comes twice"});
  }
  return avoided;
}

}  // namespace

ground_uses ground_uses::load(const std::filesystem::path& folder, const catalogue& catalogue) {
  const toml_table table = toml_table::read(folder / "works" / "ground.toml");
  ground_uses result{read_seasons(table), {}};
  for (const toml_table& entry : table.tables("kinds")) {
    ground_use use{entry.text("kind"), entry.boolean_or("paves", false), entry.boolean_or("digs", false),
                   read_avoided(entry, result.seasons)};
    entry.finish();
    if (catalogue.codes("work_kind").find(use.kind) == nullptr) {
      entry.fail("kind", {fmt::format("代码表“work_kind”中没有“{}”", use.kind),
                          fmt::format("the code list 'work_kind' has no '{}'", use.kind)});
    }
    if (std::ranges::find(result.kinds, use.kind, &ground_use::kind) != result.kinds.end())
      entry.fail("kind", {"工程类别重复", "the kind comes twice"});
    result.kinds.push_back(std::move(use));
  }
  table.finish();
  return result;
}

}  // namespace greenward::layer
