#include "engine/drainage/survey.hpp"

#include "engine/geo/measure.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace greenward::drainage {

namespace {

using layer::column;
using layer::feature_table;

template <class Word>
std::vector<Word> words_in(const column& codes, Word (*word_of)(std::string_view)) {
  std::vector<Word> words(codes.size());
  for (std::size_t row = 0; row < words.size(); ++row) words[row] = word_of(codes.text(row));
  return words;
}

std::vector<double> numbers_in(const column& values) {
  std::vector<double> numbers(values.size(), kNotGiven);
  for (std::size_t row = 0; row < numbers.size(); ++row)
    if (values.has(row) && std::isfinite(values.number(row))) numbers[row] = values.number(row);
  return numbers;
}

std::vector<std::string_view> texts_in(const column& values) {
  std::vector<std::string_view> texts(values.size());
  for (std::size_t row = 0; row < texts.size(); ++row) texts[row] = values.text(row);
  return texts;
}

std::vector<std::int32_t> years_in(const column& values) {
  std::vector<std::int32_t> years(values.size(), 0);
  for (std::size_t row = 0; row < years.size(); ++row)
    years[row] = static_cast<std::int32_t>(std::clamp<std::int64_t>(values.integer(row), -9999, 9999));
  return years;
}

std::vector<std::uint8_t> flags_in(const column& values) {
  std::vector<std::uint8_t> flags(values.size());
  for (std::size_t row = 0; row < flags.size(); ++row) flags[row] = values.integer(row) != 0 ? 1 : 0;
  return flags;
}

std::vector<std::int64_t> ids_of(const feature_table& table) {
  std::vector<std::int64_t> ids;
  ids.reserve(table.size());
  for (const feature_id id : table.ids()) ids.push_back(id.value);
  return ids;
}

/// Rows of `table` by the codes in `codes`; kNone for a code that it does not have. Of several the first.
std::vector<std::uint32_t> rows_of(const column& codes, const feature_table& table) {
  std::unordered_map<std::string_view, std::uint32_t> by_code;
  const column& own = table["code"];
  for (std::uint32_t row = 0; row < table.size(); ++row)
    if (own.has(row)) by_code.try_emplace(own.text(row), row);
  std::vector<std::uint32_t> rows(codes.size(), kNone);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (!codes.has(row)) continue;
    if (const auto found = by_code.find(codes.text(row)); found != by_code.end()) rows[row] = found->second;
  }
  return rows;
}

/// What surveyors write of a well that they could not open or find.
bool says_unsurveyed(std::string_view state) {
  return state.starts_with("未") || state == "不明" || state == "unsurveyed";
}

survey_nodes read_nodes(const survey_tables& tables) {
  const feature_table& table = tables.nodes.table;
  survey_nodes nodes;
  nodes.id = ids_of(table);
  nodes.code = texts_in(table["code"]);
  nodes.kind = words_in(table["node_kind"], node_kind_of);
  nodes.system = words_in(table["system"], drain_system_of);
  nodes.status = words_in(table["status"], asset_status_of);
  nodes.ground_m = numbers_in(table["ground_m"]);
  nodes.invert_m = numbers_in(table["invert_m"]);
  nodes.depth_m = numbers_in(table["depth_m"]);
  nodes.built_year = years_in(table["built_year"]);
  nodes.catchment_m2 = numbers_in(table["catchment_m2"]);
  nodes.compound = compound_rows(tables.nodes, tables.compounds);
  nodes.building = rows_of(table["building_code"], tables.buildings);
  nodes.place.resize(table.size(), {kNotGiven, kNotGiven});
  nodes.unsurveyed.resize(table.size());
  for (std::size_t row = 0; row < table.size(); ++row) {
    const geo::planar_view point = tables.nodes.planar[row];
    if (!point.is_none()) nodes.place[row] = point.points().front();
    nodes.unsurveyed[row] = says_unsurveyed(table["survey_state"].text(row)) ? 1 : 0;
  }
  return nodes;
}

survey_links read_links(const survey_tables& tables) {
  const feature_table& table = tables.pipes.table;
  survey_links links;
  links.id = ids_of(table);
  links.code = texts_in(table["code"]);
  links.from_code = texts_in(table["from_code"]);
  links.to_code = texts_in(table["to_code"]);
  links.kind = words_in(table["link_kind"], link_kind_of);
  links.shape = words_in(table["shape"], pipe_shape_of);
  links.system = words_in(table["system"], drain_system_of);
  links.status = words_in(table["status"], asset_status_of);
  links.flow = words_in(table["flow_direction"], flow_direction_of);
  links.flow_doubted.resize(table.size());
  for (std::size_t row = 0; row < table.size(); ++row)
    links.flow_doubted[row] = table["flow_direction"].text(row) == "unknown" ? 1 : 0;
  links.diameter_mm = numbers_in(table["diameter_mm"]);
  links.width_mm = numbers_in(table["width_mm"]);
  links.height_mm = numbers_in(table["height_mm"]);
  links.manning_n = numbers_in(table["manning_n"]);
  links.up_invert_m = numbers_in(table["up_invert_m"]);
  links.down_invert_m = numbers_in(table["down_invert_m"]);
  links.up_depth_m = numbers_in(table["up_depth_m"]);
  links.down_depth_m = numbers_in(table["down_depth_m"]);
  links.stated_length_m = numbers_in(table["length_m"]);
  links.compound = rows_of(table["compound_code"], tables.compounds.table);
  links.built_year = years_in(table["built_year"]);
  links.material = texts_in(table["material"]);
  links.is_overflow_path = flags_in(table["is_overflow_path"]);
  links.adverse_accepted = flags_in(table["adverse_accepted"]);
  links.length_m = links.stated_length_m;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const geo::planar_view line = tables.pipes.planar[row];
    if (!line.is_none()) links.length_m[row] = geo::length(line).value;
  }
  return links;
}

double positive_metres(double millimetres) {
  return millimetres > 0 ? millimetres / 1000 : kNotGiven;
}

}  // namespace

survey read_survey(const survey_tables& tables) {
  return {read_nodes(tables), read_links(tables), &tables.pipes.planar, &tables.nodes.index,
          &tables.pipes.index};
}

std::vector<std::uint8_t> surveyed_compounds(const survey& drains, std::size_t n_compound) {
  std::vector<std::uint8_t> surveyed(n_compound, 0);
  for (std::uint32_t node = 0; node < drains.nodes.size(); ++node) {
    const std::uint32_t compound = drains.nodes.compound[node];
    const node_kind kind = drains.nodes.kind[node];
    if (compound != kNone && (brings_sewage(kind) || brings_rain(kind))) surveyed[compound] = 1;
  }
  return surveyed;
}

bool is_box(const survey_links& links, std::uint32_t link) {
  if (links.shape[link] == pipe_shape::circular) return false;
  return links.shape[link] == pipe_shape::box || std::isnan(links.diameter_mm[link]);
}

double section_height_m(const survey_links& links, std::uint32_t link) {
  return positive_metres(is_box(links, link) ? links.height_mm[link] : links.diameter_mm[link]);
}

double section_width_m(const survey_links& links, std::uint32_t link) {
  return positive_metres(is_box(links, link) ? links.width_mm[link] : links.diameter_mm[link]);
}

double ground_of(const survey_nodes& nodes, std::uint32_t node) {
  if (!std::isnan(nodes.ground_m[node])) return nodes.ground_m[node];
  return nodes.invert_m[node] + nodes.depth_m[node];
}

double level_of(const survey_nodes& nodes, std::uint32_t node) {
  if (!std::isnan(nodes.invert_m[node])) return nodes.invert_m[node];
  return nodes.ground_m[node] - nodes.depth_m[node];
}

}  // namespace greenward::drainage
