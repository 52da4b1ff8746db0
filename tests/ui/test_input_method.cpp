// Chinese typed by an input method (ibus with libpinyin) on a bus and a screen of the test's own.
#include "tests/support/run_program.hpp"
#include "tests/ui/journey.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace greenward::testing {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

constexpr const char* kCandidates = "ibus-ui-gtk3";  ///< class of the window that shows them

class InputMethod : public Journey {
 protected:
  void SetUp() override {
    if (std::getenv("GREENWARD_JOURNEYS") == nullptr) GTEST_SKIP() << "GREENWARD_JOURNEYS=1 makes it";
    for (const char* needed : {"dbus-daemon", "ibus-daemon", "ibus"})
      if (!has_program(needed)) GTEST_SKIP() << needed << " is not installed";
    if (!std::filesystem::exists("/usr/share/ibus/component/libpinyin.xml"))
      GTEST_SKIP() << "ibus-libpinyin is not installed";
    Journey::SetUp();
    if (HasFatalFailure() || IsSkipped()) return;
    ASSERT_TRUE(choose_engine()) << run_in_session({"ibus", "engine"}).err;
  }

  void TearDown() override {
    viewer_.reset();
    ibus_.reset();
    bus_.reset();
  }

  std::vector<std::string> started_beside() override {
    const std::string folder = folder_.path().string();
    session_ = {"HOME=" + folder,
                "XDG_CONFIG_HOME=" + folder + "/config",
                "XDG_RUNTIME_DIR=" + folder,
                "DISPLAY=" + display_,
                "DBUS_SESSION_BUS_ADDRESS=unix:path=" + folder + "/bus",
                "SDL_IM_MODULE=ibus",
                "XMODIFIERS=@im=ibus"};
    bus_ = std::make_unique<program>(
        std::vector<std::string>{"dbus-daemon", "--session", "--nofork", "--nopidfile", "--address",
                                 "unix:path=" + folder + "/bus"},
        session_);
    for (int i = 0; i < 500 && !std::filesystem::exists(folder + "/bus"); ++i)
      std::this_thread::sleep_for(milliseconds(20));
    ibus_ = std::make_unique<program>(std::vector<std::string>{"ibus-daemon", "--xim"}, session_);
    return session_;
  }

  [[nodiscard]] program_result run_in_session(std::vector<std::string> command) const {
    std::vector<std::string> all{"env"};
    std::ranges::copy(session_, std::back_inserter(all));
    std::ranges::copy(command, std::back_inserter(all));
    return run_program(all);
  }

  /// Taken only while a window has the keys, and not at once.
  [[nodiscard]] bool choose_engine() const {
    for (int attempt = 0; attempt < 60; ++attempt) {
      (void)run_in_session({"ibus", "engine", "libpinyin"});  // may say no and do it
      if (run_in_session({"ibus", "engine"}).out == "libpinyin\n") return true;
      std::this_thread::sleep_for(milliseconds(500));
    }
    return false;
  }

  void press_keys(const std::string& letters) const {
    for (const char letter : letters) press_key(std::string(1, letter));
  }

  [[nodiscard]] bool shows_candidates() const {
    return run_in_session({"xdotool", "search", "--onlyvisible", "--class", kCandidates}).status == 0;
  }

  /// Its engine is started by the first key, which it lets through. Leaves an empty field.
  void wake_engine() const {
    for (int attempt = 0; attempt < 20 && !shows_candidates(); ++attempt) {
      press_key("l");
      std::this_thread::sleep_for(milliseconds(300));
    }
    press_key("Escape");
    ASSERT_TRUE(wait_for_candidates(false));
    press_key("ctrl+a");
    press_key("BackSpace");
    ASSERT_TRUE(state_is("/search/typed", ""));
  }

  [[nodiscard]] bool wait_for_candidates(bool shown) const {
    for (int i = 0; i < 250; ++i) {
      if (shows_candidates() == shown) return true;
      std::this_thread::sleep_for(milliseconds(40));
    }
    return false;
  }

  /// The upper left corner of the window with the candidates.
  [[nodiscard]] pixel_place candidates_at() const {
    const program_result said = run_in_session(
        {"xdotool", "search", "--onlyvisible", "--class", kCandidates, "getwindowgeometry", "--shell"});
    std::istringstream lines(said.out);
    pixel_place place;
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("X=")) place.x = std::stod(line.substr(2));
      if (line.starts_with("Y=")) place.y = std::stod(line.substr(2));
    }
    return place;
  }

  std::vector<std::string> session_;
  std::unique_ptr<program> bus_, ibus_;
};

bool is_chinese(const std::string& text) {
  return text.size() >= 6 && std::ranges::all_of(text, [](char byte) { return (byte & 0x80) != 0; });
}

TEST_F(InputMethod, TypesIntoFieldsAndLeavesTheShortcutsAlone) {
  press_key("h");
  ASSERT_TRUE(state_is("/look/theme", "night")) << "a letter is a shortcut while no field has the keys";
  press_key("h");
  ASSERT_TRUE(state_is("/look/theme", "day"));

  press_key("ctrl+f");
  ASSERT_TRUE(wait_for([](const json& now) { return now["search"]["ready"] && now["search"]["open"]; }));
  ASSERT_NO_FATAL_FAILURE(wake_engine());
  press_keys("lvyuan");
  ASSERT_TRUE(wait_for_candidates(true));
  (void)screenshot("input-method-1-candidates");
  EXPECT_EQ(state()["search"]["typed"], "") << "nothing has been committed";
  EXPECT_EQ(state()["look"]["theme"], "day");
  const json field = box_of("search");
  const pixel_place at = candidates_at();
  EXPECT_NEAR(at.x, field["x"].get<double>(), 40) << "at the caret";
  EXPECT_NEAR(at.y, field["y"].get<double>() + field["height"].get<double>(), 20) << "below the line";

  press_key("space");
  ASSERT_TRUE(wait_for([](const json& now) { return is_chinese(now["search"]["typed"]); }))
      << state()["search"];
  ASSERT_TRUE(wait_for_candidates(false));
  (void)screenshot("input-method-2-committed");
  const json committed = state()["search"]["typed"];

  press_keys("lu");
  ASSERT_TRUE(wait_for_candidates(true));
  EXPECT_GT(candidates_at().x, at.x + 10) << "behind what has been typed";
  press_key("BackSpace");
  press_key("Down");
  press_key("Escape");
  ASSERT_TRUE(wait_for_candidates(false));
  EXPECT_EQ(state()["search"]["typed"], committed) << "keys of a composition are the input method's";
  EXPECT_TRUE(state()["search"]["open"]);

  press_keys("lu");
  ASSERT_TRUE(wait_for_candidates(true));
  press_key("Return");
  ASSERT_TRUE(state_is("/search/typed", committed.get<std::string>() + "lu"));
  EXPECT_TRUE(state()["search"]["open"]) << "Enter has committed the letters, not chosen a result";
  EXPECT_TRUE(state()["selection"].is_null());
  press_key("Escape");
  ASSERT_TRUE(state_is("/search/open", false)) << "without a composition it closes the box";
}

}  // namespace
}  // namespace greenward::testing
