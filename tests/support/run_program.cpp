#include "tests/support/run_program.hpp"

#include "tests/support/bytes_of.hpp"
#include "tests/support/temporary_directory.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

namespace greenward::testing {

namespace {

constexpr int kNotRun = 127;

void redirect(const std::filesystem::path& file, int flags, int descriptor) {
  const int opened = open(file.c_str(), flags, 0600);
  if (opened < 0) _exit(kNotRun);
  dup2(opened, descriptor);
  close(opened);
}

}  // namespace

program_result run_program(const std::vector<std::string>& arguments, std::string_view input) {
  return run_in_child(arguments, input, [](int, char** argv) {
    execvp(argv[0], argv);
    return kNotRun;
  });
}

program_result run_in_child(const std::vector<std::string>& arguments, std::string_view input,
                            int (*body)(int, char**)) {
  const temporary_directory files;
  std::ofstream(files / "in", std::ios::binary) << input;
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  std::cout.flush();
  std::fflush(nullptr);  // else the child would write it once more
  const pid_t child = fork();
  if (child == 0) {
    redirect(files / "in", O_RDONLY, STDIN_FILENO);
    redirect(files / "out", O_WRONLY | O_CREAT, STDOUT_FILENO);
    redirect(files / "err", O_WRONLY | O_CREAT, STDERR_FILENO);
    const int status = body(static_cast<int>(arguments.size()), argv.data());
    std::cout.flush();
    std::fflush(nullptr);
    _exit(status);  // what the test keeps until its end is not the child's to remove
  }
  int state = 0;
  waitpid(child, &state, 0);
  const int status = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
  return {status, bytes_of(files / "out"), bytes_of(files / "err")};
}

bool has_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');)
    if (access((std::filesystem::path(folder) / name).c_str(), X_OK) == 0) return true;
  return false;
}

}  // namespace greenward::testing
