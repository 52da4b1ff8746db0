// A map of a window shows what a map of everything shows there, though less is read for it.
#include "engine/base/date.hpp"
#include "engine/base/random.hpp"
#include "engine/workflow/draw_map.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/make_sample.hpp"
#include "tests/support/bytes_of.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary_directory.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace greenward::workflow {
namespace {

using greenward::testing::bytes_of;

class map_of_a_window : public ::testing::Test {
 protected:
  void SetUp() override {
    (void)make_sample({.database = database_, .seed = 5, .scale = 0.05}, {});
    geo::lon_lat_box roads;
    const layer::feature_table table = open_for_reading(database_)->read("roads");
    for (const geo::lon_lat p : table.geometry().points()) roads.include(p);
    middle_ = roads.centre();
  }

  /// What draw_map() has to draw, from all rows and all fields.
  [[nodiscard]] std::string drawn_from_everything(map_request request) const {
    request.file = folder_ / "everything.png";
    const auto district = load_snapshot(database_, {}, {}, request.when);
    report::map_content content;
    for (const layer_snapshot& layer : district->layers) {
      const layer::layer_style* style = program_environment().style(layer.table.schema().name);
      if (style != nullptr) content.layers.push_back({&layer.table, &layer.planar, &layer.index, style});
    }
    const geo::lon_lat_box& box = *request.window;
    geo::planar_box extent;
    for (const geo::lon_lat corner :
         {box.min, box.max, geo::lon_lat{box.min.x, box.max.y}, geo::lon_lat{box.max.x, box.min.y}})
      extent.include(geo::project(corner, district->measuring));
    draw_sheet(*district, content, extent, request);
    return bytes_of(request.file);
  }

  [[nodiscard]] std::string drawn(map_request request) const {
    request.file = folder_ / "window.png";
    draw_map(request, {});
    return bytes_of(request.file);
  }

  greenward::testing::temporary_directory folder_;
  std::string database_ = (folder_ / "sample.sqlite").string();
  geo::lon_lat middle_;
};

/// Of 30 m to 5 km, in and around the middle of the district.
geo::lon_lat_box random_window(random_source& random, geo::lon_lat middle) {
  const double size = std::pow(10, random.uniform(-3.5, -1.5));
  const geo::lon_lat corner{middle.x + random.uniform(-0.01, 0.005), middle.y + random.uniform(-0.01, 0.005)};
  return {corner, {corner.x + size * random.uniform(0.3, 3), corner.y + size * random.uniform(0.3, 3)}};
}

TEST_F(map_of_a_window, IsTheSameAsFromEverything) {
  constexpr int kWindows = 12;
  random_source random(11);
  for (int i = 0; i < kWindows; ++i) {
    map_request request;
    request.database = database_;
    request.window = random_window(random, middle_);
    request.width = i % 3 == 0 ? 500 : 900;
    request.height = 600;
    if (i % 4 == 3) request.when.happened_by = parse_date("2023-06-01");
    const std::string map = drawn(request);
    EXPECT_GT(map.size(), 10000U);
    EXPECT_TRUE(map == drawn_from_everything(request)) << "window " << i;
  }
}

TEST_F(map_of_a_window, NeedsNoMoreThanItsFeaturesAndFields) {
  snapshot_scope scope;
  scope.drawn_by = program_environment().styles;
  scope.window = geo::lon_lat_box{middle_, {middle_.x + 0.005, middle_.y + 0.005}};
  const auto part = load_snapshot(database_, {}, {}, {}, scope);
  const auto all = load_snapshot(database_, {}, {});
  std::size_t fewer = 0;
  for (const layer_snapshot& layer : all->layers) {
    const std::string& name = layer.table.schema().name;
    const layer_snapshot& less = part->at(name);
    std::vector<feature_id> expected;
    for (std::size_t row = 0; row < layer.table.size(); ++row) {
      const auto place = layer.table.geometry()[row];
      if (!place.is_none() && scope.window->intersects(place.box()))
        expected.push_back(layer.table.ids()[row]);
    }
    EXPECT_TRUE(std::ranges::includes(less.table.ids(), expected, {}, &feature_id::value, &feature_id::value))
        << name;
    EXPECT_LE(less.table.size(), expected.size() + 5) << name;
    fewer += expected.size() + 5 < layer.table.size() ? 1U : 0U;
    if (program_environment().style(name) != nullptr) {
      EXPECT_LE(less.table.columns().size(), 3U) << name;
    }
  }
  EXPECT_GT(fewer, 8U);
}

/// The CRS of such a district depends on all that it has.
TEST_F(map_of_a_window, TakesNoWindowWhereTheDistrictHasNoCrs) {
  const auto store = open_for_writing(database_);
  store::district_info info = store->info();
  info.measuring_crs = {};
  const auto change = store->begin({"test", "edit", "", ""});
  change->set_info(info);
  change->commit();
  snapshot_scope scope;
  scope.window = geo::lon_lat_box{{130, 40}, {131, 41}};
  const auto part = load_snapshot(database_, {}, {}, {}, scope);
  EXPECT_EQ(part->at("roads").table.size(), store->read("roads").size());
  EXPECT_EQ(part->measuring, load_snapshot(database_, {}, {})->measuring);
}

/// "计划" with its two counts, as the legend has them, counted by hand.
std::string counts_of_planned(const std::string& database, std::array<const char*, 2> days,
                              geo::geometry_kind kind) {
  std::array<std::size_t, 2> counts{};
  for (std::size_t i = 0; i < 2; ++i) {
    const layer::feature_table works =
        read_layer(*open_for_reading(database), "works", {.happened_by = parse_date(days[i])});
    for (std::size_t row = 0; row < works.size(); ++row) {
      const bool counts_here = works.geometry()[row].kind() == kind && works["stage"].has(row) &&
                               works["stage"].text(row) == "planned";
      counts[i] += counts_here ? 1U : 0U;
    }
  }
  return fmt::format("{}→{}", counts[0], counts[1]);
}

TEST_F(map_of_a_window, OfTwoDaysHasBothWithTheCountsOfEach) {
  GREENWARD_NEEDS_PROGRAM("pdftotext");
  map_request request;
  request.database = database_;
  request.file = folder_ / "pair.pdf";
  request.layers = {"works"};
  request.when.happened_by = parse_date("2023-12-31");
  request.compared_with = parse_date("2022-06-30");
  draw_map(request, {});
  std::string text = greenward::testing::run_program({"pdftotext", request.file.string(), "-"}).out;
  std::erase(text, ' ');  // pdftotext finds narrow ones or not
  for (const char* words : {"2022-06-30与2023-12-31对比", "日期：2022-06-30→2023-12-31"})
    EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
  for (const geo::geometry_kind kind : {geo::geometry_kind::line, geo::geometry_kind::polygon}) {
    const std::string counts = counts_of_planned(database_, {"2022-06-30", "2023-12-31"}, kind);
    EXPECT_NE(text.find(counts), std::string::npos) << counts << "\n" << text;
  }
}

}  // namespace
}  // namespace greenward::workflow
