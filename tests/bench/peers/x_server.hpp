// A display that nobody sees, for programs that cannot do without.
#pragma once

#include "tests/bench/harness/child_process.hpp"

#include <filesystem>
#include <string>

namespace greenward::bench {

/// Xvfb on a display number that was free, for the life of the object.
class x_server {
 public:
  /// Throws std::runtime_error if it does not come up. `folder`: for its log.
  explicit x_server(const std::filesystem::path& folder);

  /// ":N".
  [[nodiscard]] const std::string& display() const { return display_; }

 private:
  std::filesystem::path log_;
  running_child server_;
  std::string display_;
};

}  // namespace greenward::bench
