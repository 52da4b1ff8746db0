#include "viewer/shell/text_input.hpp"

#include <gtest/gtest.h>
#include <imgui.h>
#include <SDL.h>
#include <cmath>

namespace greenward::viewer {
namespace {

/// A window with one field at (140, 90) points, drawn with two pixels a point, on a screen that nobody sees.
class TextInput : public ::testing::Test {
 protected:
  void SetUp() override {
    ImGui::CreateContext();
    SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
    ASSERT_EQ(SDL_VideoInit(nullptr), 0) << SDL_GetError();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = ImVec2(640, 400);
    io.DisplayFramebufferScale = ImVec2(2, 2);
    ASSERT_TRUE(io.Fonts->Build());
  }
  void TearDown() override {
    ImGui::DestroyContext();
    SDL_VideoQuit();
  }

  void frame(bool focus = false) {
    ImGui::NewFrame();
    ImGui::SetNextWindowPos(ImVec2(100, 50));
    ImGui::Begin("box", nullptr, ImGuiWindowFlags_NoDecoration);
    ImGui::SetCursorScreenPos(ImVec2(140, 90));
    if (focus) ImGui::SetKeyboardFocusHere();
    ImGui::InputText("##field", words_, sizeof words_);
    text_width_ = ImGui::CalcTextSize(words_).x;
    ImGui::End();
    ImGui::Render();
  }

  char words_[16] = "abc";
  float text_width_ = 0;
};

TEST_F(TextInput, IsOnOnlyWhileAFieldHasTheKeys) {
  ASSERT_TRUE(SDL_IsTextInputActive()) << "as SDL begins";
  text_input input;
  EXPECT_FALSE(SDL_IsTextInputActive());
  const auto draw = [&](bool focus) {
    frame(focus);
    input.follow();
  };
  for (int i = 0; i < 3; ++i) draw(false);
  EXPECT_FALSE(SDL_IsTextInputActive()) << "letters are shortcuts";
  draw(true);
  for (int i = 0; i < 3; ++i) draw(false);
  EXPECT_TRUE(SDL_IsTextInputActive());
  ImGui::SetWindowFocus(nullptr);
  for (int i = 0; i < 3; ++i) draw(false);
  EXPECT_FALSE(SDL_IsTextInputActive());
}

TEST_F(TextInput, TheCaretIsBehindTheTextInPixels) {
  frame(true);
  for (int i = 0; i < 3; ++i) frame();
  const ImVec2 padding = ImGui::GetStyle().FramePadding;
  const caret_box caret = caret_of_frame();
  EXPECT_NEAR(caret.x, 2 * (140 + padding.x + text_width_), 2);
  EXPECT_NEAR(caret.y, 2 * (90 + padding.y), 2);
  EXPECT_EQ(caret.height, std::lround(2 * ImGui::GetIO().Fonts->Fonts[0]->FontSize));
}

}  // namespace
}  // namespace greenward::viewer
