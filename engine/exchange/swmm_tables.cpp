#include "engine/exchange/swmm_tables.hpp"

#include "engine/exchange/swmm_values.hpp"

#include <cmath>
#include <limits>
#include <utility>

namespace greenward::exchange {

namespace {

constexpr std::size_t kAnyNumber = kSwmmMostItems;
constexpr std::size_t kMostInfiltrationValues = 5;
constexpr std::size_t kMostFactors = 24;

/// Appends the row unless it has a fault.
template <typename T>
T* keep(std::vector<T>& table, T&& row_of_table, const swmm_row& row) {
  if (row.fault()) return nullptr;
  table.push_back(std::move(row_of_table));
  return &table.back();
}

template <typename T>
std::string* keep_noted(std::vector<T>& table, T&& row_of_table, const swmm_row& row) {
  T* kept = keep(table, std::move(row_of_table), row);
  return kept ? &kept->note : nullptr;
}

swmm_junction junction_of(swmm_row& row) {
  row.expect(2, 6);
  swmm_junction node;
  node.id = row.id(0);
  node.invert = row.number(1);
  node.max_depth = row.number(2, 0);
  node.initial_depth = row.number(3, 0);
  node.surcharge_depth = row.number(4, 0);
  node.ponded_area = row.number(5, 0);
  return node;
}

swmm_outfall outfall_of(swmm_row& row) {
  row.expect(3, 6);
  swmm_outfall node;
  node.id = row.id(0);
  node.invert = row.number(1);
  node.kind = row.word_as<swmm_outfall_kind>(2, kSwmmOutfallKinds);
  std::size_t next = 3;
  if (node.kind == swmm_outfall_kind::fixed) node.stage = row.number(next++);
  if (node.kind == swmm_outfall_kind::tidal || node.kind == swmm_outfall_kind::timeseries) {
    node.series = row.id(next++);
  }
  row.expect(next, next + 2);
  node.gated = row.yes(next, false);
  node.route_to = row.reference(next + 1);
  return node;
}

swmm_storage storage_of(swmm_row& row) {
  row.expect(6, 14);
  swmm_storage node;
  node.id = row.id(0);
  node.invert = row.number(1);
  node.max_depth = row.number(2);
  node.initial_depth = row.number(3);
  node.shape = row.word_as<swmm_storage_shape>(4, kSwmmStorageShapes);
  std::size_t next = 5;
  if (node.shape == swmm_storage_shape::tabular) {
    node.curve = row.id(next++);
  } else {
    for (double& coefficient : node.coefficients) coefficient = row.number(next++);
  }
  node.surcharge_depth = row.number(next, 0);
  node.evaporated_share = row.number(next + 1, 0);
  if (row.size() == next + 3) {
    node.conductivity = row.number(next + 2);  // alone it is the seepage rate
  } else if (row.size() > next + 3) {
    row.expect(next + 5, next + 5);
    node.suction_head = row.number(next + 2);
    node.conductivity = row.number(next + 3);
    node.moisture_deficit = row.number(next + 4);
  }
  return node;
}

swmm_divider divider_of(swmm_row& row) {
  row.expect(4, 11);
  swmm_divider node;
  node.id = row.id(0);
  node.invert = row.number(1);
  node.diverted_link = row.reference(2);
  node.kind = row.word_as<swmm_divider_kind>(3, kSwmmDividerKinds);
  std::size_t next = 4;
  switch (node.kind) {
    case swmm_divider_kind::tabular:
      node.curve = row.id(next++);
      break;
    case swmm_divider_kind::cutoff:
      node.cutoff_flow = row.number(next++);
      break;
    case swmm_divider_kind::weir:
      node.cutoff_flow = row.number(next++);
      node.weir_height = row.number(next++);
      node.weir_coefficient = row.number(next++);
      break;
    case swmm_divider_kind::overflow:
      break;
  }
  row.expect(next, next + 4);
  node.max_depth = row.number(next, 0);
  node.initial_depth = row.number(next + 1, 0);
  node.surcharge_depth = row.number(next + 2, 0);
  node.ponded_area = row.number(next + 3, 0);
  return node;
}

/// The first three items of every link.
template <typename Link>
Link link_of(swmm_row& row) {
  Link link;
  link.id = row.id(0);
  link.from = row.id(1);
  link.to = row.id(2);
  return link;
}

swmm_conduit conduit_of(swmm_row& row, bool stars) {
  row.expect(7, 9);
  auto link = link_of<swmm_conduit>(row);
  link.length = row.number(3);
  link.roughness = row.number(4);
  link.from_offset = row.offset(5, stars);
  link.to_offset = row.offset(6, stars);
  link.initial_flow = row.number(7, 0);
  link.max_flow = row.number(8, 0);
  return link;
}

swmm_pump pump_of(swmm_row& row) {
  row.expect(3, 7);
  auto link = link_of<swmm_pump>(row);
  link.curve = row.reference(3);
  if (row.has(4)) link.on = row.word(4, kSwmmOffOn) == 1;
  link.startup_depth = row.number(5, 0);
  link.shutoff_depth = row.number(6, 0);
  return link;
}

swmm_orifice orifice_of(swmm_row& row, bool stars) {
  row.expect(6, 8);
  auto link = link_of<swmm_orifice>(row);
  link.kind = row.word_as<swmm_orifice_kind>(3, kSwmmOrificeKinds);
  link.offset = row.offset(4, stars);
  link.coefficient = row.number(5);
  link.gated = row.yes(6, false);
  link.hours_to_close = row.number(7, 0);
  return link;
}

/// Is the item there, and no '*' (which leaves SWMM's own value)?
bool given(const swmm_row& row, std::size_t i) {
  return row.has(i) && row[i] != "*";
}

swmm_weir weir_of(swmm_row& row, bool stars) {
  row.expect(6, 13);
  auto link = link_of<swmm_weir>(row);
  link.kind = row.word_as<swmm_weir_kind>(3, kSwmmWeirKinds);
  link.crest = row.offset(4, stars);
  link.coefficient = row.number(5);
  if (given(row, 6)) link.gated = row.yes(6, false);
  if (given(row, 7)) link.end_contractions = row.number(7);
  if (given(row, 8)) link.end_coefficient = row.number(8);
  if (given(row, 9)) link.can_surcharge = row.yes(9, true);
  if (given(row, 10)) link.road_width = row.number(10);
  link.road_surface = row.reference(11);
  link.coefficient_curve = row.reference(12);
  return link;
}

swmm_outlet_kind outlet_kind_of(swmm_row& row, std::size_t i) {
  constexpr std::array<std::string_view, 6> words{"FUNCTIONAL/DEPTH", "FUNCTIONAL/HEAD", "TABULAR/DEPTH",
                                                  "TABULAR/HEAD",     "FUNCTIONAL",      "TABULAR"};
  for (std::size_t k = 0; k < words.size(); ++k) {
    if (!swmm_same(row[i], words[k])) continue;
    if (k < kSwmmOutletKinds.size()) return static_cast<swmm_outlet_kind>(k);
    return k == 4 ? swmm_outlet_kind::functional_depth : swmm_outlet_kind::tabular_depth;
  }
  return row.word_as<swmm_outlet_kind>(i, kSwmmOutletKinds);
}

swmm_outlet outlet_of(swmm_row& row, bool stars) {
  row.expect(6, 8);
  auto link = link_of<swmm_outlet>(row);
  if (row.fault()) return link;
  link.offset = row.offset(3, stars);
  link.kind = outlet_kind_of(row, 4);
  std::size_t next = 5;
  if (link.kind == swmm_outlet_kind::tabular_depth || link.kind == swmm_outlet_kind::tabular_head) {
    link.curve = row.id(next++);
  } else {
    link.coefficient = row.number(next++);
    link.exponent = row.number(next++);
  }
  row.expect(next, next + 1);
  link.gated = row.yes(next, false);
  return link;
}

std::string shape_of(std::string_view word) {
  const auto found = swmm_match(word, swmm_shape_words());
  return found ? std::string(swmm_shape_words()[*found]) : std::string(word);
}

swmm_cross_section cross_section_of(swmm_row& row) {
  row.expect(3, 8);
  swmm_cross_section section;
  section.link = row.id(0);
  section.shape = shape_of(row.id(1));
  const bool named = section.shape == "IRREGULAR" || section.shape == "STREET";
  if (!named) row.expect(6, 8);
  for (std::size_t k = 0; k < 4; ++k) {
    const bool name = named ? k == 0 : section.shape == "CUSTOM" && k == 1;
    if (name) {
      section.reference = row.id(2 + k);
    } else if (row.has(2 + k)) {
      section.geometry[k] = row.number(2 + k);
    }
  }
  section.barrels = row.whole(6, 1);
  section.culvert = row.whole(7, 0);
  return section;
}

swmm_loss loss_of(swmm_row& row) {
  row.expect(4, 6);
  swmm_loss loss;
  loss.link = row.id(0);
  loss.entry = row.number(1);
  loss.exit = row.number(2);
  loss.average = row.number(3);
  loss.gated = row.yes(4, false);
  loss.seepage = row.number(5, 0);
  return loss;
}

swmm_subcatchment subcatchment_of(swmm_row& row) {
  row.expect(8, 9);
  swmm_subcatchment area;
  area.id = row.id(0);
  area.gage = row.reference(1);
  area.outlet = row.reference(2);
  area.area = row.number(3);
  area.impervious_percent = row.number(4);
  area.width = row.number(5);
  area.slope_percent = row.number(6);
  area.curb_length = row.number(7);
  area.snow_pack = row.reference(8);
  return area;
}

swmm_subarea subarea_of(swmm_row& row) {
  row.expect(7, 8);
  swmm_subarea area;
  area.subcatchment = row.id(0);
  area.n_impervious = row.number(1);
  area.n_pervious = row.number(2);
  area.storage_impervious = row.number(3);
  area.storage_pervious = row.number(4);
  area.zero_storage_percent = row.number(5);
  area.path = row.word_as<swmm_runoff_path>(6, kSwmmRunoffPaths);
  area.routed_percent = row.number(7, 100);
  return area;
}

swmm_infiltration infiltration_of(swmm_row& row) {
  row.expect(2, kMostInfiltrationValues + 2);
  swmm_infiltration area;
  area.subcatchment = row.id(0);
  std::size_t end = row.size();
  if (end > 0) {
    if (const auto model = swmm_match(row[end - 1], kSwmmInfiltrationModels)) {
      area.model = static_cast<swmm_infiltration_model>(*model);
      --end;
    }
  }
  for (std::size_t i = 1; i < end; ++i) area.values.push_back(row.number(i));
  if (area.values.size() > kMostInfiltrationValues) row.expect(0, kMostInfiltrationValues + 1);
  return area;
}

swmm_rain_gage rain_gage_of(swmm_row& row) {
  constexpr std::array<std::string_view, 2> sources{"TIMESERIES", "FILE"};
  constexpr std::array<std::string_view, 2> units{"IN", "MM"};
  row.expect(6, 9);
  swmm_rain_gage gage;
  gage.id = row.id(0);
  gage.format = row.word_as<swmm_rain_format>(1, kSwmmRainFormats);
  gage.interval_hours = row.hours(2);
  gage.snow_catch = row.number(3);
  if (row.word(4, sources) == 0) {
    row.expect(6, 6);
    gage.series = row.id(5);
    return gage;
  }
  row.expect(8, 9);
  gage.file_name = row.id(5);
  gage.station = row.reference(6);
  gage.file_in_mm = row.word(7, units) == 1;
  if (given(row, 8)) {
    gage.file_start = swmm_date(row[8]);
    if (!gage.file_start)
      row.fail({"最后一项不是日期（月/日/年）", "the last item is no date (month/day/year)"});
  }
  return gage;
}

swmm_inflow inflow_of(swmm_row& row) {
  row.expect(3, 8);
  swmm_inflow inflow;
  inflow.node = row.id(0);
  inflow.constituent = row.id(1);
  inflow.series = row.reference(2);
  if (row.has(3)) inflow.kind = kSwmmInflowKinds[row.word(3, kSwmmInflowKinds)];
  inflow.unit_factor = row.number(4, 1);
  inflow.scale = row.number(5, 1);
  inflow.baseline = row.number(6, 0);
  inflow.pattern = row.reference(7);
  return inflow;
}

swmm_dry_weather_flow dry_weather_flow_of(swmm_row& row) {
  row.expect(3, 7);
  swmm_dry_weather_flow flow;
  flow.node = row.id(0);
  flow.constituent = row.id(1);
  flow.average = row.number(2);
  for (std::size_t k = 0; k < flow.patterns.size(); ++k) flow.patterns[k] = row.reference(3 + k);
  return flow;
}

swmm_place place_of(swmm_row& row) {
  row.expect(3, 3);
  swmm_place place;
  place.id = row.id(0);
  place.x = row.number(1);
  place.y = row.number(2);
  return place;
}

swmm_tag tag_of(swmm_row& row) {
  row.expect(3, 3);
  swmm_tag tag;
  tag.object = row.id(0);
  tag.id = row.id(1);
  tag.tag = row.id(2);
  return tag;
}

/// [day] time value, again and again.
void read_points(swmm_row& row, std::vector<swmm_time_point>& points) {
  for (std::size_t i = 1; i < row.size() && !row.fault();) {
    swmm_time_point point;
    point.day = swmm_date(row[i]);
    if (point.day) ++i;
    point.hours = row.hours(i++);
    point.value = row.number(i++);
    points.push_back(point);
  }
}

std::optional<std::int64_t> seconds_of(swmm_row& row) {
  const double hours = row.hours(1);
  if (std::abs(hours) > 999999) row.fail({"步长太长", "the step is too long"});
  return row.fault() ? 0 : std::llround(hours * 3600.0);
}

std::optional<date> date_option(swmm_row& row) {
  const auto day = row.has(1) ? swmm_date(row[1]) : std::nullopt;
  if (!day) row.fail({"不是日期（月/日/年）", "no date (month/day/year)"});
  return day;
}

swmm_routing routing_of(swmm_row& row) {
  // KINWAVE and DYNWAVE and what older versions called them.
  constexpr std::array<std::string_view, 9> words{"NONE", "STEADY", "KINWAVE", "XKINWAVE", "DYNWAVE",
                                                  "NF",   "KW",     "EKW",     "DW"};
  constexpr std::array<swmm_routing, 9> meanings{
      swmm_routing::none,           swmm_routing::steady,         swmm_routing::kinematic_wave,
      swmm_routing::kinematic_wave, swmm_routing::dynamic_wave,   swmm_routing::none,
      swmm_routing::kinematic_wave, swmm_routing::kinematic_wave, swmm_routing::dynamic_wave};
  return meanings[row.word(1, words)];
}

double routing_step_of(swmm_row& row) {
  const std::string_view item = row.has(1) ? row[1] : std::string_view();
  if (const auto seconds = swmm_number(item)) return *seconds;
  return row.hours(1) * 3600.0;
}

}  // namespace

std::string* swmm_table_reader::read(swmm_section section, swmm_row& row) {
  switch (section) {
    case swmm_section::junctions:
    case swmm_section::outfalls:
    case swmm_section::dividers:
    case swmm_section::storage:
      return read_node(section, row);
    case swmm_section::conduits:
    case swmm_section::pumps:
    case swmm_section::orifices:
    case swmm_section::weirs:
    case swmm_section::outlets:
      return read_link(section, row);
    case swmm_section::rain_gages:
      return keep_noted(model_.rain_gages, rain_gage_of(row), row);
    case swmm_section::subcatchments:
      return keep_noted(model_.subcatchments, subcatchment_of(row), row);
    case swmm_section::curves:
      return read_curve(row);
    case swmm_section::time_series:
      return read_series(row);
    case swmm_section::patterns:
      return read_pattern(row);
    default:
      return read_detail(section, row);
  }
}

std::string* swmm_table_reader::read_node(swmm_section section, swmm_row& row) {
  switch (section) {
    case swmm_section::junctions:
      return keep_noted(model_.junctions, junction_of(row), row);
    case swmm_section::outfalls:
      return keep_noted(model_.outfalls, outfall_of(row), row);
    case swmm_section::dividers:
      return keep_noted(model_.dividers, divider_of(row), row);
    default:
      return keep_noted(model_.storage, storage_of(row), row);
  }
}

std::string* swmm_table_reader::read_link(swmm_section section, swmm_row& row) {
  switch (section) {
    case swmm_section::conduits:
      return keep_noted(model_.conduits, conduit_of(row, stars()), row);
    case swmm_section::pumps:
      return keep_noted(model_.pumps, pump_of(row), row);
    case swmm_section::orifices:
      return keep_noted(model_.orifices, orifice_of(row, stars()), row);
    case swmm_section::weirs:
      return keep_noted(model_.weirs, weir_of(row, stars()), row);
    default:
      return keep_noted(model_.outlets, outlet_of(row, stars()), row);
  }
}

std::string* swmm_table_reader::read_detail(swmm_section section, swmm_row& row) {
  switch (section) {
    case swmm_section::cross_sections:
      keep(model_.cross_sections, cross_section_of(row), row);
      break;
    case swmm_section::losses:
      keep(model_.losses, loss_of(row), row);
      break;
    case swmm_section::subareas:
      keep(model_.subareas, subarea_of(row), row);
      break;
    case swmm_section::infiltration:
      keep(model_.infiltration, infiltration_of(row), row);
      break;
    case swmm_section::inflows:
      keep(model_.inflows, inflow_of(row), row);
      break;
    case swmm_section::dry_weather:
      keep(model_.dry_weather_flows, dry_weather_flow_of(row), row);
      break;
    case swmm_section::polygons:
      keep(model_.polygons, place_of(row), row);
      break;
    case swmm_section::coordinates:
      keep(model_.coordinates, place_of(row), row);
      break;
    case swmm_section::vertices:
      keep(model_.vertices, place_of(row), row);
      break;
    case swmm_section::tags:
      keep(model_.tags, tag_of(row), row);
      break;
    default:
      break;
  }
  return nullptr;
}

std::string* swmm_table_reader::read_curve(swmm_row& row) {
  row.expect(2, kAnyNumber);
  swmm_curve line;
  line.id = row.id(0);
  const auto known = curves_.find(swmm_upper(line.id));
  std::size_t next = 1;
  if (known == curves_.end()) line.kind = row.word_as<swmm_curve_kind>(next++, kSwmmCurveKinds);
  for (; next < row.size() && !row.fault(); next += 2)
    line.points.push_back({row.number(next), row.number(next + 1)});
  if (row.fault()) return nullptr;
  if (known == curves_.end()) {
    curves_.emplace(swmm_upper(line.id), model_.curves.size());
    return keep_noted(model_.curves, std::move(line), row);
  }
  swmm_curve& curve = model_.curves[known->second];
  curve.points.insert(curve.points.end(), line.points.begin(), line.points.end());
  return &curve.note;
}

std::string* swmm_table_reader::read_series(swmm_row& row) {
  row.expect(3, kAnyNumber);
  swmm_time_series line;
  line.id = row.id(0);
  if (row.has(1) && swmm_same(row[1], "FILE")) {
    row.expect(3, 3);
    line.file_name = row.id(2);
  } else {
    read_points(row, line.points);
  }
  if (row.fault()) return nullptr;
  const auto [known, is_new] = series_.emplace(swmm_upper(line.id), model_.time_series.size());
  if (is_new) return keep_noted(model_.time_series, std::move(line), row);
  swmm_time_series& series = model_.time_series[known->second];
  if (!line.file_name.empty()) series.file_name = std::move(line.file_name);
  series.points.insert(series.points.end(), line.points.begin(), line.points.end());
  return &series.note;
}

std::string* swmm_table_reader::read_pattern(swmm_row& row) {
  row.expect(2, kAnyNumber);
  swmm_pattern line;
  line.id = row.id(0);
  const auto known = patterns_.find(swmm_upper(line.id));
  std::size_t next = 1;
  if (known == patterns_.end()) line.kind = row.word_as<swmm_pattern_kind>(next++, kSwmmPatternKinds);
  for (; next < row.size() && !row.fault(); ++next) line.factors.push_back(row.number(next));
  const std::size_t before = known == patterns_.end() ? 0 : model_.patterns[known->second].factors.size();
  if (before + line.factors.size() > kMostFactors) {
    row.fail({"一个时间模式至多 24 个系数", "a pattern has at most 24 factors"});
  }
  if (row.fault()) return nullptr;
  if (known == patterns_.end()) {
    patterns_.emplace(swmm_upper(line.id), model_.patterns.size());
    return keep_noted(model_.patterns, std::move(line), row);
  }
  swmm_pattern& pattern = model_.patterns[known->second];
  pattern.factors.insert(pattern.factors.end(), line.factors.begin(), line.factors.end());
  return &pattern.note;
}

void swmm_table_reader::read_option(swmm_row& row, std::string_view value) {
  // The settings kept as they are can be many: they are not copied with the rest.
  std::vector<swmm_setting> others = std::move(model_.options.others);
  model_.options.others.clear();
  swmm_options read = model_.options;
  const std::string name = row.id(0);
  const auto is = [&](std::string_view word) { return row.has(1) && swmm_match(name, std::span(&word, 1)); };
  bool own = true;
  if (is("FLOW_UNITS")) {
    read.flow_units = row.word_as<swmm_flow_unit>(1, kSwmmFlowUnits);
  } else if (is("INFILTRATION")) {
    read.infiltration = row.word_as<swmm_infiltration_model>(1, kSwmmInfiltrationModels);
  } else if (is("FLOW_ROUTING")) {
    read.routing = routing_of(row);
  } else if (is("LINK_OFFSETS")) {
    read.offsets = row.word_as<swmm_offsets>(1, kSwmmOffsets);
  } else if (is("START_DATE")) {
    read.start_date = date_option(row);
  } else if (is("END_DATE")) {
    read.end_date = date_option(row);
  } else if (is("REPORT_START_DATE")) {
    read.report_start_date = date_option(row);
  } else if (is("START_TIME")) {
    read.start_time = row.hours(1);
  } else if (is("END_TIME")) {
    read.end_time = row.hours(1);
  } else if (is("REPORT_START_TIME")) {
    read.report_start_time = row.hours(1);
  } else if (is("WET_STEP")) {
    read.wet_step_s = seconds_of(row);
  } else if (is("DRY_STEP")) {
    read.dry_step_s = seconds_of(row);
  } else if (is("REPORT_STEP")) {
    read.report_step_s = seconds_of(row);
  } else if (is("ROUTING_STEP")) {
    read.routing_step_s = routing_step_of(row);
  } else {
    own = false;
    if (!row.fault()) others.push_back({name, std::string(value)});
  }
  if (own) row.expect(2, 2);
  if (!row.fault()) model_.options = read;
  model_.options.others = std::move(others);
}

}  // namespace greenward::exchange
