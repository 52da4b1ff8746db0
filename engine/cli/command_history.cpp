// greenward history DB ID [--layer LAYER]
#include "engine/base/error.hpp"
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/cli/text_table.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/moment.hpp"

#include <algorithm>
#include <charconv>
#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

struct history_arguments {
  std::string database, feature;
  std::string layer = "works";
};

/// A feature by its code, or by its id.
feature_id find_feature(const store::store& store, const history_arguments& a) {
  const layer::feature_table table = store.read(a.layer);
  if (table.schema().find_field("code")) {
    const auto& code = table["code"];
    for (std::size_t row = 0; row < table.size(); ++row)
      if (code.has(row) && code.text(row) == a.feature) return table.ids()[row];
  }
  std::int64_t id = 0;
  const char* end = a.feature.data() + a.feature.size();
  if (std::from_chars(a.feature.data(), end, id).ptr == end && id > 0) return feature_id(id);
  throw error(error_code::usage, a.feature, {"图层中没有这个要素", "the layer has no such feature"},
              {"请给出编码或编号", "give its code or id"});
}

/// For people on their own clock.
std::string shown_time(const session& session, const std::string& utc) {
  return session.format == output_format::csv ? utc : workflow::in_china_time(utc);
}

std::string names_of(const std::vector<store::evidence_file>& files) {
  std::string names;
  for (const store::evidence_file& file : files) names += (names.empty() ? "" : ", ") + file.name;
  return names;
}

json evidence_json(const std::vector<store::evidence_file>& files) {
  json list = json::array();
  for (const auto& file : files)
    list.push_back({{"name", file.name}, {"sha256", file.sha256}, {"bytes", file.bytes}});
  return list;
}

void print_history(const session& session, const store::store& store, const history_arguments& a) {
  const auto changes = store.history(a.layer, find_feature(store, a));
  const auto entries = store.journal();
  text_table table({{"entry", {"登记编号", "Entry"}},
                    {"recorded_at", {"登记时间（北京）", "Recorded (China time)"}},
                    {"who", {"操作人", "Who"}},
                    {"action", {"操作", "Action"}},
                    {"note", {"说明", "Note"}},
                    {"operation", {"变更", "Change"}},
                    {"field", {"字段", "Field"}},
                    {"before", {"原值", "Before"}},
                    {"after", {"新值", "After"}},
                    {"evidence", {"佐证", "Evidence"}}});
  json rows = json::array();
  for (const auto& change : changes) {
    const auto entry = std::ranges::lower_bound(entries, change.entry_id, {}, &store::journal_entry::id);
    const bool known = entry != entries.end() && entry->id == change.entry_id;
    const store::journal_note note = known ? entry->note : store::journal_note{};
    table.add({std::to_string(change.entry_id), shown_time(session, note.recorded_at), note.who, note.action,
               note.note, change.operation, change.field, change.before.value_or(""),
               change.after.value_or(""), names_of(note.evidence)});
    rows.push_back({{"entry", change.entry_id},
                    {"recorded_at", note.recorded_at},
                    {"who", note.who},
                    {"action", note.action},
                    {"note", note.note},
                    {"evidence", evidence_json(note.evidence)},
                    {"operation", change.operation},
                    {"field", change.field.empty() ? json() : json(change.field)},
                    {"before", change.before ? json::parse(*change.before, nullptr, false) : json()},
                    {"after", change.after ? json::parse(*change.after, nullptr, false) : json()}});
  }
  if (session.format == output_format::json) print({{"layer", a.layer}, {"changes", rows}});
  if (session.format == output_format::csv) table.print_csv(std::cout);
  if (session.format == output_format::table) table.print(std::cout, session.lang);
}

}  // namespace

void add_history(CLI::App& app, session& session) {
  auto a = std::make_shared<history_arguments>();
  CLI::App* command =
      app.add_subcommand("history", session.text("一个要素的全部变更记录", "every change of one feature"));
  add_database(*command, session, a->database);
  command->add_option("ID", a->feature, session.text("编码或编号", "code or id"))->required();
  command->add_option("--layer", a->layer, session.text("图层（默认 works）", "layer (default works)"));
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, &session] { print_history(session, *workflow::open_for_reading(a->database), *a); });
}

}  // namespace greenward::cli
