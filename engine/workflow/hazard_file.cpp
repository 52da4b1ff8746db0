#include "engine/workflow/hazard_file.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/update_file.hpp"

#include <string_view>

namespace greenward::workflow {

namespace {

constexpr std::string_view kHazardFields[] = {"code", "state", "deadline", "responsible"};

/// What a file may say: fields of the hazard itself, the day of the state, and why.
layer::layer_schema hazard_update_schema() {
  layer::layer_schema schema = with_fields(program_environment().catalogue.layer("hazards"), kHazardFields);
  layer::field day, note;
  day.name = "date";
  day.type = layer::field_type::date;
  day.title = {"日期", "Date"};
  day.dbf_alias = "DATE";
  note.name = "note";
  note.title = {"说明", "Note"};
  note.dbf_alias = "NOTE";
  schema.fields.push_back(std::move(day));
  schema.fields.push_back(std::move(note));
  return schema;
}

void check_hazard_columns(const update_file& file, const std::filesystem::path& path) {
  const bool reached = file.has("state") && file.has("date");
  if (file.has("code") && (reached || file.has("deadline") || file.has("responsible"))) return;
  throw error(
      error_code::bad_input, path.string(),
      {"缺少列：需要“编码”，以及“状态”和“日期”，或“整改期限”“责任单位”",
       "columns are missing: code, and state with date, or deadline, or responsible are needed"},
      {"表头用字段名或中文、英文标题均可", "headings may be field names or titles in Chinese or English"});
}

/// Side by side with the file's records; what is missing becomes a reason of the record.
std::vector<hazard_update> hazard_updates_in(update_file& file) {
  std::vector<hazard_update> updates;
  for (update_record& record : file.records) {
    hazard_update& update = updates.emplace_back();
    update.hazard = file.text(record, "code");
    update.state = file.text(record, "state");
    update.day = file.day(record, "date");
    update.deadline = file.day(record, "deadline");
    update.responsible = file.text(record, "responsible");
    update.note = file.text(record, "note");
    if (record.reasons.empty() && update.hazard.empty())
      record.reasons.push_back({"没有写明隐患编码", "the hazard is not given"});
  }
  return updates;
}

}  // namespace

hazard_file_summary record_hazards_from_file(const hazard_file_request& request, const task& progress) {
  update_file file = read_update_file(request.file, request.reading, hazard_update_schema(), progress);
  check_hazard_columns(file, request.file);
  const std::vector<hazard_update> updates = hazard_updates_in(file);
  const std::string name = request.file.filename().string();
  hazard_record_result result;
  if (file.is_readable()) {
    result = record_hazards(request.database, request.who,
                            request.note.empty() ? name : name + "：" + request.note, updates);
  }
  hazard_file_summary summary;
  summary.read = static_cast<std::int64_t>(file.records.size());
  const auto refused = refused_records(file, result.refused);
  summary.refused = static_cast<std::int64_t>(refused.size());
  if (refused.empty()) {
    summary.hazards = std::move(result.hazards);
    return summary;
  }
  summary.rejects = rejects_of(request.database, request.rejects, "hazards");
  write_rejects(summary.rejects, file.columns, refused);
  return summary;
}

}  // namespace greenward::workflow
