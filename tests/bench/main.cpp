// greenward_bench: Greenward and its peers side by side. scripts/bench builds and runs it.
#include "tests/bench/cases/cases.hpp"
#include "tests/bench/cases/counted_work.hpp"
#include "tests/bench/harness/machine.hpp"
#include "tests/bench/harness/page.hpp"
#include "tests/bench/harness/session.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace greenward::bench {
namespace {

std::vector<bench_case> all_cases(const session_options& options) {
  std::vector<bench_case> cases;
  const auto add = [&cases](std::vector<bench_case> family) {
    std::move(family.begin(), family.end(), std::back_inserter(cases));
  };
  add(index_cases());
  add(polygon_cases());
  add(index_scale_cases());
  if (options.counts) add(count_cases());
  return cases;
}

void write_file(const std::filesystem::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (!out) throw std::runtime_error("cannot write " + path.string());
}

/// 0; 1 if some answers differ; 2 if nothing was asked for that exists.
int run(int count, char** arguments) {
  session_options options;
  std::string json, docs;
  struct {
    std::string name, peer;
    std::size_t size = 0;
  } one;
  CLI::App app("Greenward and its peers, side by side");
  app.add_option("--only", options.only, "only the cases whose names begin so");
  app.add_option("--json", json, "write the rows to this file");
  app.add_option("--docs", docs, "write the page about the run to this file");
  app.add_flag("--large", options.large, "also the largest sizes");
  app.add_flag("--counts", options.counts, "also instructions and bytes, counted under callgrind");
  // What --counts runs under callgrind.
  app.add_option("--count-one", one.name)->group("");
  app.add_option("--peer", one.peer)->group("");
  app.add_option("--size", one.size)->group("");
  CLI11_PARSE(app, count, arguments);

  if (!one.name.empty()) {
    do_counted_work(one.name, one.peer, one.size);
    return 0;
  }
  std::printf("%s\n", machine_words().c_str());
  session bench(options);
  const auto write_rows = [&] {
    if (!json.empty()) write_file(json, json_text(bench.rows()));
  };
  if (run_selected(all_cases(options), bench, write_rows) == 0) {
    std::fprintf(stderr, "没有这样的项目：%s\nNo such case: %s\n", options.only.c_str(),
                 options.only.c_str());
    return 2;
  }
  if (!docs.empty()) write_file(docs, benchmarks_page(bench.rows(), run_facts_now()));
  if (!any_disagreement(bench.rows())) return 0;
  std::fprintf(stderr,
               "有答案不一致（agrees 为 NO 的行）\nSome answers differ (the rows where agrees is NO)\n");
  return 1;
}

}  // namespace
}  // namespace greenward::bench

int main(int count, char** arguments) {
  try {
    return greenward::bench::run(count, arguments);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 3;
  }
}
