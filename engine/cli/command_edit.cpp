// greenward edit DB LAYER FEATURE --set FIELD=TEXT ... [--geometry FILE] | --delete | --divide LON,LAT |
// --join OTHER
#include "engine/base/error.hpp"
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/workflow/divide_feature.hpp"
#include "engine/workflow/edit_features.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/feature_lookup.hpp"
#include "engine/workflow/join_feature.hpp"
#include "engine/workflow/single_shape.hpp"
#include "engine/workflow/snapshot.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

struct edit_arguments {
  std::string database, layer, feature, geometry, crs, divide, join, who, note;
  std::vector<std::string> fields;
  bool removes = false;
};

/// `feature`: its code or its id.
std::size_t row_of(const layer::feature_table& table, const std::string& feature) {
  std::optional<std::size_t> row;
  if (table.schema().find_field("code")) {
    row = workflow::feature_lookup(table).find(feature);
  } else {
    std::int64_t id = 0;
    if (CLI::detail::lexical_cast(feature, id)) row = workflow::row_of(table, feature_id(id));
  }
  if (row) return *row;
  throw error(error_code::usage, table.schema().name + " " + feature,
              {"没有这个要素", "there is no such feature"},
              {"请给出编码或编号，见 greenward find", "give its code or its id, see greenward find"});
}

/// The pieces of the stored line, cut at the place that is asked for.
void divide(const edit_arguments& a, const store::store& store, geo::geographic_view line,
            workflow::feature_edit& edit) {
  const layer::feature_table units = store.read("admin_units");
  auto [first, second] = workflow::divided_at(line, parse_point("--divide", a.divide),
                                              workflow::measuring_crs(store.info(), std::span(&units, 1)));
  edit.kind = workflow::edit_kind::divide;
  edit.shape = std::move(first);
  edit.rest = std::move(second);
}

/// The stored line and the other, which is joined to it.
workflow::line_join join_of(const edit_arguments& a, const store::store& store,
                            const layer::feature_table& table, std::size_t row) {
  const layer::feature_table units = store.read("admin_units");
  return workflow::join_rows(table, row, row_of(table, a.join),
                             workflow::measuring_crs(store.info(), std::span(&units, 1)));
}

/// One edit, or the two that a join is.
workflow::line_join edits_of(const edit_arguments& a, const session& session) {
  const bool changes = !a.fields.empty() || !a.geometry.empty() || !a.divide.empty() || !a.join.empty();
  if (changes == a.removes) {
    throw error(
        error_code::usage, a.feature, {"没有说明要改什么", "it is not said what to change"},
        {"请给出 --set 字段=值、--geometry 文件、--divide 经度,纬度 或 --join 另一条线；或只给 --delete",
         "give --set FIELD=TEXT, --geometry FILE, --divide LON,LAT or --join OTHER; or --delete alone"});
  }
  const auto store = workflow::open_for_reading(a.database);
  const layer::feature_table table = store->read(a.layer);
  const std::size_t row = row_of(table, a.feature);
  workflow::line_join all;
  if (!a.join.empty())
    all = join_of(a, *store, table, row);
  else
    all.edits.push_back({.kind = a.removes ? workflow::edit_kind::remove : workflow::edit_kind::change,
                         .layer = a.layer,
                         .feature = table.ids()[row]});
  workflow::feature_edit& edit = all.edits.front();
  for (auto& [field, text] : parse_pairs("--set", a.fields)) edit.fields.push_back({field, text});
  if (!a.geometry.empty()) edit.shape = workflow::single_shape_in(a.geometry, a.crs, session.task);
  if (!a.divide.empty()) divide(a, *store, table.geometry()[row], edit);
  return all;
}

[[noreturn]] void refuse(const edit_arguments& a, const workflow::edit_result& result) {
  bilingual reasons;
  for (const workflow::refused_edit& refused : result.refused) {
    const std::string field = refused.field.empty() ? "" : refused.field + ": ";
    reasons.zh += (reasons.zh.empty() ? "" : "；") + field + refused.reason.zh;
    reasons.en += (reasons.en.empty() ? "" : "; ") + field + refused.reason.en;
  }
  throw error(error_code::usage, a.layer + " " + a.feature, reasons,
              {"没有写入任何内容，请改正后重做", "nothing has been written; correct it and do it again"});
}

void run_edit(const session& session, const edit_arguments& a) {
  const workflow::line_join asked = edits_of(a, session);
  workflow::edit_result result = workflow::edit_features(a.database, person(a.who), a.note, asked.edits);
  if (!result.refused.empty()) refuse(a, result);
  result.notes.insert(result.notes.begin(), asked.notes.begin(), asked.notes.end());
  if (session.format == output_format::json) {
    json notes = json::array();
    for (const bilingual& note : result.notes) notes.push_back(session.text(note));
    return print({{"entry", result.entry},
                  {"layer", a.layer},
                  {"id", result.features.front().value},
                  {"notes", notes}});
  }
  std::cout << session.text({fmt::format("已修改，登记第 {} 条", result.entry),
                             fmt::format("done: entry {} of the journal", result.entry)})
            << '\n';
  for (const bilingual& note : result.notes) std::cout << session.text(note) << '\n';
}

}  // namespace

void add_edit(CLI::App& app, session& session) {
  auto a = std::make_shared<edit_arguments>();
  CLI::App* command = app.add_subcommand(
      "edit", session.text("手工修改、分段、合并或删除一个要素（记入台账，可撤销）",
                           "change, divide, join or delete one feature by hand (journalled, can be undone)"));
  add_database(*command, session, a->database);
  command->add_option("LAYER", a->layer, session.text("图层", "layer"))->required();
  command->add_option("FEATURE", a->feature, session.text("编码或编号", "its code or id"))->required();
  command->add_option(
      "--set", a->fields,
      session.text("字段=值，可多次；值为空表示不详", "FIELD=TEXT, repeatable; empty = not known"));
  command->add_option("--geometry", a->geometry,
                      session.text("新几何：只含一个要素的文件", "its new geometry: a file of one feature"));
  command
      ->add_option("--divide", a->divide,
                   session.text("在线上的这一处（经度,纬度）分为两段",
                                "divide the line in two at this place on it (LON,LAT)"))
      ->excludes("--geometry");
  command
      ->add_option("--join", a->join,
                   session.text("与端点相接的另一条线（编码或编号）合并，后者删除",
                                "join to it the line that meets it end to end (code or id), which goes"))
      ->excludes("--geometry")
      ->excludes("--divide");
  command->add_option("--crs", a->crs,
                      session.text("文件的坐标系（文件未注明时）", "CRS of the file, where it says none"));
  command->add_flag("--delete", a->removes, session.text("删除要素", "delete the feature"));
  command->add_option("--by", a->who, session.text("操作人（默认登录名）", "who (default: login name)"));
  command->add_option("--note", a->note, session.text("为什么", "why"));
  add_format(*command, session, {"table", "json"});
  command->callback([a, &session] { run_edit(session, *a); });
}

}  // namespace greenward::cli
