#include "engine/exchange/swmm_reader.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/text_encoding.hpp"

#include <gtest/gtest.h>
#include <filesystem>
#include <fstream>

namespace greenward::exchange {
namespace {

/// A small network with one of each thing, written by hand after the manual's Appendix D.
constexpr const char* kTown = R"(;made by hand
[TITLE]
;;Project Title/Notes
绿园 town
second line ; no comment in a title

[OPTIONS]
FLOW_UNITS           LPS
INFILTRATION         GREEN_AMPT
FLOW_ROUTING         DYNWAVE
LINK_OFFSETS         ELEVATION
START_DATE           07/01/2024
START_TIME           00:30:00
END_DATE             JUL-02-2024
END_TIME             12
REPORT_STEP          00:05:00
ROUTING_STEP         0:00:30
ALLOW_PONDING        NO   ; keep it so
TEMPDIR              "C:\tmp files"

[raingages]
;the only gage
RG1  INTENSITY 0:05 1.0 TIMESERIES storm
RG2  CUMULATIVE 1 0.9 FILE "rain data.dat" STA01 MM 07/01/2024

[SUBCATCHMENTS]
S1 RG1 J1 2.5 45 120 0.5 0
[SUBAREAS]
S1 0.013 0.15 1.5 3 25 PERVIOUS 80
[INFILTRATION]
S1 110 6.5 0.2 MODIFIED_GREEN_AMPT

[JUNCTIONS]
;;Name Elevation
;manhole at the corner
;second line
J1	195.5	3.2 ;old survey
J2 195.1
[OUTFALLS]
O1 194 FREE NO
O2 194 FIXED 195.25 YES S1
O3 194 TIDAL tide
[DIVIDERS]
D1 195 C2 WEIR 10 0.5 1.7 2.5
[STORAGE]
T1 193 4 0.5 TABULAR tank 0 0.5 90 10 0.25
T2 193 4 0 FUNCTIONAL 100 0.5 20 1 0 5

[CONDUITS]
C1 J1 J2 40 0.013 195.5 *
C2 J2 O1 35.5 0.014 * 194.2 1 250
[PUMPS]
P1 T1 J1 lift OFF 1.5 0.5
P2 T2 J1 *
[ORIFICES]
R1 T1 J2 BOTTOM 193 0.65 YES 0.1
[WEIRS]
W1 T1 O2 V-NOTCH 196 1.4 NO 0 0 NO
W2 T2 O3 ROADWAY 196 1.4 NO * * YES 6 PAVED
[OUTLETS]
U1 T2 J2 193.5 TABULAR/HEAD rating YES
U2 T2 J2 193.5 FUNCTIONAL 10 0.5
[XSECT]
C1 CIRCULAR 0.4 0 0 0
C2 RECT_CLOSED 0.6 0.8 0 0 2 1
R1 CIRCULAR 0.2 0 0 0
W1 TRIANGULAR 1 2 0 0
X1 IRREGULAR ditch
X2 CUSTOM 1.5 arch 0 0
[LOSSES]
C1 0.5 0.2 0 YES 1.5
[INFLOWS]
J2 FLOW "" FLOW 1.0 1.5 3.25 day
[DWF]
J1 FLOW 0.75 "" day
[CURVES]
;of the tank
tank Storage 0 100
tank 2 150 4 160
lift PUMP3 0 50 10 0
[TIMESERIES]
storm 07/01/2024 0:00 12.5 0:05 30
storm 0:10 4
far FILE "far away.dat"
[PATTERNS]
day HOURLY 1 1.5
day 2
[TAGS]
Node J1 YS
[COORDINATES]
J1 125.28 43.86
[VERTICES]
C1 125.281 43.861
C1 125.282 43.862
[Polygons]
S1 1 2
[CONTROLS]
RULE R1
; a rule

IF NODE J1 DEPTH > 1

[MADE_UP] ; by someone
x "y  z"  ;w
)";

const swmm_model& town() {
  static const swmm_reading reading = read_swmm(kTown, "town.inp");
  EXPECT_EQ(reading.refused_lines, 0);
  for (const auto& refusal : reading.refusals) ADD_FAILURE() << refusal.line << ": " << refusal.reason.en;
  return reading.model;
}

TEST(SwmmReader, TitleAndOptions) {
  const swmm_model& m = town();
  EXPECT_EQ(m.title, (std::vector<std::string>{"绿园 town", "second line ; no comment in a title"}));
  EXPECT_EQ(m.options.flow_units, swmm_flow_unit::lps);
  EXPECT_EQ(m.options.infiltration, swmm_infiltration_model::green_ampt);
  EXPECT_EQ(m.options.routing, swmm_routing::dynamic_wave);
  EXPECT_EQ(m.options.offsets, swmm_offsets::elevation);
  EXPECT_EQ(m.options.start_date, date(std::chrono::year{2024} / 7 / 1));
  EXPECT_EQ(m.options.end_date, date(std::chrono::year{2024} / 7 / 2));
  EXPECT_EQ(m.options.start_time, 0.5);
  EXPECT_EQ(m.options.end_time, 12.0);
  EXPECT_EQ(m.options.report_step_s, 300);
  EXPECT_EQ(m.options.routing_step_s, 30.0);
  EXPECT_FALSE(m.options.wet_step_s || m.options.report_start_date);
  EXPECT_EQ(m.options.others,
            (std::vector<swmm_setting>{{"ALLOW_PONDING", "NO"}, {"TEMPDIR", "\"C:\\tmp files\""}}));
}

TEST(SwmmReader, GagesAndSubcatchments) {
  const swmm_model& m = town();
  ASSERT_EQ(m.rain_gages.size(), 2U);
  EXPECT_EQ(m.rain_gages[0],
            (swmm_rain_gage{
                .id = "RG1", .interval_hours = 5 * 60 / 3600.0, .series = "storm", .note = "the only gage"}));
  EXPECT_EQ(m.rain_gages[1], (swmm_rain_gage{.id = "RG2",
                                             .format = swmm_rain_format::cumulative,
                                             .snow_catch = 0.9,
                                             .file_name = "rain data.dat",
                                             .station = "STA01",
                                             .file_start = date(std::chrono::year{2024} / 7 / 1)}));
  ASSERT_EQ(m.subcatchments.size(), 1U);
  EXPECT_EQ(m.subcatchments[0], (swmm_subcatchment{.id = "S1",
                                                   .gage = "RG1",
                                                   .outlet = "J1",
                                                   .area = 2.5,
                                                   .impervious_percent = 45,
                                                   .width = 120,
                                                   .slope_percent = 0.5}));
  EXPECT_EQ(m.subareas.at(0), (swmm_subarea{"S1", 0.013, 0.15, 1.5, 3, 25, swmm_runoff_path::pervious, 80}));
  EXPECT_EQ(m.infiltration.at(0),
            (swmm_infiltration{"S1", {110, 6.5, 0.2}, swmm_infiltration_model::modified_green_ampt}));
}

TEST(SwmmReader, Nodes) {
  const swmm_model& m = town();
  ASSERT_EQ(m.junctions.size(), 2U);
  EXPECT_EQ(m.junctions[0], (swmm_junction{.id = "J1",
                                           .invert = 195.5,
                                           .max_depth = 3.2,
                                           .note = "manhole at the corner\nsecond line\nold survey"}));
  EXPECT_EQ(m.junctions[1], (swmm_junction{.id = "J2", .invert = 195.1}));
  ASSERT_EQ(m.outfalls.size(), 3U);
  EXPECT_EQ(m.outfalls[0], (swmm_outfall{.id = "O1", .invert = 194}));
  EXPECT_EQ(m.outfalls[1], (swmm_outfall{.id = "O2",
                                         .invert = 194,
                                         .kind = swmm_outfall_kind::fixed,
                                         .stage = 195.25,
                                         .gated = true,
                                         .route_to = "S1"}));
  EXPECT_EQ(m.outfalls[2],
            (swmm_outfall{.id = "O3", .invert = 194, .kind = swmm_outfall_kind::tidal, .series = "tide"}));
  EXPECT_EQ(m.dividers.at(0), (swmm_divider{.id = "D1",
                                            .invert = 195,
                                            .diverted_link = "C2",
                                            .kind = swmm_divider_kind::weir,
                                            .cutoff_flow = 10,
                                            .weir_height = 0.5,
                                            .weir_coefficient = 1.7,
                                            .max_depth = 2.5}));
  ASSERT_EQ(m.storage.size(), 2U);
  EXPECT_EQ(m.storage[0], (swmm_storage{.id = "T1",
                                        .invert = 193,
                                        .max_depth = 4,
                                        .initial_depth = 0.5,
                                        .shape = swmm_storage_shape::tabular,
                                        .curve = "tank",
                                        .evaporated_share = 0.5,
                                        .suction_head = 90,
                                        .conductivity = 10,
                                        .moisture_deficit = 0.25}));
  EXPECT_EQ(m.storage[1], (swmm_storage{.id = "T2",
                                        .invert = 193,
                                        .max_depth = 4,
                                        .coefficients = {100, 0.5, 20},
                                        .surcharge_depth = 1,
                                        .conductivity = 5}));
}

TEST(SwmmReader, Links) {
  const swmm_model& m = town();
  ASSERT_EQ(m.conduits.size(), 2U);
  EXPECT_EQ(m.conduits[0], (swmm_conduit{.id = "C1",
                                         .from = "J1",
                                         .to = "J2",
                                         .length = 40,
                                         .roughness = 0.013,
                                         .from_offset = 195.5,
                                         .to_offset = std::nullopt}));
  EXPECT_EQ(m.conduits[1], (swmm_conduit{.id = "C2",
                                         .from = "J2",
                                         .to = "O1",
                                         .length = 35.5,
                                         .roughness = 0.014,
                                         .from_offset = std::nullopt,
                                         .to_offset = 194.2,
                                         .initial_flow = 1,
                                         .max_flow = 250}));
  ASSERT_EQ(m.pumps.size(), 2U);
  EXPECT_EQ(m.pumps[0], (swmm_pump{.id = "P1",
                                   .from = "T1",
                                   .to = "J1",
                                   .curve = "lift",
                                   .on = false,
                                   .startup_depth = 1.5,
                                   .shutoff_depth = 0.5}));
  EXPECT_EQ(m.pumps[1], (swmm_pump{.id = "P2", .from = "T2", .to = "J1"}));
  EXPECT_EQ(m.orifices.at(0), (swmm_orifice{.id = "R1",
                                            .from = "T1",
                                            .to = "J2",
                                            .kind = swmm_orifice_kind::bottom,
                                            .offset = 193,
                                            .coefficient = 0.65,
                                            .gated = true,
                                            .hours_to_close = 0.1}));
  ASSERT_EQ(m.weirs.size(), 2U);
  EXPECT_EQ(m.weirs[0], (swmm_weir{.id = "W1",
                                   .from = "T1",
                                   .to = "O2",
                                   .kind = swmm_weir_kind::v_notch,
                                   .crest = 196,
                                   .coefficient = 1.4,
                                   .can_surcharge = false}));
  EXPECT_EQ(m.weirs[1], (swmm_weir{.id = "W2",
                                   .from = "T2",
                                   .to = "O3",
                                   .kind = swmm_weir_kind::roadway,
                                   .crest = 196,
                                   .coefficient = 1.4,
                                   .road_width = 6,
                                   .road_surface = "PAVED"}));
  ASSERT_EQ(m.outlets.size(), 2U);
  EXPECT_EQ(m.outlets[0], (swmm_outlet{.id = "U1",
                                       .from = "T2",
                                       .to = "J2",
                                       .offset = 193.5,
                                       .kind = swmm_outlet_kind::tabular_head,
                                       .curve = "rating",
                                       .gated = true}));
  EXPECT_EQ(m.outlets[1],
            (swmm_outlet{
                .id = "U2", .from = "T2", .to = "J2", .offset = 193.5, .coefficient = 10, .exponent = 0.5}));
}

TEST(SwmmReader, CrossSectionsAndLosses) {
  const swmm_model& m = town();
  ASSERT_EQ(m.cross_sections.size(), 6U);
  EXPECT_EQ(m.cross_sections[0], (swmm_cross_section{.link = "C1", .geometry = {0.4, 0, 0, 0}}));
  EXPECT_EQ(
      m.cross_sections[1],
      (swmm_cross_section{
          .link = "C2", .shape = "RECT_CLOSED", .geometry = {0.6, 0.8, 0, 0}, .barrels = 2, .culvert = 1}));
  EXPECT_EQ(m.cross_sections[4],
            (swmm_cross_section{.link = "X1", .shape = "IRREGULAR", .reference = "ditch"}));
  EXPECT_EQ(
      m.cross_sections[5],
      (swmm_cross_section{.link = "X2", .shape = "CUSTOM", .geometry = {1.5, 0, 0, 0}, .reference = "arch"}));
  EXPECT_EQ(m.losses.at(0), (swmm_loss{"C1", 0.5, 0.2, 0, true, 1.5}));
}

TEST(SwmmReader, FlowsCurvesSeriesAndPatterns) {
  const swmm_model& m = town();
  EXPECT_EQ(m.inflows.at(0), (swmm_inflow{.node = "J2", .scale = 1.5, .baseline = 3.25, .pattern = "day"}));
  EXPECT_EQ(m.dry_weather_flows.at(0), (swmm_dry_weather_flow{"J1", "FLOW", 0.75, {"", "day", "", ""}}));
  ASSERT_EQ(m.curves.size(), 2U);
  EXPECT_EQ(m.curves[0],
            (swmm_curve{"tank", swmm_curve_kind::storage, {{0, 100}, {2, 150}, {4, 160}}, "of the tank"}));
  EXPECT_EQ(m.curves[1], (swmm_curve{"lift", swmm_curve_kind::pump3, {{0, 50}, {10, 0}}, ""}));
  ASSERT_EQ(m.time_series.size(), 2U);
  const date day{std::chrono::year{2024} / 7 / 1};
  EXPECT_EQ(m.time_series[0].points,
            (std::vector<swmm_time_point>{
                {day, 0, 12.5}, {std::nullopt, 300 / 3600.0, 30}, {std::nullopt, 600 / 3600.0, 4}}));
  EXPECT_EQ(m.time_series[1], (swmm_time_series{"far", "far away.dat", {}, ""}));
  EXPECT_EQ(m.patterns.at(0), (swmm_pattern{"day", swmm_pattern_kind::hourly, {1, 1.5, 2}, ""}));
}

TEST(SwmmReader, PlacesTagsAndWhatIsKept) {
  const swmm_model& m = town();
  EXPECT_EQ(m.tags.at(0), (swmm_tag{"Node", "J1", "YS"}));
  EXPECT_EQ(m.coordinates.at(0), (swmm_place{"J1", 125.28, 43.86}));
  EXPECT_EQ(m.vertices, (std::vector<swmm_place>{{"C1", 125.281, 43.861}, {"C1", 125.282, 43.862}}));
  EXPECT_EQ(m.polygons.at(0), (swmm_place{"S1", 1, 2}));
  ASSERT_EQ(m.other_sections.size(), 2U);
  EXPECT_EQ(m.other_sections[0],
            (swmm_other_section{"CONTROLS", {"RULE R1", "; a rule", "", "IF NODE J1 DEPTH > 1"}}));
  EXPECT_EQ(m.other_sections[1], (swmm_other_section{"MADE_UP", {"; by someone", "x \"y  z\"  ;w"}}));
  EXPECT_EQ(m.comments, (std::vector<swmm_comment>{{"", "made by hand"}, {"OPTIONS", " keep it so"}}));
}

TEST(SwmmReader, LineEndsMarkAndAMissingLastEndMakeNoDifference) {
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : std::string(kTown)) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  windows.resize(windows.size() - 2);
  EXPECT_EQ(read_swmm(windows, "x").model, town());
}

TEST(SwmmReader, OptionsCountWhereverTheyStand) {
  const auto reading =
      read_swmm("[CONDUITS]\nC1 A B 1 1 * *\n[OPTIONS]\nLINK_OFFSETS ELEV\nLINK_OFFSETS ELEVATION\n", "x");
  ASSERT_EQ(reading.refusals.size(), 1U);  // ELEV is too short: SWMM wants the whole word
  EXPECT_EQ(reading.refusals[0].line, 4);
  ASSERT_EQ(reading.model.conduits.size(), 1U);
  EXPECT_FALSE(reading.model.conduits[0].from_offset);
}

struct refused_line {
  const char* section;
  const char* line;
  const char* says;
};

TEST(SwmmReader, EachBadLineIsRefusedWithItsNumberAndReason) {
  const std::vector<refused_line> lines{
      {"JUNCTIONS", "J1", "2 items needed, 1 given"},
      {"JUNCTIONS", "J1 1 2 3 4 5 6", "6 items at most, 7 given"},
      {"JUNCTIONS", "J1 12m", "'12m' is not a number"},
      {"JUNCTIONS", "J1 nan", "'nan' is not a number"},
      {"JUNCTIONS", "\"\" 1", "item 1 should be a name"},
      {"JUNCTIONS", "\"J1 1", "a quote does not close"},
      {"OUTFALLS", "O1 1 FIXED", "'' is not a number"},
      {"OUTFALLS", "O1 1 OPEN", "'OPEN' is none of FREE, NORMAL, FIXED, TIDAL, TIMESERIES"},
      {"OUTFALLS", "O1 1 FREE MAYBE", "'MAYBE' is none of NO, YES"},
      {"CONDUITS", "C1 A B 1 1 * 0", "'*' is not a number"},
      {"CONDUITS", "C1 A B 1 1 0", "7 items needed, 6 given"},
      {"PUMPS", "P1 A B * MAYBE", "'MAYBE' is none of OFF, ON"},
      {"OUTLETS", "U1 A B 0 TABULAR/SPEED c", "none of FUNCTIONAL/DEPTH"},
      {"XSECTIONS", "C1 CIRCULAR 1 0 0", "6 items needed, 5 given"},
      {"XSECTIONS", "C1 CIRCULAR 1 0 0 0 1.5", "'1.5' is not a whole number"},
      {"RAINGAGES", "R1 INTENSITY 0:5:x 1 TIMESERIES t", "is not a time"},
      {"RAINGAGES", "R1 INTENSITY 1 1 FILE a b MM 2024-07-01", "no date"},
      {"TIMESERIES", "t 13/40/2024 0:00 1", "is not a time"},
      {"TIMESERIES", "t 0:00 1 0:05", "'' is not a number"},
      {"CURVES", "c TANK 0 1", "none of STORAGE"},
      {"CURVES", "c STORAGE 0", "'' is not a number"},
      {"STORAGE", "T 1 1 0 FUNCTIONAL 1 1 1 0 0 1 2", "13 items needed, 12 given"},
      {"OPTIONS", "FLOW_UNITS CFM", "'CFM' is none of CFS"},
      {"OPTIONS", "START_DATE 2024-07-01", "no date"},
      {"OPTIONS", "FLOW_UNITS CMS LPS", "2 items at most, 3 given"},
      {"INFILTRATION", "S1 1 2 3 4 5 6", "6 items at most, 7 given"},
  };
  for (const auto& [section, line, says] : lines) {
    const std::string text = "[" + std::string(section) + "]\n\n" + line + "\n";
    const auto reading = read_swmm(text, "x");
    ASSERT_EQ(reading.refusals.size(), 1U) << text;
    EXPECT_EQ(reading.refused_lines, 1);
    EXPECT_EQ(reading.refusals[0].line, 3) << text;
    EXPECT_EQ(reading.refusals[0].section, section);
    EXPECT_NE(reading.refusals[0].reason.en.find(says), std::string::npos)
        << text << reading.refusals[0].reason.en;
    EXPECT_FALSE(reading.refusals[0].reason.zh.empty());
    EXPECT_EQ(reading.model, swmm_model{}) << text;
  }
}

TEST(SwmmReader, MoreThan40ItemsAreRefusedSinceSwmmDropsThem) {
  std::string line = "c STORAGE";
  for (int i = 0; i < 19; ++i) line += " " + std::to_string(i) + " 1";
  EXPECT_EQ(read_swmm("[CURVES]\n" + line, "x").model.curves.at(0).points.size(), 19U);
  const auto reading = read_swmm("[CURVES]\n" + line + " 99 1", "x");
  ASSERT_EQ(reading.refusals.size(), 1U);
  EXPECT_EQ(reading.refusals[0].reason.en, "more than 40 items, of which SWMM drops the rest");
}

TEST(SwmmReader, APatternHasAtMost24Factors) {
  std::string text = "[PATTERNS]\np HOURLY";
  for (int i = 0; i < 24; ++i) text += " 1";
  EXPECT_EQ(read_swmm(text, "x").refused_lines, 0);
  EXPECT_EQ(read_swmm(text + "\np 1", "x").refused_lines, 1);
}

TEST(SwmmReader, LinesBeforeTheFirstSectionAndTextAfterAHeadingAreRefused) {
  const auto reading = read_swmm("hello\n[JUNCTIONS] J0 1\nJ1 1\n", "x");
  ASSERT_EQ(reading.refusals.size(), 2U);
  EXPECT_EQ(reading.refusals[0].line, 1);
  EXPECT_EQ(reading.refusals[1].line, 2);
  EXPECT_EQ(reading.model.junctions.size(), 1U);
}

std::string problem_of(std::string_view text) {
  try {
    (void)read_swmm(text, "x.inp");
  } catch (const error& e) {
    EXPECT_EQ(e.code(), error_code::bad_input);
    return e.message(language::en);
  }
  return "";
}

TEST(SwmmReader, WhatIsNoTextOrNoModelIsAnError) {
  EXPECT_NE(problem_of("").find("no section"), std::string::npos);
  EXPECT_NE(problem_of("just words\n").find("no section"), std::string::npos);
  EXPECT_NE(problem_of(std::string_view("[TITLE]\na\0b\n", 12)).find("line 2 is not UTF-8"),
            std::string::npos);
  EXPECT_NE(problem_of("[TITLE]\nok\n\xC2\xCC\xD4\xB0\n").find("line 3 is not UTF-8"), std::string::npos);
}

TEST(SwmmReader, AHugeLineIsRefusedAndAHugeCommentIsNot) {
  const std::string huge(10'000'000, 'a');
  const auto reading = read_swmm("[JUNCTIONS]\nJ1 " + huge + "\n;" + huge + "\nJ2 1", "x");
  EXPECT_EQ(reading.refused_lines, 1);
  ASSERT_EQ(reading.model.junctions.size(), 1U);
  EXPECT_EQ(reading.model.junctions[0].note.size(), huge.size());
  EXPECT_EQ(read_swmm("[" + huge, "x").model.other_sections.at(0).name.size(), huge.size());
}

TEST(SwmmReader, OfAFloodOfRefusalsTheFirstAreListedAndAllAreCounted) {
  std::string text = "[JUNCTIONS]\n";
  for (int i = 0; i < 5000; ++i) text += "x\n";
  const auto reading = read_swmm(text, "x");
  EXPECT_EQ(reading.refusals.size(), kSwmmMostRefusals);
  EXPECT_EQ(reading.refused_lines, 5000);
}

TEST(SwmmReader, ManyUnknownOptionsAreReadInLinearTime) {
  std::string text = "[OPTIONS]\n";
  for (int i = 0; i < 300000; ++i) text += "x 1\n";
  EXPECT_EQ(read_swmm(text, "x").model.options.others.size(), 300000U);
}

TEST(SwmmReader, AFileInGbkIsReadIfToldSo) {
  const auto file = std::filesystem::temp_directory_path() / "greenward_swmm_gbk.inp";
  std::ofstream(file, std::ios::binary) << *from_utf8("[JUNCTIONS]\n;路口\n井1 1\n", "GBK");
  const auto reading = read_swmm_file(file, "GBK");
  EXPECT_EQ(reading.model.junctions.at(0), (swmm_junction{.id = "井1", .invert = 1, .note = "路口"}));
  EXPECT_THROW((void)read_swmm_file(file), error);
  std::filesystem::remove(file);
  EXPECT_THROW((void)read_swmm_file(file), error);
}

}  // namespace
}  // namespace greenward::exchange
