#include "tests/ui/played_script.hpp"

#include "engine/workflow/make_sample.hpp"
#include "tests/ui/kept_pictures.hpp"
#include "tests/ui/picture.hpp"

#include <fstream>

namespace greenward::testing {

namespace {

program_result play_in(const std::string& district, const temporary_directory& folder,
                       const std::string& script) {
  const std::string file = folder / "day.replay";
  std::ofstream(file) << script;
  program_result ended = run_program({SMALL_DISTRICT_VIEWER, district, "--size", "1280x800", "--lang", "en",
                                      "--replay", file, "--output", folder / "out"});
  keep_pictures(folder / "out");
  return ended;
}

}  // namespace

program_result play(const temporary_directory& folder, const std::string& script) {
  return play_in("12", folder, script);
}

program_result play_on_sample(const temporary_directory& folder, const std::string& script) {
  const std::string database = (folder / "d.sqlite").string();
  (void)workflow::make_sample({database, 7, 0.1, "220106"}, task{});
  return play_in(database, folder, script);
}

nlohmann::json kept(const std::string& file) {
  std::ifstream in(file);
  return nlohmann::json::parse(in);
}

int measured_pixels(const std::string& file) {
  const picture image(file);
  return image.count({0, 0, image.width(), image.height()}, {21, 101, 192}, 0);
}

}  // namespace greenward::testing
