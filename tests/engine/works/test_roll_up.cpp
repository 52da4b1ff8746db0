#include "engine/works/roll_up.hpp"

#include "engine/works/counted_works.hpp"
#include "tests/engine/works/work_tables.hpp"
#include "tests/support/day.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <array>
#include <map>

namespace greenward::works {
namespace {

using greenward::testing::day;

constexpr const char* kDistrict = "220106";

std::string street(int i) {
  return std::string(kDistrict) + "00" + std::to_string(i + 1);
}
std::string community(int i, int j) {
  return street(i) + "00" + std::to_string(j + 1);
}

/// Three streets side by side, each of two communities one above the other, 100 m by 100 m.
layer::feature_table units_table(geo::planar_geometry& planar) {
  layer::feature_table table(catalogue().layer("admin_units"));
  const auto add = [&](const std::string& code, const char* level) {
    layer::row_writer row(table, feature_id(static_cast<std::int64_t>(table.size()) + 1));
    row.set("code", code);
    row.set("level", level);
  };
  const auto square = [&](double x, double y, double width, double height) {
    const std::array<geo::planar, 5> ring{
        {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}}};
    planar.append_polygon(ring);
  };
  add(kDistrict, "district");
  square(0, 0, 300, 200);
  for (int i = 0; i < 3; ++i) {
    add(street(i), "street");
    square(100 * i, 0, 100, 200);
    for (int j = 0; j < 2; ++j) {
      add(community(i, j), "community");
      square(100 * i, 100 * j, 100, 100);
    }
  }
  return table;
}

/// Works with places, ready for adding up.
struct ledger {
  layer::feature_table works, stages;
  work_facts facts;
  unit_tree tree;
  work_parts parts;
  std::vector<touched_place> places = {};
  date on = day("2023-12-08");

  ledger(const std::vector<own_work>& list, const geo::planar_geometry& planar,
         const std::vector<own_stage>& lines = {}, std::optional<date> as_of = std::nullopt)
      : works(works_table(list)),
        stages(stages_table(lines)),
        facts(facts_of(works, stages, lists(), as_of)),
        tree(codes()) {
    geo::planar_geometry areas;
    const auto units = units_table(areas);
    parts = parts_of(works, planar, tree, finest_areas(units, areas, tree));
  }

  [[nodiscard]] std::vector<std::string> codes() const {
    geo::planar_geometry areas;
    return codes_in(units_table(areas), works);
  }
  [[nodiscard]] std::vector<roll_up_row> by(const roll_up_by& by) const {
    return roll_up(
        {facts, parts.parts, amounts_of(facts, parts.parts), places, tree, lists().stages.entries.size(), on},
        by);
  }
  [[nodiscard]] std::string code_of(const roll_up_row& row) const {
    return row.key.unit == kNoUnit ? "" : tree.units()[row.key.unit].code;
  }
};

geo::planar_geometry nowhere(std::size_t count) {
  geo::planar_geometry places;
  for (std::size_t i = 0; i < count; ++i) places.append_none();
  return places;
}

geo::planar_geometry line(std::vector<geo::planar> points) {
  geo::planar_geometry places;
  places.append_line(points);
  return places;
}

TEST(RollUp, CountsByKindAndStageInTheOrderOfTheLists) {
  const ledger of({{.code = "1", .kind = "sewer_separation", .stage = "completed"},
                   {.code = "2", .stage = "completed", .quantity = 10},
                   {.code = "3", .stage = "planned", .quantity = 5.5},
                   {.code = "4", .stage = "completed", .quantity = 1}},
                  nowhere(4));
  const auto rows = of.by({.unit = {}, .kind = true});
  ASSERT_EQ(rows.size(), 2U);
  const measures& road = rows[0].sums;
  EXPECT_EQ(lists().kinds.entries[rows[0].key.kind].code, "road");
  EXPECT_EQ(road.works, 3U);
  EXPECT_EQ(road.done, 2U);
  EXPECT_EQ(road.begun, 2U);
  EXPECT_EQ(road.by_stage[0], 1U);
  ASSERT_EQ(road.quantities.size(), 1U);
  EXPECT_EQ(road.quantities[0].total, 16'500);
  EXPECT_EQ(road.quantities[0].done, 11'000);
  EXPECT_EQ(rows[1].sums.without_quantity, 1U);
}

TEST(RollUp, QuantitiesInDifferentUnitsAreNeverAddedUpAndNamesOfOneUnitAre) {
  const ledger of({{.code = "1", .quantity = 3, .quantity_unit = "米"},
                   {.code = "2", .quantity = 4, .quantity_unit = "km"},
                   {.code = "3", .quantity = 2, .quantity_unit = "盏"}},
                  nowhere(3));
  const auto rows = of.by({});
  ASSERT_EQ(rows.size(), 1U);
  ASSERT_EQ(rows[0].sums.quantities.size(), 2U);
  EXPECT_EQ(rows[0].sums.quantities[0].total, 4'003'000);
  EXPECT_EQ(rows[0].sums.quantities[1].total, 2'000);
}

TEST(RollUp, ALineThatCrossesUnitsIsSplitByLengthAndCountsInOne) {
  const ledger of({{.code = "1", .stage = "completed", .quantity = 100, .budget_wan = 1}},
                  line({{10, 50}, {210, 50}}));  // 90 m, 100 m and 10 m of 200
  const auto rows = of.by({.unit = unit_level::street});
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].sums.quantities[0].total, 45'000);
  EXPECT_EQ(rows[1].sums.quantities[0].total, 50'000);
  EXPECT_EQ(rows[2].sums.quantities[0].total, 5'000);
  EXPECT_EQ(rows[1].sums.budget, 500'000);
  EXPECT_EQ(rows[1].sums.works, 1U);  // most of it lies there
  EXPECT_EQ(rows[0].sums.works, 0U);
  EXPECT_EQ(rows[0].sums.touching, 1U);
  EXPECT_EQ(rows[1].sums.touching, 0U);
}

TEST(RollUp, TheCodeThatAWorkCarriesSaysWhereItCounts) {
  const ledger of({{.code = "1", .street = street(2), .quantity = 100}}, line({{10, 50}, {210, 50}}));
  const auto rows = of.by({.unit = unit_level::street});
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[2].sums.works, 1U);
  EXPECT_EQ(rows[1].sums.touching, 1U);
  const ledger elsewhere({{.code = "1", .community = community(2, 1), .quantity = 100}},
                         line({{10, 50}, {90, 50}}));
  const auto there = elsewhere.by({.unit = unit_level::community});
  ASSERT_EQ(there.size(), 2U);
  EXPECT_EQ(elsewhere.code_of(there[1]), community(2, 1));
  EXPECT_EQ(there[1].sums.works, 1U);
  EXPECT_EQ(there[0].sums.quantities[0].total, 100'000);
}

TEST(RollUp, WhatCannotBeDividedStaysWhole) {
  const ledger of({{.code = "1", .street = street(0), .quantity = 7, .quantity_unit = "户"}},
                  line({{10, 50}, {210, 50}}));
  const auto rows = of.by({.unit = unit_level::street});
  EXPECT_EQ(rows[0].sums.quantities[0].total, 7'000);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    for (const quantity_total& sum : rows[i].sums.quantities) EXPECT_EQ(sum.total, 0);
  }
}

TEST(RollUp, WhatLiesOutsideAllUnitsStandsLastUnderNone) {
  const ledger of({{.code = "1", .quantity = 100}}, line({{250, 50}, {350, 50}}));
  const auto rows = of.by({.unit = unit_level::street});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(of.code_of(rows[1]), "");
  EXPECT_EQ(rows[1].sums.quantities[0].total, 50'000);
}

TEST(RollUp, AnOutlineThatContradictsItselfIsNotSplitAndIsNamed) {
  geo::planar_geometry bow;
  const std::array<geo::planar, 5> ring{{{50, 50}, {150, 150}, {150, 50}, {50, 150}, {50, 50}}};
  bow.append_polygon(ring);
  const ledger of(
      {{.code = "1", .kind = "park", .street = street(1), .quantity = 100, .quantity_unit = "m²"}}, bow);
  ASSERT_EQ(of.parts.unsplit.size(), 1U);
  const auto rows = of.by({.unit = unit_level::street});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(of.code_of(rows[0]), street(1));
  EXPECT_EQ(rows[0].sums.quantities[0].total, 100'000);
}

TEST(RollUp, CancelledWorksAreCountedAndLeaveTheDenominators) {
  const ledger of({{.code = "1", .stage = "cancelled", .quantity = 10, .budget_wan = 5},
                   {.code = "2", .stage = "completed", .quantity = 1, .budget_wan = 2}},
                  nowhere(2));
  const measures sums = of.by({})[0].sums;
  EXPECT_EQ(sums.works, 2U);
  EXPECT_EQ(sums.cancelled, 1U);
  EXPECT_EQ(sums.done, 1U);
  EXPECT_EQ(sums.quantities[0].total, 1'000);
  EXPECT_EQ(sums.budget, 2 * kFenOfWan);
}

TEST(RollUp, LateIsWhatShouldHaveBegunOrEndedAndHasNot) {
  const ledger of(
      {{.code = "1", .stage = "started", .planned_end = "2023-11-30"},
       {.code = "2", .stage = "planned", .planned_start = "2023-12-07", .planned_end = "2024-06-01"},
       {.code = "3", .stage = "started", .planned_end = "2023-12-08"},
       {.code = "4", .stage = "completed", .planned_end = "2023-10-01", .actual_end = "2023-10-11"},
       {.code = "5", .stage = "cancelled", .planned_end = "2023-01-01"},
       {.code = "6",
        .stage = "started",
        .planned_start = "2023-11-01",
        .planned_end = "2024-06-01",
        .actual_start = "2023-11-21"}},
      nowhere(6));
  const measures sums = of.by({})[0].sums;
  EXPECT_EQ(sums.late, 2U) << "what began late is not late any more until its end is";
  EXPECT_EQ(sums.late_days, 8 + 1);
  EXPECT_EQ(sums.most_days_late, 8);
  EXPECT_EQ(sums.late_done, 1U);
}

TEST(RollUp, ADayTakesBackWhatCameLater) {
  const std::vector<own_work> works{{.code = "W", .stage = "completed", .actual_end = "2023-09-30"}};
  const std::vector<own_stage> lines{{"W", "started", "2023-04-01"}, {"W", "completed", "2023-09-30"}};
  EXPECT_EQ(ledger(works, nowhere(1), lines, day("2023-09-29")).by({})[0].sums.done, 0U);
  EXPECT_EQ(ledger(works, nowhere(1), lines, day("2023-09-29")).by({})[0].sums.begun, 1U);
  EXPECT_EQ(ledger(works, nowhere(1), lines, day("2023-09-30")).by({})[0].sums.done, 1U);
  EXPECT_EQ(ledger(works, nowhere(1), lines, day("2023-03-31")).by({})[0].sums.begun, 0U);
}

TEST(RollUp, PeopleOfAPlaceThatSeveralWorksTouchCountOnce) {
  ledger of({{.code = "1"}, {.code = "2"}, {.code = "3", .stage = "cancelled"}}, nowhere(3));
  const std::uint32_t unit = of.tree.find(community(1, 0));
  of.places = {{0, 7, unit, 100}, {1, 7, unit, 100}, {1, 8, unit, kNotStated}, {2, 9, unit, 50}};
  const measures all = of.by({})[0].sums;
  EXPECT_EQ(all.people, 100);
  EXPECT_EQ(all.places, 2U);
  EXPECT_EQ(all.places_without_people, 1U);
  const auto rows = of.by({.unit = unit_level::street});
  EXPECT_EQ(of.code_of(rows[0]), street(1));
  EXPECT_EQ(rows[0].sums.people, 100);
}

TEST(RollUp, YearsRiseAndBodiesStandByName) {
  const ledger of({{.code = "1", .year = 2024, .responsible = "市政"},
                   {.code = "2", .year = 2023, .responsible = "水务"},
                   {.code = "3", .responsible = "城建"}},
                  nowhere(3));
  const auto years = of.by({.unit = {}, .year = true});
  ASSERT_EQ(years.size(), 3U);
  EXPECT_EQ(years[0].key.year, 2023);
  EXPECT_EQ(years[2].key.year, kNoYear);
  const auto bodies = of.by({.unit = {}, .responsible = true});
  ASSERT_EQ(bodies.size(), 3U);
  EXPECT_TRUE(std::ranges::is_sorted(
      bodies, {}, [&](const roll_up_row& row) { return of.facts.names[row.key.responsible]; }));
}

/// Everything that must add up.
struct additive {
  std::size_t works = 0, cancelled = 0, begun = 0, done = 0, late = 0, late_done = 0, without_quantity = 0;
  std::int64_t budget = 0, budget_done = 0, late_days = 0, people = 0;
  std::vector<std::size_t> by_stage = {};
  std::map<std::uint32_t, std::array<std::int64_t, 3>> quantities = {};
  friend bool operator==(const additive&, const additive&) = default;
};

additive sum_of(const std::vector<roll_up_row>& rows) {
  additive sum;
  for (const roll_up_row& row : rows) {
    const measures& m = row.sums;
    sum.works += m.works;
    sum.cancelled += m.cancelled;
    sum.begun += m.begun;
    sum.done += m.done;
    sum.late += m.late;
    sum.late_done += m.late_done;
    sum.without_quantity += m.without_quantity;
    sum.budget += m.budget;
    sum.budget_done += m.budget_done;
    sum.late_days += m.late_days;
    sum.people += m.people;
    sum.by_stage.resize(m.by_stage.size());
    for (std::size_t i = 0; i < m.by_stage.size(); ++i) sum.by_stage[i] += m.by_stage[i];
    for (const quantity_total& q : m.quantities) {
      auto& total = sum.quantities[q.unit];
      total[0] += q.total;
      total[1] += q.done;
      total[2] += static_cast<std::int64_t>(q.works);
    }
  }
  return sum;
}

own_work a_work(int i) {
  static const std::vector<std::string> kinds{"road", "sewer_separation", "park"};
  static const std::vector<std::string> stages{"planned", "started", "completed", "suspended", "cancelled"};
  static const std::vector<std::string> measures_of{"m", "km", "户", "m²"};
  own_work work{.code = std::to_string(i)};
  work.kind = *rc::gen::elementOf(kinds);
  work.stage = *rc::gen::elementOf(stages);
  const int coded = *rc::gen::inRange(0, 3);
  if (coded > 0) work.street = street(*rc::gen::inRange(0, 3));
  if (coded > 1) work.community = work.street + "00" + std::to_string(*rc::gen::inRange(1, 3));
  if (*rc::gen::inRange(0, 4) != 0) {
    work.quantity = *rc::gen::inRange(0, 1'000'000) / 997.0;
    work.quantity_unit = *rc::gen::elementOf(measures_of);
  }
  if (*rc::gen::inRange(0, 4) != 0) work.budget_wan = *rc::gen::inRange(0, 1'000'000) / 991.0;
  if (*rc::gen::arbitrary<bool>())
    work.planned_end = format_date(day("2023-11-01") + std::chrono::days(*rc::gen::inRange(0, 60)));
  if (*rc::gen::arbitrary<bool>()) work.year = *rc::gen::inRange(2021, 2024);
  return work;
}

geo::planar a_place() {
  return {*rc::gen::inRange(-500, 3500) / 10.0, *rc::gen::inRange(-500, 2500) / 10.0};
}

void add_place(geo::planar_geometry& places) {
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      return places.append_none();
    case 1:
      return places.append_point(a_place());
    case 2: {
      std::vector<geo::planar> points{a_place(), a_place(), a_place()};
      return places.append_line(points);
    }
    default: {
      const geo::planar a = a_place();
      const double width = *rc::gen::inRange(1, 1500) / 10.0, height = *rc::gen::inRange(1, 1500) / 10.0;
      std::vector<geo::planar> ring{
          a, {a.x + width, a.y}, {a.x + width, a.y + height}, {a.x, a.y + height}, a};
      return places.append_polygon(ring);
    }
  }
}

RC_GTEST_PROP(RollUp, WhateverTheLevelTheUnitsAddUpToTheWhole, ()) {
  std::vector<own_work> works;
  geo::planar_geometry places;
  const int count = *rc::gen::inRange(1, 25);
  for (int i = 0; i < count; ++i) {
    works.push_back(a_work(i));
    add_place(places);
  }
  const ledger of(works, places);
  for (const roll_up_by& base : {roll_up_by{}, roll_up_by{.unit = {}, .kind = true, .year = true}}) {
    const auto whole = of.by(base);
    const additive expected = sum_of(whole);
    RC_ASSERT(expected.works == works.size());
    for (const unit_level level : {unit_level::district, unit_level::street, unit_level::community}) {
      roll_up_by by = base;
      by.unit = level;
      RC_ASSERT(sum_of(of.by(by)) == expected);
      by.stage = by.kind = by.responsible = true;
      RC_ASSERT(sum_of(of.by(by)) == expected);
    }
  }
  // The whole is what the works state.
  std::int64_t budget = 0;
  for (const own_work& work : works)
    if (work.budget_wan && work.stage != "cancelled") budget += std::llround(*work.budget_wan * 1e6);
  RC_ASSERT(sum_of(of.by({})).budget == budget);
}

RC_GTEST_PROP(RollUp, TheWorksBehindTheRowsAreTheOnesThatAreCounted, ()) {
  std::vector<own_work> works;
  geo::planar_geometry places;
  const int count = *rc::gen::inRange(1, 25);
  for (int i = 0; i < count; ++i) {
    works.push_back(a_work(i));
    add_place(places);
  }
  const ledger of(works, places);
  const auto amounts = amounts_of(of.facts, of.parts.parts);
  const std::size_t stages = lists().stages.entries.size();
  const roll_up_input input{of.facts, of.parts.parts, amounts, of.places, of.tree, stages, of.on};
  for (const roll_up_by& by : {roll_up_by{}, roll_up_by{.unit = unit_level::street},
                               roll_up_by{.unit = unit_level::community, .kind = true, .year = true}}) {
    const auto rows = roll_up(input, by);
    const auto behind = works_behind(input, by, rows);
    std::vector<int> seen(works.size(), 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      RC_ASSERT(behind[i].works.size() == rows[i].sums.works);
      RC_ASSERT(behind[i].late.size() == rows[i].sums.late);
      for (std::size_t stage = 0; stage <= stages; ++stage) {
        RC_ASSERT(behind[i].of_stage(stage).size() == rows[i].sums.by_stage[stage]);
        for (const std::uint32_t work : behind[i].of_stage(stage)) {
          RC_ASSERT(of.facts.of_work[work].stage == stage);
          if (by.kind) RC_ASSERT(of.facts.of_work[work].kind == rows[i].key.kind);
          ++seen[work];
        }
      }
    }
    RC_ASSERT(std::ranges::all_of(seen, [](int times) { return times == 1; }));
  }
}

RC_GTEST_PROP(WorkParts, SharesOfEachWorkAreOneAndExactlyOneCounts, ()) {
  std::vector<own_work> works;
  geo::planar_geometry places;
  const int count = *rc::gen::inRange(1, 25);
  for (int i = 0; i < count; ++i) {
    works.push_back(a_work(i));
    add_place(places);
  }
  const ledger of(works, places);
  std::vector<double> share(works.size(), 0);
  std::vector<int> counts(works.size(), 0);
  for (const work_part& part : of.parts.parts) {
    RC_ASSERT(part.share >= 0);
    share[part.work] += part.share;
    counts[part.work] += part.counts ? 1 : 0;
  }
  for (std::size_t i = 0; i < works.size(); ++i) {
    RC_ASSERT(std::abs(share[i] - 1) < 1e-6);
    RC_ASSERT(counts[i] == 1);
  }
}

}  // namespace
}  // namespace greenward::works
