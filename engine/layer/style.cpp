#include "engine/layer/style.hpp"

#include "engine/base/error.hpp"
#include "engine/layer/toml_file.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

namespace greenward::layer {

namespace {

constexpr std::array<std::pair<std::string_view, symbol>, 6> kSymbols{{{"circle", symbol::circle},
                                                                       {"square", symbol::square},
                                                                       {"triangle", symbol::triangle},
                                                                       {"diamond", symbol::diamond},
                                                                       {"cross", symbol::cross},
                                                                       {"star", symbol::star}}};

std::optional<std::uint8_t> hex_byte(std::string_view digits) {
  std::uint8_t value = 0;
  const auto end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, value, 16);
  return read.ec == std::errc() && read.ptr == end ? std::optional(value) : std::nullopt;
}

std::optional<colour> parse_colour(std::string_view text) {
  if (!text.starts_with('#') || (text.size() != 7 && text.size() != 9)) return std::nullopt;
  std::array<std::uint8_t, 4> bytes{0, 0, 0, 255};
  for (std::size_t i = 0; 2 * i + 1 < text.size(); ++i) {
    const auto byte = hex_byte(text.substr(2 * i + 1, 2));
    if (!byte) return std::nullopt;
    bytes[i] = *byte;
  }
  return colour{bytes[0], bytes[1], bytes[2], bytes[3]};
}

colour colour_or(const toml_table& table, std::string_view key, colour fallback) {
  if (!table.has(key)) return fallback;
  const auto parsed = parse_colour(table.text(key));
  if (!parsed)
    table.fail(key, {"颜色须写作 #rrggbb 或 #rrggbbaa", "a colour is written #rrggbb or #rrggbbaa"});
  return *parsed;
}

struct range {
  double least;
  double most;
};

double number_in(const toml_table& table, std::string_view key, double fallback, range allowed) {
  const double value = table.number_or(key, fallback);
  if (value < allowed.least || value > allowed.most) {
    table.fail(key, {fmt::format("数值须在 {} 与 {} 之间", allowed.least, allowed.most),
                     fmt::format("the number must lie between {} and {}", allowed.least, allowed.most)});
  }
  return value;
}

symbol marker_of(const toml_table& table) {
  const std::string word = table.text_or("marker", "circle");
  const auto found = std::ranges::find(kSymbols, word, &std::pair<std::string_view, symbol>::first);
  if (found == kSymbols.end()) {
    table.fail("marker", {fmt::format("未知的符号“{}”", word), fmt::format("unknown symbol '{}'", word)});
  }
  return found->second;
}

std::vector<double> dash_of(const toml_table& table) {
  std::vector<double> dash = table.numbers("dash");
  const bool drawable = std::ranges::all_of(dash, [](double d) { return d > 0 && d <= 1000; });
  if (dash.size() % 2 != 0 || dash.size() > 16 || !drawable) {
    table.fail("dash",
               {"虚线须为成对的正数（实、空……）", "a dash is pairs of positive numbers: on, off, ..."});
  }
  return dash;
}

/// What the style's fields may hold; null for a list = any text.
struct subject {
  const layer_schema& layer;
  const code_list* list;
  const code_list* over_list;
};

/// A rule of one code is named after the code, the only rule of a layer after the layer.
bilingual rule_title(const toml_table& table, const subject& of, const style_rule& rule, bool only) {
  if (table.has("zh") || table.has("en")) return table.title();
  if (of.list && rule.values.size() == 1) return of.list->find(rule.values.front())->title;
  if (of.over_list && rule.over.size() == 1) return of.over_list->find(rule.over.front())->title;
  if (only) return of.layer.title;
  return table.title();
}

std::vector<std::string> values_in(const toml_table& table, const char* key, const code_list* list) {
  std::vector<std::string> values = table.texts(key);
  for (const std::string& value : values) {
    if (list == nullptr || list->find(value)) continue;
    table.fail(key, {fmt::format("代码表 {} 中没有“{}”", list->name, value),
                     fmt::format("the code list {} has no '{}'", list->name, value)});
  }
  return values;
}

style_rule read_rule(const toml_table& table, const subject& of, bool only) {
  constexpr colour kNotDrawn{0, 0, 0, 0};
  style_rule rule;
  rule.values = values_in(table, "values", of.list);
  rule.over = values_in(table, "over", of.over_list);
  if (!rule.values.empty() && !rule.over.empty())
    table.fail("over", {"一条规则不能同时有 values 和 over", "a rule has either values or over"});
  rule.title = rule_title(table, of, rule, only);
  rule.fill = colour_or(table, "fill", kNotDrawn);
  rule.stroke = colour_or(table, "stroke", kNotDrawn);
  rule.width = number_in(table, "width", 1, {0, 100});
  rule.casing = colour_or(table, "casing", kNotDrawn);
  rule.dash = dash_of(table);
  rule.marker = marker_of(table);
  rule.size = number_in(table, "size", 6, {1, 100});
  table.finish();
  return rule;
}

using rule_values = std::vector<std::string> style_rule::*;

/// Whether any rule has some; each value has one rule.
bool has_distinct(const toml_table& table, const layer_style& style, rule_values which) {
  std::set<std::string_view> seen;
  for (const style_rule& rule : style.rules) {
    for (const std::string& value : rule.*which) {
      if (seen.insert(value).second) continue;
      table.fail("rules", {fmt::format("值“{}”出现在两条规则中", value),
                           fmt::format("the value '{}' stands in two rules", value)});
    }
  }
  return !seen.empty();
}

void check_distinct(const toml_table& table, const layer_style& style) {
  const bool values = has_distinct(table, style, &style_rule::values);
  const bool over = has_distinct(table, style, &style_rule::over);
  const auto others = std::ranges::count_if(style.rules, &style_rule::takes_the_rest);
  if (style.rules.empty() || others > 1 || (style.field.empty() && values)) {
    table.fail("rules", {"须有规则；不带 values 的规则只能有一条；没有 field 时不能有 values",
                         "there must be rules, at most one without values, and no values without a field"});
  }
  if (style.over_field.empty() && over)
    table.fail("rules", {"没有 over_field 时不能有 over", "there must be no over without an over_field"});
}

std::string field_or_none(const toml_table& table, std::string_view key, const layer_schema& layer) {
  std::string name = table.text_or(key, "");
  if (!name.empty() && !layer.find_field(name)) {
    table.fail(key, {fmt::format("图层 {} 没有字段“{}”", layer.name, name),
                     fmt::format("the layer {} has no field '{}'", layer.name, name)});
  }
  return name;
}

const layer_schema& spatial_layer(const toml_table& table, const std::string& name, const catalogue& layers) {
  const layer_schema* layer = layers.find_layer(name);
  if (!layer) table.fail("", {"没有与文件同名的图层", "there is no layer of the file's name"});
  if (layer->geometry == layer_geometry::none) {
    table.fail("", {"该图层没有几何，不能有样式", "the layer has no geometry to draw"});
  }
  return *layer;
}

const code_list* values_of(const layer_schema& layer, const std::string& name, const catalogue& layers) {
  if (name.empty()) return nullptr;
  const field& chosen = layer.fields[layer.field_index(name)];
  return chosen.type == field_type::code ? &layers.codes(chosen.code_list) : nullptr;
}

layer_style read_style(const std::filesystem::path& file, const catalogue& layers) {
  constexpr range kScale{0, 1e9};
  const toml_table table = toml_table::read(file);
  layer_style style;
  style.layer = file.stem().string();
  const layer_schema& layer = spatial_layer(table, style.layer, layers);
  style.field = field_or_none(table, "field", layer);
  style.over_field = field_or_none(table, "over_field", layer);
  style.label_field = field_or_none(table, "label_field", layer);
  style.label_size = number_in(table, "label_size", style.label_size, {4, 100});
  style.label_colour = colour_or(table, "label_colour", style.label_colour);
  style.label_priority = table.integer_or("label_priority", 0);
  style.min_scale = number_in(table, "min_scale", 0, kScale);
  style.label_min_scale = number_in(table, "label_min_scale", 0, kScale);
  const auto rules = table.tables("rules");
  const subject of{layer, values_of(layer, style.field, layers), values_of(layer, style.over_field, layers)};
  for (const toml_table& rule : rules) style.rules.push_back(read_rule(rule, of, rules.size() == 1));
  table.finish();
  check_distinct(table, style);
  return style;
}

void check_complete(const std::filesystem::path& folder, const std::vector<layer_style>& styles,
                    const catalogue& layers) {
  for (const layer_schema& layer : layers.layers()) {
    if (layer.geometry == layer_geometry::none) continue;
    if (std::ranges::find(styles, layer.name, &layer_style::layer) != styles.end()) continue;
    throw error(
        error_code::bad_input, (folder / (layer.name + ".toml")).string(),
        {"该图层没有样式文件", "the layer has no style"},
        {"请新建该文件（格式见 docs/catalogue.md）", "Write this file (its form is in docs/catalogue.md)"});
  }
}

}  // namespace

const style_rule* layer_style::rule_for(std::string_view value) const {
  const style_rule* other = nullptr;
  for (const style_rule& rule : rules) {
    if (rule.takes_the_rest()) other = &rule;
    if (std::ranges::find(rule.values, value) != rule.values.end()) return &rule;
  }
  return other;
}

const style_rule* layer_style::rule_over(std::string_view value) const {
  const auto named = [&](const style_rule& rule) {
    return std::ranges::find(rule.over, value) != rule.over.end();
  };
  const auto found = std::ranges::find_if(rules, named);
  return found == rules.end() ? nullptr : &*found;
}

std::vector<layer_style> load_styles(const std::filesystem::path& folder, const catalogue& catalogue) {
  std::vector<layer_style> styles;
  for (const auto& file : toml_files(folder / "styles")) styles.push_back(read_style(file, catalogue));
  check_complete(folder / "styles", styles, catalogue);
  return styles;
}

}  // namespace greenward::layer
