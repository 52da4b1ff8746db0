#include "viewer/layers/exports.hpp"

#include "engine/base/date.hpp"
#include "engine/workflow/drain_profile.hpp"
#include "engine/workflow/export_layers.hpp"
#include "engine/workflow/save_explained.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/area_selection.hpp"
#include "viewer/layers/view_sheet.hpp"

#include <cstdlib>
#include <system_error>
#include <utility>

namespace greenward::viewer {

namespace {

namespace fs = std::filesystem;

std::string compact(date day) {
  std::string text = format_date(day);
  std::erase(text, '-');
  return text;
}

error refusal(const fs::path& place, text_key problem, text_key remedy) {
  return {error_code::usage, place.string(), words(problem), words(remedy)};
}

/// Throws error{usage} for a place where nothing may be written.
fs::path place_of(const std::string& typed) {
  const fs::path place(typed);
  if (!place.is_absolute() || !place.has_filename())
    throw refusal(place, text_key::export_not_full, text_key::export_full_remedy);
  std::error_code unknown;
  if (fs::exists(place, unknown))
    throw refusal(place, text_key::export_exists, text_key::export_exists_remedy);
  return place;
}

/// Writes one file, into a folder that may have to be made; `step`: what is said meanwhile.
template <class Write>
background_work writing_of(fs::path file, text_key step, Write write) {
  return [file = std::move(file), step, write = std::move(write)](const task& progress) {
    progress.report(words(step), 0, 0);
    std::error_code problem;  // then the file cannot be written, and that is said
    fs::create_directories(file.parent_path(), problem);
    write(file);
    return bilingual{file.string(), file.string()};
  };
}

/// From where to where, as on the command's sheets; the plan it belongs to is no recorded state.
std::string profile_title(const session& state) {
  const profile_answer& answer = *state.profile.shown;
  const std::string ends = workflow::name_of_node(*answer.model, answer.way.stations.front().node) + " – " +
                           workflow::name_of_node(*answer.model, answer.way.stations.back().node);
  const std::string plan =
      state.scenario.planned ? " · " + text(text_key::scenario_map, state.lang) : std::string();
  return text(text_key::profile_title, state.lang) + " " + ends + plan;
}

/// "as of" on the sheet and in what is said of the data.
workflow::moment moment_of(const session& state) {
  workflow::moment when;
  when.happened_by = state.time.day;
  return when;
}

background_work drawing_of_view(const session& state) {
  const export_state& asked = state.export_to;
  workflow::map_request request;
  request.file = place_of(asked.file);
  request.width = kSheetSizes[asked.sheet].width;
  request.height = kSheetSizes[asked.sheet].height;
  request.title = asked.title;
  request.lang = state.lang;
  request.when = moment_of(state);
  const std::shared_ptr<const view_sheet> sheet = sheet_of_view(state);
  if (state.earlier)
    request.compared_with = state.earlier->day;
  else
    request.pair = map_pair_of(state);
  return writing_of(request.file, text_key::export_drawing, [sheet, request](const fs::path&) {
    workflow::draw_sheet(*sheet->district, sheet->content, sheet->extent, request);
  });
}

background_work drawing_of_profile(const session& state) {
  if (state.profile.way() == nullptr)
    throw refusal({}, text_key::export_no_profile, text_key::export_no_profile_remedy);
  return writing_of(
      place_of(state.export_to.profile_file), text_key::export_drawing,
      [shown = state.profile.shown, title = profile_title(state), lang = state.lang](const fs::path& file) {
        workflow::draw_profile_file(*shown->model, shown->way, title, file, lang);
      });
}

background_work tables_of_plan(const session& state) {
  const auto& answer = state.scenario.shown;
  if (!answer || !answer->then) throw refusal({}, text_key::export_no_plan, text_key::export_no_plan_remedy);
  return writing_of(
      place_of(state.export_to.plan_file), text_key::export_saving, [answer](const fs::path& file) {
        const workflow::district_snapshot& district = *answer->asked.now->model->district;
        const date day = district.when.happened_by.value_or(today());
        workflow::save_explained({district.info, day, district.when, workflow::scenario_title()},
                                 answer->compared, answer->asked.lang, file);
      });
}

/// The layers with selected rows, and these.
struct selected_layer {
  std::shared_ptr<const prepared_layer> layer;
  std::vector<std::size_t> rows;
};

std::vector<selected_layer> selected_layers(const session& state) {
  std::vector<selected_layer> layers;
  for (const tree_layer& layer : state.layers) {
    const std::vector<std::uint32_t> rows = layer.marks.rows();
    if (!rows.empty() && layer.prepared->stored != nullptr)
      layers.push_back({layer.prepared, {rows.begin(), rows.end()}});
  }
  return layers;
}

bilingual written_words(const exchange::export_result& result, const fs::path& folder) {
  bilingual said{folder.string(), folder.string()};
  if (result.losses.empty()) return said;
  const std::string count = std::to_string(result.losses.size());
  const bilingual& losses = words(text_key::export_losses);
  said.zh += "\n" + count + losses.zh;
  said.en += "\n" + count + losses.en;
  return said;
}

background_work files_of_selection(const session& state) {
  const export_state& asked = state.export_to;
  if (selected_count(state) == 0)
    throw refusal({}, text_key::export_nothing, text_key::export_nothing_remedy);
  workflow::output_target target;
  target.folder = place_of(asked.folder);
  target.format = workflow::export_formats()[asked.data_format];
  target.crs = export_references(state.district->measuring)[asked.crs].crs;
  target.encoding = kTextEncodings[asked.encoding];
  return
      [layers = selected_layers(state), target, notice = state.district->info.notice](const task& progress) {
        std::vector<layer::feature_table> tables;
        for (const selected_layer& one : layers)
          tables.push_back(one.layer->stored->table.selected(one.rows));
        return written_words(workflow::write_tables(tables, target, notice, progress), target.folder);
      };
}

background_work work_of(const session& state) {
  switch (state.export_to.kind) {
    case export_kind::selection:
      return files_of_selection(state);
    case export_kind::profile:
      return drawing_of_profile(state);
    case export_kind::plan:
      return tables_of_plan(state);
    case export_kind::view:
      break;
  }
  return drawing_of_view(state);
}

}  // namespace

std::vector<export_reference> export_references(geo::crs_code measuring) {
  const std::string plane = "EPSG:" + std::to_string(measuring.epsg);
  return {{"CGCS2000", "EPSG:4490"}, {plane, plane}, {"WGS 84", "EPSG:4326"}, {"GCJ-02", "gcj02"}};
}

void open_export(session& state, export_kind kind) {
  if (!state.district) return;
  export_state& box = state.export_to;
  state.close_boxes();
  box.open = true;
  box.kind = kind;
  box.problem.reset();
  box.picker.reset();
  if (box.running) return;
  box.looked_at.clear();
  box.written.reset();
  const std::string day = compact(today());
  box.file = free_path(box.base, "map-" + day, std::string(".") + kSheetFormats[box.sheet_format]).string();
  box.profile_file =
      free_path(box.base, "profile-" + day, std::string(".") + kProfileFormats[box.profile_format]).string();
  box.plan_file =
      free_path(box.base, "plan-" + day, std::string(".") + kPlanFormats[box.plan_format]).string();
  box.folder = free_path(box.base, "selection-" + day, "").string();
}

void begin_export(session& state) {
  export_state& box = state.export_to;
  if (box.running || !state.district) return;
  box.problem.reset();
  box.written.reset();
  try {
    state.work = work_of(state);
    box.running = true;
  } catch (const error& refused) {
    box.problem = refused;
  }
}

}  // namespace greenward::viewer
