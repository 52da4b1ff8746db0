// The program in a real window on a screen of its own (Xvfb), driven by real mouse and keys.
#pragma once

#include "tests/support/temporary_directory.hpp"
#include "tests/ui/picture.hpp"
#include "tests/ui/program.hpp"

#include <gtest/gtest.h>
#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace greenward::testing {

/// Skips the test where Xvfb or xdotool is missing; fails it when CI=true. A slow machine is waited for:
/// nothing is done by the clock that the state can tell.
class driven_window : public ::testing::Test {
 protected:
  using json = nlohmann::json;

  void SetUp() override;

  /// What is open at the start: a database, or so many streets of the small district.
  [[nodiscard]] virtual std::string opened_first() { return "12"; }

  /// What the window needs besides its screen; called when that is there. "NAME=value" for the program.
  [[nodiscard]] virtual std::vector<std::string> started_beside() { return {}; }

  /// Opens the window on a database, or on so many streets of the small district, and waits until it is
  /// ready.
  void open(const std::string& database);

  [[nodiscard]] json state() const { return read_state(); }
  bool wait_for(const std::function<bool(const json&)>& wanted) const;
  bool wait_for_widget(const std::string& name) const;

  void xdotool(std::vector<std::string> arguments) const;
  void move_to(double x, double y) const;
  void click() const;
  void drag(double from_x, double from_y, double to_x, double to_y) const;
  void press_key(const std::string& key) const;

  /// Where it stands once it has stopped moving: what appears above it shifts it a frame later.
  [[nodiscard]] json box_of(const std::string& name) const;
  void click_widget(const std::string& name, double from_left = -1) const;
  /// Clicks when it is there, and waits until another one is.
  void click_for(const std::string& name, const std::string& wanted) const;

  /// What the screen shows once that rests; kept under that name in pictures_folder().
  [[nodiscard]] picture screenshot(const std::string& name) const;

  temporary_directory folder_;
  std::string state_file_ = folder_ / "state.json";
  std::string display_;
  std::unique_ptr<program> screen_;
  std::unique_ptr<program> viewer_;

 private:
  /// Read again only when it has been written again: instrumented, reading takes longer than a frame.
  const json& read_state() const;
  bool start_screen();
  void focus() const;

  std::vector<std::string> environment_;
  mutable std::filesystem::file_time_type state_time_{};
  mutable json state_ = json::object();
};

}  // namespace greenward::testing
