#include "engine/workflow/site_map.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/measure.hpp"
#include "engine/walking/witness.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/walk_model.hpp"
#include "tests/engine/workflow/walking_town.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <fstream>
#include <iomanip>
#include <limits>
#include <numbers>
#include <set>
#include <sstream>

namespace greenward::workflow {
namespace {

using siting::siting_model;
using greenward::testing::at_metres;
using greenward::testing::table_of;

constexpr geo::crs_code kMeasuring{4551};
constexpr double kNoWay = std::numeric_limits<double>::infinity();

/// A district on paper: what the verb reads, without a database.
class paper_town {
 public:
  paper_town() {
    for (const char* layer : {"walk_edges", "walk_nodes", "barriers", "facilities", "entrances", "parks",
                              "population_points", "buildings", "admin_units", "compounds", "villages"})
      tables_.push_back(table_of(layer));
  }
  void street(std::int64_t from, std::int64_t to, geo::lon_lat a, geo::lon_lat b, bool one_way = false) {
    layer::row_writer row(table("walk_edges"), next("walk_edges"));
    row.set("from_id", from);
    row.set("to_id", to);
    row.set("length_m", 100.0);
    row.set("edge_kind", "road");
    row.set("oneway_foot", one_way);
    row.geometry().append_line(std::array{a, b});
  }
  void facility(const char* code, double x, double y) {
    layer::row_writer row(table("facilities"), next("facilities"));
    row.set("code", code);
    row.set("name", code);
    row.set("category", "elderly_care");
    row.geometry().append_point(at_metres(x, y));
  }
  void entrance(const char* code, double x, double y) {
    layer::row_writer row(table("entrances"), next("entrances"));
    row.set("facility_code", code);
    row.geometry().append_point(at_metres(x, y));
  }
  /// `price` stands in the field people, `capacity` in households.
  void village(const char* code, double x, double y, std::int64_t price, std::int64_t capacity) {
    layer::row_writer row(table("villages"), next("villages"));
    row.set("code", code);
    row.set("people", price);
    row.set("households", capacity);
    row.geometry().append_point(at_metres(x, y));
  }
  void compound(const char* code, double x, double y, std::int64_t price, std::int64_t capacity) {
    layer::row_writer row(table("compounds"), next("compounds"));
    row.set("code", code);
    row.set("people", price);
    row.set("households", capacity);
    row.geometry().append_polygon(std::array{at_metres(x - 10, y - 10), at_metres(x + 10, y - 10),
                                             at_metres(x + 10, y + 10), at_metres(x - 10, y + 10),
                                             at_metres(x - 10, y - 10)});
  }
  void people(double x, double y, std::optional<std::int64_t> heads, const char* street = "220106001") {
    layer::row_writer row(table("population_points"), next("population_points"));
    row.set("people", std::int64_t{1000});
    if (heads) row.set("people_60", *heads);
    row.set("street_code", street);
    row.geometry().append_point(at_metres(x, y));
  }

  [[nodiscard]] std::shared_ptr<const district_snapshot> snapshot() const {
    auto made = std::make_shared<district_snapshot>();
    made->measuring = kMeasuring;
    made->info.notice = "样例";
    for (const layer::feature_table& table : tables_) {
      geo::planar_geometry on_plane = geo::project(table.geometry(), kMeasuring);
      index::packed_rtree index(index::boxes_of(on_plane));
      made->layers.push_back({table, std::move(on_plane), std::move(index)});
    }
    return made;
  }

 private:
  layer::feature_table& table(std::string_view name) {
    return *std::ranges::find_if(tables_, [&](const auto& t) { return t.schema().name == name; });
  }
  feature_id next(std::string_view name) {
    return feature_id(static_cast<std::int64_t>(table(name).size()) + 1);
  }
  std::vector<layer::feature_table> tables_;
};

site_map_request asking(siting_model model, std::optional<std::size_t> new_sites = {}) {
  site_map_request request;
  request.model = model;
  request.walk.minutes = 5;
  request.walk.speed = metres_per_second(1);
  request.new_sites = new_sites;
  return request;
}

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
    const auto figure = std::ranges::find(summary.rows, cell("cut_off"), [](const auto& row) { return row[0]; });
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

// ---- the best of all choices, one search a way ----

/// 5 x 4 crossings 100 m apart, some streets missing, some one way; people, a station or none, five
/// candidates.
paper_town draw_town() {
  paper_town town;
  bool any = false;
  const auto add = [&](int x, int y, int dx, int dy) {
    if (*rc::gen::inRange(0, 5) == 0) return;
    any = true;
    town.street(y * 5 + x + 1, (y + dy) * 5 + x + dx + 1, at_metres(100 * x, 100 * y),
                at_metres(100 * (x + dx), 100 * (y + dy)), *rc::gen::inRange(0, 5) == 0);
  };
  for (int y = 0; y < 4; ++y)
    for (int x = 0; x < 5; ++x) {
      if (x < 4) add(x, y, 1, 0);
      if (y < 3) add(x, y, 0, 1);
    }
  if (!any) town.street(1, 2, at_metres(0, 0), at_metres(100, 0));
  const auto somewhere = [](int most) { return static_cast<double>(*rc::gen::inRange(-20, most)); };
  constexpr std::array<const char*, 5> kCodes{"V1", "V2", "V3", "V4", "V5"};
  for (const char* code : kCodes) town.village(code, somewhere(420), somewhere(320), 1, 1);
  if (*rc::gen::inRange(0, 2) == 1) town.facility("E", somewhere(420), somewhere(320));
  for (int k = 0; k < 9; ++k) town.people(somewhere(420), somewhere(320), *rc::gen::inRange(1, 50));
  return town;
}

/// Metres from each place to each site, by a search from that site alone; infinity without a way.
std::vector<std::vector<double>> walked_alone(const site_map& map) {
  const walk_ground ground = prepare_ground(*map.district, walking::direction::towards, map.settings);
  std::vector<std::vector<double>> metres_of(map.sites.size(),
                                             std::vector<double>(map.demand.rows.size(), kNoWay));
  for (std::size_t m = 0; m < map.snaps.size(); ++m) {
    const walking::witness_search search(ground.network, std::span(&map.snaps[m], 1), metres(1e9));
    for (std::size_t k = 0; k < map.demand.snaps.size(); ++k)
      if (const auto way = search.from(map.demand.snaps[k])) {
        double& best = metres_of[map.of_snap[m]][map.demand.of_snap[k]];
        best = std::min(best, way->metres);
      }
  }
  return metres_of;
}

/// What a choice is worth by the model; nothing if it leaves somebody without who could be served.
std::optional<double> worth(const site_map& map, const std::vector<std::vector<double>>& metres_of,
                            unsigned open) {
  const siting_model model = map.request.model;
  const bool covers = model == siting_model::mclp || model == siting_model::lscp;
  const double limit = covers ? map.settings.limit().value : 1e9;
  double covered = 0, walked = 0, worst = 0, sites = 0;
  for (std::size_t j = 0; j < map.sites.size(); ++j) sites += (open >> j & 1U) != 0 ? 1 : 0;
  for (std::size_t i = 0; i < map.demand.rows.size(); ++i) {
    double best = kNoWay, best_of_all = kNoWay;
    for (std::size_t j = 0; j < map.sites.size(); ++j) {
      if (metres_of[j][i] > limit) continue;
      best_of_all = std::min(best_of_all, metres_of[j][i]);
      if ((open >> j & 1U) != 0) best = std::min(best, metres_of[j][i]);
    }
    if (best < kNoWay) {
      covered += map.demand.heads[i];
      walked += map.demand.heads[i] * best;
      worst = std::max(worst, best);
    } else if (model != siting_model::mclp && best_of_all < kNoWay) {
      return {};
    }
  }
  switch (model) {
    case siting_model::lscp:
      return sites;
    case siting_model::mclp:
      return covered;
    case siting_model::p_median:
      return walked;
    case siting_model::p_center:
      break;
  }
  return worst;
}

std::optional<double> best_of_all_choices(const site_map& map, std::size_t most) {
  const auto metres_of = walked_alone(map);
  const unsigned there = (1U << map.existing) - 1U;
  std::optional<double> best;
  for (unsigned open = 0; open < 1U << map.sites.size(); ++open) {
    if ((open & there) != there) continue;
    if (static_cast<std::size_t>(std::popcount(open)) > most) continue;
    const auto found = worth(map, metres_of, open);
    if (!found) continue;
    const bool better = !best || (map.request.model == siting_model::mclp ? *found > *best : *found < *best);
    if (better) best = found;
  }
  return best;
}

RC_GTEST_PROP(SiteMapProperty, TheAnswerIsTheBestOfAllChoices, ()) {
  const paper_town town = draw_town();
  const auto model = static_cast<siting_model>(*rc::gen::inRange(0, 4));
  const auto fresh = static_cast<std::size_t>(*rc::gen::inRange(1, 4));
  site_map_request request = asking(model);
  request.walk.minutes = *rc::gen::inRange(1, 6);
  request.candidates.from = "villages";
  const auto solve = [&](std::size_t count) -> std::optional<site_map> {
    request.new_sites = count;
    try {
      return choose_sites_on_map(town.snapshot(), request, {}, task{});
    } catch (const error&) {
      return {};
    }
  };
  const auto map = solve(fresh);
  if (map) {
    const auto best = best_of_all_choices(*map, fresh + map->existing);
    RC_ASSERT(best.has_value());
    RC_ASSERT(std::abs(map->choice.result.objective - *best) <= 1e-6 * std::max(1.0, *best));
    return;
  }
  // Refused: no choice so small is one. With all candidates there is, or nobody and nothing is on the
  // network.
  std::optional<site_map> all;
  for (std::size_t count = 5; count > fresh && !all; --count) all = solve(count);
  if (all) RC_ASSERT(!best_of_all_choices(*all, fresh + all->existing).has_value());
}

}  // namespace
}  // namespace greenward::workflow
