#include "tests/bench/harness/page.hpp"

#include "tests/bench/harness/machine.hpp"
#include "tests/bench/harness/table.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <ctime>
#include <string_view>
#include <tuple>
#include <utility>

namespace greenward::bench {

namespace {

constexpr std::string_view kGrowth = "index/scale/";
constexpr std::string_view kCounts = "/counts/";

bool is_growth(const row& line) {
  return line.about.name.starts_with(kGrowth);
}

bool is_count(const row& line) {
  return line.about.name.find(kCounts) != std::string::npos;
}

template <class Wanted>
std::vector<row> only(const std::vector<row>& rows, Wanted wanted) {
  std::vector<row> some;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(some), wanted);
  return some;
}

std::string section(std::string_view heading, std::string_view words, const std::string& table) {
  return fmt::format("\n## {}\n\n{}\n\n{}", heading, words, table);
}

std::string met_words(const row& line) {
  if (!line.reached()) return "未测 not measured";
  return *line.reached() ? "达到 met" : "未达到 not met";
}

std::string targets_table(const std::vector<row>& rows) {
  std::string text =
      "| 项目 case | 规模 size | 目标 target | 倍数 ratio | 最强的对手 hardest peer | 结果 result "
      "|\n|---|--:|--:|--:|---|---|\n";
  for (const row& line : hardest_rows(rows)) {
    text += fmt::format("| {} | {} | {:.2f} | {} | {} | {} |\n", line.about.name, line.about.size,
                        *line.about.target, line.ratio() ? fmt::format("{:.2f}", *line.ratio()) : "-",
                        line.about.peer, met_words(line));
  }
  return text;
}

/// What the work should grow with: n log2 n for a build in all, log2 n for one box of it or one query.
double expected_growth(const row& line) {
  const auto n = static_cast<double>(line.about.size);
  const bool whole_build = line.about.name == std::string(kGrowth) + "build";
  return whole_build ? n * std::log2(n) : std::log2(n);
}

/// Case by case, each from its smallest size on.
std::string growth_table(std::vector<row> rows) {
  std::stable_sort(rows.begin(), rows.end(), [](const row& a, const row& b) {
    return std::tie(a.about.name, a.about.size) < std::tie(b.about.name, b.about.size);
  });
  std::string text =
      "| 项目 case | 规模 size | 绿园 Greenward | 与最小规模之比 times the smallest | log 律之比 times what "
      "the "
      "law says |\n|---|--:|--:|--:|--:|\n";
  for (const row& line : rows) {
    const auto smallest = std::find_if(rows.begin(), rows.end(),
                                       [&](const row& other) { return other.about.name == line.about.name; });
    const double grown = *line.greenward / *smallest->greenward;
    text += fmt::format("| {} | {} | {} | {:.2f} | {:.2f} |\n", line.about.name, line.about.size,
                        measure_text(line.greenward, line.unit), grown,
                        grown * expected_growth(*smallest) / expected_growth(line));
  }
  return text;
}

std::string counts_section(const std::vector<row>& rows) {
  constexpr std::string_view kHeading = "计数 · Counts";
  const std::vector<row> counted =
      only(rows, [](const row& line) { return is_count(line) && !is_growth(line); });
  if (counted.empty()) {
    return section(
        kHeading,
        "本次未计数（`scripts/bench --counts`）。\nNot counted in this run (`scripts/bench --counts`).", "");
  }
  return section(kHeading,
                 "valgrind 的 callgrind "
                 "所数，机器上的其他工作不影响它。instructions：每次查询（构建则每个矩形）的指令数。"
                 "bytes：每次查询调入 32 KiB、8 路的一级数据缓存（模拟）的缓存行数 × "
                 "64，即查询碰到而缓存里还没有的内存。\n"
                 "Counted by valgrind's callgrind, so that other work on the machine does not matter. "
                 "instructions: for one "
                 "query (of a build: for one box). bytes: cache lines that one query brings into a simulated "
                 "first-level data "
                 "cache of 32 KiB, 8 ways, × 64: the memory that it touches and the cache does not hold yet.",
                 markdown_table(counted));
}

}  // namespace

run_facts run_facts_now(std::vector<std::string> not_run) {
  return {.machine = machine_words(),
          .date = fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::time(nullptr))),
          .not_run = std::move(not_run)};
}

std::vector<row> hardest_rows(const std::vector<row>& rows) {
  std::vector<row> hardest;
  for (const row& line : rows) {
    if (!line.about.target) continue;
    const auto same = std::find_if(hardest.begin(), hardest.end(), [&](const row& other) {
      return other.about.name == line.about.name && other.about.size == line.about.size &&
             other.about.target == line.about.target;
    });
    if (same == hardest.end()) {
      hardest.push_back(line);
    } else if (line.ratio() && (!same->ratio() || *line.ratio() < *same->ratio())) {
      *same = line;
    }
  }
  return hardest;
}

std::string benchmarks_page(const std::vector<row>& rows, const run_facts& facts) {
  const auto plain = [](const row& line) { return !is_growth(line) && !is_count(line); };
  std::string page = fmt::format(
      "# 基准 · Benchmarks\n\n"
      "由 `scripts/bench` 写成，不手工修改。\n"
      "Written by `scripts/bench`, never by hand.\n\n"
      "{}；{}\n\n"
      "每一行的两边轮流运行，取中位数；倍数 = 对手 / 绿园，越大越好；范围是各轮倍数的最小和最大。"
      "单线程的数是处理器时间，全部核心的数是挂钟时间。两边的答案都比对过（一致）；数据是合成的城区要素，注明"
      " --streets 的除外（不另给文件时为哥德堡的街道，© OpenStreetMap 贡献者，ODbL）。\n"
      "Both sides of a row run in turns, and the medians are shown; ratio = peer / Greenward, "
      "more is "
      "better; the spread is the least and the greatest ratio of a round. One thread: processor time; all "
      "cores: wall "
      "clock. The answers of both sides are compared (agrees); the data are made-up features of a "
      "city, except where the note names --streets (unless another file is given: those of Gothenburg, "
      "© OpenStreetMap contributors, ODbL).\n",
      facts.machine, facts.date);
  if (!facts.not_run.empty()) {
    page += fmt::format("\n**未运行 · Not run:** {}\n", fmt::join(facts.not_run, ", "));
  }
  page += section("目标 · Targets",
                  "每个目标只看最强的对手；上限的倍数 = 上限 / 绿园，1 即达到。\nEach target is held against "
                  "the peer that is hardest to beat; the ratio of a "
                  "bar is bar / Greenward, met from 1 on.",
                  targets_table(rows));
  page += section(
      "单线程 · One thread", "一个线程对一个线程。\nOne thread against one thread.",
      markdown_table(only(rows, [&](const row& line) { return plain(line) && line.about.threads == 1; })));
  page += section(
      "全部核心 · All cores",
      "只有上限和整个程序的比较有目标，其余只作参考。\nTargets for bars and for whole programs only; the "
      "rest are "
      "second figures.",
      markdown_table(only(rows, [&](const row& line) { return plain(line) && line.about.threads > 1; })));
  page += section(
      "规模 · Growth",
      "构建应按 n log n 增长，查询应按 log n 增长：末列为 1 即合乎此律，小于 1 "
      "更好；查询时间还受缓存大小影响，"
      "指令数不受。窗口约含 10 个要素，疏密与规模无关。\n"
      "A build should grow by n log n, a query by log n: 1 in the last column is that law, less is better. "
      "Times of "
      "queries also hang on what fits into the caches, instructions do not. Windows hold about 10 features; "
      "the "
      "density is the same at every size.",
      growth_table(only(rows, [](const row& line) { return is_growth(line) && line.about.peer.empty(); })));
  const std::vector<row> beside =
      only(rows, [](const row& line) { return is_growth(line) && !line.about.peer.empty(); });
  if (!beside.empty()) page += "\n" + markdown_table(beside);
  return page + counts_section(rows);
}

}  // namespace greenward::bench
