#include "viewer/shell/state_file.hpp"

#include "engine/workflow/finding_names.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/area_selection.hpp"
#include "viewer/layers/layer_order.hpp"
#include "viewer/layers/table_link.hpp"
#include "viewer/panels/top_bar.hpp"
#include "viewer/shell/answers_json.hpp"
#include "viewer/shell/band_json.hpp"
#include "viewer/shell/board_json.hpp"

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

namespace greenward::viewer {

namespace {

using nlohmann::json;

constexpr std::size_t kMostCopied = 4000;  ///< bytes of it that are told

json layers_json(const session& state) {
  json layers = json::array();
  for (const tree_layer& layer : state.layers) {
    layers.push_back(
        {{"name", layer.prepared->name},
         {"visible", layer.visible},
         {"drawn", state.is_drawn(layer)},
         {"features", layer.prepared->features},
         {"all_features", layer.whole()->features},
         {"group", group_name(layer.group)},
         {"filter", layer.filter.applied},
         {"filter_problem",
          layer.filter.problem ? json(layer.filter.problem->problem().in(state.lang)) : json(nullptr)},
         {"nearest_scale", layer.scales.nearest},
         {"farthest_scale", layer.farthest_scale()},
         {"opacity", layer.opacity},
         {"selectable", layer.selectable},
         {"selected", layer.marks.count()}});
  }
  return layers;
}

/// The layers from the top of the tree to its bottom.
json tree_json(const session& state) {
  json rows = json::array();
  for (const std::size_t layer : tree_rows(state)) rows.push_back(state.layers[layer].prepared->name);
  return {{"chosen", state.tree.chosen},
          {"dragged", state.tree.dragged},
          {"usual_order", is_usual_order(state.layers)},
          {"rows", std::move(rows)}};
}

json selection_json(const session& state) {
  const chosen_feature* chosen = state.chosen.current();
  if (chosen == nullptr) return nullptr;
  const prepared_layer& layer = *state.layers[chosen->layer].prepared;
  return {{"layer", layer.name},
          {"id", layer.stored->table.ids()[chosen->row].value},
          {"hits", state.chosen.hits.size()}};
}

json form_json(const session& state) {
  if (!state.form) return nullptr;
  return {{"work", state.form->work.value},
          {"sent", state.form->sent},
          {"actual", state.form->actual},
          {"planned", state.form->planned},
          {"note", state.form->note},
          {"who", state.form->who},
          {"photos", state.form->photos},
          {"problem", state.form->problem ? json(state.form->problem->in(state.lang)) : json(nullptr)}};
}

json trial_json(const session& state) {
  const trial_state& trial = state.trial;
  json sums = json::object();
  for (std::size_t g = 0; trial.place && g < trial.answer.sums.size(); ++g) {
    const workflow::trial_sum& sum = trial.answer.sums[g];
    sums[workflow::counted_groups()[g].title.en] = {
        {"within", sum.within}, {"newly", sum.newly}, {"lost", sum.lost}, {"unknown", sum.unknown}};
  }
  return {{"ready", trial.circle != nullptr},
          {"active", trial.active},
          {"placed", trial.place.has_value()},
          {"moved", trial.moved ? json(*trial.moved) : json(nullptr)},
          {"refused", trial.answer.refusal.has_value()},
          {"sums", std::move(sums)},
          {"milliseconds", trial.milliseconds}};
}

/// Who is within the walk of the facilities that are there.
json coverage_json(const session& state) {
  if (!state.service) return nullptr;
  const walking::population_sums& sums = state.service->coverage.total;
  return {{"facilities", state.service->facilities},
          {"people", sums.people},
          {"within", sums.within},
          {"within_radius", sums.within_radius}};
}

json time_json(const session& state) {
  const time_state& time = state.time;
  return {{"open", time.open},
          {"playing", time.playing},
          {"day", time.day ? json(format_date(*time.day)) : json(nullptr)},
          {"before", time.before ? json(format_date(*time.before)) : json(nullptr)},
          {"divide", time.divide},
          {"divide_note", state.division_note ? json(state.division_note->in(state.lang)) : json(nullptr)},
          {"months", time.bars.size()}};
}

json trace_json(const session& state) {
  if (!state.drains.trace) return nullptr;
  const workflow::map_trace& trace = *state.drains.trace;
  return {{"start", trace.start},
          {"refused", trace.refusal.has_value()},
          {"links", trace.sums.links},
          {"length_m", trace.sums.length_m},
          {"buildings", trace.sums.buildings},
          {"people", trace.sums.people},
          {"flow",
           {{"on", state.drains.flow.on},
            {"moving", state.drains.flow.lines.size()},
            {"unknown", trace.without_flow()}}}};
}

json findings_json(const session& state) {
  if (!state.findings.list) return nullptr;
  const finding_list& list = *state.findings.list;
  json chosen = nullptr;
  if (state.findings.chosen) {
    const drainage::finding& found = list.findings[*state.findings.chosen].found;
    chosen = {{"check", workflow::words_of(found.what).id},
              {"feature", workflow::finding_names(*list.model).name(found.table, found.row)}};
  }
  return {{"count", list.findings.size()},
          {"errors", list.of_severity[2]},
          {"rows", state.findings.rows.size()},
          {"chosen", std::move(chosen)},
          {"chosen_row", state.findings.chosen ? json(*state.findings.chosen) : json(nullptr)}};
}

json measure_json(const session& state) {
  constexpr std::array kKinds{"none", "distance", "area"};
  const measure_state& measure = state.measure;
  json found{{"kind", kKinds[static_cast<std::size_t>(measure.kind)]},
             {"corners", measure.corners.size()},
             {"ended", measure.ended}};
  if (!state.district) return found;
  const measurement sizes = measured(measure, std::nullopt, state.district->measuring);
  found["length_m"] = sizes.length.value;
  found["area_m2"] = sizes.enclosed ? json(sizes.enclosed->value) : json(nullptr);
  found["crosses"] = sizes.crosses;
  return found;
}

json select_json(const session& state) {
  constexpr std::array kShapes{"none", "box", "polygon"};
  const select_state& select = state.select;
  return {{"shape", kShapes[static_cast<std::size_t>(select.shape)]},
          {"within", select.rule == select_rule::within},
          {"corners", select.corners.size()},
          {"count", selected_count(state)},
          {"problem", select.problem ? json(select.problem->in(state.lang)) : json(nullptr)}};
}

json export_json(const session& state) {
  const export_state& box = state.export_to;
  return {{"open", box.open},
          {"selection", box.kind == export_kind::selection},
          {"running", box.running},
          {"file", box.file},
          {"folder", box.folder},
          {"choosing", box.picker ? json(box.picker->folder.string()) : json(nullptr)},
          {"taken", box.is_taken},
          {"written", box.written ? json(box.written->in(state.lang)) : json(nullptr)},
          {"problem", box.problem ? json(box.problem->problem().in(state.lang)) : json(nullptr)}};
}

json go_to_json(const session& state) {
  const go_to_state& go_to = state.go_to;
  json mark = nullptr;
  if (go_to.mark && state.district) {
    const geo::lon_lat place = geo::unproject(go_to.mark->place, state.district->measuring);
    mark = {{"lon", place.x}, {"lat", place.y}, {"words", go_to.mark->words}, {"notes", json::array()}};
    for (const bilingual& note : go_to.mark->notes) mark["notes"].push_back(note.in(state.lang));
  }
  return {{"open", go_to.open},
          {"typed", go_to.typed},
          {"problem", go_to.problem ? json(go_to.problem->problem().in(state.lang)) : json(nullptr)},
          {"mark", std::move(mark)}};
}

json search_json(const session& state) {
  const search_state& searched = state.search;
  json results = json::array();
  for (const found_thing& found : searched.found.best) {
    const name_index& index = *searched.index;
    results.push_back({{"layer", index.layer(found.thing).table.schema().name},
                       {"name", index.name(found.thing)},
                       {"code", index.code(found.thing)},
                       {"features", index.rows_of(found.thing).size()}});
  }
  return {{"open", searched.open},     {"ready", searched.index != nullptr},
          {"typed", searched.typed},   {"count", searched.found.count},
          {"marked", searched.marked}, {"results", std::move(results)}};
}

json bookmarks_json(const session& state) {
  json list = json::array();
  for (const view_bookmark& one : state.bookmarks.list)
    list.push_back({{"name", one.name},
                    {"lon", one.place.centre.x},
                    {"lat", one.place.centre.y},
                    {"scale", one.place.scale}});
  return {{"open", state.bookmarks.open}, {"list", std::move(list)}};
}

std::string column_name(const layer::feature_table& table, std::size_t column) {
  return column == kIdColumn ? "id" : table.schema().fields[column].name;
}

/// The ids of the rows at the top of the list.
json first_ids(const table_state& table, const layer::feature_table& rows) {
  constexpr std::size_t kMost = 10;
  json ids = json::array();
  for (std::size_t place = 0; place < std::min(kMost, table.shown->rows.size()); ++place)
    ids.push_back(rows.ids()[table.shown->rows[place]].value);
  return ids;
}

json table_json(const session& state) {
  const table_state& table = state.table;
  json found{{"open", table.open},
             {"layer", table.layer},
             {"focused", table.focused},
             {"filter", table.applied},
             {"only_in_view", table.only_in_view},
             {"problem", table.problem ? json(table.problem->problem().in(state.lang)) : json(nullptr)},
             {"only_selected", table.only_selected},
             {"only_drawn", lists_only_drawn(state)},
             {"copied", table.copied ? json(table.copied->count) : json(nullptr)},
             {"marked", 0}};
  const auto layer = layer_of_table(state);
  if (!layer) return found;
  found["marked"] = state.layers[*layer].marks.count();
  const layer::feature_table& rows = state.layers[*layer].prepared->stored->table;
  found["rows"] = rows.size();
  found["order"] = nullptr;
  if (table.order)
    found["order"] = {{"field", column_name(rows, table.order->column)},
                      {"descending", table.order->descending}};
  found["current"] = table.current ? json(rows.ids()[*table.current].value) : json(nullptr);
  if (!table.shown) return found;
  found["listed"] = table.shown->rows.size();
  found["first"] = first_ids(table, rows);
  return found;
}

std::string reference_name(coordinate_reference reference) {
  constexpr std::array kNames{"wgs84", "gcj02", "bd09", "measuring"};
  return kNames[static_cast<std::size_t>(reference)];
}

json databases_json(const database_state& databases, language lang) {
  json list = json::array();
  for (std::size_t i = 0; i < databases.recent.size(); ++i) {
    constexpr std::array kWords{"there", "missing", "elsewhere"};
    list.push_back({{"database", databases.recent[i].database},
                    {"presence", kWords[static_cast<std::size_t>(databases.found[i])]}});
  }
  return {{"start", databases.is_start()},
          {"open", databases.open},
          {"current", databases.current},
          {"list", list},
          {"marked", databases.marked},
          {"picking", databases.picker.has_value()},
          {"unsaved", databases.unsaved},
          {"refusal", databases.refusal ? json(databases.refusal->message(lang)) : json(nullptr)}};
}

json widgets_json(const session& state) {
  json widgets = json::object();
  for (const auto& [name, box] : state.widgets) {
    widgets[name] = {{"x", box.x}, {"y", box.y}, {"width", box.width}, {"height", box.height}};
  }
  return widgets;
}

}  // namespace

std::string state_json(const state_report& report) {
  const session& state = report.state;
  const json all{
      {"loaded", state.loading.district_ready},
      {"service", state.loading.service_ready},
      {"language", state.lang == language::zh ? "zh" : "en"},
      {"look", {{"theme", state.look.on == theme::day ? "day" : "night"}, {"scale", state.look.scale}}},
      {"databases", databases_json(state.databases, state.lang)},
      {"title", window_title(state)},
      {"failure", state.failure ? json(state.failure->message(state.lang)) : json(nullptr)},
      {"window", {{"width", report.window.width}, {"height", report.window.height}}},
      {"camera",
       {{"x", state.view.centre().x},
        {"y", state.view.centre().y},
        {"metres_per_pixel", state.view.metres_per_pixel()},
        {"scale", state.view.scale_denominator()}}},
      {"layers", layers_json(state)},
      {"tree", tree_json(state)},
      {"selection", selection_json(state)},
      {"form", form_json(state)},
      {"key_sheet", state.key_sheet},
      {"coverage", coverage_json(state)},
      {"trial", trial_json(state)},
      {"time", time_json(state)},
      {"drains", state.drains.model != nullptr},
      {"trace", trace_json(state)},
      {"scenario", scenario_json(state)},
      {"findings", findings_json(state)},
      {"measure", measure_json(state)},
      {"select", select_json(state)},
      {"export", export_json(state)},
      {"import", import_json(state)},
      {"basemap", basemap_json(state)},
      {"reference", reference_name(state.reference)},
      {"go_to", go_to_json(state)},
      {"bookmarks", bookmarks_json(state)},
      {"search", search_json(state)},
      {"table", table_json(state)},
      {"profile", profile_json(state)},
      {"witness", witness_json(state)},
      {"separation", separation_json(state)},
      {"sites", sites_json(state)},
      {"edit", edit_json(state)},
      {"history", history_json(state)},
      {"bands", bands_json(state)},
      {"board", board_json(state)},
      {"copied", state.copied.substr(0, kMostCopied)},
      {"labels", report.labels},
      {"map_milliseconds", report.map_milliseconds},
      {"widgets", widgets_json(state)}};
  return all.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

void state_file::update(const std::string& content) {
  if (content == last_) return;
  std::filesystem::path part = file_;
  part += ".part";
  std::ofstream out(part, std::ios::binary);
  out << content;
  out.close();
  std::error_code problem;
  if (out) std::filesystem::rename(part, file_, problem);
  if (!out || problem) {
    throw error(error_code::bad_input, file_.string(), words(text_key::picture_failed),
                words(text_key::picture_remedy));
  }
  last_ = content;
}

}  // namespace greenward::viewer
