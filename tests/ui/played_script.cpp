#include "tests/ui/played_script.hpp"

#include "tests/ui/picture.hpp"

#include <fstream>

namespace greenward::testing {

program_result play(const temporary_directory& folder, const std::string& script) {
  const std::string file = folder / "day.replay";
  std::ofstream(file) << script;
  return run_program({SMALL_DISTRICT_VIEWER, "12", "--size", "1280x800", "--lang", "en", "--replay", file,
                      "--output", folder / "out"});
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
