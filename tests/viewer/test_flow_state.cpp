#include "viewer/layers/flow_state.hpp"

#include "tests/viewer/sampled_session.hpp"

#include <array>
#include <cmath>

namespace greenward::viewer {
namespace {

using geo::planar;

flow_lines lines_of(const std::vector<std::vector<planar>>& lines, std::vector<std::uint8_t> known = {}) {
  geo::planar_geometry made;
  for (const auto& line : lines) made.append_line(line);
  known.resize(lines.size(), 1);
  return make_flow_lines(made, known);
}

/// A metre a pixel.
camera plain_view() {
  camera view;
  view.resize({400, 200});
  view.look_at({200, 100}, 1);
  return view;
}

TEST(FlowState, DashesGoOnFromPipeToPipe) {
  const flow_lines lines = lines_of({{{50, 0}, {80, 0}}, {{0, 0}, {50, 0}}, {{80, 0}, {80, 7}}});
  ASSERT_EQ(lines.size(), 3U);
  const auto starts_at = [&](std::size_t line) { return lines.along[lines.first[line]]; };
  const auto ends_at = [&](std::size_t line) { return lines.along[lines.first[line + 1] - 1]; };
  EXPECT_DOUBLE_EQ(ends_at(1), starts_at(0));
  EXPECT_DOUBLE_EQ(ends_at(0), starts_at(2));
  EXPECT_DOUBLE_EQ(ends_at(2) - starts_at(1), 87);
}

TEST(FlowState, TheWaterOfTwoBranchesMeetsInStep) {
  const flow_lines lines = lines_of({{{0, 0}, {30, 0}}, {{30, 40}, {30, 0}}, {{30, 0}, {90, 0}}});
  EXPECT_DOUBLE_EQ(lines.along[1], lines.along[3]);
  EXPECT_DOUBLE_EQ(lines.along[3], lines.along[4]);
  EXPECT_DOUBLE_EQ(lines.along[1] - lines.along[0], 30);
  EXPECT_DOUBLE_EQ(lines.along[3] - lines.along[2], 40);
}

TEST(FlowState, OfUnknownDirectionNothingMoves) {
  const flow_lines lines = lines_of({{{0, 0}, {30, 0}}, {{30, 0}, {60, 0}}}, {0, 1});
  EXPECT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines.points.front(), (planar{30, 0}));
  flow_state flow;
  EXPECT_FALSE(flow.moves());
  flow.lines = lines;
  EXPECT_TRUE(flow.moves());
  flow.on = false;
  EXPECT_FALSE(flow.moves());
}

TEST(FlowState, DashesMoveWithTheFlowAndComeRoundAgain) {
  const flow_lines lines = lines_of({{{300, 100}, {100, 100}}});
  flow_state flow;
  const auto before = flow_dashes(lines, plain_view(), flow.seconds);
  flow.advance(0.25);
  const auto after = flow_dashes(lines, plain_view(), flow.seconds);
  ASSERT_GE(before.size(), 5U);
  for (const auto& dashes : {before, after})
    for (const flow_dash& dash : dashes) EXPECT_LT(dash.to.x, dash.from.x) << "the water runs to the left";
  EXPECT_NEAR(after[2].from.x, before[2].from.x - 0.25 * flow_state::kSpeed, 1e-9);
  for (int k = 0; k < 100; ++k) flow.advance(flow_state::kPeriod / flow_state::kSpeed / 10);
  EXPECT_LT(flow.seconds, flow_state::kPeriod / flow_state::kSpeed);
  const auto again = flow_dashes(lines, plain_view(), flow.seconds);
  EXPECT_NEAR(again[2].from.x, after[2].from.x, 1e-6);
}

TEST(FlowState, OnlyWhatIsInSightIsLaid) {
  const flow_lines lines = lines_of({{{-1e6, 100}, {1e6, 100}}, {{0, 5000}, {400, 5000}}});
  const auto dashes = flow_dashes(lines, plain_view(), 0);
  EXPECT_NEAR(static_cast<double>(dashes.size()), 400 / flow_state::kPeriod, 3);
  for (const flow_dash& dash : dashes) {
    EXPECT_GE(dash.from.x, -10);
    EXPECT_LE(dash.to.x, 410);
    EXPECT_NEAR(dash.from.y, 100, 1e-6);
  }
}

class FollowedFlow : public SampledSession {};

TEST_F(FollowedFlow, EveryPipeThatIsDrawnMovesOrIsCountedAsUnknown) {
  const workflow::layer_snapshot& pipes = district_->at("pipes");
  for (std::uint32_t row = 0; row < pipes.table.size(); row += 97) {
    state.drains.follow({true, row, drainage::trace_direction::connected});
    const workflow::map_trace& trace = *state.drains.trace;
    EXPECT_EQ(trace.known_flow.size(), trace.lines.size());
    EXPECT_EQ(state.drains.flow.lines.size() + trace.without_flow(), trace.lines.size());
  }
  state.drains.clear();
  EXPECT_FALSE(state.drains.flow.moves());
}

TEST_F(FollowedFlow, DownstreamEachPipeBeginsWhereTheOneBeforeEnded) {
  std::size_t longest = 0;
  for (std::uint32_t row = 0; row < district_->at("pipes").table.size(); row += 13) {
    state.drains.follow({true, row, drainage::trace_direction::downstream});
    const flow_lines& lines = state.drains.flow.lines;
    if (lines.size() < 3 || lines.size() != state.drains.trace->lines.size()) continue;
    longest = std::max(longest, lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::uint32_t end = lines.first[i + 1] - 1;
      for (std::size_t k = 0; k < lines.size(); ++k)
        if (lines.points[lines.first[k]] == lines.points[end]) {
          EXPECT_NEAR(lines.along[lines.first[k]], lines.along[end], 1)
              << "ways that part and meet again differ a little";
        }
    }
  }
  EXPECT_GT(longest, 10U);
}

}  // namespace
}  // namespace greenward::viewer
