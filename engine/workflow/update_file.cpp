#include "engine/workflow/update_file.hpp"

#include "engine/workflow/environment.hpp"
#include "engine/workflow/field_mapping.hpp"
#include "engine/workflow/value_conversion.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <utility>

namespace greenward::workflow {

namespace fs = std::filesystem;

namespace {

update_record read_update(const field_mapping& mapping, const layer::layer_schema& schema,
                          exchange::record&& source) {
  update_record record;
  record.number = source.number;
  record.cells = std::move(source.cells);
  record.values.resize(schema.fields.size());
  if (source.refused) record.reasons.push_back(*source.refused);
  for (std::size_t f = 0; f < schema.fields.size(); ++f) {
    const auto from = mapping.fields[f].source;
    if (!from) continue;
    converted value = convert(record.cells[*from], schema.fields[f], program_environment().catalogue);
    if (const auto* reason = std::get_if<bilingual>(&value)) {
      const bilingual& title = schema.fields[f].title;
      record.reasons.push_back({title.zh + "：" + reason->zh, title.en + ": " + reason->en});
    } else {
      record.values[f] = std::get<store::field_value>(std::move(value));
    }
  }
  return record;
}

}  // namespace

std::string update_file::text(const update_record& record, std::string_view field) const {
  const auto* words = std::get_if<std::string>(&record.values[schema.field_index(field)]);
  return words != nullptr ? *words : "";
}

std::optional<date> update_file::day(const update_record& record, std::string_view field) const {
  const auto* days = std::get_if<std::int64_t>(&record.values[schema.field_index(field)]);
  if (days == nullptr) return std::nullopt;
  return date_from_days(*days);
}

bool update_file::is_readable() const {
  for (const update_record& record : records)
    if (!record.reasons.empty()) return false;
  return true;
}

update_file read_update_file(const fs::path& file, const exchange::read_options& reading,
                             const layer::layer_schema& schema, const task& progress) {
  update_file updates{schema, {}, std::vector<bool>(schema.fields.size(), false), {}};
  field_mapping mapping;
  exchange::read_options cells_alone = reading;
  cells_alone.without_places = true;
  exchange::read_records(
      file, cells_alone,
      [&](const exchange::record_header& header) {
        updates.columns = header.fields;
        mapping = map_fields(schema, header.fields, {});
        for (std::size_t f = 0; f < schema.fields.size(); ++f)
          updates.present[f] = mapping.fields[f].source.has_value();
      },
      [&](exchange::record&& record) {
        updates.records.push_back(read_update(mapping, schema, std::move(record)));
      },
      progress);
  return updates;
}

std::vector<refused_record> refused_records(const update_file& updates,
                                            std::span<const refused_update> refused) {
  std::map<std::size_t, std::vector<bilingual>> reasons;
  for (std::size_t i = 0; i < updates.records.size(); ++i)
    if (!updates.records[i].reasons.empty()) reasons[i] = updates.records[i].reasons;
  for (const refused_update& refusal : refused) reasons[refusal.update].push_back(refusal.reason);
  std::vector<refused_record> all;
  for (auto& [i, why] : reasons)
    all.push_back({updates.records[i].number, std::move(why), updates.records[i].cells, ""});
  return all;
}

layer::layer_schema with_fields(layer::layer_schema schema, std::span<const std::string_view> fields) {
  std::erase_if(schema.fields, [&](const layer::field& field) {
    return std::ranges::find(fields, field.name) == fields.end();
  });
  return schema;
}

fs::path rejects_of(const std::string& database, const fs::path& wanted, std::string_view verb) {
  if (!wanted.empty()) return wanted;
  const fs::path path(database);
  return free_name(path.parent_path() / fmt::format("{}-rejects-{}.csv", path.stem().string(), verb));
}

}  // namespace greenward::workflow
