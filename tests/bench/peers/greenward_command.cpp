#include "tests/bench/peers/greenward_command.hpp"

#include "tests/bench/harness/child_process.hpp"

namespace greenward::bench {

namespace {

std::string output_with_cache(const std::filesystem::path& cache, const char* program,
                              const std::vector<std::string>& arguments) {
  std::vector<std::string> whole{"env", "XDG_CACHE_HOME=" + cache.string(), program};
  whole.insert(whole.end(), arguments.begin(), arguments.end());
  return output_of_child(whole);
}

}  // namespace

std::string greenward_command::run(const std::vector<std::string>& arguments) const {
  return output_with_cache(cache_, GREENWARD_COMMAND, arguments);
}

std::string greenward_command::view(const std::vector<std::string>& arguments) const {
  return output_with_cache(cache_, GREENWARD_VIEWER, arguments);
}

}  // namespace greenward::bench
