#include "tests/ui/journey.hpp"

#include "engine/geo/crs.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/make_sample.hpp"

#include <array>
#include <chrono>
#include <cstdlib>
#include <thread>

namespace greenward::testing {

void Journey::SetUp() {
#ifdef GREENWARD_SANITIZED
  if (std::getenv("GREENWARD_JOURNEYS") == nullptr) GTEST_SKIP() << "GREENWARD_JOURNEYS=1 makes it";
#endif
  driven_window::SetUp();
}

std::string Journey::opened_first() {
  (void)workflow::make_sample({database_, 7, 0.1, "220106"}, task{});
  return database_;
}

layer::feature_table Journey::stored(const char* layer) const {
  return workflow::open_for_reading(database_)->read(layer);
}

bool Journey::state_is(const char* pointer, const json& value) const {
  const json::json_pointer at(pointer);
  return wait_for([&](const json& now) { return now.contains(at) && now.at(at) == value; });
}

void Journey::enter(const std::string& widget, const std::string& words,
                    const std::function<bool(const json&)>& taken) const {
  for (int attempt = 0; attempt < 5; ++attempt) {
    click_widget(widget);
    press_key("ctrl+a");
    xdotool({"type", "--delay", "20", words});
    press_key("Return");
    for (int i = 0; i < 150; ++i) {
      if (taken(state())) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }
  ADD_FAILURE() << widget << " never took " << words;
}

void Journey::go_to_code(const std::string& code) const {
  press_key("ctrl+f");
  ASSERT_TRUE(wait_for([](const json& now) { return now["search"]["ready"] && now["search"]["open"]; }));
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  xdotool({"type", "--delay", "60", code});
  ASSERT_TRUE(wait_for([&](const json& now) {
    const json& results = now["search"]["results"];
    return !results.empty() && results[0]["code"] == code;
  })) << state()["search"];
  press_key("Return");
  ASSERT_TRUE(wait_for([](const json& now) { return now["selection"].is_object(); }));
}

pixel_place Journey::place_of(geo::lon_lat where) const {
  const json now = state(), map = now["widgets"]["map"], camera = now["camera"];
  const geo::planar ground = geo::project(where, workflow::open_for_reading(database_)->info().measuring_crs);
  const double metres = camera["metres_per_pixel"];
  return {map["x"].get<double>() + map["width"].get<double>() / 2 +
              (ground.x - camera["x"].get<double>()) / metres,
          map["y"].get<double>() + map["height"].get<double>() / 2 -
              (ground.y - camera["y"].get<double>()) / metres};
}

std::string Journey::export_now() const {
  click_widget("export:run");
  EXPECT_TRUE(wait_for([](const json& now) { return now["export"]["written"].is_string(); }))
      << state()["export"];
  const json written = state()["export"]["written"];
  return written.is_string() ? written.get<std::string>() : std::string();
}

std::size_t row_of(const layer::feature_table& table, std::string_view code) {
  for (std::size_t row = 0; row < table.size(); ++row)
    if (table["code"].text(row) == code) return row;
  ADD_FAILURE() << "no " << code;
  return 0;
}

geo::lon_lat middle_of(const layer::feature_table& table, std::string_view code) {
  const std::array<std::size_t, 1> row{row_of(table, code)};
  const layer::feature_table one = table.selected(row);
  geo::lon_lat sum{};
  for (const geo::lon_lat corner : one.geometry().points()) {
    sum.x += corner.x;
    sum.y += corner.y;
  }
  const auto count = static_cast<double>(one.geometry().points().size());
  return {sum.x / count, sum.y / count};
}

}  // namespace greenward::testing
