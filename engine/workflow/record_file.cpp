#include "engine/workflow/record_file.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/field_mapping.hpp"
#include "engine/workflow/rejects_file.hpp"
#include "engine/workflow/value_conversion.hpp"

#include <fmt/format.h>
#include <map>
#include <utility>

namespace greenward::workflow {

namespace fs = std::filesystem;

namespace {

/// Reads records as updates; those that cannot be are refused with the reasons.
class update_reader {
 public:
  explicit update_reader(const fs::path& file)
      : file_(file), schema_(program_environment().catalogue.layer("work_stages")) {}

  void begin(const exchange::record_header& header) {
    fields_ = header.fields;
    mapping_ = map_fields(schema_, header.fields, {});
    const bool dated = has("planned_date") || has("actual_date");
    if (has("work_code") && has("stage") && dated) return;
    throw error(error_code::bad_input, file_.string(),
                {"缺少列：需要“工程编码”“阶段”，以及“实际日期”或“计划日期”",
                 "columns are missing: work_code, stage, and actual_date or planned_date are needed"},
                {"表头用字段名或中文、英文标题均可", "headings may be field names or titles in Chinese or English"});
  }

  void take(exchange::record&& record) {
    reasons_.clear();
    if (record.refused) reasons_.push_back(*record.refused);
    stage_update update;
    update.work = text(record, "work_code");
    update.stage = text(record, "stage");
    update.planned = day(record, "planned_date");
    update.actual = day(record, "actual_date");
    update.skip_reason = text(record, "skip_reason");
    update.note = text(record, "note");
    if (reasons_.empty() && (update.work.empty() || update.stage.empty()))
      reasons_.push_back({"没有写明工程或阶段", "the work or the stage is not given"});
    if (!reasons_.empty()) refused.push_back({record.number, reasons_, record.cells, ""});
    records.push_back({record.number, std::move(record.cells)});
    updates.push_back(std::move(update));
  }

  struct source_record {
    std::int64_t number = 0;
    std::vector<exchange::cell> cells;
  };
  std::vector<source_record> records;        ///< side by side with `updates`
  std::vector<stage_update> updates;  ///< also of refused records
  std::vector<refused_record> refused;

  [[nodiscard]] std::span<const std::string> fields() const { return fields_; }

 private:
  [[nodiscard]] std::size_t field(std::string_view name) const { return schema_.field_index(name); }
  [[nodiscard]] bool has(std::string_view name) const { return mapping_.fields[field(name)].source.has_value(); }

  store::field_value value(const exchange::record& record, std::string_view name) {
    const auto source = mapping_.fields[field(name)].source;
    if (!source) return {};
    const layer::field& of = schema_.fields[field(name)];
    converted result = convert(record.cells[*source], of, program_environment().catalogue);
    if (const auto* reason = std::get_if<bilingual>(&result)) {
      reasons_.push_back({of.title.zh + "：" + reason->zh, of.title.en + ": " + reason->en});
      return {};
    }
    return std::get<store::field_value>(std::move(result));
  }
  std::string text(const exchange::record& record, std::string_view name) {
    const store::field_value found = value(record, name);
    const auto* words = std::get_if<std::string>(&found);
    return words != nullptr ? *words : "";
  }
  std::optional<date> day(const exchange::record& record, std::string_view name) {
    const store::field_value found = value(record, name);
    const auto* days = std::get_if<std::int64_t>(&found);
    if (days == nullptr) return std::nullopt;
    return date_from_days(*days);
  }

  fs::path file_;
  const layer::layer_schema& schema_;
  std::vector<std::string> fields_;
  field_mapping mapping_;
  std::vector<bilingual> reasons_;
};

/// One entry a record, with all its reasons.
std::vector<refused_record> refused_records(const update_reader& reader, const record_result& result) {
  std::map<std::int64_t, refused_record> by_number;
  for (const refused_record& record : reader.refused) by_number.emplace(record.number, record);
  for (const refused_update& refusal : result.refused) {
    const update_reader::source_record& source = reader.records[refusal.update];
    refused_record& record = by_number[source.number];
    record.number = source.number;
    record.cells = source.cells;
    record.reasons.push_back(refusal.reason);
  }
  std::vector<refused_record> all;
  for (auto& [number, record] : by_number) all.push_back(std::move(record));
  return all;
}

fs::path rejects_path(const record_file_request& request) {
  if (!request.rejects.empty()) return request.rejects;
  const fs::path database(request.database);
  return free_name(database.parent_path() / (database.stem().string() + "-rejects-record.csv"));
}

}  // namespace

record_file_summary record_from_file(const record_file_request& request, const task& progress) {
  update_reader reader(request.file);
  exchange::read_records(
      request.file, request.reading, [&](const exchange::record_header& header) { reader.begin(header); },
      [&](exchange::record&& record) { reader.take(std::move(record)); }, progress);
  const std::string file = request.file.filename().string();
  record_result result;
  if (reader.refused.empty()) {
    result = record_progress(request.database, request.who,
                             request.note.empty() ? file : file + "：" + request.note, reader.updates);
  }
  record_file_summary summary;
  summary.read = static_cast<std::int64_t>(reader.records.size());
  const auto refused = refused_records(reader, result);
  summary.refused = static_cast<std::int64_t>(refused.size());
  if (refused.empty()) {
    summary.works = std::move(result.works);
    return summary;
  }
  summary.rejects = rejects_path(request);
  write_rejects(summary.rejects, reader.fields(), refused);
  return summary;
}

}  // namespace greenward::workflow
