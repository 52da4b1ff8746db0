#include "engine/layer/code_list_file.hpp"

#include <set>
#include <utility>

namespace greenward::layer {

code_list read_code_list(const std::filesystem::path& file) {
  return code_list_of(toml_table::read(file), file.stem().string());
}

code_list code_list_of(const toml_table& table, std::string name) {
  code_list list{std::move(name), table.title(), {}};
  if (!is_snake_case(list.name)) {
    table.fail("", {"代码表的文件名须由小写字母、数字和下划线组成", "the name of a list must be snake_case"});
  }
  std::set<std::string> codes;
  std::set<std::string> aliases;
  for (const toml_table& entry : table.tables("entries")) {
    list.entries.push_back({entry.text("code"), entry.title(), entry.texts("aliases")});
    if (!codes.insert(list.entries.back().code).second)
      entry.fail("code", {"代码重复", "the code is a duplicate"});
    for (const std::string& alias : list.entries.back().aliases) {
      if (!aliases.insert(alias).second) entry.fail("aliases", {"别名重复", "an alias is a duplicate"});
    }
    entry.finish();
  }
  if (list.entries.empty()) table.fail("entries", {"代码表为空", "the list is empty"});
  table.finish();
  return list;
}

}  // namespace greenward::layer
