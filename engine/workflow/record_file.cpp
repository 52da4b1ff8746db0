#include "engine/workflow/record_file.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/update_file.hpp"

#include <string_view>
#include <utility>

namespace greenward::workflow {

namespace {

constexpr std::string_view kStageFields[] = {"work_code",   "stage",       "planned_date",
                                             "actual_date", "skip_reason", "note"};

void check_stage_columns(const update_file& file, const std::filesystem::path& path) {
  const bool dated = file.has("planned_date") || file.has("actual_date");
  if (file.has("work_code") && file.has("stage") && dated) return;
  throw error(
      error_code::bad_input, path.string(),
      {"缺少列：需要“工程编码”“阶段”，以及“实际日期”或“计划日期”",
       "columns are missing: work_code, stage, and actual_date or planned_date are needed"},
      {"表头用字段名或中文、英文标题均可", "headings may be field names or titles in Chinese or English"});
}

/// Side by side with the file's records; what is missing becomes a reason of the record.
std::vector<stage_update> stage_updates_in(update_file& file) {
  std::vector<stage_update> updates;
  for (update_record& record : file.records) {
    stage_update& update = updates.emplace_back();
    update.work = file.text(record, "work_code");
    update.stage = file.text(record, "stage");
    update.planned = file.day(record, "planned_date");
    update.actual = file.day(record, "actual_date");
    update.skip_reason = file.text(record, "skip_reason");
    update.note = file.text(record, "note");
    if (record.reasons.empty() && (update.work.empty() || update.stage.empty()))
      record.reasons.push_back({"没有写明工程或阶段", "the work or the stage is not given"});
  }
  return updates;
}

}  // namespace

record_file_summary record_from_file(const record_file_request& request, const task& progress) {
  const layer::layer_schema& stages = program_environment().catalogue.layer("work_stages");
  update_file file =
      read_update_file(request.file, request.reading, with_fields(stages, kStageFields), progress);
  check_stage_columns(file, request.file);
  const std::vector<stage_update> updates = stage_updates_in(file);
  const std::string name = request.file.filename().string();
  record_result result;
  if (file.is_readable()) {
    result =
        record_progress(request.database, request.who,
                        request.note.empty() ? name : name + "：" + request.note, updates, request.photos);
  }
  record_file_summary summary;
  summary.read = static_cast<std::int64_t>(file.records.size());
  const auto refused = refused_records(file, result.refused);
  summary.refused = static_cast<std::int64_t>(refused.size());
  if (refused.empty()) {
    summary.works = std::move(result.works);
    return summary;
  }
  summary.rejects = rejects_of(request.database, request.rejects, "record");
  write_rejects(summary.rejects, file.columns, refused);
  return summary;
}

}  // namespace greenward::workflow
