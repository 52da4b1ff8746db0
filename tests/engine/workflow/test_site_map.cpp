#include "engine/workflow/site_map.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/measure.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/walk_model.hpp"
#include "tests/engine/workflow/paper_town.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iomanip>
#include <numbers>
#include <set>
#include <sstream>

namespace greenward::workflow {
namespace {

using greenward::testing::at_metres;
using siting::siting_model;
using testing::asking;
using testing::kMeasuring;
using testing::paper_town;

std::set<std::string> chosen(const site_map& map) {
  std::set<std::string> codes;
  for (const std::uint32_t j : map.choice.result.sites)
    if (j >= map.existing) codes.insert(map.sites[j].code);
  return codes;
}

const sheet& sheet_called(const explained_sheets& found, std::string_view key) {
  return *std::ranges::find(found.sheets, key, &sheet::key);
}

/// One long street, y = 0, from 0 to 2000 m; another at y = 1000 that no way leads to. A station E stands at
/// 0; it could be at A 500 (a compound), B 1000, C 1500 (villages), or R, too far from every street. Served
/// is who walks at most 300 m. In people aged 60 and over: 50 at 100 m, 10 at 400, 20 at 600, 25 at 1100, 30
/// at 1400, 8 at 1790; 7 on the other street, 4 far from every street, somewhere an unknown number.
class SiteMap : public ::testing::Test {
 protected:
  void SetUp() override {
    for (int k = 0; k < 20; ++k)
      town_.street(k + 1, k + 2, at_metres(100 * k, 0), at_metres(100 * k + 100, 0));
    for (int k = 0; k < 10; ++k)
      town_.street(k + 101, k + 102, at_metres(100 * k, 1000), at_metres(100 * k + 100, 1000));
    town_.facility("E", 0, 0);
    town_.compound("A", 500, 0, 5, 15);
    town_.village("B", 1000, 0, 5, 100);
    town_.village("C", 1500, 0, 20, 20);
    town_.village("R", 1000, 400, 1, 100);
    town_.people(100, 0, 50);
    town_.people(400, 0, 10);
    town_.people(600, 0, 20);
    town_.people(1100, 0, 25, "220106002");
    town_.people(1400, 0, 30, "220106002");
    town_.people(1790, 0, 8, "220106002");
    town_.people(500, 1000, 7, "220106002");
    town_.people(3000, 3000, 4, "220106002");
    town_.people(700, 0, {});
    town_.people(800, 0, 0);
  }
  site_map solve(const site_map_request& request) {
    return choose_sites_on_map(town_.snapshot(), request, {}, task{});
  }
  template <class Ask>
  void expect_error(error_code code, const std::string& subject, Ask ask) {
    try {
      ask();
      FAIL() << subject;
    } catch (const error& refused) {
      EXPECT_EQ(refused.code(), code) << refused.what();
      EXPECT_NE(refused.subject().find(subject), std::string::npos) << refused.what();
    }
  }
  using names = std::set<std::string>;
  paper_town town_;
};

TEST_F(SiteMap, TheMostPeopleAreCoveredBesideWhatIsThere) {
  const site_map one = solve(asking(siting_model::mclp, 1));
  EXPECT_EQ(chosen(one), names{"C"});
  EXPECT_DOUBLE_EQ(one.choice.result.objective, 88);
  EXPECT_DOUBLE_EQ(one.before->objective, 50);
  EXPECT_EQ(one.choice.result.end, siting::search_end::proven);
  EXPECT_DOUBLE_EQ(loads_of_sites(one).at(one.choice.result.sites.back()).fresh, 38);
  const site_map two = solve(asking(siting_model::mclp, 2));
  EXPECT_EQ(chosen(two), (names{"A", "C"}));
  EXPECT_DOUBLE_EQ(two.choice.result.objective, 118);
}

TEST_F(SiteMap, TheFewestSitesCoverAllWhoCanBe) {
  const site_map map = solve(asking(siting_model::lscp));
  EXPECT_EQ(chosen(map), (names{"A", "B", "C"}));
  EXPECT_DOUBLE_EQ(map.choice.result.objective, 4);
  EXPECT_EQ(map.choice.result.unreachable, (std::vector<std::uint32_t>{6, 7}));
}

TEST_F(SiteMap, TheLeastWalkingIsMeasuredAlongTheStreets) {
  const site_map map = solve(asking(siting_model::p_median, 1));
  EXPECT_EQ(chosen(map), names{"C"});
  EXPECT_NEAR(map.choice.result.objective, 36320, 0.1);
  EXPECT_NEAR(map.before->objective, 104820, 0.1);
  EXPECT_NEAR(map.then.walked, 36320, 0.1);
  EXPECT_NEAR(map.then.farthest, 600, 0.01);
  EXPECT_DOUBLE_EQ(map.then.within, 88);
}

TEST_F(SiteMap, APocketTakesASiteUnlessItIsLeftOut) {
  town_.village("D", 400, 1000, 1, 100);  // on the street that no way leads to
  for (const siting_model model : {siting_model::p_median, siting_model::p_center}) {
    site_map_request request = asking(model, 1);
    const site_map all = solve(request);
    EXPECT_EQ(chosen(all), names{"D"}) << "7 heads have no other site";
    EXPECT_EQ(cut_off_of(all.demand).places, 0U);
    request.main_network = true;
    const site_map main = solve(request);
    EXPECT_EQ(chosen(main), names{"C"});
    EXPECT_EQ(cut_off_of(main.demand).places, 1U);
    EXPECT_DOUBLE_EQ(cut_off_of(main.demand).heads, 7);
    EXPECT_EQ(left_out_of(main.demand).places, left_out_of(all.demand).places + 1);
    EXPECT_DOUBLE_EQ(total_heads(main.demand), total_heads(all.demand)) << "nobody is forgotten";
    const explained_sheets shown = sheets_of(main, language::zh);
    const auto& rows = sheet_called(shown, "undecided").rows;
    EXPECT_TRUE(std::ranges::any_of(rows, [](const auto& row) {
      return row.back() == cell("所在路网（11 个节点）与最大一片不相连，按 --main-network 略去");
    }));
    const sheet& summary = sheet_called(shown, "summary");
    const auto figure =
        std::ranges::find(summary.rows, cell("cut_off"), [](const auto& row) { return row[0]; });
    ASSERT_NE(figure, summary.rows.end());
    EXPECT_EQ((*figure)[3], cell(7.0));
  }
}

TEST_F(SiteMap, TheWorstOffWalksTheLeast) {
  const site_map map = solve(asking(siting_model::p_center, 1));
  EXPECT_EQ(chosen(map), names{"C"});
  EXPECT_NEAR(map.choice.result.objective, 600, 0.01);
  EXPECT_NEAR(map.before->objective, 1790, 0.01);
}

TEST_F(SiteMap, WhatIsThereMayGoIfItIsFreeAndIsNotThereIfItDoesNotCount) {
  site_map_request request = asking(siting_model::p_center, 1);
  request.existing = existing_sites::free;
  const site_map free = solve(request);
  EXPECT_EQ(chosen(free), names{"B"});
  EXPECT_NEAR(free.choice.result.objective, 900, 0.01);
  EXPECT_STREQ(role_of(free, 0), "closed");
  request = asking(siting_model::mclp, 1);
  request.existing = existing_sites::free;
  EXPECT_EQ(chosen(solve(request)), names{}) << "the station serves the most";
  request.existing = existing_sites::none;
  const site_map none = solve(request);
  EXPECT_EQ(chosen(none), names{"C"});
  EXPECT_EQ(none.existing, 0U);
  EXPECT_FALSE(none.before);
}

TEST_F(SiteMap, TheOnlyStationOfACategoryIsItsFirst) {
  site_map_request request = asking(siting_model::mclp, 1);
  request.walk.category = "health";
  request.heads = "people_60";
  const site_map map = solve(request);
  EXPECT_EQ(map.facilities, 0U);
  EXPECT_EQ(chosen(map), names{"C"});
}

TEST_F(SiteMap, AFacilityIsReachedByEachOfItsEntrances) {
  town_.entrance("E", 0, 5);
  town_.entrance("E", 1300, 5);
  const site_map map = solve(asking(siting_model::mclp, 1));
  EXPECT_DOUBLE_EQ(map.before->objective, 50 + 25 + 30);
  EXPECT_EQ(chosen(map), names{"A"});
}

TEST_F(SiteMap, BudgetsPricesAndCapacitiesAreThoseOfTheFields) {
  site_map_request request = asking(siting_model::mclp);
  request.candidates.price_field = "people";
  request.budget = 10;
  const site_map cheap = solve(request);
  EXPECT_EQ(chosen(cheap), (names{"A", "B"}));
  EXPECT_DOUBLE_EQ(cheap.choice.result.objective, 105);
  request = asking(siting_model::mclp, 1);
  request.candidates.capacity_field = "households";
  const site_map full = solve(request);
  EXPECT_EQ(chosen(full), names{"B"});
  EXPECT_NEAR(full.choice.result.objective, 75, 1e-6);
  EXPECT_EQ(full.capacity_unknown, 1U);
}

TEST_F(SiteMap, TheMinimumOfAUnitCountsWhoIsNotOnTheNetwork) {
  site_map_request request = asking(siting_model::lscp);
  request.minimum_share = 0.5;  // of 74 in the second street; C serves 38
  EXPECT_EQ(chosen(solve(request)), names{"C"});
  request.minimum_share = 0.52;
  EXPECT_EQ(chosen(solve(request)), (names{"B", "C"}));
  request.minimum_share = 0.9;
  expect_error(error_code::bad_input, "220106002", [&] { (void)solve(request); });
}

TEST_F(SiteMap, ADecidedCandidateIsOpenedAndCountsAsNew) {
  site_map_request request = asking(siting_model::mclp, 1);
  request.locked = {"B"};
  const site_map map = solve(request);
  EXPECT_EQ(chosen(map), names{"B"});
  EXPECT_STREQ(role_of(map, map.choice.result.sites.back()), "locked");
  request.locked = {"R"};
  expect_error(error_code::bad_input, "R", [&] { (void)solve(request); });
  request.locked = {"nobody"};
  expect_error(error_code::usage, "nobody", [&] { (void)solve(request); });
}

TEST_F(SiteMap, RefusedCandidatesAreListedWithTheirDistance) {
  const site_map map = solve(asking(siting_model::mclp, 1));
  ASSERT_EQ(map.refused.size(), 1U);
  EXPECT_EQ(map.refused[0].site.code, "R");
  EXPECT_FALSE(map.refused[0].existing);
  EXPECT_NEAR(*map.refused[0].metres, 400, 0.1);
  EXPECT_NE(map.refused[0].reason.en, "");
}

TEST_F(SiteMap, FacilitiesAreNoCandidatesForTheirOwnCategory) {
  site_map_request request = asking(siting_model::mclp, 1);
  town_.facility("F", 1500, 0);
  request.candidates.from = "facilities";
  expect_error(error_code::bad_input, "--candidates", [&] { (void)solve(request); });
}

TEST_F(SiteMap, NobodyIsDroppedInSilence) {
  const site_map map = solve(asking(siting_model::mclp, 1));
  EXPECT_EQ(map.demand.nobody, 1U);
  ASSERT_EQ(map.demand.undecided.size(), 2U);
  EXPECT_EQ(map.demand.undecided[0].heads, 4);
  EXPECT_FALSE(map.demand.undecided[1].heads);
  const explained_sheets found = sheets_of(map, language::en);
  double heads = 0;
  for (const char* key : {"unserved", "undecided"})
    for (const auto& row : sheet_called(found, key).rows)
      if (const auto* known = std::get_if<double>(&row[3])) heads += *known;
  EXPECT_DOUBLE_EQ(heads + map.then.within, 154) << "all who are there";
  EXPECT_EQ(why_unserved(map, 6).en, "no site or candidate within the limit");
  EXPECT_EQ(why_unserved(map, 3).en, "a candidate within the limit was not chosen");
  EXPECT_EQ(why_unserved(map, 7).en, "not on the network");
}

TEST_F(SiteMap, TheUnitsAddUpToTheSummary) {
  const site_map map = solve(asking(siting_model::p_median, 1));
  double before = 0, after = 0, all = 0;
  const explained_sheets found = sheets_of(map, language::zh);
  for (const auto& row : sheet_called(found, "units").rows) {
    if (std::get<std::string>(row[0]) != "street") continue;
    all += std::get<double>(row[4]);
    before += std::get<double>(row[5]);
    after += std::get<double>(row[7]);
  }
  EXPECT_DOUBLE_EQ(all, 154);
  EXPECT_DOUBLE_EQ(before, map.now.within);
  EXPECT_DOUBLE_EQ(after, map.then.within);
}

TEST_F(SiteMap, TheLayersHaveEverySiteEveryAssignmentAndWhoIsLeft) {
  site_map_request request = asking(siting_model::mclp, 1);
  request.draw_areas = true;
  const site_map map = solve(request);
  const auto tables = site_map_tables(map);
  ASSERT_EQ(tables.size(), 4U);
  EXPECT_EQ(tables[0].size(), 2U);
  EXPECT_EQ(tables[1].size(), map.choice.result.served.size());
  EXPECT_EQ(tables[2].size(), 4U + 2U);  // 10, 20, 25 and 7 heads; 4 far away, one of unknown number
  EXPECT_EQ(tables[0]["role"].text(1), "chosen");
  EXPECT_EQ(tables[0]["heads_new"].real(1), 38);
  EXPECT_EQ(tables[1]["rule_pack"].text(0), map.provenance.rule_pack);
  ASSERT_EQ(tables[3].size(), 2U);
  const auto area = [&](std::size_t row) {
    return geo::area(geo::project(tables[3].geometry(), kMeasuring)[row]).value;
  };
  // 600 m more of the same street: a band of the width on both sides, round ends.
  const double width = map.settings.area_width.value;
  EXPECT_NEAR(area(0) - area(1), 2 * width * 600 + std::numbers::pi * width * width, 0.02 * area(1));
}

TEST_F(SiteMap, AFileOfCandidatesHasItsOwnFields) {
  const greenward::testing::temporary_directory folder;
  const auto feature = [](const char* name, double price, geo::lon_lat at) {
    std::ostringstream text;
    text.precision(12);
    text << R"({"type":"Feature","properties":{"name":")" << name << R"(","wan":)" << price
         << R"(},"geometry":{"type":"Point","coordinates":[)" << at.x << ',' << at.y << "]}}";
    return text.str();
  };
  const auto file = folder / "plots.geojson";
  std::ofstream(file) << R"({"type":"FeatureCollection","features":[)"
                      << feature("甲", 3.5, at_metres(1100, 0)) << ',' << feature("乙", 9, at_metres(1400, 0))
                      << ',' << feature("丙", 1, at_metres(1400, 900)) << "]}";
  site_map_request request = asking(siting_model::mclp, 1);
  request.candidates.from = file.string();
  const site_map both = solve(request);
  EXPECT_EQ(both.sites[both.choice.result.sites.back()].name, "甲") << "55 heads within 300 m";
  request.candidates.where = "wan > 5";
  const site_map dear = solve(request);
  EXPECT_EQ(dear.sites.size(), 2U);
  EXPECT_EQ(dear.sites[1].name, "乙");
  request.candidates.where = "";
  request.candidates.price_field = "wan";
  request.new_sites = {};
  request.budget = 3;
  EXPECT_EQ(solve(request).choice.result.sites.size(), 1U) << "nothing is cheap enough and on a street";
  request.candidates.price_field = "no_such";
  expect_error(error_code::usage, "", [&] { (void)solve(request); });
  const geo::lon_lat plot = at_metres(1500, 0);
  const auto plain = folder / "plots.csv";
  std::ofstream(plain) << std::setprecision(12) << "name,lon,lat,wan\n丁," << plot.x << ',' << plot.y
                       << ",2.5\n";
  request.candidates = {
      .from = plain.string(), .crs = "", .where = "", .price_field = "wan", .capacity_field = ""};
  expect_error(error_code::bad_input, "plots.csv", [&] { (void)solve(request); });
  request.candidates.crs = "EPSG:4490";
  EXPECT_EQ(solve(request).sites.at(1).name, "丁");
  request.candidates.from = (folder / "nothing").string();
  expect_error(error_code::usage, "nothing", [&] { (void)site_map_layers(request); });
}

TEST_F(SiteMap, WishesThatContradictThemselvesAreRefused) {
  site_map_request request = asking(siting_model::mclp);
  expect_error(error_code::usage, "--sites", [&] { (void)solve(request); });
  request.new_sites = 1;
  request.most_sites = 2;
  expect_error(error_code::usage, "--new", [&] { (void)solve(request); });
  request = asking(siting_model::mclp);
  request.budget = 5;
  expect_error(error_code::usage, "--budget", [&] { (void)solve(request); });
  request = asking(siting_model::mclp, 1);
  request.heads = "dogs";
  expect_error(error_code::usage, "dogs", [&] { (void)solve(request); });
  request = asking(siting_model::mclp, 1);
  request.walk.category = kParkCategory;
  expect_error(error_code::usage, "park", [&] { (void)solve(request); });
  request = asking(siting_model::mclp, 1);
  request.level = "planet";
  expect_error(error_code::usage, "--by", [&] { (void)solve(request); });
}

}  // namespace
}  // namespace greenward::workflow
