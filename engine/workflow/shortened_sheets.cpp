#include "engine/workflow/shortened_sheets.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cstddef>

namespace greenward::workflow {

namespace {

constexpr std::size_t kRowsOnTerminal = 15;

/// How many rows of a sheet may stand there; all of them if it is no long list.
std::size_t rows_allowed(const explained_sheets& found, const sheet& table, shown_on where) {
  const auto list = std::ranges::find(found.lists, table.key, &long_list::key);
  if (list == found.lists.end()) return table.rows.size();
  return where == shown_on::terminal ? std::min(kRowsOnTerminal, list->on_paper) : list->on_paper;
}

void cut_to(sheet& table, std::size_t rows) {
  const std::size_t all = table.rows.size();
  table.rows.resize(rows);
  table.title.zh += fmt::format("（共 {} 行，只列前 {} 行，略去 {} 行；全部见 .xlsx 或 --format json）", all,
                                rows, all - rows);
  table.title.en += fmt::format(" (the first {} of {} rows, {} left out; all are in .xlsx and --format json)",
                                rows, all, all - rows);
}

bilingual note_on_absence(const sheet& table) {
  return {fmt::format("“{}”共 {} 行，未列在此；全部见 .xlsx 或 --format json。", table.title.zh,
                      table.rows.size()),
          fmt::format("“{}” has {} rows and is left out here; all are in .xlsx and --format json.",
                      table.title.en, table.rows.size())};
}

}  // namespace

explained_sheets shortened(explained_sheets found, shown_on where) {
  std::vector<sheet> shown;
  for (sheet& table : found.sheets) {
    const std::size_t rows = rows_allowed(found, table, where);
    if (rows == 0 && !table.rows.empty()) {
      found.method.push_back(note_on_absence(table));
      continue;
    }
    if (rows < table.rows.size()) cut_to(table, rows);
    shown.push_back(std::move(table));
  }
  found.sheets = std::move(shown);
  return found;
}

}  // namespace greenward::workflow
