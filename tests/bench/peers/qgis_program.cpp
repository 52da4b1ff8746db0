#include "tests/bench/peers/qgis_program.hpp"

namespace greenward::bench {

std::vector<std::string> as_qgis(const std::filesystem::path& profile,
                                 const std::vector<std::string>& arguments, const std::string& display) {
  std::vector<std::string> whole{"env", display.empty() ? "QT_QPA_PLATFORM=offscreen" : "DISPLAY=" + display,
                                 "HOME=" + profile.string(), "XDG_RUNTIME_DIR=" + profile.string()};
  whole.insert(whole.end(), arguments.begin(), arguments.end());
  return whole;
}

}  // namespace greenward::bench
