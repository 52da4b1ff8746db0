#include "tests/viewer/sampled_session.hpp"
#include "viewer/layers/separation_link.hpp"

namespace greenward::viewer {
namespace {

using drainage::verdict;

class SeparationState : public SampledSession {
 protected:
  [[nodiscard]] static std::uint32_t compound(const char* code) {
    return workflow::compound_called(*model_, code);
  }
  void answer() {
    state.separation.asked = false;
    state.separation.take(std::make_shared<const separation_answer>(
        answer_separation(model_, state.separation.proof_of(model_.get()), *state.separation.compound)));
  }
  void choose_compound(const char* code) {
    choose("compounds", compound(code));
    follow_compound(state);
  }
};

TEST_F(SeparationState, TheVerdictsAreThoseOfTheCommand) {
  const workflow::separation_result proven(*model_);
  std::size_t failing = 0;
  for (std::uint32_t row = 0; row < district_->at("compounds").table.size(); ++row) {
    const separation_answer found = answer_separation(model_, state.separation.proof_of(model_.get()), row);
    EXPECT_EQ(found.page.receptor.result, proven.receptor[row].result);
    EXPECT_EQ(found.page.handover.result, proven.handover[row].result);
    if (proven.receptor[row].result != verdict::fails) continue;
    ++failing;
    EXPECT_GT(found.reasons() + static_cast<std::size_t>(found.page.receptor.combined_m), 0U);
  }
  EXPECT_GT(failing, 0U);
}

TEST_F(SeparationState, OnlyACompoundIsAskedAboutAndItsProofIsKept) {
  choose("buildings", 0);
  follow_compound(state);
  EXPECT_FALSE(state.separation.compound);
  choose_compound("C-009");
  EXPECT_TRUE(state.separation.asked);
  answer();
  ASSERT_TRUE(state.separation.shown);
  EXPECT_EQ(state.separation.shown->page.code, "C-009");
  const auto proof = state.separation.shown->proof;
  choose_compound("C-012");
  EXPECT_FALSE(state.separation.shown);
  answer();
  EXPECT_EQ(state.separation.shown->proof, proof);
  EXPECT_EQ(state.separation.proof_of(nullptr), nullptr);
}

TEST_F(SeparationState, AnAnswerAboutAnotherCompoundIsNotShown) {
  choose_compound("C-009");
  state.separation.take(
      std::make_shared<const separation_answer>(answer_separation(model_, nullptr, compound("C-012"))));
  EXPECT_FALSE(state.separation.shown);
  EXPECT_NE(state.separation.proof_of(model_.get()), nullptr) << "its proof holds for all";
}

TEST_F(SeparationState, WithoutDrainsNothingIsAsked) {
  state.drains.model.reset();
  choose_compound("C-009");
  EXPECT_FALSE(state.separation.compound);
}

TEST_F(SeparationState, AReasonIsGoneToAndMarkedWhileTheCompoundStaysChosen) {
  choose_compound("C-009");
  answer();
  const report::separation_page& page = state.separation.shown->page;
  ASSERT_GT(state.separation.shown->reasons(), 0U);
  state.view.look_at({0, 0}, 1);
  step_reason(state, 1);
  EXPECT_EQ(state.separation.reason, 0U);
  ASSERT_TRUE(state.go_to.mark);
  EXPECT_EQ(state.go_to.mark->words, words_of_reason(page, 0).about);
  EXPECT_TRUE(state.view.visible().contains(state.go_to.mark->place));
  EXPECT_EQ(state.chosen.current()->row, compound("C-009"));
  step_reason(state, -1);
  EXPECT_EQ(state.separation.reason, 0U) << "there is none before the first";
  for (int i = 0; i < 500; ++i) step_reason(state, 1);
  EXPECT_EQ(state.separation.reason, state.separation.shown->reasons() - 1);
}

TEST_F(SeparationState, EveryReasonSaysWhatItIsAboutAndWhy) {
  for (const char* code : {"C-009", "C-011", "C-012", "C-020", "C-027"}) {
    const separation_answer found = answer_separation(model_, nullptr, compound(code));
    for (std::size_t reason = 0; reason < found.reasons(); ++reason) {
      const reason_words said = words_of_reason(found.page, reason);
      EXPECT_FALSE(said.about.empty()) << code;
      EXPECT_FALSE(said.why.zh.empty()) << code;
      EXPECT_FALSE(said.why.en.empty()) << code;
      EXPECT_TRUE(place_of_reason(found.page, reason)) << code;
    }
  }
}

}  // namespace
}  // namespace greenward::viewer
