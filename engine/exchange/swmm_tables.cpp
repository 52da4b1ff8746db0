#include "engine/exchange/swmm_tables.hpp"

#include "engine/exchange/swmm_rows.hpp"
#include "engine/exchange/swmm_values.hpp"

#include <cmath>
#include <limits>
#include <utility>

namespace greenward::exchange {

namespace {

constexpr std::size_t kAnyNumber = kSwmmMostItems;
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
