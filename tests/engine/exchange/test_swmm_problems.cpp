#include "engine/exchange/swmm_problems.hpp"

#include "engine/exchange/swmm_reader.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>
#include <functional>

namespace greenward::exchange {
namespace {

constexpr date kDay{std::chrono::year{2024} / 7 / 1};

/// Two junctions, a tank, a pump, an orifice and an outfall, and one subcatchment: nothing is wrong with it.
swmm_model good() {
  swmm_model m;
  m.options = {.flow_units = swmm_flow_unit::cms,
               .routing = swmm_routing::dynamic_wave,
               .offsets = swmm_offsets::elevation,
               .start_date = kDay,
               .end_date = kDay + std::chrono::days(1),
               .report_step_s = 300,
               .routing_step_s = 30};
  m.rain_gages = {{.id = "RG", .interval_hours = 0.25, .series = "storm"}};
  m.time_series = {{.id = "storm", .points = {{std::nullopt, 0, 1}, {std::nullopt, 0.25, 2}}}};
  m.subcatchments = {{.id = "S1", .gage = "RG", .outlet = "J1", .area = 1, .width = 10, .slope_percent = 1}};
  m.subareas = {{.subcatchment = "S1", .n_impervious = 0.01, .n_pervious = 0.1}};
  m.infiltration = {{"S1", {10, 1, 4, 7, 0}, std::nullopt}};
  m.junctions = {{.id = "J1", .invert = 10, .max_depth = 2}, {.id = "井2", .invert = 9, .max_depth = 2}};
  m.storage = {{.id = "T1", .invert = 8, .max_depth = 3, .coefficients = {0, 0, 50}}};
  m.outfalls = {{.id = "O1", .invert = 7}};
  m.conduits = {{.id = "C1",
                 .from = "J1",
                 .to = "井2",
                 .length = 50,
                 .roughness = 0.013,
                 .from_offset = 10,
                 .to_offset = 9},
                {.id = "C2",
                 .from = "井2",
                 .to = "T1",
                 .length = 50,
                 .roughness = 0.013,
                 .from_offset = 9,
                 .to_offset = 8}};
  m.pumps = {{.id = "P1", .from = "T1", .to = "J1", .curve = "lift", .startup_depth = 2, .shutoff_depth = 1}};
  m.curves = {{.id = "lift", .kind = swmm_curve_kind::pump2, .points = {{1, 0.1}, {2, 0.2}}}};
  m.orifices = {{.id = "R1", .from = "T1", .to = "O1", .offset = 8, .coefficient = 0.65}};
  m.cross_sections = {{.link = "C1", .geometry = {0.4}},
                      {.link = "C2", .geometry = {0.5}},
                      {.link = "R1", .geometry = {0.3}}};
  return m;
}

/// The same without pump and side by side paths: a tree that kinematic waves can take.
swmm_model good_tree() {
  swmm_model m = good();
  m.options.routing = swmm_routing::kinematic_wave;
  m.pumps.clear();
  return m;
}

std::string told(const std::vector<swmm_problem>& problems) {
  std::string text;
  for (const auto& p : problems) {
    text += (p.severity == swmm_severity::error ? "ERROR " : "WARNING ") + std::to_string(p.code) + " [" +
            p.section + "] " + p.element + ": " + p.problem.en + "; " + p.remedy.en + "\n";
  }
  return text;
}

TEST(SwmmProblems, AGoodModelHasNone) {
  EXPECT_EQ(told(swmm_problems(good())), "");
  EXPECT_EQ(told(swmm_problems(good_tree())), "");
}

struct fault {
  int code;
  const char* section;
  const char* element;
  std::function<void(swmm_model&)> make;
};

void expect_told(const swmm_model& from, const fault& f, swmm_severity severity) {
  swmm_model m = from;
  f.make(m);
  const auto problems = swmm_problems(m);
  const bool found = std::ranges::any_of(problems, [&](const swmm_problem& p) {
    return p.severity == severity && p.code == f.code && p.section == f.section && p.element == f.element &&
           !p.problem.zh.empty() && !p.problem.en.empty() && !p.remedy.zh.empty() && !p.remedy.en.empty();
  });
  EXPECT_TRUE(found) << "wanted " << f.code << " [" << f.section << "] " << f.element << ", got:\n"
                     << told(problems);
  EXPECT_EQ(swmm_can_run(problems), severity == swmm_severity::warning) << told(problems);
}

TEST(SwmmProblems, EveryErrorOfTheTablesIsNamed) {
  using m = swmm_model&;
  const std::vector<fault> faults{
      {108, "SUBCATCHMENTS", "S1",
       [](m x) {
         x.junctions.push_back({.id = "s1"});
         x.subcatchments[0].outlet = "S1";
       }},
      {111, "CONDUITS", "C1", [](m x) { x.conduits[0].length = 0; }},
      {111, "CONDUITS", "C1", [](m x) { x.conduits[0].length = std::nan(""); }},
      {113, "CONDUITS", "C1", [](m x) { x.conduits[0].roughness = 0; }},
      {114, "XSECTIONS", "C1", [](m x) { x.cross_sections[0].barrels = 0; }},
      {114, "XSECTIONS", "C1", [](m x) { x.cross_sections[0].barrels = 128; }},
      {117, "CONDUITS", "C1", [](m x) { x.cross_sections.erase(x.cross_sections.begin()); }},
      {119, "XSECTIONS", "C1", [](m x) { x.cross_sections[0].shape = "FORCE_MAIN"; }},
      {121, "PUMPS", "P1", [](m x) { x.curves[0].kind = swmm_curve_kind::storage; }},
      {122, "PUMPS", "P1", [](m x) { x.pumps[0].shutoff_depth = 2; }},
      {134, "CONDUITS", "C1",
       [](m x) {
         x.cross_sections[0].shape = "DUMMY";
         x.conduits.push_back(x.conduits[0]);
         x.conduits.back().id = "C3";
         x.cross_sections.push_back({.link = "C3", .geometry = {1}});
       }},
      {134, "PUMPS", "P1", [](m x) { x.pumps[0].curve = ""; }},  // T1 has the orifice too
      {134, "CONDUITS", "C2", [](m x) { x.cross_sections[0].shape = x.cross_sections[1].shape = "DUMMY"; }},
      {136, "DIVIDERS", "D1", [](m x) { x.dividers.push_back({.id = "D1", .diverted_link = "C1"}); }},
      {137, "DIVIDERS", "D1",
       [](m x) {
         x.dividers.push_back({.id = "D1",
                               .diverted_link = "C3",
                               .kind = swmm_divider_kind::weir,
                               .cutoff_flow = 9,
                               .weir_height = 1,
                               .weir_coefficient = 8});
         x.conduits.push_back({.id = "C3",
                               .from = "D1",
                               .to = "J1",
                               .length = 1,
                               .roughness = 1,
                               .from_offset = 10,
                               .to_offset = 10});
         x.cross_sections.push_back({.link = "C3", .geometry = {1}});
       }},
      {138, "JUNCTIONS", "J1", [](m x) { x.junctions[0].initial_depth = 2.1; }},
      {140, "STORAGE", "T1",
       [](m x) {
         x.storage[0].coefficients = {-40, 1, 50};
       }},  // 50·3 − 20·9 = −30
      {141, "OUTFALLS", "O1",
       [](m x) {
         x.orifices.push_back(x.orifices[0]);
         x.orifices[1].id = "R2";
         x.cross_sections.push_back({.link = "R2", .geometry = {1}});
       }},
      {143, "ORIFICES", "R1",
       [](m x) {
         x.cross_sections[2].shape = "RECT_OPEN";
         x.cross_sections[2].geometry = {1, 1};
       }},
      {143, "ORIFICES", "R1", [](m x) { x.cross_sections.pop_back(); }},
      {145, "OUTFALLS", "",
       [](m x) {
         x.outfalls.clear();
         x.junctions.push_back({.id = "O1"});
       }},
      {156, "RAINGAGES", "G2",
       [](m x) {
         x.rain_gages.push_back({.id = "G1", .file_name = "a", .station = "s"});
         x.rain_gages.push_back({.id = "G2", .file_name = "b", .station = "S"});
       }},
      {157, "RAINGAGES", "G2",
       [](m x) {
         x.rain_gages.push_back(
             {.id = "G2", .format = swmm_rain_format::volume, .interval_hours = 0.25, .series = "STORM"});
         x.subcatchments.push_back(x.subcatchments[0]);
         x.subcatchments[1].id = "S2", x.subcatchments[1].gage = "G2";
       }},
      {158, "RAINGAGES", "RG", [](m x) { x.inflows.push_back({.node = "J1", .series = "storm"}); }},
      {159, "RAINGAGES", "RG", [](m x) { x.rain_gages[0].interval_hours = 0.3; }},
      {171, "CURVES", "lift", [](m x) { x.curves[0].points[1].x = 1; }},
      {171, "CURVES", "lift", [](m x) { x.curves[0].points.clear(); }},
      {173, "TIMESERIES", "storm", [](m x) { x.time_series[0].points[1].hours = 0; }},
      {173, "TIMESERIES", "storm", [](m x) { x.time_series[0].points[1].day = kDay - std::chrono::days(1); }},
      {191, "OPTIONS", "END_DATE", [](m x) { x.options.end_date = kDay; }},
      {191, "OPTIONS", "END_DATE", [](m x) { x.options.start_date = x.options.end_date = std::nullopt; }},
      {193, "OPTIONS", "REPORT_START_DATE",
       [](m x) { x.options.report_start_date = kDay + std::chrono::days(1); }},
      {195, "OPTIONS", "REPORT_STEP", [](m x) { x.options.report_step_s = 29; }},
      {203, "INFILTRATION", "S1",
       [](m x) {
         x.infiltration[0].values = {1, 2, 3};
       }},
      {205, "MADE_UP", "",
       [](m x) {
         x.other_sections = {{"MADE_UP", {}}};
       }},
      {205, "OPTIONS", "SPEED",
       [](m x) {
         x.options.others = {{"SPEED", "1"}};
       }},
      {205, "XSECTIONS", "C1", [](m x) { x.cross_sections[0].shape = "ROUND"; }},
      {207, "CONDUITS", "c1",
       [](m x) {
         x.conduits[1].id = "c1";
         x.cross_sections[1].link = "c1";
       }},
      {207, "OUTFALLS", "j1",
       [](m x) {
         x.outfalls[0].id = "j1";
         x.orifices[0].to = "j1";
       }},
      {207, "CURVES", "LIFT",
       [](m x) {
         x.curves.push_back(x.curves[0]);
         x.curves[1].id = "LIFT";
       }},
      {209, "CONDUITS", "C1", [](m x) { x.conduits[0].from = "nowhere"; }},
      {209, "CONDUITS", "C1", [](m x) { x.conduits[0].to = "C2"; }},
      {209, "PUMPS", "P1", [](m x) { x.pumps[0].curve = "none"; }},
      {209, "XSECTIONS", "C9", [](m x) { x.cross_sections.push_back({.link = "C9", .geometry = {1}}); }},
      {209, "XSECTIONS", "C1",
       [](m x) {
         x.cross_sections[0].shape = "IRREGULAR";
         x.cross_sections[0].reference = "ditch";
       }},
      {209, "SUBCATCHMENTS", "S1", [](m x) { x.subcatchments[0].outlet = "J9"; }},
      {209, "SUBCATCHMENTS", "S1", [](m x) { x.subcatchments[0].gage = ""; }},
      {209, "RAINGAGES", "RG", [](m x) { x.rain_gages[0].series = "rain"; }},
      {209, "DWF", "J1",
       [](m x) {
         x.dry_weather_flows = {{"J1", "FLOW", 1, {"", "day"}}};
       }},
      {209, "INFLOWS", "J1", [](m x) { x.inflows = {{.node = "J1", .constituent = "TSS"}}; }},
      {211, "JUNCTIONS", "J1", [](m x) { x.junctions[0].max_depth = -1; }},
      {211, "JUNCTIONS", "J1", [](m x) { x.junctions[0].invert = std::nan(""); }},
      {211, "XSECTIONS", "C1", [](m x) { x.cross_sections[0].geometry[0] = 0; }},
      {211, "XSECTIONS", "C1", [](m x) { x.cross_sections[0].shape = "RECT_CLOSED"; }},
      {211, "XSECTIONS", "C1",
       [](m x) {
         x.cross_sections[0].shape = "EGG";
         x.cross_sections[0].geometry[0] = -1;
       }},
      {211, "CONDUITS", "C1",
       [](m x) {
         x.options.offsets = swmm_offsets::depth;
         x.conduits[0].from_offset = std::nullopt;
       }},
      {211, "STORAGE", "T1", [](m x) { x.storage[0].shape = swmm_storage_shape::conical; }},
      {211, "SUBCATCHMENTS", "S1", [](m x) { x.subcatchments[0].area = -1; }},
      {211, "OPTIONS", "WET_STEP", [](m x) { x.options.wet_step_s = 0; }},
      {235, "INFILTRATION", "S1",
       [](m x) {
         x.infiltration[0].values = {1, 2, 3, 4};
       }},  // the least above the most
      {235, "INFILTRATION", "S1",
       [](m x) {
         x.infiltration[0] = {"S1", {90, 0, 0}, swmm_infiltration_model::curve_number};
       }},
      {0, "JUNCTIONS", "J 3", [](m x) { x.junctions.push_back({.id = "J 3"}); }},
      {0, "JUNCTIONS", "J\"3", [](m x) { x.junctions.push_back({.id = "J\"3"}); }},
      {0, "JUNCTIONS", "J;3", [](m x) { x.junctions.push_back({.id = "J;3"}); }},
      {0, "JUNCTIONS", "*", [](m x) { x.junctions.push_back({.id = "*"}); }},
      {201, "JUNCTIONS", ";", [](m x) { x.junctions[0].note = " " + std::string(1100, 'x'); }},
  };
  for (const fault& f : faults) expect_told(good(), f, swmm_severity::error);
}

TEST(SwmmProblems, AKinematicWaveTakesOnlyATreeThatFalls) {
  using m = swmm_model&;
  const std::vector<fault> faults{
      {115, "CONDUITS", "C1",
       [](m x) {
         x.conduits[0].from_offset = 10, x.junctions[1].invert = 9;
         x.conduits[0].to_offset = 10.5;
       }},
      {131, "CONDUITS", "C1", [](m x) { x.pumps = good().pumps; }},
      {131, "CONDUITS", "C3",
       [](m x) {
         x.conduits.push_back({.id = "C3",
                               .from = "J1",
                               .to = "J1",
                               .length = 1,
                               .roughness = 1,
                               .from_offset = 10,
                               .to_offset = 10});
         x.cross_sections.push_back({.link = "C3", .geometry = {1}});
         x.junctions.push_back({.id = "J0", .invert = 11});
         x.conduits[0].from = "J0", x.conduits[0].from_offset = 11;
       }},
      {133, "JUNCTIONS", "J1",
       [](m x) {
         x.conduits.push_back(x.conduits[0]);
         x.conduits[2].id = "C3";
         x.cross_sections.push_back({.link = "C3", .geometry = {1}});
       }},
      {135, "DIVIDERS", "J1",
       [](m x) {
         x.junctions.erase(x.junctions.begin());
         x.dividers = {{.id = "J1", .invert = 10, .diverted_link = "C1"}};
         for (const char* id : {"C3", "C4"}) {
           x.conduits.push_back(x.conduits[0]);
           x.conduits.back().id = id;
           x.cross_sections.push_back({.link = id, .geometry = {1}});
         }
       }},
      {139, "ORIFICES", "R1",
       [](m x) {
         x.storage.clear();
         x.junctions.push_back({.id = "T1", .invert = 8});
       }},
      {141, "OUTFALLS", "O1",
       [](m x) {
         std::swap(x.orifices[0].from, x.orifices[0].to);
         x.orifices[0].offset = 8;
         x.outfalls[0].invert = 8;
       }},
  };
  for (const fault& f : faults) {
    if (f.code == 141) {  // it comes with 139
      swmm_model x = good_tree();
      f.make(x);
      EXPECT_NE(told(swmm_problems(x)).find("ERROR 141 [OUTFALLS] O1"), std::string::npos);
      continue;
    }
    expect_told(good_tree(), f, swmm_severity::error);
  }
}

void add_branch(swmm_model& m, const char* to) {
  m.junctions.push_back({.id = "J0", .invert = 12});
  m.conduits.push_back({.id = "C0",
                        .from = "J0",
                        .to = to,
                        .length = 50,
                        .roughness = 0.013,
                        .from_offset = 12,
                        .to_offset = 11});
  m.cross_sections.push_back({.link = "C0", .geometry = {0.3}});
}

TEST(SwmmProblems, BranchesThatMeetAreNoLoopAndALoopBelowABranchIsOne) {
  swmm_model tree = good_tree();
  add_branch(tree, "井2");
  EXPECT_EQ(told(swmm_problems(tree)), "");
  swmm_model loop = good_tree();
  loop.pumps = good().pumps;
  add_branch(loop, "J1");
  EXPECT_NE(told(swmm_problems(loop)).find("ERROR 131 [CONDUITS] C1"), std::string::npos);
}

TEST(SwmmProblems, ADynamicWaveTakesLoopsSplitsAndAdverseSlopes) {
  swmm_model m = good();
  m.conduits[0].to_offset = 10.5;  // rises
  m.conduits.push_back(m.conduits[0]);
  m.conduits[2].id = "C3";
  m.cross_sections.push_back({.link = "C3", .geometry = {1}});
  EXPECT_TRUE(swmm_can_run(swmm_problems(m))) << told(swmm_problems(m));
}

TEST(SwmmProblems, ASlightAdverseSlopeBelowMinSlopeIsMadePositive) {
  swmm_model m = good_tree();
  m.conduits[0].to_offset = 10.01;  // 0.02 %
  EXPECT_FALSE(swmm_can_run(swmm_problems(m)));
  m.options.others = {{"MIN_SLOPE", "0.05"}};
  EXPECT_TRUE(swmm_can_run(swmm_problems(m))) << told(swmm_problems(m));
  m.options.others = {{"MIN_SLOPE", "0.01"}};
  EXPECT_FALSE(swmm_can_run(swmm_problems(m)));
}

TEST(SwmmProblems, WithoutRoutingTheLayoutIsNotLookedAt) {
  swmm_model m = good_tree();
  m.pumps = good().pumps;
  EXPECT_FALSE(swmm_can_run(swmm_problems(m)));
  m.options.routing = swmm_routing::none;
  EXPECT_TRUE(swmm_can_run(swmm_problems(m)));
  m.options.routing = swmm_routing::kinematic_wave;
  m.options.others = {{"IGNORE_ROUTING", "YES"}};
  EXPECT_TRUE(swmm_can_run(swmm_problems(m)));
}

TEST(SwmmProblems, WhatSwmmWouldAlterIsAWarning) {
  using m = swmm_model&;
  const std::vector<fault> faults{
      {3, "CONDUITS", "C1", [](m x) { x.conduits[0].to_offset = 8.9; }},
      {3, "CONDUITS", "C1",
       [](m x) {
         x.options.offsets = swmm_offsets::depth;
         x.conduits[0].from_offset = -0.1;
         x.conduits[0].to_offset = 0;
       }},
      {3, "ORIFICES", "R1", [](m x) { x.orifices[0].offset = 7.5; }},
      {4, "CONDUITS", "C1", [](m x) { x.conduits[0].to_offset = 10; }},
      {8, "CONDUITS", "C1", [](m x) { x.conduits[0].length = 0.5; }},
      {10, "ORIFICES", "R1", [](m x) { x.outfalls[0].invert = 8.5; }},
      {0, "OUTFALLS", "O2", [](m x) { x.outfalls.push_back({.id = "O2"}); }},
      {0, "SUBAREAS", "S1", [](m x) { x.subareas.clear(); }},
      {0, "COORDINATES", "J9",
       [](m x) {
         x.coordinates = {{"J9", 1, 2}};
       }},
      {0, "XSECTIONS", "C1", [](m x) { x.cross_sections.push_back(x.cross_sections[0]); }},
      {0, "TITLE", "",
       [](m x) {
         x.title = {"1", "2", "3", "4"};
       }},
  };
  for (const fault& f : faults) expect_told(good(), f, swmm_severity::warning);
}

TEST(SwmmProblems, NamesOfKeptSectionsCount) {
  swmm_model m = good();
  m.cross_sections[0] = {.link = "C1", .shape = "IRREGULAR", .reference = "Ditch"};
  m.inflows = {{.node = "J1", .constituent = "TSS"}};
  m.other_sections = {{"TRANSECTS", {"NC 0.1 0.1 0.1", "X1 ditch 2 0 1 0 0 0 0 0", "GR 1 0 1 1"}},
                      {"POLLUTANTS", {"; names", "TSS MG/L 0 0 0 0"}}};
  EXPECT_EQ(told(swmm_problems(m)), "");
}

TEST(SwmmProblems, AnInitialDepthUpToTheCrownOfAPipeIsTaken) {
  swmm_model m = good();
  m.junctions[0].max_depth = 0;  // SWMM raises it to the crown: 0.4 m
  m.junctions[0].initial_depth = 0.4;
  EXPECT_TRUE(swmm_can_run(swmm_problems(m))) << told(swmm_problems(m));
  m.junctions[0].initial_depth = 0.41;
  EXPECT_FALSE(swmm_can_run(swmm_problems(m)));
}

TEST(SwmmProblems, LongIdsAreTaken) {
  swmm_model m = good();
  const std::string id(200, 'x');
  m.junctions[0].id = m.conduits[0].from = m.pumps[0].to = m.subcatchments[0].outlet = id;
  EXPECT_EQ(told(swmm_problems(m)), "");
}

TEST(SwmmProblems, AnEmptyModelEndsBeforeItStarts) {
  const auto problems = swmm_problems({});
  ASSERT_EQ(problems.size(), 1U) << told(problems);
  EXPECT_EQ(problems[0].code, 191);
}

}  // namespace
}  // namespace greenward::exchange
