#include "engine/layer/admin_register.hpp"

#include "engine/base/error.hpp"
#include "engine/layer/code_list_file.hpp"
#include "engine/layer/toml_file.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace greenward::layer {

namespace {

bool is_digits(std::string_view text, std::size_t count) {
  return text.size() == count && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

admin_unit read_unit(const toml_table& table, const admin_register& district, const code_list& kinds) {
  admin_unit unit{table.text("code"), table.text("name"), table.text("kind")};
  table.finish();
  if (!is_digits(unit.code, 9) && !is_digits(unit.code, 12)) {
    table.fail("code", {"区划代码须为 9 位或 12 位数字", "the code of a unit has 9 or 12 digits"});
  }
  if (!unit.code.starts_with(district.code)) {
    table.fail("code", {"区划代码不属于本区县", "the code does not belong to this district"});
  }
  if (!kinds.find(unit.kind)) {
    table.fail("kind", {fmt::format("代码表 unit_kind 中没有“{}”", unit.kind),
                        fmt::format("the code list unit_kind has no '{}'", unit.kind)});
  }
  return unit;
}

void check_parents(const toml_table& table, const admin_register& district) {
  std::set<std::string_view> streets;
  for (const admin_unit& street : district.streets) streets.insert(street.code);
  for (const admin_unit& community : district.communities) {
    if (streets.contains(std::string_view(community.code).substr(0, 9))) continue;
    table.fail("units", {fmt::format("社区（村）{} 所属的街道（乡镇）不在文件中", community.code),
                         fmt::format("the street or town of {} is not in the file", community.code)});
  }
}

}  // namespace

admin_register admin_register::load(const std::filesystem::path& folder, const std::string& code) {
  if (!is_digits(code, 6)) {
    throw error(error_code::bad_input, code, {"区县代码须为 6 位数字", "the code of a district has 6 digits"},
                {"例如 220106", "For example 220106"});
  }
  const code_list kinds = read_code_list(folder / "codes" / "unit_kind.toml");
  const toml_table table = toml_table::read(folder / "admin" / code / "units.toml");
  admin_register result{table.text("code"), table.title(), table.text("source"), {}, {}};
  if (result.code != code) {
    table.fail("code", {"代码与文件夹名不一致", "the code differs from the folder's name"});
  }
  std::set<std::string> codes;
  for (const toml_table& entry : table.tables("units")) {
    admin_unit unit = read_unit(entry, result, kinds);
    if (!codes.insert(unit.code).second) entry.fail("code", {"区划代码重复", "the code is a duplicate"});
    (unit.code.size() == 9 ? result.streets : result.communities).push_back(std::move(unit));
  }
  table.finish();
  check_parents(table, result);
  return result;
}

}  // namespace greenward::layer
