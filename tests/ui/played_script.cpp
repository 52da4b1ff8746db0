#include "tests/ui/played_script.hpp"

#include "engine/workflow/make_sample.hpp"
#include "tests/ui/kept_pictures.hpp"
#include "tests/ui/picture.hpp"

#include <fstream>

namespace greenward::testing {

program_result play_on(const std::string& database, const temporary_directory& folder,
                       const std::string& script, const std::vector<std::string>& options) {
  const std::string file = folder / "day.replay";
  std::ofstream(file) << script;
  std::vector<std::string> command{
      SMALL_DISTRICT_VIEWER, database, "--size", "1280x800", "--lang", "en", "--replay", file, "--output",
      folder / "out"};
  command.insert(command.end(), options.begin(), options.end());
  program_result ended = run_program(command);
  keep_pictures(folder / "out");
  return ended;
}

program_result play(const temporary_directory& folder, const std::string& script) {
  return play_on("12", folder, script);
}

program_result play_on_sample(const temporary_directory& folder, const std::string& script) {
  const std::string database = (folder / "d.sqlite").string();
  (void)workflow::make_sample({database, 7, 0.1, "220106"}, task{});
  return play_on(database, folder, script);
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
