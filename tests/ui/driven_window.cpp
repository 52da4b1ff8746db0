#include "tests/ui/driven_window.hpp"

#include "tests/support/run_program.hpp"
#include "tests/ui/kept_pictures.hpp"
#include "tests/ui/screen_dump.hpp"

#include <unistd.h>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

namespace greenward::testing {

namespace {

using std::chrono::milliseconds;

void pause(int how_long) {
  std::this_thread::sleep_for(milliseconds(how_long));
}

std::string bytes_of(const std::filesystem::path& file) {
  std::string bytes(std::filesystem::file_size(file), '\0');
  std::ifstream(file, std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

}  // namespace

void driven_window::SetUp() {
  GREENWARD_NEEDS_PROGRAM("Xvfb");
  GREENWARD_NEEDS_PROGRAM("xdotool");
  ASSERT_TRUE(start_screen());
  environment_ = {"DISPLAY=" + display_, "SDL_VIDEODRIVER=x11", "HOME=" + folder_.path().string(),
                  "USER=tester"};
  std::ranges::copy(started_beside(), std::back_inserter(environment_));
  open(opened_first());
}

void driven_window::open(const std::string& database) {
  viewer_.reset();
  std::filesystem::remove(state_file_);
  viewer_ = std::make_unique<program>(
      std::vector<std::string>{SMALL_DISTRICT_VIEWER, database, "--size", "1280x800", "--state", state_file_},
      environment_);
  ASSERT_TRUE(wait_for([](const json& state) { return state.value("service", false); }))
      << "the window never got ready";
  focus();
}

/// The first free display number from this process's own range on.
bool driven_window::start_screen() {
  for (int number = 100 + getpid() % 400; number < 520; ++number) {
    display_ = ":" + std::to_string(number);
    const std::string socket = "/tmp/.X11-unix/X" + std::to_string(number);
    if (std::filesystem::exists(socket)) continue;
    screen_ = std::make_unique<program>(std::vector<std::string>{
        "Xvfb", display_, "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-fbdir", folder_.path()});
    for (int i = 0; i < 500 && screen_->running(); ++i) {
      if (std::filesystem::exists(socket)) return true;
      pause(20);
    }
  }
  return false;
}

/// Keys go to the window that has the focus; without a window manager nobody else gives it.
void driven_window::focus() const {
  xdotool({"search", "--onlyvisible", "--name", ".", "windowfocus", "--sync"});
}

const nlohmann::json& driven_window::read_state() const {
  std::error_code missing;
  const auto written = std::filesystem::last_write_time(state_file_, missing);
  if (missing) return state_ = json::object();
  if (written == state_time_ && !state_.empty()) return state_;
  state_time_ = written;
  state_ = json::parse(std::ifstream(state_file_), nullptr, false);
  if (state_.is_discarded()) state_ = json::object();
  return state_;
}

bool driven_window::wait_for(const std::function<bool(const json&)>& wanted) const {
  for (int i = 0; i < 1500; ++i) {
    const json& now = read_state();
    if (now.contains("camera") && wanted(now)) return true;
    pause(20);
  }
  return false;
}

bool driven_window::wait_for_widget(const std::string& name) const {
  return wait_for([&](const json& now) { return now["widgets"].contains(name); });
}

void driven_window::xdotool(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), {"env", "DISPLAY=" + display_, "xdotool"});
  const program_result result = run_program(arguments);
  EXPECT_EQ(result.status, 0) << result.err;
}

void driven_window::move_to(double x, double y) const {
  xdotool({"mousemove", std::to_string(std::lround(x)), std::to_string(std::lround(y))});
  pause(120);
}

void driven_window::click() const {
  xdotool({"mousedown", "1"});
  pause(150);
  xdotool({"mouseup", "1"});
}

void driven_window::drag(double from_x, double from_y, double to_x, double to_y) const {
  constexpr int kSteps = 4;
  move_to(from_x, from_y);
  xdotool({"mousedown", "1"});
  pause(150);
  for (int step = 1; step <= kSteps; ++step)
    move_to(from_x + (to_x - from_x) * step / kSteps, from_y + (to_y - from_y) * step / kSteps);
  pause(150);
  xdotool({"mouseup", "1"});
}

void driven_window::press_key(const std::string& key) const {
  xdotool({"keydown", key});
  pause(150);
  xdotool({"keyup", key});
}

nlohmann::json driven_window::box_of(const std::string& name) const {
  json before;
  const bool there = wait_for([&](const json& now) {
    const json box = now["widgets"].value(name, json());
    const bool still = box.is_object() && box == before;
    before = box;
    return still;
  });
  EXPECT_TRUE(there) << name << " is not there, or does not rest";
  return there ? before : json{{"x", 0.0}, {"y", 0.0}, {"width", 0.0}, {"height", 0.0}};
}

void driven_window::click_widget(const std::string& name, double from_left) const {
  const json box = box_of(name);
  const double x = from_left >= 0 ? from_left : box["width"].get<double>() / 2;
  move_to(box["x"].get<double>() + x, box["y"].get<double>() + box["height"].get<double>() / 2);
  click();
}

void driven_window::click_for(const std::string& name, const std::string& wanted) const {
  ASSERT_TRUE(wait_for_widget(name)) << name;
  click_widget(name);
  ASSERT_TRUE(wait_for_widget(wanted)) << wanted << " after " << name;
}

picture driven_window::screenshot(const std::string& name) const {
  const std::filesystem::path dump = folder_ / "Xvfb_screen0";
  std::string shown = bytes_of(dump);
  for (int rested = 0, i = 0; i < 60 && rested < 3; ++i) {
    pause(200);
    std::string now = bytes_of(dump);
    rested = now == shown ? rested + 1 : 0;
    shown = std::move(now);
  }
  screen_dump screen = read_screen(shown);
  if (const auto folder = pictures_folder()) {
    std::filesystem::create_directories(*folder);
    write_screen(screen, *folder / (name + ".png"));
  }
  return picture(screen.width, screen.height, std::move(screen.rgb));
}

}  // namespace greenward::testing
