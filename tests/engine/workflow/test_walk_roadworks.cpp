#include "engine/workflow/walk_roadworks.hpp"

#include "engine/workflow/shortened_sheets.hpp"
#include "tests/engine/workflow/walking_town.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <array>

namespace greenward::workflow {
namespace {

/// A street of three parts of 100 m from a care home at its west end: edges 1, 2, 3; a path of 600 m round
/// the north joins its ends. People live half-way along each part: 10, 20 and 40 of them.
class WalkRoadworks : public ::testing::Test {
 protected:
  void SetUp() override {
    layer::feature_table edges = greenward::testing::table_of("walk_edges");
    const auto edge = [&](std::int64_t from, std::int64_t to, double length, std::vector<geo::lon_lat> line) {
      layer::row_writer row(edges, feature_id(0));
      row.set("from_id", from);
      row.set("to_id", to);
      row.set("length_m", length);
      row.set("edge_kind", "road");
      row.geometry().append_line(line);
    };
    edge(1, 2, 100, {at(0, 0), at(100, 0)});
    edge(2, 3, 100, {at(100, 0), at(200, 0)});
    edge(3, 4, 100, {at(200, 0), at(300, 0)});
    edge(1, 4, 600, {at(0, 0), at(0, 150), at(300, 150), at(300, 0)});
    town_.add(edges);
    layer::feature_table homes = greenward::testing::table_of("facilities");
    {
      layer::row_writer row(homes, feature_id(0));
      row.set("code", "H1");
      row.set("name", "照料站");
      row.set("category", "elderly_care");
      row.geometry().append_point(at(0, 0));
    }
    town_.add(homes);
    layer::feature_table people = greenward::testing::table_of("population_points");
    const auto live = [&](double x, int count) {
      layer::row_writer row(people, feature_id(0));
      row.set("people", count);
      row.set("people_60", count / 2);
      row.set("community_code", "220106001001");
      row.geometry().append_point(at(x, 0));
    };
    live(50, 10);
    live(150, 20);
    live(250, 40);
    town_.add(people);
  }

  static geo::lon_lat at(double x, double y) { return greenward::testing::at_metres(x, y); }

  struct stated_work {
    const char *code, *kind = "road", *stage = "started";
    std::optional<const char*> planned_start{}, planned_end{}, actual_start{};
  };
  layer::row_writer& describe(layer::row_writer& row, const stated_work& work) {
    row.set("code", work.code);
    row.set("name", work.code);
    row.set("work_kind", work.kind);
    row.set("stage", work.stage);
    const auto day = [&](const char* field, std::optional<const char*> text) {
      if (text) row.set(field, days_since_epoch(*parse_date(*text)));
    };
    day("planned_start", work.planned_start);
    day("planned_end", work.planned_end);
    day("actual_start", work.actual_start);
    return row;
  }
  void dig(const stated_work& work, double from, double to) {
    layer::feature_table works = greenward::testing::table_of("works");
    {
      layer::row_writer row(works, feature_id(0));
      describe(row, work).geometry().append_line(std::array{at(from, 5), at(to, 5)});
    }
    town_.add(works);
  }
  void fence(const stated_work& work, double from, double to) {
    layer::feature_table works = greenward::testing::table_of("works");
    {
      layer::row_writer row(works, feature_id(0));
      geo::geographic_geometry& place = describe(row, work).geometry();
      place.append_polygon(std::array{at(from, -20), at(to, -20), at(to, 20), at(from, 20), at(from, -20)});
    }
    town_.add(works);
  }

  walk_roadworks find(const roadworks_query& query, std::optional<const char*> day = "2026-06-15") {
    walk_options options;
    options.minutes = 400.0 / 60;
    options.speed = metres_per_second(1);
    auto layers = walk_roadworks_layers();
    return compute_roadworks(load_snapshot(town_.address(), layers, task{}), options, query,
                             day ? parse_date(*day) : std::nullopt, task{});
  }
  static int times_named(const std::string& list, const std::string& key) {
    int times = 0;
    for (std::size_t at = list.find(key); at != std::string::npos; at = list.find(key, at + 1)) ++times;
    return times;
  }
  static std::vector<std::int64_t> heads_of(const sheet& table, const char* column) {
    std::vector<std::int64_t> heads;
    const auto found = std::ranges::find(table.columns, column, &sheet_column::key);
    for (const auto& row : table.rows) {
      const double* value =
          std::get_if<double>(&row[static_cast<std::size_t>(found - table.columns.begin())]);
      heads.push_back(value == nullptr ? -1 : static_cast<std::int64_t>(*value));
    }
    return heads;
  }

  greenward::testing::walking_town town_;
};

using longs = std::vector<std::int64_t>;

TEST_F(WalkRoadworks, TellsWhoIsCutOffAndWhoIsInDoubt) {
  dig({.code = "W1", .planned_end = "2026-07-01", .actual_start = "2026-06-01"}, 100, 200);
  const walk_roadworks found = find({});
  ASSERT_EQ(found.works.size(), 1U);
  EXPECT_EQ(found.works[0].edges, (std::vector<std::uint32_t>{1}));
  const auto shown = roadworks_of(found, language::zh);
  const sheet& effect = shown.sheets[0];
  EXPECT_EQ(heads_of(effect, "total").front(), 70);
  EXPECT_EQ(heads_of(effect, "before").front(), 70);
  EXPECT_EQ(heads_of(effect, "cut_off").front(), 40) << "beyond the closed part; the way round has 650 m";
  EXPECT_EQ(heads_of(effect, "in_doubt").front(), 20) << "on the closed part";
  EXPECT_EQ(heads_of(effect, "during_at_least").front(), 10);
  EXPECT_EQ(heads_of(effect, "during_at_most").front(), 30);
  EXPECT_EQ(heads_of(shown.sheets[1], "people_cut_off"), longs{40});
  EXPECT_EQ(heads_of(shown.sheets[1], "people_60_restored"), longs{20});
  EXPECT_EQ(heads_of(shown.sheets[2], "cut_off"), longs{40});
  EXPECT_EQ(heads_of(shown.sheets[3], "metres_now"), (longs{650, 150})) << "the longest detour first";
  EXPECT_EQ(heads_of(shown.sheets[3], "metres_more"), (longs{400, 0}));
  EXPECT_EQ(shown.sheets[4].rows.size(), 1U);
  const auto tables = roadworks_tables(found);
  EXPECT_EQ(tables[0].size(), 1U);
  EXPECT_EQ(tables[1].size(), 2U);
}

TEST_F(WalkRoadworks, NamesItsUnverifiedRulesOnce) {
  const walk_roadworks found = find({});
  walk_provenance made = found.access.provenance;
  for (const char* key : {"roadworks.corridor", "roadworks.share", "snap.maximum", "profile.elderly.*"})
    EXPECT_EQ(times_named(made.unverified, key), 1) << key << " in " << made.unverified;
  add_unverified(made, found.access.settings.unverified);
  EXPECT_EQ(made.unverified, found.access.provenance.unverified) << "what is named already";
  const auto method = roadworks_of(found, language::zh).method;
  EXPECT_TRUE(std::ranges::any_of(method, [](const bilingual& line) {
    return line.zh.starts_with("未核实的数值：") &&
           line.zh.ends_with(", roadworks.corridor, roadworks.share");
  }));
}

TEST_F(WalkRoadworks, PaperHasTheSumsWholeAndTheLongestDetours) {
  dig({.code = "W1", .actual_start = "2026-06-01"}, 100, 200);
  layer::feature_table people = greenward::testing::table_of("population_points");
  for (int k = 0; k < 60; ++k) {
    layer::row_writer row(people, feature_id(0));
    row.set("people", 1);
    row.geometry().append_point(at(210 + k, 0));
  }
  town_.add(people);
  const explained_sheets whole = roadworks_of(find({}), language::zh);
  const explained_sheets paper = shortened(whole, shown_on::paper);
  ASSERT_EQ(paper.sheets.size(), 4U) << "the closed streets are for the workbook";
  EXPECT_EQ(paper.sheets[0].rows, whole.sheets[0].rows);
  EXPECT_EQ(paper.sheets[2].rows, whole.sheets[2].rows);
  EXPECT_EQ(whole.sheets[3].rows.size(), 62U);
  EXPECT_EQ(paper.sheets[3].rows.size(), 40U);
  EXPECT_EQ(heads_of(paper.sheets[3], "metres_more").front(), 480) << "210 m before, 690 now";
  EXPECT_NE(paper.sheets[3].title.zh.find("略去 22 行"), std::string::npos) << paper.sheets[3].title.zh;
  EXPECT_NE(paper.method.back().zh.find("封闭路段”共 1 行"), std::string::npos) << paper.method.back().zh;
}

TEST_F(WalkRoadworks, AStreetThatIsOnlyCrossedStaysOpen) {
  dig({.code = "W1", .actual_start = "2026-06-01"}, 185, 215);
  const walk_roadworks found = find({});
  ASSERT_EQ(found.works.size(), 1U);
  EXPECT_EQ(found.works[0].effect, closing::no_street) << "29 m of 100 m along either part";
}

TEST_F(WalkRoadworks, DaysToComeGoByThePlan) {
  dig({.code = "W1", .stage = "planned", .planned_start = "2026-08-01", .planned_end = "2026-08-31"}, 100,
      200);
  EXPECT_TRUE(find({}).works.empty());
  EXPECT_TRUE(find({.on = parse_date("2026-07-31")}).works.empty());
  ASSERT_EQ(find({.on = parse_date("2026-08-31")}).works.size(), 1U);
  EXPECT_TRUE(find({.on = parse_date("2026-09-01")}).works.empty());
}

TEST_F(WalkRoadworks, AreasCloseTheirPathsOnlyIfAskedTo) {
  fence({.code = "W1", .kind = "sewer_separation", .actual_start = "2026-06-01"}, 190, 310);
  EXPECT_EQ(find({}).works.at(0).effect, closing::area_left_out);
  const walk_roadworks found = find({.areas = true});
  EXPECT_EQ(found.works.at(0).edges, (std::vector<std::uint32_t>{2}));
}

TEST_F(WalkRoadworks, WhatCannotBeToldIsListed) {
  dig({.code = "W1", .stage = "cancelled", .actual_start = "2026-06-01"}, 100, 200);
  dig({.code = "W2", .kind = "park", .actual_start = "2026-06-01"}, 100, 200);
  const walk_roadworks found = find({}, std::nullopt);
  ASSERT_EQ(found.works.size(), 1U);
  EXPECT_EQ(found.works[0].effect, closing::not_told) << "cancelled, and nobody has said when";
  EXPECT_EQ(found.other_kinds, 1U);
  const explained_sheets shown = roadworks_of(found, language::en);
  EXPECT_EQ(heads_of(shown.sheets[1], "people_cut_off"), longs{-1});
  EXPECT_TRUE(std::ranges::any_of(shown.method, [](const bilingual& line) {
    return line.zh == "占路工程 1 项：当日是否在施工无法判定 1 项。";
  }));
}

}  // namespace
}  // namespace greenward::workflow
