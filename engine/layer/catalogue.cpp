#include "engine/layer/catalogue.hpp"

#include "engine/base/error.hpp"
#include "engine/layer/code_list_file.hpp"
#include "engine/layer/toml_file.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cassert>
#include <cctype>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace greenward::layer {

namespace {

using field_groups = std::map<std::string, std::vector<field>, std::less<>>;

constexpr std::array kFieldTypes{field_type::text,    field_type::integer, field_type::real,
                                 field_type::boolean, field_type::date,    field_type::code};
constexpr std::array kGeometries{layer_geometry::none, layer_geometry::point, layer_geometry::line,
                                 layer_geometry::polygon, layer_geometry::any};

/// Column names that the store, SQLite or GDAL give a meaning of their own.
constexpr std::array<std::string_view, 8> kReservedNames{"id",   "fid",      "rowid",   "oid",
                                                         "geom", "geometry", "ogc_fid", "ogc_geometry"};

template <class Choices>
auto choice(const toml_table& table, std::string_view key, const Choices& choices) {
  const std::string word = table.text(key);
  const auto found = std::ranges::find(choices, word, [](auto c) { return to_string(c); });
  if (found != choices.end()) return *found;
  std::string names;
  for (const auto c : choices) names += fmt::format("{}{}", names.empty() ? "" : ", ", to_string(c));
  table.fail(key, {fmt::format("未知的值“{}”，可用：{}", word, names),
                   fmt::format("unknown value '{}'; there are: {}", word, names)});
}

std::string checked_name(const toml_table& table, std::string_view key, std::string name) {
  if (!is_snake_case(name)) {
    table.fail(
        key, {fmt::format("名称“{}”须由小写字母、数字和下划线组成，以字母开头，至多 63 个字符", name),
              fmt::format("the name '{}' must be snake_case: a-z, 0-9 and _, at most 63 characters", name)});
  }
  return name;
}

std::string checked_alias(const toml_table& table) {
  std::string alias = table.text("dbf");
  const auto fits = [](unsigned char c) { return c < 128 && (std::isalnum(c) != 0 || c == '_'); };
  if (alias.size() > 10 || !std::ranges::all_of(alias, fits) ||
      std::isalpha(static_cast<unsigned char>(alias[0])) == 0) {
    table.fail("dbf", {"DBF 别名须为 1–10 个 ASCII 字母、数字或下划线，以字母开头",
                       "a DBF alias is 1-10 ASCII letters, digits or underscores, a letter first"});
  }
  return alias;
}

field read_field(const toml_table& table) {
  field result;
  result.name = checked_name(table, "name", table.text("name"));
  if (std::ranges::find(kReservedNames, result.name) != kReservedNames.end()) {
    table.fail("name", {fmt::format("“{}”是系统保留的字段名", result.name),
                        fmt::format("the name '{}' is reserved", result.name)});
  }
  result.type = choice(table, "type", kFieldTypes);
  result.title = table.title();
  result.unit = table.text_or("unit", "");
  result.dbf_alias = checked_alias(table);
  if (result.type == field_type::code) result.code_list = table.text("codes");
  result.required = table.boolean_or("required", false);
  result.aliases = table.texts("aliases");
  table.finish();
  return result;
}

std::vector<field> read_fields(const toml_table& table) {
  std::vector<field> fields;
  for (const toml_table& f : table.tables("fields")) fields.push_back(read_field(f));
  return fields;
}

field_groups read_groups(const std::filesystem::path& file) {
  const toml_table document = toml_table::read(file);
  field_groups groups;
  for (const std::string& name : document.keys()) {
    const toml_table group = document.table(name);
    groups.emplace(name, read_fields(group));
    group.finish();
  }
  return groups;
}

void append_common(const toml_table& table, const field_groups& groups, std::vector<field>& fields) {
  for (const std::string& name : table.texts("common")) {
    const auto group = groups.find(name);
    if (group == groups.end()) {
      table.fail("common", {fmt::format("common.toml 中没有字段组“{}”", name),
                            fmt::format("common.toml has no group '{}'", name)});
    }
    fields.insert(fields.end(), group->second.begin(), group->second.end());
  }
}

/// DBF readers do not tell upper from lower case.
std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

void check_unique(const toml_table& table, const layer_schema& layer) {
  std::set<std::string> names;
  std::set<std::string> aliases{"ID"};
  for (const field& f : layer.fields) {
    if (!names.insert(f.name).second) {
      table.fail("fields",
                 {fmt::format("字段“{}”重复", f.name), fmt::format("the field '{}' is a duplicate", f.name)});
    }
    if (!aliases.insert(upper(f.dbf_alias)).second) {
      table.fail("fields", {fmt::format("字段“{}”的 DBF 别名“{}”重复", f.name, f.dbf_alias),
                            fmt::format("the DBF alias '{1}' of '{0}' is a duplicate", f.name, f.dbf_alias)});
    }
  }
}

/// An alias stands for one field: surveys do not tell upper from lower case either.
void check_import_aliases(const toml_table& table, const layer_schema& layer) {
  std::map<std::string, std::string> taken;
  for (const field& f : layer.fields)
    for (const std::string& name : {f.name, f.dbf_alias, f.title.zh, f.title.en})
      taken.emplace(upper(name), f.name);
  for (const field& f : layer.fields) {
    for (const std::string& alias : f.aliases) {
      const auto [entry, is_new] = taken.emplace(upper(alias), f.name);
      if (is_new) continue;
      table.fail("fields",
                 {fmt::format("字段“{}”的别名“{}”已是“{}”的名称", f.name, alias, entry->second),
                  fmt::format("the alias '{1}' of '{0}' already names '{2}'", f.name, alias, entry->second)});
    }
  }
}

void check_code_lists(const toml_table& table, const layer_schema& layer, std::span<const code_list> lists) {
  for (const field& f : layer.fields) {
    if (f.type != field_type::code) continue;
    if (std::ranges::find(lists, f.code_list, &code_list::name) != lists.end()) continue;
    table.fail("fields", {fmt::format("字段“{}”的代码表“{}”不存在", f.name, f.code_list),
                          fmt::format("the code list '{1}' of '{0}' does not exist", f.name, f.code_list)});
  }
}

/// Names of a layer's own for fields that it shares with others.
void append_aliases(const toml_table& table, layer_schema& layer) {
  if (!table.has("aliases")) return;
  for (const toml_table& more : table.tables("aliases")) {
    const std::string name = more.text("field");
    const auto index = layer.find_field(name);
    if (!index) {
      more.fail("field", {fmt::format("没有字段“{}”", name), fmt::format("there is no field '{}'", name)});
    }
    std::ranges::move(more.texts("names"), std::back_inserter(layer.fields[*index].aliases));
    more.finish();
  }
}

layer_schema read_layer(const std::filesystem::path& file, const field_groups& groups,
                        std::span<const code_list> lists) {
  const toml_table table = toml_table::read(file);
  layer_schema result;
  result.name = checked_name(table, "", file.stem().string());
  result.title = table.title();
  result.geometry = choice(table, "geometry", kGeometries);
  result.draw_order = table.integer("draw_order");
  append_common(table, groups, result.fields);
  std::ranges::move(read_fields(table), std::back_inserter(result.fields));
  append_aliases(table, result);
  table.finish();
  check_unique(table, result);
  check_import_aliases(table, result);
  check_code_lists(table, result, lists);
  return result;
}

}  // namespace

catalogue catalogue::load(const std::filesystem::path& folder) {
  catalogue result;
  for (const auto& file : toml_files(folder / "codes")) result.code_lists_.push_back(read_code_list(file));
  const field_groups groups = read_groups(folder / "catalogue" / "common.toml");
  for (const auto& file : toml_files(folder / "catalogue")) {
    if (file.filename() == "common.toml") continue;
    result.layers_.push_back(read_layer(file, groups, result.code_lists_));
  }
  std::ranges::sort(result.layers_, {}, [](const layer_schema& l) { return std::tie(l.draw_order, l.name); });
  return result;
}

const layer_schema* catalogue::find_layer(std::string_view name) const {
  const auto found = std::ranges::find(layers_, name, &layer_schema::name);
  return found == layers_.end() ? nullptr : &*found;
}

const layer_schema& catalogue::layer(std::string_view name) const {
  if (const layer_schema* found = find_layer(name)) return *found;
  std::string names;
  for (const layer_schema& l : layers_) names += (names.empty() ? "" : ", ") + l.name;
  throw error(error_code::usage, std::string(name), {"没有这个图层", "there is no such layer"},
              {"可用图层：" + names, "The layers are: " + names});
}

const code_list& catalogue::codes(std::string_view name) const {
  const auto found = std::ranges::find(code_lists_, name, &code_list::name);
  assert(found != code_lists_.end());
  return *found;
}

}  // namespace greenward::layer
