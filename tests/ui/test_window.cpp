#include "engine/workflow/environment.hpp"
#include "engine/workflow/evidence.hpp"
#include "tests/ui/driven_window.hpp"
#include "tests/viewer/small_district.hpp"

#include <gtest/gtest.h>
#include <chrono>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

namespace greenward::testing {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

/// Units and works of the small district as a database; its second work began on 1 January 2025.
void write_small_district(const std::string& database, int streets) {
  const auto made = small_district(workflow::program_environment().catalogue, streets);
  const auto store = workflow::open_or_create(database);
  const auto change = store->begin({"test", "import", "", "2025-01-02T00:00:00Z"});
  change->set_info(made->info);
  for (const char* layer : {"admin_units", "works"}) change->insert(made->at(layer).table, {});
  change->update("works", feature_id(2), "actual_start", days_since_epoch(*parse_date("2025-01-01")));
  change->commit();
}

class Window : public driven_window {
 protected:
  /// Puts words in place of what stands in a field of the form, whose state calls it `key`. A slow window
  /// misses a key that goes down and up between two frames, so it is held, and done again until it has been
  /// seen.
  void type_into(const std::string& key, const std::string& words) const {
    for (int attempt = 0; attempt < 5; ++attempt) {
      click_widget("record_" + key);
      xdotool({"keydown", "ctrl", "keydown", "a"});
      std::this_thread::sleep_for(milliseconds(300 * (attempt + 1)));
      xdotool({"keyup", "a", "keyup", "ctrl"});
      std::this_thread::sleep_for(milliseconds(200));
      xdotool({"type", "--delay", "60", words});
      for (int i = 0; i < 100; ++i) {
        const json form = state()["form"];
        if (form.is_object() && form[key] == words) return;
        std::this_thread::sleep_for(milliseconds(20));
      }
    }
    ADD_FAILURE() << key << " never said " << words << " but " << state()["form"].dump();
  }

  static double scale(const json& state) { return state["camera"]["scale"].get<double>(); }
  static bool visible(const json& state, std::string_view name) {
    for (const json& layer : state["layers"]) {
      if (layer["name"] == name) return layer["visible"].get<bool>();
    }
    return false;
  }
};

TEST_F(Window, IsDrivenByMouseAndKeys) {
  const json start = state();
  const json map = start["widgets"]["map"];
  const double middle_x = map["x"].get<double>() + map["width"].get<double>() / 2;
  const double middle_y = map["y"].get<double>() + map["height"].get<double>() / 2;

  move_to(middle_x, middle_y);
  for (int i = 0; i < 3; ++i) xdotool({"click", "4"});
  ASSERT_TRUE(wait_for([&](const json& now) { return scale(now) < scale(start) / 1.9; }))
      << "the wheel zooms in";

  const json zoomed = state();
  xdotool({"mousedown", "1"});
  std::this_thread::sleep_for(milliseconds(150));
  for (int step = 1; step <= 5; ++step) move_to(middle_x + 20 * step, middle_y);
  xdotool({"mouseup", "1"});
  const double metres = zoomed["camera"]["metres_per_pixel"].get<double>();
  ASSERT_TRUE(wait_for([&](const json& now) {
    const double moved = (zoomed["camera"]["x"].get<double>() - now["camera"]["x"].get<double>()) / metres;
    return moved > 70 && moved < 105;
  })) << "dragging moves the map by as many pixels";

  press_key("f");
  ASSERT_TRUE(wait_for([&](const json& now) { return std::abs(scale(now) / scale(start) - 1) < 1e-6; }))
      << "F fits";
  press_key("plus");
  ASSERT_TRUE(wait_for([&](const json& now) { return scale(now) < scale(start) / 1.4; })) << "plus zooms in";

  click_widget("layer:works", 26);
  ASSERT_TRUE(wait_for([&](const json& now) { return !visible(now, "works"); })) << "the box hides the layer";
  click_widget("language");
  ASSERT_TRUE(wait_for([&](const json& now) { return now["language"] == "en"; }))
      << "the button switches to English";
  press_key("l");
  ASSERT_TRUE(wait_for([&](const json& now) { return now["language"] == "zh"; })) << "L switches back";
  EXPECT_TRUE(viewer_->running());
}

TEST_F(Window, AClickIdentifiesAndAClickBesideClears) {
  const json map = state()["widgets"]["map"];
  // The south-west corner of the small district carries its first facility.
  const json camera = state()["camera"];
  const double metres = camera["metres_per_pixel"].get<double>();
  const double half = 400 * 11 / 2.0;
  const double x = map["x"].get<double>() + map["width"].get<double>() / 2 - half / metres + 20 / metres;
  const double y = map["y"].get<double>() + map["height"].get<double>() / 2 + half / metres - 10 / metres;
  move_to(x, y);
  click();
  const auto any = [](const json& now) { return !now["selection"].is_null(); };
  bool found = wait_for(any);
  ASSERT_TRUE(found);
  move_to(map["x"].get<double>() + 4, map["y"].get<double>() + 4);
  press_key("minus");
  press_key("minus");
  std::this_thread::sleep_for(milliseconds(200));
  click();
  EXPECT_TRUE(wait_for([](const json& now) { return now["selection"].is_null(); }));
}

TEST_F(Window, RestsWhenNothingHappens) {
  std::this_thread::sleep_for(milliseconds(500));
  const auto before = std::filesystem::last_write_time(state_file_);
  std::this_thread::sleep_for(milliseconds(1500));
  EXPECT_EQ(std::filesystem::last_write_time(state_file_), before) << "an idle window draws nothing";
}

TEST_F(Window, TheFormRecordsProgressWithEvidence) {
  const std::string database = folder_ / "district.sqlite";
  write_small_district(database, 4);
  std::ofstream(folder_.path() / "photo.jpg") << "a photo";
  open(database);
  const json map = state()["widgets"]["map"];
  const double metres = state()["camera"]["metres_per_pixel"].get<double>();
  // The second street's work, which is under way.
  move_to(map["x"].get<double>() + map["width"].get<double>() / 2 - 300 / metres,
          map["y"].get<double>() + map["height"].get<double>() / 2 + 200 / metres);
  click();
  ASSERT_NO_FATAL_FAILURE(click_for("record", "record_save"));
  ASSERT_NO_FATAL_FAILURE(click_for("add_photo", "file:photo.jpg"));
  click_widget("file:photo.jpg");
  ASSERT_TRUE(
      wait_for([](const json& now) { return now["form"].is_object() && now["form"]["photos"].size() == 1; }));
  click_widget("add_photo");
  ASSERT_TRUE(wait_for([](const json& now) { return !now["widgets"].contains("file:photo.jpg"); }));
  type_into("actual", "2024-12-31");
  type_into("note", "checked");
  click_widget("record_save");
  ASSERT_TRUE(wait_for([](const json& now) {
    return now["form"].is_object() && now["form"]["problem"].is_string();
  })) << "before the start is refused";
  type_into("actual", "2025-06-01");
  ASSERT_NO_FATAL_FAILURE(click_for("record_save", "record"));

  const auto store = workflow::open_for_reading(database);
  const layer::feature_table works = store->read("works");
  EXPECT_EQ(works["stage"].text(1), "completed");
  EXPECT_EQ(works["actual_end"].integer(1), days_since_epoch(*parse_date("2025-06-01")));
  const auto entries = store->journal();
  ASSERT_EQ(entries.size(), 2U) << "what was refused left nothing";
  EXPECT_EQ(entries.back().note.who, "tester");
  EXPECT_EQ(entries.back().note.note, "checked");
  ASSERT_EQ(entries.back().note.evidence.size(), 1U);
  EXPECT_EQ(entries.back().note.evidence[0].name, "photo.jpg");
  EXPECT_TRUE(workflow::check_evidence(database, *store).empty());
}

TEST_F(Window, AFeatureIsFoundByItsInitials) {
  const std::string language = state()["language"];
  press_key("ctrl+f");
  ASSERT_TRUE(wait_for([](const json& now) { return now["search"]["open"].get<bool>(); }));
  std::this_thread::sleep_for(milliseconds(200));
  xdotool({"type", "--delay", "100", "hpdl"});
  ASSERT_TRUE(wait_for([](const json& now) { return now["search"]["count"] == 2; })) << state()["search"];
  EXPECT_EQ(state()["language"], language) << "the letters are typed, and no commands";
  press_key("Return");
  ASSERT_TRUE(wait_for([](const json& now) { return !now["search"]["open"].get<bool>(); }));
  ASSERT_TRUE(wait_for([](const json& now) { return now["selection"].is_object(); }));
  EXPECT_EQ(state()["selection"]["layer"], "roads");
  press_key("ctrl+f");
  ASSERT_TRUE(wait_for([](const json& now) { return now["search"]["open"].get<bool>(); }));
  press_key("Escape");
  ASSERT_TRUE(wait_for([](const json& now) { return !now["search"]["open"].get<bool>(); }));
  EXPECT_TRUE(state()["selection"].is_object()) << "Esc closes the box and no more";
}

TEST_F(Window, TheTableOpensSortsAndMoves) {
  const auto table_is = [&](const char* key, const json& value) {
    return wait_for([&](const json& now) { return now["table"].value(key, json()) == value; });
  };
  press_key("F6");
  ASSERT_TRUE(table_is("open", true));
  ASSERT_TRUE(wait_for_widget("table:sort:id"));
  click_widget("table:sort:id");
  ASSERT_TRUE(wait_for([](const json& now) { return now["table"]["order"].is_object(); }));
  ASSERT_TRUE(wait_for_widget("table:row:1"));
  click_widget("table:row:1");
  ASSERT_TRUE(table_is("current", 1)) << state()["table"];
  EXPECT_EQ(state()["selection"]["layer"], "works");
  press_key("Down");
  ASSERT_TRUE(table_is("current", 2)) << state()["table"];
  std::this_thread::sleep_for(milliseconds(500));
  const auto before = std::filesystem::last_write_time(state_file_);
  std::this_thread::sleep_for(milliseconds(1200));
  EXPECT_EQ(std::filesystem::last_write_time(state_file_), before) << "an open table draws nothing by itself";
  press_key("F6");
  ASSERT_TRUE(table_is("open", false));
}

}  // namespace
}  // namespace greenward::testing
