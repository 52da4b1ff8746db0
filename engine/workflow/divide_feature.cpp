#include "engine/workflow/divide_feature.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/measure.hpp"
#include "engine/workflow/divided_line.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <span>
#include <vector>

namespace greenward::workflow {

namespace {

constexpr double kMostBesideMetres = 1;
constexpr double kLeastPieceMetres = 0.01;
constexpr double kAtNodeMetres = 0.01;

bool names(const std::vector<std::string>& fields, const std::string& field) {
  return std::ranges::find(fields, field) != fields.end();
}

/// What is said of the whole line, of the end that the piece does not have, and its code where it is another.
bool is_unknown_to(bool second, const layer::division_rule& rule, const std::string& field) {
  return names(rule.whole, field) || names(second ? rule.begin : rule.end, field) ||
         (second && field == "code");
}

void write_piece(const layer::feature_table& whole, bool second, const layer::division_rule& rule,
                 geo::geographic_view shape, const piece_names& names, layer::feature_table& into) {
  layer::row_writer row(into, second ? feature_id(0) : whole.ids().front());
  for (const layer::field& field : whole.schema().fields)
    if (!is_unknown_to(second, rule, field.name)) row.copy(field.name, whole[field.name], 0);
  if (second && !names.second_code.empty()) row.set("code", names.second_code);
  if (!names.node_code.empty()) row.set(second ? rule.begin_node : rule.end_node, names.node_code);
  row.geometry().append(shape);
}

[[noreturn]] void refuse_division(const bilingual& problem, const bilingual& advice) {
  throw error(error_code::usage, "divide", problem, advice);
}

}  // namespace

line_pieces divide_row(const layer::feature_table& whole, const layer::division_rule& rule,
                       const std::array<geo::geographic_geometry, 2>& shapes, const piece_names& names) {
  line_pieces pieces{layer::feature_table(whole.schema()), layer::feature_table(whole.schema())};
  write_piece(whole, false, rule, shapes[0][0], names, pieces.first);
  write_piece(whole, true, rule, shapes[1][0], names, pieces.second);
  return pieces;
}

std::string node_at(const layer::feature_table& nodes, geo::lon_lat place, geo::crs_code measuring) {
  const geo::planar at = geo::project(place, measuring);
  for (std::size_t row = 0; row < nodes.size(); ++row) {
    const geo::geographic_view node = nodes.geometry()[row];
    if (node.is_none() || !nodes["code"].has(row)) continue;
    if (geo::distance(geo::project(node.points().front(), measuring), at) <= kAtNodeMetres)
      return std::string(nodes["code"].text(row));
  }
  return "";
}

std::vector<bilingual> division_notes(const layer::feature_table& whole, const layer::division_rule& rule,
                                      const piece_names& names) {
  std::vector<bilingual> notes;
  if (names.second_code.empty()) {
    notes.push_back({"后段没有编码", "the second piece has no code"});
  } else {
    const std::string_view code = whole["code"].text(0);
    notes.push_back({fmt::format("前段仍为 {}，后段为 {}", code, names.second_code),
                     fmt::format("the first piece is still {}, the second is {}", code, names.second_code)});
  }
  bilingual unknown;
  for (const std::string& field : rule.whole) {
    if (!whole[field].has(0)) continue;
    const bilingual& title = whole.schema().fields[whole.schema().field_index(field)].title;
    unknown.zh += (unknown.zh.empty() ? "" : "、") + title.zh;
    unknown.en += (unknown.en.empty() ? "" : ", ") + title.en;
  }
  if (!unknown.zh.empty())
    notes.push_back(
        {"分段后不详、已留空：" + unknown.zh, "not known of the pieces, left empty: " + unknown.en});
  if (!rule.nodes.empty() && names.node_code.empty())
    notes.push_back({"分段处没有已编号的点，两段在此处不记点号",
                     "no point with a code stands at the division: the pieces name none there"});
  return notes;
}

std::optional<bilingual> wrong_pieces(geo::geographic_view first, geo::geographic_view second) {
  if (first.kind() != geo::geometry_kind::line || second.kind() != geo::geometry_kind::line)
    return bilingual{"只有线可以分段", "only a line is divided"};
  if (!(first.points().back() == second.points().front()))
    return bilingual{"后段须从前段的终点开始", "the second piece must begin where the first ends"};
  return std::nullopt;
}

std::array<geo::geographic_geometry, 2> divided_at(geo::geographic_view line, geo::lon_lat at,
                                                   geo::crs_code measuring) {
  if (line.kind() != geo::geometry_kind::line || line.part_count() != 1)
    refuse_division({"不是一条连续的线", "it is not one unbroken line"},
                    {"请先把它拆成单条的线", "make single lines of it first"});
  std::vector<geo::planar> planar;
  for (const geo::lon_lat& point : line.points()) planar.push_back(geo::project(point, measuring));
  const geo::planar place = geo::project(at, measuring);
  const geo::line_projection on_line = geo::project_on_line(place, planar);
  if (!(on_line.distance <= kMostBesideMetres))
    refuse_division({fmt::format("该处离线 {:.1f} 米", on_line.distance),
                     fmt::format("the place is {:.1f} m beside the line", on_line.distance)},
                    {"请给出线上的位置（相差不超过 1 米）", "give a place on the line, within 1 m"});
  const double length = geo::line_length(std::span<const geo::planar>(planar)).value;
  if (on_line.along < kLeastPieceMetres || on_line.along > length - kLeastPieceMetres)
    refuse_division({"该处是线的端点", "the place is an end of the line"},
                    {"请给出两端之间的位置", "give a place between its ends"});
  const line_cut cut{on_line.along, at};
  const auto parts = divide_line(planar, line.points(), std::span(&cut, 1));
  std::array<geo::geographic_geometry, 2> pieces;
  for (std::size_t i = 0; i < pieces.size(); ++i) pieces[i].append_line(parts[i]);
  return pieces;
}

}  // namespace greenward::workflow
