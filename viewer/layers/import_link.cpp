#include "viewer/layers/import_link.hpp"

#include "engine/workflow/field_mapping.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/basemap_link.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace greenward::viewer {

namespace {

namespace fs = std::filesystem;

exchange::read_options reading_of(const import_state& box) {
  exchange::read_options reading;
  reading.source_layer = box.source_layer;
  reading.crs = box.crs;
  reading.encoding = kImportEncodings[box.encoding];
  return reading;
}

const layer::layer_schema& target_of(const session& state) {
  return state.environment->catalogue.layer(state.import.layer);
}

void suggest_fields(session& state) {
  import_state& box = state.import;
  box.fields.clear();
  if (box.layer.empty() || !box.preview) return;
  const workflow::field_mapping usual = workflow::map_fields(target_of(state), box.preview->fields, {});
  for (const workflow::mapped_field& field : usual.fields) box.fields.push_back({field.source, field.source});
}

/// Only what is to be other than usual is told.
workflow::mapping_request mapping_of(const session& state) {
  const import_state& box = state.import;
  const std::vector<layer::field>& fields = target_of(state).fields;
  workflow::mapping_request mapping;
  for (std::size_t i = 0; i < box.fields.size(); ++i) {
    const import_field& field = box.fields[i];
    if (field.source == field.usual) continue;
    mapping.map.emplace_back(fields[i].name, field.source ? box.preview->fields[*field.source] : "");
  }
  return mapping;
}

void ask(import_state& box, background_work work) {
  box.problem.reset();
  box.taken.reset();
  box.answer = std::make_shared<import_answer>();
  box.work = std::move(work);
  box.running = true;
  box.stop = false;
  box.step = {};
  box.share = 0;
}

}  // namespace

void open_import(session& state, const std::string& file) {
  if (!state.district) return;
  if (workflow::is_basemap_name(file)) {
    state.close_boxes();
    return use_basemap(state, file);
  }
  if (state.import.running) return;
  import_state& box = state.import;
  state.close_boxes();
  box.open = true;
  if (box.picker.folder.empty()) box.picker = list_folder(state.photo_folder);
  if (file.empty()) return;
  box.file = file;
  box.preview.reset();
  box.fields.clear();
  box.source_layer.clear();
  box.layer.clear();
  box.crs.clear();
  box.encoding = box.mode = 0;
  look_at_import(state);
}

void look_at_import(session& state) {
  import_state& box = state.import;
  ask(box, nullptr);
  box.work = [file = fs::path(box.file), reading = reading_of(box), answer = box.answer](const task&) {
    answer->preview = workflow::look_into(file, reading);
    return bilingual{};
  };
}

void choose_import_layer(session& state, const std::string& layer) {
  state.import.layer = layer;
  state.import.problem.reset();
  state.import.taken.reset();
  suggest_fields(state);
}

std::optional<text_key> missing_for_import(const session& state) {
  const import_state& box = state.import;
  if (!state.importer) return text_key::import_cannot;
  if (!box.preview) return text_key::import_no_file;
  if (box.preview->source_layer.empty()) return text_key::import_no_source;
  if (box.layer.empty()) return text_key::import_no_layer;
  if (box.preview->needs_crs) return text_key::import_no_crs;
  return std::nullopt;
}

void begin_import(session& state) {
  import_state& box = state.import;
  workflow::import_request request;
  request.file = box.file;
  request.layer = box.layer;
  request.reading = reading_of(box);
  request.mapping = mapping_of(state);
  request.mode = kImportModes[box.mode];
  request.who = state.recorder;
  ask(box, nullptr);
  box.work = [importer = state.importer, request, answer = box.answer](const task& progress) {
    answer->taken = importer(request, progress);
    return bilingual{};
  };
}

void end_import_work(session& state, std::optional<error> problem) {
  import_state& box = state.import;
  box.running = false;
  box.problem = std::move(problem);
  const std::shared_ptr<import_answer> answer = std::exchange(box.answer, nullptr);
  if (box.problem || !answer) return;
  if (answer->preview) {
    const bool same_fields = box.preview && box.preview->fields == answer->preview->fields;
    box.preview = std::move(answer->preview);
    if (box.preview->source_layers.size() == 1) box.source_layer.clear();
    for (const std::string& field : box.preview->fields) state.fresh_text += field;
    for (const std::string& layer : box.preview->source_layers) state.fresh_text += layer;
    if (!same_fields) suggest_fields(state);
  }
  if (!answer->taken) return;
  box.taken = std::move(answer->taken);
  state.history.made(box.taken->entry);
  box.changed = true;
}

}  // namespace greenward::viewer
