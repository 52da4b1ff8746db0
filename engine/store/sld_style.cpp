#include "engine/store/sld_style.hpp"

#include "engine/store/xml_text.hpp"

#include <fmt/format.h>
#include <string_view>

namespace greenward::store {

namespace {

using geo::geometry_kind;

std::string parameter(std::string_view name, std::string_view value) {
  return fmt::format("<se:SvgParameter name=\"{}\">{}</se:SvgParameter>", name, value);
}

std::string fill(const layer::colour& c) {
  if (c.a == 0) return {};
  return fmt::format("<se:Fill>{}{}</se:Fill>",
                     parameter("fill", fmt::format("#{:02x}{:02x}{:02x}", c.r, c.g, c.b)),
                     parameter("fill-opacity", fmt::format("{:.3f}", c.a / 255.0)));
}

std::string stroke(const layer::colour& c, double width, const std::vector<double>& dash) {
  if (c.a == 0) return {};
  std::string xml = parameter("stroke", fmt::format("#{:02x}{:02x}{:02x}", c.r, c.g, c.b)) +
                    parameter("stroke-opacity", fmt::format("{:.3f}", c.a / 255.0)) +
                    parameter("stroke-width", fmt::format("{}", width));
  if (!dash.empty()) xml += parameter("stroke-dasharray", fmt::format("{}", fmt::join(dash, " ")));
  return "<se:Stroke>" + xml + "</se:Stroke>";
}

std::string_view well_known_name(layer::symbol marker) {
  switch (marker) {
    case layer::symbol::triangle:
      return "triangle";
    case layer::symbol::cross:
      return "cross";
    case layer::symbol::star:
      return "star";
    case layer::symbol::circle:
      return "circle";
    default:
      return "square";
  }
}

std::string symbolizer(const layer::style_rule& rule, geometry_kind kind) {
  const std::string outline = stroke(rule.stroke, rule.width, rule.dash);
  if (kind == geometry_kind::polygon)
    return fmt::format("<se:PolygonSymbolizer>{}{}</se:PolygonSymbolizer>", fill(rule.fill), outline);
  if (kind == geometry_kind::point) {
    return fmt::format(
        "<se:PointSymbolizer><se:Graphic><se:Mark><se:WellKnownName>{}</se:WellKnownName>{}{}</se:Mark>"
        "<se:Size>{}</se:Size></se:Graphic></se:PointSymbolizer>",
        well_known_name(rule.marker), fill(rule.fill), outline, rule.size);
  }
  const std::string casing = stroke(rule.casing, rule.width + 2, {});
  const std::string below = casing.empty() ? "" : "<se:LineSymbolizer>" + casing + "</se:LineSymbolizer>";
  return below + "<se:LineSymbolizer>" + outline + "</se:LineSymbolizer>";
}

/// Any of the values; empty if there are none.
std::string any_of(const std::string& field, const std::vector<std::string>& values) {
  std::string tests;
  for (const std::string& value : values) {
    tests += fmt::format(
        "<ogc:PropertyIsEqualTo><ogc:PropertyName>{}</ogc:PropertyName><ogc:Literal>{}</ogc:Literal>"
        "</ogc:PropertyIsEqualTo>",
        xml_text(field), xml_text(value));
  }
  return values.size() > 1 ? "<ogc:Or>" + tests + "</ogc:Or>" : tests;
}

std::string filter(const layer::layer_style& style, const layer::style_rule& rule) {
  if (rule.takes_the_rest()) return style.rules.size() > 1 ? "<se:ElseFilter/>" : "";
  if (!rule.over.empty()) return "<ogc:Filter>" + any_of(style.over_field, rule.over) + "</ogc:Filter>";
  std::vector<std::string> over;
  for (const layer::style_rule& one : style.rules) over.insert(over.end(), one.over.begin(), one.over.end());
  std::string test = any_of(style.field, rule.values);
  if (!over.empty())
    test = "<ogc:And>" + test + "<ogc:Not>" + any_of(style.over_field, over) + "</ogc:Not></ogc:And>";
  return "<ogc:Filter>" + test + "</ogc:Filter>";
}

}  // namespace

std::string sld_style(const layer::layer_style& style, geometry_kind kind) {
  std::string rules;
  for (const layer::style_rule& rule : style.rules) {
    const std::string scale =
        style.min_scale > 0
            ? fmt::format("<se:MaxScaleDenominator>{}</se:MaxScaleDenominator>", style.min_scale)
            : std::string();
    rules += fmt::format("<se:Rule><se:Name>{}</se:Name>{}{}{}</se:Rule>", xml_text(rule.title.zh),
                         filter(style, rule), scale, symbolizer(rule, kind));
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<StyledLayerDescriptor "
      "xmlns=\"http://www.opengis.net/sld\" "
      "xmlns:ogc=\"http://www.opengis.net/ogc\" xmlns:se=\"http://www.opengis.net/se\" "
      "version=\"1.1.0\"><NamedLayer>"
      "<se:Name>{0}</se:Name><UserStyle><se:Name>{0}</se:Name><se:FeatureTypeStyle>{1}</"
      "se:FeatureTypeStyle></UserStyle>"
      "</NamedLayer></StyledLayerDescriptor>\n",
      xml_text(style.layer), rules);
}

}  // namespace greenward::store
