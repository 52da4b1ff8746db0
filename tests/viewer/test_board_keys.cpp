#include "viewer/tools/board_keys.hpp"

#include "tests/viewer/small_district.hpp"
#include "viewer/layers/board_link.hpp"
#include "viewer/tools/command.hpp"

#include <gtest/gtest.h>

namespace greenward::viewer {
namespace {

class BoardKeys : public ::testing::Test {
 protected:
  void SetUp() override {
    const workflow::environment& environment = workflow::program_environment();
    state.environment = &environment;
    state.district = testing::small_district(environment.catalogue, 5);
    state.view.resize({900, 700});
    for (std::size_t i = 0; i < state.district->layers.size(); ++i) {
      tree_layer layer;
      layer.prepared = prepare_layer(state.district, i, nullptr, task{});
      state.layers.push_back(std::move(layer));
    }
    state.time.use(
        std::make_shared<const workflow::works_ledger>(workflow::ledger_on(state.district, std::nullopt)),
        today());
  }
  void answer() {
    state.board.asked = question_of_board(state);
    state.board.take(std::make_shared<const board_answer>(answer_board(*state.board.asked)));
  }
  session state;
};

TEST_F(BoardKeys, AKeyOpensEachPageAndClosesItAgain) {
  for (const auto& [what, page] : {std::pair(command::board_roll_up, board_page::roll_up),
                                   std::pair(command::board_dispatch, board_page::dispatch),
                                   std::pair(command::board_race, board_page::race),
                                   std::pair(command::board_review, board_page::review)}) {
    perform(state, what);
    EXPECT_TRUE(state.board.open);
    EXPECT_EQ(state.board.page, page);
  }
  perform(state, command::board_review);
  EXPECT_FALSE(state.board.open);
  perform(state, command::board_race);
  perform(state, command::cancel);
  EXPECT_FALSE(state.board.open) << "Esc closes it too";
}

TEST_F(BoardKeys, ArrowsSpaceAndEnterChooseSelectAndGoThere) {
  perform(state, command::board_roll_up);
  answer();
  EXPECT_FALSE(press_in_board(state, {keys::kEnter})) << "nothing is current yet";
  EXPECT_TRUE(press_in_board(state, {keys::kDown}));
  EXPECT_TRUE(press_in_board(state, {keys::kRight}));
  EXPECT_EQ(state.board.part, (board_part{board_part::what::stage, 0}));
  EXPECT_TRUE(press_in_board(state, {U' '}));
  EXPECT_EQ(state.find("works")->marks.rows(), std::vector<std::uint32_t>{0});
  EXPECT_TRUE(press_in_board(state, {keys::kRight}));
  EXPECT_TRUE(press_in_board(state, {U' ', false, true}));
  EXPECT_EQ(state.find("works")->marks.count(), 2U) << "with Shift besides";
  EXPECT_TRUE(press_in_board(state, {keys::kEnd}));
  state.view.look_at({0, 0}, 1);
  EXPECT_TRUE(press_in_board(state, {keys::kEnter}));
  EXPECT_EQ(state.find("works")->marks.count(), 5U);
  EXPECT_TRUE(state.view.visible().contains(state.district->at("works").planar[0].box().centre()));
}

TEST_F(BoardKeys, WithoutFocusTheKeysMoveTheMap) {
  perform(state, command::board_roll_up);
  answer();
  state.board.focused = false;
  EXPECT_FALSE(press_in_board(state, {keys::kDown}));
  state.board.focused = true;
  EXPECT_FALSE(press_in_board(state, {keys::kDown, true}));
}

TEST_F(BoardKeys, WithoutWorksItStaysClosed) {
  state.time.ledger = nullptr;
  perform(state, command::board_roll_up);
  EXPECT_FALSE(state.board.open);
}

TEST_F(BoardKeys, KeysWithAltBelongToTheTreeOfLayers) {
  switch_board(state, board_page::roll_up);
  answer();
  ASSERT_TRUE(press_in_board(state, {keys::kDown}));
  const auto before = state.board.current;
  EXPECT_FALSE(press_in_board(state, {keys::kDown, false, false, true}));
  EXPECT_EQ(state.board.current, before);
}

}  // namespace
}  // namespace greenward::viewer
