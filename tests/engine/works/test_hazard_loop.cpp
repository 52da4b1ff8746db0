#include "engine/works/hazard_loop.hpp"

#include "engine/works/work_parts.hpp"
#include "tests/engine/works/work_tables.hpp"
#include "tests/support/day.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <map>

namespace greenward::works {
namespace {

using greenward::testing::day;

/// "" = absent.
struct own_hazard {
  std::string state = "found", found, assigned, mended, verified, deadline;
  std::string kind = "flooding", responsible, street, community;
};

layer::feature_table hazards_table(const std::vector<own_hazard>& hazards) {
  layer::feature_table table(catalogue().layer("hazards"));
  for (const own_hazard& h : hazards) {
    layer::row_writer row(table, feature_id(static_cast<std::int64_t>(table.size()) + 1));
    const auto text = [&](const char* field, const std::string& value) {
      if (!value.empty()) row.set(field, value);
    };
    const auto date = [&](const char* field, const std::string& value) {
      if (!value.empty()) row.set(field, days_since_epoch(parse_date(value).value()));
    };
    text("state", h.state);
    text("hazard_kind", h.kind);
    text("responsible", h.responsible);
    text("street_code", h.street);
    text("community_code", h.community);
    date("found", h.found);
    date("assigned", h.assigned);
    date("mended", h.mended);
    date("verified", h.verified);
    date("deadline", h.deadline);
  }
  return table;
}

struct district {
  layer::feature_table hazards;
  unit_tree tree;
  hazard_facts facts;

  explicit district(const std::vector<own_hazard>& list, std::optional<date> as_of = {})
      : hazards(hazards_table(list)),
        tree(codes_in(layer::feature_table(catalogue().layer("admin_units")), hazards)),
        facts(facts_of(hazards, {catalogue().codes("hazard_kind"), catalogue().codes("hazard_state")}, tree,
                       {as_of, day("2024-01-31")})) {}

  [[nodiscard]] std::vector<hazard_row> by(const hazard_by& by) const { return roll_up(facts, tree, by); }
  [[nodiscard]] hazard_sums whole() const {
    const auto rows = by({});
    return rows.empty() ? hazard_sums{} : rows.front().sums;
  }
};

/// Solved by hand, as of 2023-06-30: one of each.
std::vector<own_hazard> eight() {
  return {
      {.state = "verified",
       .found = "2023-06-01",
       .mended = "2023-06-05",
       .verified = "2023-06-06",
       .deadline = "2023-06-05"},  // in time on the very day
      {.state = "mended",
       .found = "2023-06-01",
       .mended = "2023-06-12",
       .deadline = "2023-06-11"},  // a day late
      {.state = "assigned",
       .found = "2023-06-01",
       .assigned = "2023-06-02",
       .deadline = "2023-06-30"},  // due today
      {.state = "assigned",
       .found = "2023-06-01",
       .assigned = "2023-06-02",
       .deadline = "2023-06-29"},                                           // a day over
      {.state = "found", .found = "2023-06-01", .deadline = "2023-05-31"},  // 30 days over, and contradictory
      {.state = "found", .found = "2023-06-30"},                            // no deadline
      {.state = "found", .found = "2023-07-01"},                            // not found yet
      {.state = "verified", .found = "2023-06-01", .mended = "2023-06-04", .verified = "2023-07-15"},
  };
}

TEST(HazardLoop, SolvedByHand) {
  const hazard_sums sums = district(eight(), day("2023-06-30")).whole();
  EXPECT_EQ(sums.hazards, 7U);
  EXPECT_EQ(sums.by_state, (std::array<std::size_t, 5>{2, 2, 2, 1, 0}));
  EXPECT_EQ(sums.closed(), 1U);
  EXPECT_EQ(sums.open, 4U);
  EXPECT_EQ(sums.mended, 3U);
  EXPECT_EQ(sums.mended_with_deadline, 2U);
  EXPECT_EQ(sums.mended_in_time, 1U);
  EXPECT_EQ(sums.overdue, 2U);
  EXPECT_EQ(sums.overdue_days, 31);
  EXPECT_EQ(sums.most_days_overdue, 30);
  EXPECT_EQ(sums.without_deadline, 2U);
  EXPECT_EQ(sums.contradictory, 1U);
  EXPECT_EQ(sums.to_mend.hazards, 3U);
  EXPECT_DOUBLE_EQ(sums.to_mend.median, 4);  // of 3, 4, 11
  EXPECT_EQ(sums.to_verify.hazards, 1U);
  EXPECT_DOUBLE_EQ(sums.to_verify.median, 5);
}

TEST(HazardLoop, TheDayAfterOneMoreIsOverdueAndOneMoreIsFound) {
  const hazard_sums sums = district(eight(), day("2023-07-01")).whole();
  EXPECT_EQ(sums.hazards, 8U);
  EXPECT_EQ(sums.overdue, 3U);
  EXPECT_EQ(sums.most_days_overdue, 31);
}

TEST(HazardLoop, AsRecordedDeadlinesAreHeldAgainstToday) {
  const hazard_sums sums = district(eight()).whole();
  EXPECT_EQ(sums.hazards, 8U);
  EXPECT_EQ(sums.closed(), 2U);
  EXPECT_EQ(sums.overdue, 3U);
  EXPECT_EQ(sums.most_days_overdue, (day("2024-01-31") - day("2023-05-31")).count());
  EXPECT_DOUBLE_EQ(sums.to_verify.median, 24.5);  // of 5 and 44
}

TEST(HazardLoop, AMendingThatNobodyDatedIsNeitherInTimeNorLate) {
  const hazard_sums sums =
      district({{.state = "mended", .found = "2023-06-01", .deadline = "2023-06-11"}}).whole();
  EXPECT_EQ(sums.mended, 1U);
  EXPECT_EQ(sums.mended_with_deadline, 0U);
  EXPECT_EQ(sums.to_mend.hazards, 0U);
  const hazard_sums then =
      district({{.state = "mended", .found = "2023-06-01", .deadline = "2023-06-11"}}, day("2023-06-30"))
          .whole();
  EXPECT_EQ(then.by_state[4], 1U);
  EXPECT_EQ(then.mending_unknown, 1U);
  EXPECT_EQ(then.overdue, 0U);
}

TEST(HazardLoop, ADateBeforeTheFindingIsNoTimeTaken) {
  const hazard_sums sums =
      district({{.state = "mended", .found = "2023-06-05", .mended = "2023-06-01"}}).whole();
  EXPECT_EQ(sums.to_mend.hazards, 0U);
  EXPECT_EQ(sums.contradictory, 1U);
}

TEST(HazardLoop, RowsStandInTheOrderOfUnitsKindsAndNames) {
  const district of(
      {{.found = "2023-06-01", .kind = "tree", .responsible = "乙", .street = "220106001"},
       {.found = "2023-06-01", .kind = "flooding", .responsible = "甲", .community = "220106002001"},
       {.found = "2023-06-01", .kind = "flooding", .responsible = "甲"},
       {.found = "2023-06-01", .kind = "flooding", .responsible = "乙", .community = "220106001003"}});
  const auto streets = of.by({.unit = unit_level::street, .kind = true});
  ASSERT_EQ(streets.size(), 4U);
  EXPECT_EQ(of.tree.units()[streets[0].key.unit].code, "220106001");
  EXPECT_EQ(catalogue().codes("hazard_kind").entries[streets[0].key.kind].code, "flooding");
  EXPECT_EQ(catalogue().codes("hazard_kind").entries[streets[1].key.kind].code, "tree");
  EXPECT_EQ(of.tree.units()[streets[2].key.unit].code, "220106002");
  EXPECT_EQ(streets[3].key.unit, kNoUnit);
  const auto bodies = of.by({.unit = {}, .kind = false, .responsible = true});
  ASSERT_EQ(bodies.size(), 2U);
  EXPECT_EQ(bodies[0].sums.hazards, 2U);
  // A street's own hazard lies in none of its communities.
  const auto communities = of.by({.unit = unit_level::community});
  EXPECT_EQ(communities.back().key.unit, kNoUnit);
  EXPECT_EQ(communities.back().sums.hazards, 2U);
}

TEST(OpenHazards, TheMostOverdueComesFirstAndThoseWithoutADeadlineLast) {
  const district of(eight(), day("2023-06-30"));
  EXPECT_EQ(open_hazards(of.facts), (std::vector<std::uint32_t>{4, 3, 2, 5}));
}

// ---- properties ----

std::string random_day() {
  if (*rc::gen::inRange(0, 4) == 0) return "";
  return format_date(day("2023-01-01") + std::chrono::days(*rc::gen::inRange(0, 90)));
}

std::vector<own_hazard> random_hazards() {
  static const std::vector<std::string> states{"found", "assigned", "mended", "verified"};
  static const std::vector<std::string> kinds{"flooding", "tree", "fire", ""};
  std::vector<own_hazard> list(*rc::gen::inRange<std::size_t>(0, 25));
  for (own_hazard& h : list) {
    h.state = *rc::gen::elementOf(states);
    h.kind = *rc::gen::elementOf(kinds);
    h.responsible = *rc::gen::element<std::string>("", "甲", "乙");
    h.street = *rc::gen::element<std::string>("", "220106001", "220106002");
    h.community = *rc::gen::element<std::string>("", "220106001001", "220106001002", "220106003001");
    h.found = random_day();
    h.assigned = random_day();
    h.mended = random_day();
    h.verified = random_day();
    h.deadline = random_day();
  }
  return list;
}

/// Everything that is counted, without the medians and the greatest.
std::vector<std::int64_t> counts(const hazard_sums& sums) {
  std::vector<std::int64_t> all(sums.by_state.begin(), sums.by_state.end());
  for (const std::size_t n :
       {sums.hazards, sums.open, sums.mended, sums.mending_unknown, sums.mended_with_deadline,
        sums.mended_in_time, sums.overdue, sums.without_deadline, sums.contradictory, sums.to_mend.hazards,
        sums.to_verify.hazards})
    all.push_back(static_cast<std::int64_t>(n));
  all.push_back(sums.overdue_days);
  return all;
}

RC_GTEST_PROP(HazardLoopProperty, UnitsKindsAndBodiesAddUpToTheWhole, ()) {
  std::optional<date> as_of;
  if (*rc::gen::arbitrary<bool>()) as_of = day("2023-01-01") + std::chrono::days(*rc::gen::inRange(-1, 91));
  const district of(random_hazards(), as_of);
  const hazard_sums whole = of.whole();
  for (const std::optional<unit_level> unit :
       {std::optional<unit_level>(), std::optional(unit_level::district), std::optional(unit_level::street),
        std::optional(unit_level::community)}) {
    for (const bool kind : {false, true}) {
      for (const bool responsible : {false, true}) {
        std::vector<std::int64_t> sum(counts(whole).size(), 0);
        std::int64_t most = 0;
        for (const hazard_row& row : of.by({unit, kind, responsible})) {
          const auto part = counts(row.sums);
          for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += part[i];
          most = std::max(most, row.sums.most_days_overdue);
        }
        RC_ASSERT(sum == counts(whole));
        RC_ASSERT(most == whole.most_days_overdue);
      }
    }
  }
}

RC_GTEST_PROP(HazardLoopProperty, FiguresOfARowAgreeWithEachOther, ()) {
  const district of(random_hazards(), day("2023-01-01") + std::chrono::days(*rc::gen::inRange(0, 91)));
  for (const hazard_row& row : of.by({.unit = unit_level::street, .kind = true})) {
    const hazard_sums& s = row.sums;
    std::size_t states = 0;
    for (const std::size_t n : s.by_state) states += n;
    RC_ASSERT(states == s.hazards);
    RC_ASSERT(s.open + s.mended + s.mending_unknown == s.hazards);
    RC_ASSERT(s.mended_in_time <= s.mended_with_deadline);
    RC_ASSERT(s.mended_with_deadline <= s.mended);
    RC_ASSERT(s.closed() <= s.mended);
    RC_ASSERT(s.overdue <= s.open);
    RC_ASSERT(s.most_days_overdue <= s.overdue_days);
    RC_ASSERT((s.overdue > 0) == (s.most_days_overdue > 0));
  }
}

RC_GTEST_PROP(HazardLoopProperty, TheOrderOfTheHazardsDoesNotMatter, ()) {
  auto list = random_hazards();
  const date on = day("2023-02-15");
  const auto before =
      district(list, on).by({.unit = unit_level::community, .kind = true, .responsible = true});
  std::ranges::reverse(list);
  const auto after =
      district(list, on).by({.unit = unit_level::community, .kind = true, .responsible = true});
  RC_ASSERT(before.size() == after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    RC_ASSERT(before[i].key.unit == after[i].key.unit);
    RC_ASSERT(counts(before[i].sums) == counts(after[i].sums));
    RC_ASSERT(before[i].sums.to_mend.median == after[i].sums.to_mend.median);
  }
}

}  // namespace
}  // namespace greenward::works
