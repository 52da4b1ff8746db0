#include "tests/bench/harness/child_process.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

namespace greenward::bench {

namespace {

/// What a program's standard streams are; -1 as its input: this program's.
struct child_streams {
  int in = -1;
  int out = -1;
  int err = -1;
};

/// A copy of this process that becomes the program.
pid_t start(const std::vector<std::string>& arguments, const child_streams& streams) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("cannot start " + arguments.front());
  if (child == 0) {
    if (streams.in >= 0) dup2(streams.in, STDIN_FILENO);
    dup2(streams.out, STDOUT_FILENO);
    dup2(streams.err, STDERR_FILENO);
    execvp(argv[0], argv.data());
    _exit(127);
  }
  return child;
}

int status_of(int state) {
  return WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
}

int opened_log(const std::filesystem::path& log) {
  const int output = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (output < 0) throw std::runtime_error("cannot write " + log.string());
  return output;
}

std::array<int, 2> pipe_to(const std::string& program) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe to " + program);
  return ends;
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
  const std::array<int, 2> ends = pipe_to(arguments.front());
  const pid_t child = start(arguments, {.out = ends[1], .err = ends[1]});
  close(ends[1]);
  child_result result;
  result.output = all_from(ends[0]);
  close(ends[0]);
  int state = 0;
  waitpid(child, &state, 0);
  result.status = status_of(state);
  return result;
}

std::string output_of_child(const std::vector<std::string>& arguments) {
  child_result ran = run_child(arguments);
  if (ran.status == 127 && ran.output.empty())
    throw std::runtime_error(arguments.front() + " is not installed");
  if (ran.status != 0) throw std::runtime_error(arguments.front() + ": " + ran.output);
  while (ran.output.ends_with('\n')) ran.output.pop_back();
  return std::move(ran.output);
}

running_child::running_child(const std::vector<std::string>& arguments, const std::filesystem::path& log) {
  const int output = opened_log(log);
  child_ = start(arguments, {.out = output, .err = output});
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

asked_child::asked_child(const std::vector<std::string>& arguments, const std::filesystem::path& log)
    : log_(log) {
  const int said = opened_log(log);
  const std::array<int, 2> questions = pipe_to(arguments.front()), answers = pipe_to(arguments.front());
  child_ = start(arguments, {.in = questions[0], .out = answers[1], .err = said});
  for (const int given : {questions[0], answers[1], said}) close(given);
  questions_ = questions[1];
  answers_ = answers[0];
}

asked_child::~asked_child() {
  close(questions_);
  close(answers_);
  waitpid(child_, nullptr, 0);
}

std::string asked_child::ask(const std::string& line) {
  const std::string whole = line + "\n";
  // A program that has ended takes no question: the answer that does not come tells.
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  const bool taken = write(questions_, whole.data(), whole.size()) == static_cast<ssize_t>(whole.size());
  std::signal(SIGPIPE, before);
  std::string answer;
  for (char letter = 0; taken && read(answers_, &letter, 1) == 1 && letter != '\n';) answer += letter;
  if (!answer.empty()) return answer;
  std::ifstream said(log_);
  throw std::runtime_error(std::string(std::istreambuf_iterator<char>(said), {}));
}

}  // namespace greenward::bench
