#include "tests/bench/peers/x_server.hpp"

#include <chrono>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace greenward::bench {

x_server::x_server(const std::filesystem::path& folder)
    : log_(folder / "xvfb"),
      server_({"Xvfb", "-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp"}, log_) {
  for (int tenth = 0; tenth < 100 && server_.runs(); ++tenth) {
    std::ifstream said(log_);
    for (std::string line; std::getline(said, line) && !said.eof();)  // eof: the line is not whole yet
      if (line.find_first_not_of("0123456789") == std::string::npos && !line.empty()) display_ = ":" + line;
    if (!display_.empty()) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  throw std::runtime_error("Xvfb does not start");
}

}  // namespace greenward::bench
