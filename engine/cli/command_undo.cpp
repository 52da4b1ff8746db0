// greenward undo DB ENTRY [--by WHO] [--note TEXT]; greenward journal DB [--last N]
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/sheet_output.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/undo.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

struct undo_arguments {
  std::string database, who, note;
  std::int64_t entry = 0;
};

sheet obstacle_sheet(const workflow::undo_result& result, language lang) {
  sheet table{"obstacles",
              {"妨碍撤销的", "What stands in the way"},
              {{"layer", {"图层", "Layer"}}, {"id", {"编号", "Id"}}, {"reason", {"原因", "Reason"}}},
              {}};
  for (const workflow::undo_obstacle& obstacle : result.obstacles)
    table.rows.push_back({obstacle.layer, obstacle.feature.value, obstacle.reason.in(lang)});
  return table;
}

void undo(session& session, const undo_arguments& a) {
  const auto result = workflow::undo_entry(a.database, person(a.who), a.note, a.entry);
  const sheet obstacles = obstacle_sheet(result, session.lang);
  if (!result.obstacles.empty()) session.status = 3;
  if (session.format == output_format::json)
    return print({{"entry", a.entry}, {"changes", result.changes}, {"obstacles", to_json(obstacles)}});
  if (result.obstacles.empty()) {
    std::cout << session.text(
                     {fmt::format("已撤销第 {} 条登记的 {} 处变更", a.entry, result.changes),
                      fmt::format("entry {} is undone: {} changes taken back", a.entry, result.changes)})
              << '\n';
  } else {
    print_table(obstacles, std::cout, session.lang);
  }
}

sheet journal_sheet(const store::store& store, std::size_t last) {
  sheet table{"entries",
              {"登记", "Entries"},
              {{"entry", {"编号", "Entry"}},
               {"recorded_at", {"登记时间（UTC）", "Recorded (UTC)"}},
               {"who", {"操作人", "Who"}},
               {"action", {"操作", "Action"}},
               {"note", {"说明", "Note"}}},
              {}};
  const auto entries = store.journal();
  const std::size_t first = entries.size() - std::min(last, entries.size());
  for (std::size_t i = first; i < entries.size(); ++i) {
    const store::journal_note& note = entries[i].note;
    table.rows.push_back({entries[i].id, note.recorded_at, note.who, note.action, note.note});
  }
  return table;
}

}  // namespace

void add_undo(CLI::App& app, session& session) {
  auto a = std::make_shared<undo_arguments>();
  CLI::App* command = app.add_subcommand(
      "undo", session.text("撤销一条登记（用新的登记，历史不变）",
                           "take one entry of the journal back (by a new entry; history stays)"));
  add_database(*command, session, a->database);
  command
      ->add_option("ENTRY", a->entry,
                   session.text("登记的编号，见 journal", "number of the entry, see journal"))
      ->required();
  command->add_option("--by", a->who, session.text("操作人（默认登录名）", "who (default: login name)"));
  command->add_option("--note", a->note, session.text("为什么", "why"));
  add_format(*command, session, {"table", "json"});
  command->callback([a, &session] { undo(session, *a); });
}

void add_journal(CLI::App& app, session& session) {
  struct arguments {
    std::string database;
    std::size_t last = 50;
  };
  auto a = std::make_shared<arguments>();
  CLI::App* command = app.add_subcommand(
      "journal", session.text("登记台账：谁在何时为何改了什么", "the journal: who changed when and why"));
  add_database(*command, session, a->database);
  command->add_option("--last", a->last, session.text("只看最后几条（50）", "only the last entries (50)"));
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, &session] {
    const sheet table = journal_sheet(*workflow::open_for_reading(a->database), a->last);
    if (session.format == output_format::json) return print({{"entries", to_json(table)}});
    if (session.format == output_format::csv) {
      std::cout << csv_text(table);
      return;
    }
    print_table(table, std::cout, session.lang);
  });
}

}  // namespace greenward::cli
