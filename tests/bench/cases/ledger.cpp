#include "tests/bench/data/ledger.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/works_history.hpp"
#include "tests/bench/cases/cases.hpp"
#include "tests/bench/harness/machine.hpp"
#include "tests/bench/peers/sql_roll_up.hpp"
#include "tests/support/temporary_directory.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>

namespace greenward::bench {

namespace {

constexpr std::uint64_t kSeed = 220106;
constexpr int kRounds = 5;
constexpr double kTarget = 10;
constexpr double kLargest = 1'000'000;  ///< entries from which the target counts
constexpr std::array<ledger_size, 3> kSizes{{{100, 10'000}, {1'000, 100'000}, {10'000, 1'000'000}}};

struct level_name {
  works::unit_level level;
  const char* name;
};
constexpr std::array<level_name, 3> kLevels{{{works::unit_level::district, "district"},
                                             {works::unit_level::street, "street"},
                                             {works::unit_level::community, "community"}}};

/// All units of all levels, by kind.
std::array<std::vector<works::roll_up_row>, 3> roll_ups(const workflow::works_ledger& ledger) {
  std::array<std::vector<works::roll_up_row>, 3> result;
  for (std::size_t i = 0; i < kLevels.size(); ++i)
    result[i] = ledger.roll_up({.unit = kLevels[i].level, .kind = true});
  return result;
}

unit_figures figures_of(const workflow::works_ledger& ledger, const works::roll_up_row& row,
                        const char* level) {
  const auto& kinds = workflow::program_environment().catalogue.codes("work_kind").entries;
  const works::measures& sums = row.sums;
  unit_figures out;
  out.level = level;
  if (row.key.unit != works::kNoUnit) out.unit = ledger.geography->tree.units()[row.key.unit].code;
  out.kind = kinds[row.key.kind].code;
  const auto count = [](std::size_t n) { return static_cast<std::int64_t>(n); };
  out.works = count(sums.works);
  out.cancelled = count(sums.cancelled);
  out.suspended = count(sums.suspended);
  out.begun = count(sums.begun);
  out.done = count(sums.done);
  for (const works::quantity_total& quantity : sums.quantities) {
    out.quantity += quantity.total;
    out.quantity_done += quantity.done;
  }
  out.budget = sums.budget;
  out.budget_done = sums.budget_done;
  out.late = count(sums.late);
  out.late_days = sums.late_days;
  out.people = sums.people;
  out.places = count(sums.places);
  return out;
}

std::vector<unit_figures> figures_of(const workflow::works_ledger& ledger) {
  std::vector<unit_figures> figures;
  const auto rows = roll_ups(ledger);
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (const works::roll_up_row& row : rows[i]) figures.push_back(figures_of(ledger, row, kLevels[i].name));
  std::ranges::sort(figures);
  return figures;
}

/// The parts of today's works; none of them moves in the journal.
sql_roll_up sql_for(const std::string& file, const workflow::works_ledger& ledger) {
  std::vector<std::string> codes, units;
  for (std::size_t row = 0; row < ledger.works().size(); ++row)
    codes.emplace_back(ledger.works()["code"].text(row));
  for (const works::admin_unit& unit : ledger.geography->tree.units()) units.push_back(unit.code);
  units.emplace_back();
  return {file, ledger.geography->parts.parts, codes, units};
}

struct question {
  date day;
  std::int64_t entry;
};

void compare(const ledger_size& size, session& run) {
  const one_processor bound;
  const testing::temporary_directory folder;
  const std::string file = (folder / "ledger.sqlite").string();
  make_ledger(file, size, kSeed);
  const std::size_t before = heap_bytes();
  workflow::works_history history(file, {});
  const std::size_t bytes = heap_bytes() - before;
  const std::int64_t last = workflow::open_for_reading(file)->content_version();
  const sql_roll_up sql = sql_for(file, history.at(std::nullopt, last));
  const question early{*parse_date("2022-12-08"), last - size.entries * 9 / 10};
  const question middle{*parse_date("2023-12-08"), last - size.entries / 2};
  bool agrees = true;
  for (const question& asked : {early, middle})
    agrees = agrees && figures_of(history.at(asked.day, asked.entry)) == sql.at(asked.day, asked.entry);
  const paired_samples samples = interleaved(
      kRounds,
      [&] { return time_of([&] { (void)roll_ups(history.at(middle.day, middle.entry)); }).processor; },
      [&] { return time_of([&] { (void)sql.at(middle.day, middle.entry); }).processor; });
  const auto entries = static_cast<std::size_t>(size.entries);
  subject about{.name = "ledger/as_of",
                .size = entries,
                .peer = "SQL over the same journal",
                .peer_version = "SQLite " + sql_roll_up::version(),
                .target = kTarget,
                .note = fmt::format(
                    "{} works; all units of three levels by kind, as the works stood on an earlier day by "
                    "what half of the journal knew; both warm. SQL is given the shares of the works "
                    "in the units and the indexes that it wants",
                    size.works)};
  if (static_cast<double>(entries) < kLargest) about.target.reset();
  run.report(timed_row(std::move(about), samples, agrees));
  run.report(lone_row({.name = "ledger/memory",
                       .size = entries,
                       .note = fmt::format("{} works, tables and past together", size.works)},
                      "bytes", static_cast<double>(bytes)));
}

void run_ledger(session& run) {
  for (const ledger_size& size : kSizes) compare(size, run);
}

}  // namespace

std::vector<bench_case> ledger_cases() {
  return {{"ledger", run_ledger}};
}

}  // namespace greenward::bench
