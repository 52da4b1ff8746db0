// greenward_bench: Greenward and its peers side by side. scripts/bench builds and runs it.
#include "engine/base/kept_memory.hpp"
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
  add(ledger_cases());
  add(drainage_cases());
  add(drain_peer_cases());
  add(siting_cases());
  add(walking_cases());
  add(service_area_cases());
  add(one_facility_cases());
  add(viewer_start_cases());
  add(map_picture_cases());
  add(viewer_frame_cases());
  if (options.counts) add(count_cases());
  return cases;
}

void write_file(const std::filesystem::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (!out) throw std::runtime_error("cannot write " + path.string());
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

struct request {
  session_options options;
  std::string json, docs;
  std::vector<std::string> written;
  struct {
    std::string name, peer;
    std::size_t size = 0;
  } count_one;  ///< what --counts runs under callgrind
};

void declare(CLI::App& app, request& asked) {
  app.add_option("--only", asked.options.only, "only the cases whose names begin so");
  app.add_option("--json", asked.json, "write the rows to this file");
  app.add_option("--docs", asked.docs, "write the page about the run to this file");
  app.add_option("--rows", asked.written, "run nothing: take the rows that --json wrote to these files");
  app.add_option("--streets", asked.options.streets, "the streets of a real city, of any vector format");
  app.add_option("--pictures", asked.options.pictures, "keep the pictures that are drawn in this folder");
  app.add_flag("--large", asked.options.large, "also the largest sizes");
  app.add_flag("--counts", asked.options.counts, "also instructions and bytes, counted under callgrind");
  app.add_option("--count-one", asked.count_one.name)->group("");
  app.add_option("--peer", asked.count_one.peer)->group("");
  app.add_option("--size", asked.count_one.size)->group("");
}

/// Runs what was asked for, or takes the rows that were written before. False if there is no such case.
bool collect(const request& asked, session& bench) {
  for (const std::string& file : asked.written) {
    for (row& line : rows_of_json(content_of(file))) bench.report(std::move(line));
  }
  if (!asked.written.empty()) return true;
  std::printf("%s\n", machine_words().c_str());
  const auto keep = [&] {
    if (!asked.json.empty()) write_file(asked.json, json_text(bench.rows()));
  };
  return run_selected(all_cases(asked.options), bench, keep) > 0;
}

/// 0; 1 if some answers differ; 2 if nothing was asked for that exists.
int run(int count, char** arguments) {
  request asked;
  CLI::App app("Greenward and its peers, side by side");
  declare(app, asked);
  CLI11_PARSE(app, count, arguments);
  if (!asked.count_one.name.empty()) {
    do_counted_work(asked.count_one.name, asked.count_one.peer, asked.count_one.size);
    return 0;
  }
  session bench(asked.options);
  if (!collect(asked, bench)) {
    const char* only = asked.options.only.c_str();
    std::fprintf(stderr, "没有这样的项目：%s\nNo such case: %s\n", only, only);
    return 2;
  }
  if (!asked.docs.empty()) {
    std::vector<std::string> not_run = without_rows(all_cases({.counts = true}), bench.rows());
    write_file(asked.docs, benchmarks_page(bench.rows(), run_facts_now(std::move(not_run))));
  }
  if (!any_disagreement(bench.rows())) return 0;
  std::fprintf(stderr,
               "有答案不一致（agrees 为 NO 的行）\nSome answers differ (the rows where agrees is NO)\n");
  return 1;
}

}  // namespace
}  // namespace greenward::bench

int main(int count, char** arguments) {
  greenward::keep_freed_memory();  // as the programs that users run do
  try {
    return greenward::bench::run(count, arguments);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 3;
  }
}
