#include "tests/engine/exchange/command_output.hpp"

#include <sys/wait.h>
#include <array>
#include <cstdio>

namespace greenward::testing {

command_result command_output(const std::string& command) {
  command_result result;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return result;
  std::array<char, 4096> chunk{};
  for (std::size_t n = 0; (n = std::fread(chunk.data(), 1, chunk.size(), pipe)) > 0;) {
    result.output.append(chunk.data(), n);
  }
  const int status = pclose(pipe);
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return result;
}

}  // namespace greenward::testing
