#include "engine/store/qml_style.hpp"

#include "engine/base/sql_name.hpp"
#include "engine/store/xml_text.hpp"

#include <fmt/format.h>
#include <cstddef>
#include <string_view>

namespace greenward::store {

namespace {

using geo::geometry_kind;

/// One <layer> of a symbol: its options as attributes of <Option> elements.
class symbol_layer {
 public:
  explicit symbol_layer(std::string_view type)
      : xml_(fmt::format("<layer class=\"{}\" enabled=\"1\" locked=\"0\" pass=\"0\"><Option type=\"Map\">",
                         type)) {}

  symbol_layer& option(std::string_view name, std::string_view value) {
    xml_ += fmt::format("<Option type=\"QString\" name=\"{}\" value=\"{}\"/>", name, value);
    return *this;
  }
  symbol_layer& colour(std::string_view name, const layer::colour& c) {
    return option(name, fmt::format("{},{},{},{}", c.r, c.g, c.b, c.a));
  }
  symbol_layer& pixels(std::string_view name, double length) {
    option(name, fmt::format("{}", length));
    return option(fmt::format("{}_unit", name), "Pixel");
  }
  [[nodiscard]] std::string xml() const { return xml_ + "</Option></layer>"; }

 private:
  std::string xml_;
};

std::string_view marker_name(layer::symbol marker) {
  switch (marker) {
    case layer::symbol::square:
      return "square";
    case layer::symbol::triangle:
      return "triangle";
    case layer::symbol::diamond:
      return "diamond";
    case layer::symbol::cross:
      return "cross_fill";
    case layer::symbol::star:
      return "star";
    case layer::symbol::circle:
      break;
  }
  return "circle";
}

std::string marker_layer(const layer::style_rule& rule) {
  symbol_layer marker("SimpleMarker");
  marker.colour("color", rule.fill)
      .colour("outline_color", rule.stroke)
      .option("name", marker_name(rule.marker));
  marker.option("outline_style", rule.stroke.a == 0 ? "no" : "solid");
  return marker.pixels("outline_width", rule.width).pixels("size", rule.size).xml();
}

std::string line_layer(const layer::colour& colour, double width, const std::vector<double>& dash) {
  symbol_layer line("SimpleLine");
  line.colour("line_color", colour).pixels("line_width", width).option("capstyle", "round");
  line.option("joinstyle", "round").option("line_style", colour.a == 0 ? "no" : "solid");
  if (dash.empty()) return line.xml();
  std::string pattern;
  for (const double length : dash) pattern += fmt::format("{}{}", pattern.empty() ? "" : ";", length);
  line.option("use_custom_dash", "1").option("customdash", pattern).option("customdash_unit", "Pixel");
  return line.xml();
}

std::string fill_layer(const layer::style_rule& rule) {
  symbol_layer fill("SimpleFill");
  fill.colour("color", rule.fill).option("style", rule.fill.a == 0 ? "no" : "solid");
  fill.colour("outline_color", rule.stroke).option("joinstyle", "round");
  fill.option("outline_style", rule.stroke.a == 0 ? "no" : rule.dash.empty() ? "solid" : "dash");
  return fill.pixels("outline_width", rule.width).xml();
}

std::string symbol(const layer::style_rule& rule, geometry_kind kind, std::size_t number) {
  std::string layers;
  std::string_view type = "fill";
  if (kind == geometry_kind::point) {
    type = "marker";
    layers = marker_layer(rule);
  } else if (kind == geometry_kind::line) {
    type = "line";
    if (rule.casing.a != 0) layers = line_layer(rule.casing, rule.width + 2, {});
    layers += line_layer(rule.stroke, rule.width, rule.dash);
  } else {
    layers = fill_layer(rule);
  }
  return fmt::format(
      "<symbol type=\"{}\" name=\"{}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">{}</symbol>", type,
      number, layers);
}

std::string category(const layer::style_rule& rule, std::size_t number) {
  const std::string label = xml_text(rule.title.zh);
  const std::string head = fmt::format("<category symbol=\"{}\" label=\"{}\" render=\"true\"", number, label);
  const std::vector<std::string>& named = rule.over.empty() ? rule.values : rule.over;
  if (named.empty()) return head + " value=\"\" type=\"string\"/>";
  if (named.size() == 1) return head + fmt::format(" value=\"{}\" type=\"string\"/>", xml_text(named[0]));
  std::string values;
  for (const std::string& v : named)
    values += fmt::format("<val type=\"string\" value=\"{}\"/>", xml_text(v));
  return head + ">" + values + "</category>";
}

std::string literal(std::string_view text) {
  std::string all = "'";
  for (const char c : text) all += c == '\'' ? std::string("''") : std::string(1, c);
  return all + "'";
}

/// What the categories go by: the field, or an expression where another one goes before it.
std::string attribute(const layer::layer_style& style) {
  std::string over;
  for (const layer::style_rule& rule : style.rules)
    for (const std::string& value : rule.over) over += (over.empty() ? "" : ",") + literal(value);
  if (over.empty()) return style.field;
  const std::string field = sql_name(style.over_field);
  return fmt::format("CASE WHEN {0} IN ({1}) THEN {0} ELSE {2} END", field, over,
                     style.field.empty() ? "NULL" : sql_name(style.field));
}

std::string renderer(const layer::layer_style& style, geometry_kind kind) {
  std::string symbols, categories;
  for (std::size_t i = 0; i < style.rules.size(); ++i) {
    symbols += symbol(style.rules[i], kind, i);
    categories += category(style.rules[i], i);
  }
  constexpr std::string_view kCommon =
      "symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\" referencescale=\"-1\"";
  const std::string chosen_by = attribute(style);
  if (chosen_by.empty()) {
    return fmt::format("<renderer-v2 type=\"singleSymbol\" {}><symbols>{}</symbols></renderer-v2>", kCommon,
                       symbols);
  }
  return fmt::format(
      "<renderer-v2 type=\"categorizedSymbol\" attr=\"{}\" {}><categories>{}</categories><symbols>{}"
      "</symbols></renderer-v2>",
      xml_text(chosen_by), kCommon, categories, symbols);
}

std::string labeling(const layer::layer_style& style) {
  if (style.label_field.empty()) return {};
  const layer::colour& c = style.label_colour;
  return fmt::format(
      "<labeling type=\"simple\"><settings><text-style fieldName=\"{}\" isExpression=\"0\" fontSize=\"{}\" "
      "fontSizeUnit=\"Pixel\" textColor=\"{},{},{},{}\" textOpacity=\"1\"><text-buffer bufferDraw=\"1\" "
      "bufferSize=\"1.5\" "
      "bufferSizeUnits=\"Pixel\" bufferColor=\"255,255,255,255\" bufferOpacity=\"1\"/></text-style>"
      "<placement priority=\"{}\"/><rendering scaleVisibility=\"{}\" scaleMin=\"0\" scaleMax=\"{}\" "
      "obstacle=\"1\"/></settings></labeling>",
      xml_text(style.label_field), style.label_size, c.r, c.g, c.b, c.a, style.label_priority > 5 ? 8 : 5,
      style.label_min_scale > 0 ? 1 : 0, style.label_min_scale);
}

}  // namespace

std::string qml_style(const layer::layer_style& style, geometry_kind kind) {
  return fmt::format(
      "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22.0\" "
      "styleCategories=\"Symbology|Labeling|Rendering\" labelsEnabled=\"{}\" "
      "hasScaleBasedVisibilityFlag=\"{}\" "
      "minScale=\"{}\" maxScale=\"0\">{}{}</qgis>\n",
      style.label_field.empty() ? 0 : 1, style.min_scale > 0 ? 1 : 0, style.min_scale, renderer(style, kind),
      labeling(style));
}

}  // namespace greenward::store
