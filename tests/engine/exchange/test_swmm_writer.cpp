#include "engine/exchange/swmm_writer.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/swmm_reader.hpp"
#include "engine/exchange/swmm_words.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace greenward::exchange {
namespace {

// ---- random models: every table, odd ids, every kind of number ----

template <typename T>
T pick(std::initializer_list<T> values) {
  return *rc::gen::elementOf(std::vector<T>(values));
}

int below(int end) {
  return *rc::gen::inRange(0, end);
}

bool coin() {
  return below(2) == 1;
}

double any_number() {
  const double value = std::bit_cast<double>(*rc::gen::arbitrary<std::uint64_t>());
  return coin() && std::isfinite(value) ? value : below(100000) / 100.0;
}

double any_hours() {
  return coin() ? below(400000) / 3600.0 : any_number();
}

std::string any_text(int most) {
  std::string text;
  for (int n = below(most); n > 0; --n) {
    text += pick<const char*>(
        {"a", "B", "7", "-", "_", "井", "管", "é", "#", "(", "[", "]", "*", ".", ":", "/", "𝄞", "'"});
  }
  return text;
}

/// Also ids that SWMM would not take, but a file can hold.
std::string any_id() {
  std::string id = pick<const char*>({"J", "管", "1", "-", "FREE", "*x"}) + any_text(6);
  if (below(8) == 0) id += " x" + any_text(3);
  if (id.find(' ') == std::string::npos && below(8) == 0) id += "\"";
  return id;
}

std::string any_reference() {
  return coin() ? "" : any_id();
}

std::string any_comment() {
  std::string text = coin() ? " " : "";
  text += any_text(20);
  if (!text.empty() && coin()) text += " ;\" [x] \t;";
  return text;
}

std::string any_note() {
  std::string note;
  for (int lines = below(4); lines > 0; --lines) {
    if (!note.empty()) note += "\n";
    note += any_comment();
  }
  return note;
}

std::optional<double> any_offset() {
  return coin() ? std::optional<double>() : any_number();
}

std::optional<date> any_date() {
  if (coin()) return std::nullopt;
  return date{std::chrono::year{1 + below(9999)} / static_cast<int>(1 + below(12)) /
              static_cast<int>(1 + below(28))};
}

template <typename Make>
auto table(Make make) {
  std::vector<decltype(make())> rows;
  for (int n = below(4); n > 0; --n) rows.push_back(make());
  return rows;
}

swmm_outfall any_outfall() {
  swmm_outfall node{.id = any_id(),
                    .invert = any_number(),
                    .kind = static_cast<swmm_outfall_kind>(below(5)),
                    .gated = coin(),
                    .route_to = any_reference(),
                    .note = any_note()};
  if (node.kind == swmm_outfall_kind::fixed) node.stage = any_number();
  if (node.kind > swmm_outfall_kind::fixed) node.series = any_id();
  return node;
}

swmm_storage any_storage() {
  swmm_storage node{.id = any_id(),
                    .invert = any_number(),
                    .max_depth = any_number(),
                    .initial_depth = any_number(),
                    .shape = static_cast<swmm_storage_shape>(below(6)),
                    .surcharge_depth = any_number(),
                    .evaporated_share = any_number(),
                    .note = any_note()};
  if (node.shape == swmm_storage_shape::tabular) {
    node.curve = any_id();
  } else {
    node.coefficients = {any_number(), any_number(), any_number()};
  }
  if (coin())
    node.suction_head = any_number(), node.conductivity = any_number(), node.moisture_deficit = any_number();
  return node;
}

swmm_divider any_divider() {
  swmm_divider node{.id = any_id(),
                    .invert = any_number(),
                    .diverted_link = any_reference(),
                    .kind = static_cast<swmm_divider_kind>(below(4)),
                    .max_depth = any_number(),
                    .initial_depth = any_number(),
                    .surcharge_depth = any_number(),
                    .ponded_area = any_number(),
                    .note = any_note()};
  if (node.kind == swmm_divider_kind::tabular) node.curve = any_id();
  if (node.kind == swmm_divider_kind::cutoff || node.kind == swmm_divider_kind::weir)
    node.cutoff_flow = any_number();
  if (node.kind == swmm_divider_kind::weir)
    node.weir_height = any_number(), node.weir_coefficient = any_number();
  return node;
}

swmm_outlet any_outlet() {
  swmm_outlet link{.id = any_id(),
                   .from = any_id(),
                   .to = any_id(),
                   .offset = any_offset(),
                   .kind = static_cast<swmm_outlet_kind>(below(4)),
                   .gated = coin(),
                   .note = any_note()};
  if (link.kind >= swmm_outlet_kind::tabular_depth) {
    link.curve = any_id();
  } else {
    link.coefficient = any_number(), link.exponent = any_number();
  }
  return link;
}

swmm_weir any_weir() {
  return {.id = any_id(),
          .from = any_id(),
          .to = any_id(),
          .kind = static_cast<swmm_weir_kind>(below(5)),
          .crest = any_offset(),
          .coefficient = any_number(),
          .gated = coin(),
          .end_contractions = any_number(),
          .end_coefficient = any_number(),
          .can_surcharge = coin(),
          .road_width = coin() ? 0 : any_number(),
          .road_surface = pick<const char*>({"", "PAVED"}),
          .coefficient_curve = any_reference(),
          .note = any_note()};
}

swmm_cross_section any_cross_section() {
  const auto shapes = swmm_shape_words();
  swmm_cross_section section{
      .link = any_id(),
      .shape = std::string(shapes[static_cast<std::size_t>(below(static_cast<int>(shapes.size())))]),
      .geometry = {any_number(), any_number(), any_number(), any_number()},
      .barrels = below(9) - 1,
      .culvert = below(5) - 1};
  if (section.shape == "IRREGULAR" || section.shape == "STREET") {
    section.geometry[0] = 0;
    section.reference = any_id();
  }
  if (section.shape == "CUSTOM") {
    section.geometry[1] = 0;
    section.reference = any_id();
  }
  return section;
}

swmm_rain_gage any_gage() {
  swmm_rain_gage gage{.id = any_id(),
                      .format = static_cast<swmm_rain_format>(below(3)),
                      .interval_hours = any_hours(),
                      .snow_catch = any_number(),
                      .note = any_note()};
  if (coin()) {
    gage.series = any_id();
  } else {
    gage.file_name = any_id(), gage.station = any_reference(), gage.file_in_mm = coin(),
    gage.file_start = any_date();
  }
  return gage;
}

swmm_infiltration any_infiltration() {
  swmm_infiltration row{.subcatchment = any_id()};
  for (int n = 1 + below(5); n > 0; --n) row.values.push_back(any_number());
  if (coin()) row.model = static_cast<swmm_infiltration_model>(below(5));
  return row;
}

/// Curves, series and patterns of one id would become one.
std::string own_id(std::size_t number) {
  return std::to_string(number) + any_id();
}

void add_tabulated(swmm_model& model) {
  for (std::size_t n = 0; n < 3; ++n) {
    swmm_curve curve{.id = own_id(n), .kind = static_cast<swmm_curve_kind>(below(12)), .note = any_note()};
    curve.points = table([] { return swmm_curve_point{any_number(), any_number()}; });
    model.curves.push_back(curve);
    swmm_time_series series{.id = own_id(n), .file_name = any_reference(), .note = any_note()};
    series.points = table([] { return swmm_time_point{any_date(), any_hours(), any_number()}; });
    if (!series.file_name.empty() || !series.points.empty()) model.time_series.push_back(series);
    swmm_pattern pattern{
        .id = own_id(n), .kind = static_cast<swmm_pattern_kind>(below(4)), .note = any_note()};
    for (int k = below(25); k > 0; --k) pattern.factors.push_back(any_number());
    model.patterns.push_back(pattern);
  }
}

void add_nodes_and_links(swmm_model& model) {
  model.junctions = table([] {
    return swmm_junction{any_id(),     any_number(), any_number(), any_number(),
                         any_number(), any_number(), any_note()};
  });
  model.outfalls = table(any_outfall);
  model.dividers = table(any_divider);
  model.storage = table(any_storage);
  model.conduits = table([] {
    return swmm_conduit{any_id(),     any_id(),     any_id(),     any_number(), any_number(),
                        any_offset(), any_offset(), any_number(), any_number(), any_note()};
  });
  model.pumps = table([] {
    return swmm_pump{any_id(), any_id(),     any_id(),     any_reference(),
                     coin(),   any_number(), any_number(), any_note()};
  });
  model.orifices = table([] {
    return swmm_orifice{any_id(),     any_id(),     any_id(), static_cast<swmm_orifice_kind>(below(2)),
                        any_offset(), any_number(), coin(),   any_number(),
                        any_note()};
  });
  model.weirs = table(any_weir);
  model.outlets = table(any_outlet);
  model.cross_sections = table(any_cross_section);
  model.losses = table(
      [] { return swmm_loss{any_id(), any_number(), any_number(), any_number(), coin(), any_number()}; });
}

void add_hydrology(swmm_model& model) {
  model.rain_gages = table(any_gage);
  model.subcatchments = table([] {
    return swmm_subcatchment{any_id(),     any_reference(), any_reference(), any_number(),    any_number(),
                             any_number(), any_number(),    any_number(),    any_reference(), any_note()};
  });
  model.subareas = table([] {
    return swmm_subarea{any_id(),
                        any_number(),
                        any_number(),
                        any_number(),
                        any_number(),
                        any_number(),
                        static_cast<swmm_runoff_path>(below(3)),
                        any_number()};
  });
  model.infiltration = table(any_infiltration);
  model.inflows = table([] {
    return swmm_inflow{
        any_id(),     any_id(),     any_reference(), pick<const char*>({"FLOW", "CONCEN", "MASS"}),
        any_number(), any_number(), any_number(),    any_reference()};
  });
  model.dry_weather_flows = table([] {
    return swmm_dry_weather_flow{any_id(),
                                 any_id(),
                                 any_number(),
                                 {any_reference(), any_reference(), any_reference(), any_reference()}};
  });
}

void add_rest(swmm_model& model) {
  const auto place = [] { return swmm_place{any_id(), any_number(), any_number()}; };
  model.coordinates = table(place);
  model.polygons = table(place);
  for (int n = below(300); n > 0; --n) model.vertices.push_back({"管1", n * 0.1, -n / 3.0});
  model.tags = table([] { return swmm_tag{pick<const char*>({"Node", "Link"}), any_id(), any_id()}; });
  for (const char* name : {"REPORT", "INLETS", "INLET_USAGE", "CONTROLS", "MAP", "自造"}) {
    if (coin()) continue;
    swmm_other_section section{name, {"first " + any_text(5), "", "\t; " + any_text(9) + " "}};
    section.lines.emplace_back("last");
    model.other_sections.push_back(section);
  }
  for (const char* name : {"", "TITLE", "OPTIONS", "JUNCTIONS", "XSECTIONS", "TIMESERIES", "TAGS"}) {
    for (int n = below(3); n > 0; --n) model.comments.push_back({name, any_comment()});
  }
}

swmm_model any_model() {
  swmm_model model;
  for (int n = below(3); n > 0; --n) model.title.push_back("T" + any_comment());
  swmm_options& o = model.options;
  o.flow_units = static_cast<swmm_flow_unit>(below(6));
  o.infiltration = static_cast<swmm_infiltration_model>(below(5));
  o.routing = static_cast<swmm_routing>(below(4));
  o.offsets = swmm_offsets::elevation;
  o.start_date = any_date(), o.end_date = any_date(), o.report_start_date = any_date();
  if (coin()) o.start_time = any_hours(), o.end_time = any_hours(), o.report_start_time = any_hours();
  if (coin())
    o.wet_step_s = below(1000000), o.dry_step_s = below(100), o.report_step_s = 2000000000,
    o.routing_step_s = any_number();
  for (int n = below(3); n > 0; --n)
    o.others.push_back({"X" + any_text(4), coin() ? "" : "\"a b\"  " + any_text(3) + "x"});
  add_hydrology(model);
  add_nodes_and_links(model);
  add_tabulated(model);
  add_rest(model);
  return model;
}

/// The first table that differs, for a message.
std::string difference(const swmm_model& a, const swmm_model& b) {
  const std::vector<std::pair<const char*, bool>> tables{
      {"title", a.title == b.title},
      {"options", a.options == b.options},
      {"gages", a.rain_gages == b.rain_gages},
      {"subcatchments", a.subcatchments == b.subcatchments},
      {"junctions", a.junctions == b.junctions},
      {"outfalls", a.outfalls == b.outfalls},
      {"dividers", a.dividers == b.dividers},
      {"storage", a.storage == b.storage},
      {"conduits", a.conduits == b.conduits},
      {"weirs", a.weirs == b.weirs},
      {"outlets", a.outlets == b.outlets},
      {"cross-sections", a.cross_sections == b.cross_sections},
      {"curves", a.curves == b.curves},
      {"time series", a.time_series == b.time_series},
      {"patterns", a.patterns == b.patterns},
      {"kept sections", a.other_sections == b.other_sections},
      {"comments", a.comments == b.comments}};
  for (const auto& [name, same] : tables) {
    if (!same) return std::string(name) + " differ\n";
  }
  return "";
}

RC_GTEST_PROP(SwmmWriter, WhatIsWrittenReadsBackTheSame, ()) {
  const swmm_model model = any_model();
  const std::string text = swmm_text(model, coin() ? swmm_line_end::lf : swmm_line_end::crlf);
  const swmm_reading reading = read_swmm(text, "x");
  for (const auto& refusal : reading.refusals) RC_LOG() << refusal.line << ": " << refusal.reason.en << "\n";
  RC_LOG() << text;
  RC_LOG() << difference(reading.model, model);
  RC_ASSERT(reading.refused_lines == 0);
  RC_ASSERT(reading.model == model);
}

TEST(SwmmWriter, ASmallModelAsText) {
  swmm_model model;
  model.title = {"样例"};
  model.options.flow_units = swmm_flow_unit::cms;
  model.options.report_step_s = 300;
  model.junctions = {{.id = "J1", .invert = 0.1, .max_depth = 3, .note = "路口\ncorner"}};
  model.conduits = {{.id = "C1", .from = "J1", .to = "O1", .length = 100000, .roughness = 0.013}};
  model.outfalls = {{.id = "O1", .invert = -1.5}};
  EXPECT_EQ(
      swmm_text(model, swmm_line_end::lf),
      "[TITLE]\n样例\n\n"
      "[OPTIONS]\n;;Option         Value\n"
      "FLOW_UNITS       CMS\nINFILTRATION     HORTON\nFLOW_ROUTING     KINWAVE\nLINK_OFFSETS     DEPTH\n"
      "REPORT_STEP      00:05:00\n\n"
      "[JUNCTIONS]\n;;Name           Elevation  MaxDepth   InitDepth  SurDepth   Aponded\n"
      ";路口\n;corner\nJ1               0.1        3          0          0          0\n\n"
      "[OUTFALLS]\n;;Name           Elevation  Type       Stage      Gated      RouteTo\n"
      "O1               -1.5       FREE       NO\n\n"
      "[CONDUITS]\n;;Name           From       To         Length     Roughness  InOffset   OutOffset  "
      "InitFlow   MaxFlow\n"
      "C1               J1         O1         100000     0.013      0          0          0          0\n\n");
}

TEST(SwmmWriter, EveryLineEndsAsAsked) {
  swmm_model model;
  model.junctions = {{.id = "J1", .note = "a\nb"}};
  model.other_sections = {{"MAP", {"x"}}};
  const std::string text = swmm_text(model, swmm_line_end::crlf);
  EXPECT_EQ(std::ranges::count(text, '\n'), std::ranges::count(text, '\r'));
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\n') continue;
    EXPECT_EQ(text[i - 1], '\r');
  }
}

TEST(SwmmWriter, SectionsComeInTheManualsOrder) {
  swmm_model model;
  model.other_sections = {{"自造", {"x"}}, {"MAP", {"x"}}, {"REPORT", {"x"}}};
  model.junctions = {{.id = "J1"}};
  const std::string text = swmm_text(model, swmm_line_end::lf);
  std::vector<std::size_t> at;
  for (const char* name : {"[OPTIONS]", "[REPORT]", "[JUNCTIONS]", "[MAP]", "[自造]"})
    at.push_back(text.find(name));
  EXPECT_TRUE(std::ranges::is_sorted(at));
  EXPECT_NE(at.back(), std::string::npos);
}

template <typename Change>
void expect_refused(Change change) {
  swmm_model model;
  model.junctions = {{.id = "J1"}};
  change(model);
  try {
    (void)swmm_text(model, swmm_line_end::lf);
    ADD_FAILURE() << "written";
  } catch (const error& e) {
    EXPECT_EQ(e.code(), error_code::bad_input);
  }
}

TEST(SwmmWriter, WhatNoFileCanHoldIsRefused) {
  for (const char* id : {"", "a;b", "a\nb", "\"a", "a \"b", "[a", "\xFF"}) {
    expect_refused([&](swmm_model& m) { m.junctions[0].id = id; });
  }
  expect_refused([](swmm_model& m) { m.junctions[0].invert = std::nan(""); });
  expect_refused([](swmm_model& m) { m.options.routing_step_s = HUGE_VAL; });
  expect_refused([](swmm_model& m) { m.options.start_time = std::nan(""); });
  expect_refused([](swmm_model& m) { m.title = {"  "}; });
  expect_refused([](swmm_model& m) { m.title = {"[x]"}; });
  expect_refused([](swmm_model& m) { m.title = {";x"}; });
  expect_refused([](swmm_model& m) { m.other_sections = {{"JUNCTIONS", {}}}; });
  expect_refused([](swmm_model& m) { m.other_sections = {{"a b", {}}}; });
  expect_refused([](swmm_model& m) { m.other_sections = {{"MAP", {" [x]"}}}; });
  expect_refused([](swmm_model& m) { m.other_sections = {{"MAP", {"a\nb"}}}; });
  expect_refused([](swmm_model& m) { m.comments = {{"MAP", "x"}}; });
  expect_refused([](swmm_model& m) { m.infiltration = {{.subcatchment = "S1"}}; });
  expect_refused([](swmm_model& m) { m.time_series = {{.id = "t"}}; });
  expect_refused([](swmm_model& m) { m.options.others = {{"X", "a;b"}}; });
}

TEST(SwmmWriter, ACommentNeverTurnsIntoAHeading) {
  swmm_model model;
  model.junctions = {{.id = "J1", .note = ";x"}};
  EXPECT_EQ(read_swmm(swmm_text(model, swmm_line_end::lf), "x").model.junctions.at(0).note, " ;x");
}

}  // namespace
}  // namespace greenward::exchange
