#include "viewer/layers/finding_state.hpp"

#include <gtest/gtest.h>
#include <array>
#include <string>
#include <vector>

namespace greenward::viewer {
namespace {

using drainage::check;
using drainage::severity;

workflow::drain_finding found(check what, severity how, std::uint32_t row) {
  workflow::drain_finding made;
  made.found.what = what;
  made.found.how = how;
  made.found.row = row;
  return made;
}

/// An error and a warning of one check, then an error and a hint of another.
finding_state small_list() {
  auto list = std::make_shared<finding_list>();
  list->findings = {found(check::crossing_without_node, severity::error, 0),
                    found(check::crossing_without_node, severity::warning, 1),
                    found(check::incomplete, severity::error, 0),
                    found(check::incomplete, severity::info, 1)};
  list->checks = {{check::crossing_without_node, 0, 2}, {check::incomplete, 2, 4}};
  list->of_severity = {1, 1, 2};
  finding_state state;
  state.use(std::move(list));
  return state;
}

/// "0:2 #0 #1 1:2": checks with their counts, findings by number.
std::string listed(const finding_state& state) {
  std::string words;
  for (const finding_row& row : state.rows) {
    if (!words.empty()) words += ' ';
    words += row.finding ? "#" + std::to_string(*row.finding)
                         : std::to_string(row.group) + ":" + std::to_string(row.count);
  }
  return words;
}

TEST(FindingList, TheGravestComeFirstAndWhatIsAcceptedDoesNotCount) {
  workflow::drain_finding accepted = found(check::incomplete, severity::error, 7);
  accepted.accepted = workflow::accepted_finding{"a", "b"};
  const finding_list list = grouped_findings(
      {found(check::missing_node, severity::info, 0), found(check::crossing_without_node, severity::info, 1),
       accepted, found(check::crossing_without_node, severity::error, 2)});
  std::vector<std::uint32_t> rows;
  for (const auto& group : list.checks)
    for (std::uint32_t i = group.first; i < group.last; ++i) rows.push_back(list.findings[i].found.row);
  EXPECT_EQ(rows, (std::vector<std::uint32_t>{2, 1, 7, 0}));
  EXPECT_EQ(list.of_severity, (std::array<std::uint32_t, 3>{2, 0, 1}));
}

TEST(FindingState, ChecksAreFoldedUntilTheyAreOpened) {
  finding_state state = small_list();
  EXPECT_EQ(listed(state), "0:2 1:2");
  state.fold(1);
  EXPECT_EQ(listed(state), "0:2 1:2 #2 #3");
  state.fold(0);
  state.fold(1);
  EXPECT_EQ(listed(state), "0:2 #0 #1 1:2");
}

TEST(FindingState, SeveritiesThatAreLeftOutAreNotListedNorCounted) {
  finding_state state = small_list();
  state.fold(0);
  state.show(severity::error, false);
  EXPECT_EQ(listed(state), "0:1 #1 1:1");
  state.show(severity::info, false);
  EXPECT_EQ(listed(state), "0:1 #1");
  state.show(severity::error, true);
  EXPECT_EQ(listed(state), "0:2 #0 #1 1:1");
}

TEST(FindingState, StepsGoThroughAllErrorsFirstAndOpenTheirChecks) {
  finding_state state = small_list();
  std::vector<std::uint32_t> steps;
  while (state.step(1) != nullptr) steps.push_back(*state.chosen);
  EXPECT_EQ(steps, (std::vector<std::uint32_t>{0, 2, 1, 3}));
  EXPECT_EQ(listed(state), "0:2 #0 #1 1:2 #2 #3");
  ASSERT_NE(state.step(-1), nullptr);
  EXPECT_EQ(state.chosen, 1U);
  state.show(severity::warning, false);
  ASSERT_NE(state.step(1), nullptr) << "the chosen one is left out: from the beginning";
  EXPECT_EQ(state.chosen, 0U);
}

TEST(FindingState, BackwardsBeginsWithTheLast) {
  finding_state state = small_list();
  ASSERT_NE(state.step(-1), nullptr);
  EXPECT_EQ(state.chosen, 3U);
}

TEST(FindingState, WithoutFindingsThereIsNowhereToGo) {
  finding_state state;
  EXPECT_EQ(state.step(1), nullptr);
  state.use(std::make_shared<finding_list>());
  EXPECT_EQ(state.step(1), nullptr);
  EXPECT_TRUE(state.rows.empty());
}

}  // namespace
}  // namespace greenward::viewer
