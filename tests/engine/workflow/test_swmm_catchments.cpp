#include "engine/workflow/swmm_catchments.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/swmm_problems.hpp"
#include "engine/exchange/swmm_reader.hpp"
#include "engine/exchange/swmm_writer.hpp"
#include "engine/workflow/environment.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace greenward::workflow {
namespace {

exchange::swmm_model inlet_and_outfall() {
  exchange::swmm_model model;
  model.options.flow_units = exchange::swmm_flow_unit::lps;
  model.options.start_date = model.options.report_start_date = parse_date("2024-01-01");
  model.options.end_date = parse_date("2024-01-02");
  model.junctions.push_back({.id = "Y1", .invert = 10, .max_depth = 2});
  model.outfalls.push_back({.id = "OUT", .invert = 9});
  model.conduits.push_back({.id = "P1", .from = "Y1", .to = "OUT", .length = 50, .roughness = 0.013});
  model.cross_sections.push_back({.link = "P1", .geometry = {0.4, 0, 0, 0}});
  return model;
}

TEST(SwmmCatchments, RunOffIntoTheirNodeUnderTheDesignStorm) {
  exchange::swmm_model model = inlet_and_outfall();
  const auto& pack = program_environment().pack("drainage");
  EXPECT_FALSE(add_catchments(model, pack, std::vector<swmm_catchment>{{"C_Y1", "Y1", 2500}}).empty());
  ASSERT_EQ(model.subcatchments.size(), 1U);
  EXPECT_EQ(model.subcatchments[0].outlet, "Y1");
  EXPECT_DOUBLE_EQ(model.subcatchments[0].area, 0.25) << "hectares";
  EXPECT_DOUBLE_EQ(model.subcatchments[0].width, 50) << "metres";
  EXPECT_DOUBLE_EQ(model.subcatchments[0].impervious_percent,
                   100 * pack.at("storm.runoff_coefficient").value);
  ASSERT_EQ(model.rain_gages.size(), 1U);
  const auto& points = model.time_series.at(0).points;
  double depth_mm = 0;
  for (const auto& point : points) depth_mm += point.value * model.rain_gages[0].interval_hours;
  // 167 A1 (1 + C lg P) / (t + b)^n L/(s·ha), 0.36 mm/h each, over two hours.
  const auto rule = [&](const char* key) { return pack.at(key).value; };
  const double minutes = rule("swmm.storm_minutes");
  const double strength =
      167 * rule("storm.a1") * (1 + rule("storm.c") * std::log10(rule("storm.return_years")));
  EXPECT_NEAR(depth_mm, strength / std::pow(minutes + rule("storm.b"), rule("storm.n")) * 0.36 * minutes / 60,
              1e-9);
  EXPECT_EQ(points.back().value, 0) << "the storm ends";
  EXPECT_TRUE(exchange::swmm_problems(model).empty()) << "SWMM takes it";
}

TEST(SwmmCatchments, UnverifiedNumbersSaySoInTheFile) {
  exchange::swmm_model model = inlet_and_outfall();
  (void)add_catchments(model, program_environment().pack("drainage"),
                       std::vector<swmm_catchment>{{"C_Y1", "Y1", 2500}});
  const std::string text = exchange::swmm_text(model, exchange::swmm_line_end::lf);
  for (const char* said : {"storm.a1 = ", "storm.return_years = ", "swmm.storm_minutes = ", "swmm.slope = ",
                           "swmm.n_pervious = ", "swmm.horton_max = ", "未核实 not verified"})
    EXPECT_NE(text.find(said), std::string::npos) << said;
  EXPECT_EQ(exchange::read_swmm(text, "m.inp").model, model) << "and reads back";
}

TEST(SwmmCatchments, WithoutAnyThereIsNoRain) {
  exchange::swmm_model model = inlet_and_outfall();
  EXPECT_TRUE(add_catchments(model, program_environment().pack("drainage"), {}).empty());
  EXPECT_EQ(model, inlet_and_outfall());
}

TEST(SwmmCatchments, AStormFormulaThatIsNotSoundIsRefused) {
  exchange::swmm_model model = inlet_and_outfall();
  layer::rule_pack pack = program_environment().pack("drainage");
  for (layer::rule& rule : pack.rules)
    if (rule.key == "storm.n") rule.value = 0;
  EXPECT_THROW((void)add_catchments(model, pack, std::vector<swmm_catchment>{{"C_Y1", "Y1", 2500}}), error);
}

}  // namespace
}  // namespace greenward::workflow
