#include "engine/workflow/import_records.hpp"
#include "engine/workflow/last_entry.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/district_settings.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/rejects_file.hpp"
#include "engine/workflow/survey_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <memory>
#include <optional>

namespace greenward::workflow {

namespace fs = std::filesystem;

namespace {

/// What is in the database before the import; an absent database is an empty one.
struct before_import {
  store::district_info info;
  layer::feature_table current;
  layer::feature_table units;
};

before_import look_before(const std::string& database, const layer::layer_schema& schema) {
  const layer::layer_schema& unit_schema = program_environment().catalogue.layer("admin_units");
  before_import before{{}, layer::feature_table(schema), layer::feature_table(unit_schema)};
  std::error_code ignored;
  if (!fs::exists(database, ignored)) return before;
  const auto store = open_for_reading(database);
  before.info = store->info();
  before.current = store->read(schema.name);
  before.units = store->read("admin_units");
  return before;
}

struct file_content {
  exchange::record_header header;
  std::unique_ptr<record_checker> checker;
  std::vector<std::string> unused;
  std::vector<bilingual> survey_notes;  ///< what was taken for what
};

void keep_unused(file_content& content, const field_mapping& mapping) {
  content.unused = mapping.unused;
  std::erase_if(content.unused, [&](const std::string& field) {
    const auto& geometry = content.header.geometry_fields;
    return std::ranges::find(geometry, field) != geometry.end();
  });
}

file_content read_file(const import_request& request, const layer::layer_schema& schema,
                       const before_import& before, const admin_locator* locator, const task& progress) {
  file_content content;
  survey_table table({request.file, request.reading, request.mapping, request.sizes_in, request.database},
                     schema, progress);
  const auto begin = [&](const exchange::record_header& header) {
    table.require_same(header);
    content.header = header;
    keep_unused(content, table.mapping());
    codes_in_use existing = request.mode == import_mode::replace ? codes_in_use{} : codes_of(before.current);
    content.checker = std::make_unique<record_checker>(
        check_context{program_environment().catalogue, schema, table.mapping(), request.mode,
                      std::move(existing), locator, request.file.filename().string(), header.fields.size()});
  };
  exchange::read_records(
      request.file, request.reading, begin,
      [&](exchange::record&& record) {
        std::vector<bilingual> reasons = table.complete(record);
        content.checker->take(std::move(record), std::move(reasons));
      },
      progress);
  content.checker->finish();
  content.survey_notes = table.notes();
  return content;
}

fs::path rejects_path(const import_request& request) {
  if (!request.rejects.empty()) return request.rejects;
  const fs::path database(request.database);
  return free_name(database.parent_path() /
                   fmt::format("{}-rejects-{}.csv", database.stem().string(), request.layer));
}

struct split_rows {
  std::vector<std::size_t> fresh, known;
};

/// Rows that take the place of a feature that is there, and new ones.
split_rows split_by_id(const layer::feature_table& rows, const layer::feature_table& current) {
  split_rows split;
  const auto& ids = current.ids();
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const bool known =
        rows.ids()[row].value > 0 && std::binary_search(ids.begin(), ids.end(), rows.ids()[row]);
    (known ? split.known : split.fresh).push_back(row);
  }
  return split;
}

void write_rows(store::write_transaction& transaction, const layer::feature_table& rows,
                const before_import& before, import_mode mode, import_summary& summary,
                const task& progress) {
  if (mode == import_mode::replace) {
    transaction.erase(rows.schema().name, before.current.ids());
    summary.removed = static_cast<std::int64_t>(before.current.size());
  }
  split_rows split;
  if (mode == import_mode::upsert) split = split_by_id(rows, before.current);
  for (const std::size_t row : split.known) transaction.replace_row(rows, row);
  summary.updated = static_cast<std::int64_t>(split.known.size());
  if (mode == import_mode::upsert)
    transaction.insert(rows.selected(split.fresh), progress);
  else
    transaction.insert(rows, progress);
  summary.inserted = static_cast<std::int64_t>(rows.size()) - summary.updated;
}

[[noreturn]] void refuse_all(const import_request& request, const record_checker& checker) {
  const refused_record& first = checker.refused().front();
  throw error(error_code::bad_input, request.file.string(),
              {fmt::format("{} 条记录全部被退回；第 {} 条：{}", checker.read(), first.number,
                           first.reasons.front().zh),
               fmt::format("all {} records were refused; number {}: {}", checker.read(), first.number,
                           first.reasons.front().en)},
              {"请检查图层、字段对应（--map、--set）和坐标系；数据库未作更改",
               "check the layer, the fields (--map, --set) and the CRS; the database was not changed"});
}

import_summary summarise(const file_content& content, const import_request& request) {
  import_summary summary;
  summary.layer = request.layer;
  summary.source_layer = content.header.source_layer;
  summary.crs = content.header.crs;
  summary.read = content.checker->read();
  summary.refused = static_cast<std::int64_t>(content.checker->refused().size());
  summary.notes = content.checker->notes();
  summary.notes.insert(summary.notes.end(), content.survey_notes.begin(), content.survey_notes.end());
  if (!content.unused.empty()) {
    const std::string names = fmt::format("{}", fmt::join(content.unused, ", "));
    summary.notes.push_back({"未采用的字段：" + names, "fields not taken: " + names});
  }
  return summary;
}

}  // namespace

import_summary import_records(const import_request& request, const task& progress) {
  const layer::layer_schema& schema = program_environment().catalogue.layer(request.layer);
  const before_import before = look_before(request.database, schema);
  std::optional<admin_locator> locator;
  if (schema.name != "admin_units" && before.units.size() > 0)
    locator.emplace(before.units, before.info.measuring_crs);
  const file_content content = read_file(request, schema, before, locator ? &*locator : nullptr, progress);
  const record_checker& checker = *content.checker;
  if (checker.accepted().size() == 0 && !checker.refused().empty()) refuse_all(request, checker);

  import_summary summary = summarise(content, request);
  const auto store = open_or_create(request.database);
  const auto transaction = store->begin(
      {request.who, "import",
       request.file.filename().string() + (request.note.empty() ? "" : "：" + request.note), ""});
  write_rows(*transaction, checker.accepted(), before, request.mode, summary, progress);
  if (const auto info = completed_info(store->info(), request.database, checker.accepted().geometry()))
    transaction->set_info(*info);
  if (summary.refused > 0) {
    summary.rejects = rejects_path(request);
    write_rejects(summary.rejects, content.header.fields, checker.refused());
  }
  commit_with_rejects(*transaction, summary.rejects);
  summary.entry = last_entry(*store);
  return summary;
}

}  // namespace greenward::workflow
