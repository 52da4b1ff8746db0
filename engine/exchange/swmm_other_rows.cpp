#include "engine/exchange/swmm_rows.hpp"

#include "engine/exchange/swmm_values.hpp"
#include "engine/exchange/swmm_words.hpp"

namespace greenward::exchange {

namespace {

constexpr std::size_t kMostInfiltrationValues = 5;

}  // namespace

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
  if (row.given(8)) {
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

}  // namespace greenward::exchange
