// The sample plants faults and lists them; the checks must find those and no others of their kinds.
#include "engine/base/error.hpp"
#include "engine/workflow/drain_checks.hpp"
#include "engine/workflow/drain_scenario.hpp"
#include "engine/workflow/finding_names.hpp"
#include "engine/workflow/make_sample.hpp"
#include "engine/workflow/separation_sheets.hpp"
#include "tests/engine/workflow/plain_district.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace greenward::workflow {
namespace {

using feature = std::pair<std::string, std::string>;  ///< layer and code
using by_kind = std::map<std::string, std::set<feature>>;

by_kind planted_in(const district_snapshot& district) {
  by_kind planted;
  const layer::feature_table& faults = district.at("truth_faults").table;
  for (std::size_t row = 0; row < faults.size(); ++row)
    planted[std::string(faults["fault_kind"].text(row))].emplace(faults["layer"].text(row),
                                                                 faults["feature_code"].text(row));
  planted.erase("walk_island");  // of the walking network
  return planted;
}

by_kind found_in(const drain_model& model) {
  by_kind found;
  const sheet list = findings_of(model, check_drains(model, {}), language::en).sheets.front();
  for (const auto& row : list.rows)
    found[std::get<std::string>(row[0])].emplace(std::get<std::string>(row[4]),
                                                 std::get<std::string>(row[6]));
  return found;
}

TEST(DrainTruth, EveryPlantedFaultIsFoundAndNoOther) {
  std::random_device chance;
  for (int round = 0; round < 3; ++round) {
    const std::uint64_t seed = chance();
    SCOPED_TRACE("seed " + std::to_string(seed));
    const greenward::testing::temporary_directory folder;
    const std::string database = (folder / "d.sqlite").string();
    (void)make_sample({database, seed, 0.25, "220106"}, task{});
    std::vector<std::string> layers = drain_check_layers();
    layers.emplace_back("truth_faults");
    const auto district = load_snapshot(database, layers, task{});
    const by_kind planted = planted_in(*district);
    ASSERT_GE(planted.size(), 12U) << "the sample plants faults of every kind";
    by_kind found = found_in(make_drain_model(district));
    for (const auto& [kind, features] : planted) EXPECT_EQ(found[kind], features) << kind;
  }
}

/// The sample once for several questions.
class DrainSample : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<greenward::testing::temporary_directory>();
    database_ = (*folder_ / "d.sqlite").string();
    (void)make_sample({database_, 7, 0.2, "220106"}, task{});
  }
  static void TearDownTestSuite() { folder_.reset(); }
  static drain_model model() {
    return make_drain_model(load_snapshot(database_, drain_check_layers(), task{}));
  }
  static std::string first_of(const drain_model& model, const char* check) {
    const sheet list =
        findings_of(model, check_drains(model, {{check}, "", {}}), language::en).sheets.front();
    return list.rows.empty() ? "" : std::get<std::string>(list.rows.front()[6]);
  }

  static inline std::unique_ptr<greenward::testing::temporary_directory> folder_;
  static inline std::string database_;
};

TEST_F(DrainSample, DeclaredCompleteIsHeldAgainstWhatIsProven) {
  const auto rows = testing::rows_by(separation_of(model(), "", false, language::en).sheets[1], "declared");
  const auto& complete = rows.at("completed");
  const auto count = [&](const char* key) { return testing::whole(complete.at(key)); };
  EXPECT_GT(count("receptor_passes"), 0);
  EXPECT_GT(count("receptor_fails"), 0) << "faults were planted in compounds declared complete";
  EXPECT_EQ(count("receptor_passes") + count("receptor_fails") + count("receptor_unknown") +
                count("receptor_not_assessable"),
            count("compounds"));
}

TEST_F(DrainSample, GivingUpAMisconnectedPipeTakesItsFindingAway) {
  const drain_model now = model();
  const std::string lateral = first_of(now, "sanitary_to_storm");
  ASSERT_FALSE(lateral.empty());
  const drain_model then = apply_scenario(now, links_of(now, {{}, false, {lateral}}));
  EXPECT_EQ(now.drains.links.status[link_called(now, lateral)], drainage::asset_status::existing)
      << "nothing is written";
  const explained_sheets change =
      compare_scenario(now, check_drains(now, {}), then, check_drains(then, {}), language::en);
  const sheet& plan = change.sheets[1];
  ASSERT_EQ(plan.rows.size(), 1U);
  EXPECT_EQ(plan.rows[0][0], cell(lateral));
  EXPECT_EQ(plan.rows[0][1], cell(std::string("abandoned")));
  const sheet& quantities = change.sheets[2];
  EXPECT_EQ(quantities.rows[0][5], plan.rows[0][6]) << "its length is all there is";
  ASSERT_EQ(quantities.rows.size(), 1U);
  EXPECT_EQ(std::get<std::string>(quantities.rows[0][0]), "abandoned");
  std::set<std::string> gone;
  for (const auto& row : change.sheets.back().rows)
    if (std::get<std::string>(row[6]) == lateral) gone.insert(std::get<std::string>(row[0]));
  EXPECT_EQ(gone.count("sanitary_to_storm"), 1U);
}

TEST_F(DrainSample, TheSheetsOfAScenarioDoNotDependOnHowFindingsAreGrouped) {
  const drain_model now = model();
  const drain_model then =
      apply_scenario(now, links_of(now, {{}, false, {first_of(now, "sanitary_to_storm")}}));
  std::vector<drain_finding> before = check_drains(now, {}), after = check_drains(then, {});
  const explained_sheets change = compare_scenario(now, before, then, after, language::en);
  ASSERT_GT(change.sheets.back().rows.size(), 1U);
  std::ranges::reverse(before);
  std::ranges::reverse(after);
  const explained_sheets turned = compare_scenario(now, before, then, after, language::en);
  ASSERT_EQ(turned.sheets.size(), change.sheets.size());
  for (std::size_t i = 0; i < change.sheets.size(); ++i)
    EXPECT_EQ(turned.sheets[i].rows, change.sheets[i].rows) << change.sheets[i].key;
}

/// What a planned pipe would take the place of: the pipe that leaves the same node.
std::uint32_t misconnected_beside(const drain_model& model, std::uint32_t planned) {
  for (std::uint32_t link = 0; link < model.drains.links.size(); ++link)
    if (link != planned && model.net.tail_of(link) == model.net.tail_of(planned)) return link;
  return drainage::kNone;
}

TEST_F(DrainSample, APlannedPipeToTheRightDrainMendsItsCompoundAndBreaksNothing) {
  const drain_model now = model();
  const std::vector<drain_finding> findings = check_drains(now, {});
  std::size_t mended = 0;
  for (std::uint32_t link = 0; link < now.drains.links.size(); ++link) {
    if (step_for(now, link) != scenario_step::build) continue;
    const std::uint32_t wrong = misconnected_beside(now, link);
    ASSERT_NE(wrong, drainage::kNone);
    const drain_model then = apply_scenario(now, {{link}, {wrong}});
    const std::vector<drain_finding> findings_then = check_drains(then, {});
    const explained_sheets change = compare_scenario(now, findings, then, findings_then, language::en);
    const auto compounds = testing::rows_by(change.sheets[0], "compound_code");
    ASSERT_EQ(compounds.size(), 1U) << "the compound that the pipe is in";
    const auto& [code, row] = *compounds.begin();
    EXPECT_EQ(code, now.table("pipes")["compound_code"].text(link));
    EXPECT_EQ(std::get<std::string>(row.at("to_receptor_before")), "fails");
    EXPECT_EQ(std::get<std::string>(row.at("to_receptor_after")), "passes");
    for (const drain_finding* fresh : findings_only_in(then, findings_then, now, findings))
      EXPECT_EQ(fresh->found.how, drainage::severity::info) << "at most a hint";
    EXPECT_GE(change.sheets.back().rows.size(), 1U);
    ++mended;
  }
  EXPECT_GE(mended, 2U) << "sewage to storm water, and storm water to sewage";
}

TEST_F(DrainSample, TheEvidenceIsInTheReadersLanguageWithUnits) {
  drainage::finding found;
  found.what = drainage::check::length_mismatch;
  found.numbers = {16, 10, 0.6, drainage::kNotGiven};
  EXPECT_EQ(evidence_text(found, language::zh), "登记长度 16 m；图形长度 10 m；相差 60%");
  EXPECT_EQ(evidence_text(found, language::en),
            "Stated length 16 m; Length of the line 10 m; Difference 60%");
  found.what = drainage::check::end_off_node;
  found.numbers = {2, 0.3, drainage::kNotGiven, drainage::kNotGiven};
  EXPECT_EQ(evidence_text(found, language::en), "last end; Distance 0.3 m");
  found.numbers = {2, 218.41410149, drainage::kNotGiven, drainage::kNotGiven};
  EXPECT_EQ(evidence_text(found, language::en), "last end; Distance 218.414 m") << "no more than is measured";
  found.numbers = {2, 0.00123456, drainage::kNotGiven, drainage::kNotGiven};
  EXPECT_EQ(evidence_text(found, language::en), "last end; Distance 0.00123 m") << "but never nothing";
  found.what = drainage::check::incomplete;
  found.field = "nodes.ground_m";
  found.numbers = {3, 4, 0.75, drainage::kNotGiven};
  EXPECT_EQ(evidence_text(found, language::zh), "地面高程；缺 3；共 4；占 75%");
  const drain_model now = model();
  for (const drain_finding& one : check_drains(now, {})) (void)evidence_text(one.found, language::zh);
}

TEST_F(DrainSample, AScenarioMustChangeSomethingThatCanChange) {
  const drain_model now = model();
  EXPECT_THROW((void)links_of(now, {}), error);
  EXPECT_THROW((void)links_of(now, {{"no such pipe"}, false, {}}), error);
  EXPECT_THROW((void)links_of(now, {{std::string(now.drains.links.code[0])}, false, {}}), error)
      << "it exists";
}

}  // namespace
}  // namespace greenward::workflow
