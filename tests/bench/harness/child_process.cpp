#include "tests/bench/harness/child_process.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <system_error>

namespace greenward::bench {

namespace {

/// A copy of this process that becomes the program, both its outputs going to `output`.
pid_t start(const std::vector<std::string>& arguments, int output) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("cannot start " + arguments.front());
  if (child == 0) {
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    execvp(argv[0], argv.data());
    _exit(127);
  }
  return child;
}

int status_of(int state) {
  return WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
}

std::string all_from(int descriptor) {
  std::string text;
  std::array<char, 4096> part{};
  for (ssize_t count = 0; (count = read(descriptor, part.data(), part.size())) > 0;)
    text.append(part.data(), static_cast<std::size_t>(count));
  return text;
}

}  // namespace

child_result run_child(const std::vector<std::string>& arguments) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe to " + arguments.front());
  const pid_t child = start(arguments, ends[1]);
  close(ends[1]);
  child_result result;
  result.output = all_from(ends[0]);
  close(ends[0]);
  int state = 0;
  waitpid(child, &state, 0);
  result.status = status_of(state);
  return result;
}

running_child::running_child(const std::vector<std::string>& arguments, const std::filesystem::path& log) {
  const int output = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (output < 0) throw std::runtime_error("cannot write " + log.string());
  child_ = start(arguments, output);
  close(output);
}

running_child::~running_child() {
  if (!runs()) return;
  kill(child_, SIGINT);
  waitpid(child_, nullptr, 0);
}

bool running_child::runs() {
  if (!ended_) ended_ = waitpid(child_, nullptr, WNOHANG) != 0;
  return !ended_;
}

}  // namespace greenward::bench
