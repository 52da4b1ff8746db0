// Greenward's own programs, run as a user would run them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace greenward::bench {

/// `greenward` or `greenward-viewer` of this build, with a folder of its own for what is kept between runs.
class greenward_command {
 public:
  /// `cache`: an absolute path; it need not be there.
  explicit greenward_command(std::filesystem::path cache) : cache_(std::move(cache)) {}

  /// What the command printed. Throws std::runtime_error with it if the command failed.
  std::string run(const std::vector<std::string>& arguments) const;
  std::string view(const std::vector<std::string>& arguments) const;

 private:
  std::filesystem::path cache_;
};

}  // namespace greenward::bench
