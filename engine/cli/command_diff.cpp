// greenward diff DB DATE1 DATE2 [--recorded] [--layer LAYER] [--recorded-by DATE]
#include "engine/base/error.hpp"
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/cli/shown_value.hpp"
#include "engine/cli/text_table.hpp"
#include "engine/workflow/compare_dates.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

struct diff_arguments {
  std::string database, first, second, recorded_by;
  std::string layer = "works";
  bool recorded = false;
};

struct two_moments {
  workflow::moment before, after;
};

two_moments moments_of(const diff_arguments& a) {
  if (!a.recorded) return {parse_moment({a.first, a.recorded_by}), parse_moment({a.second, a.recorded_by})};
  if (!a.recorded_by.empty()) {
    throw error(error_code::usage, "--recorded-by",
                {"不能与 --recorded 同用", "it cannot go with --recorded"},
                {"两个日期已是登记日期", "the two dates are dates of recording already"});
  }
  return {parse_moment({"", a.first}), parse_moment({"", a.second})};
}

std::string text_or_none(const layer::feature_table& table, const char* field, std::size_t row) {
  if (!table.schema().find_field(field)) return {};
  return std::string(table[field].text(row));
}

const char* change_of(const workflow::row_difference& difference) {
  if (!difference.before) return "added";
  return difference.after ? "changed" : "removed";
}

bilingual change_title(const std::string& change) {
  if (change == "added") return {"新增", "added"};
  if (change == "removed") return {"删除", "removed"};
  return {"变更", "changed"};
}

/// The table and row that name the feature.
std::pair<const layer::feature_table*, std::size_t> named_by(const workflow::comparison& all,
                                                             const workflow::row_difference& difference) {
  if (difference.after) return {&all.after, *difference.after};
  return {&all.before, *difference.before};
}

json document(const diff_arguments& a, const workflow::comparison& all) {
  json changes = json::array();
  for (const auto& difference : all.differences) {
    const auto [table, row] = named_by(all, difference);
    json fields = json::array();
    for (const std::size_t f : difference.fields) {
      fields.push_back({{"field", table->schema().fields[f].name},
                        {"before", to_json(all.before.columns()[f], *difference.before)},
                        {"after", to_json(all.after.columns()[f], *difference.after)}});
    }
    changes.push_back({{"id", table->ids()[row].value},
                       {"code", text_or_none(*table, "code", row)},
                       {"name", text_or_none(*table, "name", row)},
                       {"change", change_of(difference)},
                       {"fields", fields},
                       {"geometry", difference.geometry}});
  }
  return {{"layer", a.layer},
          {"clock", a.recorded ? "recorded" : "happened"},
          {"from", a.first},
          {"to", a.second},
          {"changes", changes}};
}

text_table table_of(const session& session, const workflow::comparison& all) {
  text_table lines({{"code", {"编码", "Code"}},
                    {"name", {"名称", "Name"}},
                    {"change", {"变化", "Change"}},
                    {"field", {"字段", "Field"}},
                    {"before", {"前", "Before"}},
                    {"after", {"后", "After"}}});
  for (const auto& difference : all.differences) {
    const auto [table, row] = named_by(all, difference);
    std::string code = text_or_none(*table, "code", row);
    if (code.empty()) code = std::to_string(table->ids()[row].value);
    const std::string name = text_or_none(*table, "name", row);
    const std::string change = session.text(change_title(change_of(difference)));
    if (difference.fields.empty() && !difference.geometry) lines.add({code, name, change, "", "", ""});
    for (const std::size_t f : difference.fields) {
      const layer::field& field = table->schema().fields[f];
      lines.add({code, name, change, session.text(field.title),
                 shown_value(session, all.before, f, *difference.before),
                 shown_value(session, all.after, f, *difference.after)});
    }
    if (difference.geometry) lines.add({code, name, change, session.text("图形", "Geometry"), "", ""});
  }
  return lines;
}

void run_diff(const session& session, const diff_arguments& a) {
  const two_moments when = moments_of(a);
  const auto all = workflow::compare_moments(a.database, a.layer, when.before, when.after);
  if (session.format == output_format::json) return print(document(a, all));
  if (session.format == output_format::csv) return table_of(session, all).print_csv(std::cout);
  table_of(session, all).print(std::cout, session.lang);
  session.say({fmt::format("{} 个要素有变化", all.differences.size()),
               fmt::format("{} features differ", all.differences.size())});
}

}  // namespace

void add_diff(CLI::App& app, session& session) {
  auto a = std::make_shared<diff_arguments>();
  CLI::App* command = app.add_subcommand(
      "diff",
      session.text("两个日期之间的变化：默认比较工程的实际进展，--recorded 比较登记的内容",
                   "what changed between two dates: what happened to the works, or (--recorded) what was "
                   "recorded of a layer"));
  add_database(*command, session, a->database);
  command->add_option("DATE1", a->first, session.text("较早的日期", "the earlier date"))->required();
  command->add_option("DATE2", a->second, session.text("较晚的日期", "the later date"))->required();
  command->add_flag("--recorded", a->recorded,
                    session.text("按登记时间比较（任何图层）", "by the time of recording (any layer)"));
  command->add_option("--layer", a->layer, session.text("图层（默认 works）", "layer (default works)"));
  command->add_option("--recorded-by", a->recorded_by,
                      session.text("只算到那时已登记的", "only what had been recorded by then"));
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, &session] { run_diff(session, *a); });
}

}  // namespace greenward::cli
