#include "tests/bench/harness/session.hpp"

#include "tests/bench/harness/table.hpp"

#include <cstdio>
#include <set>
#include <utility>

namespace greenward::bench {

void session::report(row line) {
  if (rows_.empty()) std::fputs(heading_text().c_str(), stdout);
  std::fputs(line_text(line).c_str(), stdout);
  std::fflush(stdout);
  rows_.push_back(std::move(line));
}

std::filesystem::path session::pictures_in(const std::filesystem::path& otherwise) const {
  const std::filesystem::path& folder = options_.pictures.empty() ? otherwise : options_.pictures;
  std::filesystem::create_directories(folder);
  return folder;
}

bool selects(std::string_view prefix, std::string_view name) {
  return name.starts_with(prefix);
}

std::vector<std::string> without_rows(const std::vector<bench_case>& cases, const std::vector<row>& rows) {
  std::set<std::string> left;
  for (const bench_case& one : cases) left.insert(one.name);
  const std::set<std::string> names = left;
  for (const row& line : rows) {
    std::string name = line.about.name;
    while (!name.empty() && !names.contains(name))
      name.resize(name.find('/') == std::string::npos ? 0 : name.rfind('/'));
    left.erase(name);
  }
  return {left.begin(), left.end()};
}

std::size_t run_selected(std::vector<bench_case> cases, session& run,
                         const std::function<void()>& after_each) {
  std::size_t count = 0;
  for (bench_case& one : cases) {
    if (selects(run.options().only, one.name)) {
      one.run(run);
      ++count;
      after_each();
    }
    one.run = nullptr;  // with the last case that holds a table, the table goes
  }
  return count;
}

}  // namespace greenward::bench
