#include "engine/workflow/record_checker.hpp"

#include "engine/workflow/layer_shape.hpp"
#include "engine/workflow/value_conversion.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <optional>
#include <type_traits>

namespace greenward::workflow {

codes_in_use codes_of(const layer::feature_table& table) {
  codes_in_use codes;
  if (!table.schema().find_field("code")) return codes;
  const auto& code = table["code"];
  for (std::size_t row = 0; row < table.size(); ++row)
    if (code.has(row)) codes.emplace(code.text(row), table.ids()[row]);
  return codes;
}

namespace {

bool is_absent(const store::field_value& value) {
  return std::holds_alternative<std::monostate>(value);
}

/// A cell as a feature id; 0 if it is no whole number.
feature_id id_of(const exchange::cell& cell, const layer::catalogue& catalogue) {
  layer::field id;
  id.type = layer::field_type::integer;
  const converted value = convert(cell, id, catalogue);
  const auto* stored = std::get_if<store::field_value>(&value);
  const auto* whole = stored != nullptr ? std::get_if<std::int64_t>(stored) : nullptr;
  return feature_id(whole != nullptr ? *whole : 0);
}

}  // namespace

exchange::cell first_cell(const exchange::record& record, const mapped_field& from) {
  if (!from.source) return {};
  if (!is_blank(record.cells[*from.source])) return record.cells[*from.source];
  for (const std::size_t other : from.fallbacks)
    if (!is_blank(record.cells[other])) return record.cells[other];
  return {};
}

exchange::cell cell_of(const exchange::record& record, const mapped_field& from) {
  return from.constant ? exchange::cell(*from.constant) : first_cell(record, from);
}

record_checker::record_checker(check_context context)
    : context_(std::move(context)), accepted_(context_.schema) {}

void record_checker::take(exchange::record&& record, std::vector<bilingual> reasons) {
  ++read_;
  if (record.refused) reasons.push_back(*record.refused);
  const values_of_row values = convert_all(record, reasons);
  if (!record.refused)
    if (const auto wrong = wrong_geometry(record.geometry[0], context_.schema.geometry))
      reasons.push_back(*wrong);
  const feature_id id = identify(record, values, reasons);
  if (reasons.empty()) {
    write(record, values, id);
    count_notes(record);
    return;
  }
  record.cells.resize(std::min(record.cells.size(), context_.file_fields));
  refused_.push_back({record.number, std::move(reasons), std::move(record.cells),
                      record.geometry.empty() ? "" : to_wkt(record.geometry[0])});
}

void record_checker::count_notes(const exchange::record& record) {
  for (const bilingual& note : record.notes) {
    auto& counted = notes_[note.en];
    counted.first = note;
    ++counted.second;
  }
}

record_checker::values_of_row record_checker::convert_all(const exchange::record& record,
                                                          reason_list& reasons) const {
  const auto& fields = context_.schema.fields;
  values_of_row values(fields.size());
  for (std::size_t f = 0; f < fields.size(); ++f) {
    converted value = convert(cell_of(record, context_.mapping.fields[f]), fields[f], context_.catalogue);
    if (auto* refusal = std::get_if<bilingual>(&value)) {
      reasons.push_back(std::move(*refusal));
      continue;
    }
    values[f] = std::get<store::field_value>(std::move(value));
    if (fields[f].required && is_absent(values[f])) {
      reasons.push_back({"缺少必填字段“" + fields[f].title.zh + "”（可用 --map 或 --set 指定）",
                         "the required field " + fields[f].name + " is empty (give it with --map or --set)"});
    }
  }
  return values;
}

feature_id record_checker::identify(const exchange::record& record, const values_of_row& values,
                                    reason_list& reasons) {
  feature_id id;
  if (context_.mapping.id_source) {
    id = id_of(record.cells[*context_.mapping.id_source], context_.catalogue);
    check_id(id, reasons);
  }
  const auto field = context_.schema.find_field("code");
  const auto* code = field ? std::get_if<std::string>(&values[*field]) : nullptr;
  if (code == nullptr) return id;
  check_code(*code, reasons);
  const auto existing = context_.existing.find(*code);
  return existing != context_.existing.end() && context_.mode == import_mode::upsert ? existing->second : id;
}

void record_checker::check_id(feature_id id, reason_list& reasons) {
  if (id.value > 0 && ids_seen_.insert(id.value).second) return;
  if (context_.mapping.id_told)
    reasons.push_back(
        {"编号（id）不是正整数或重复", "its id is not a positive whole number, or a duplicate"});
  else
    false_id_ = true;
}

bool record_checker::code_matched_by_name() const {
  return context_.mapping.fields[context_.schema.field_index("code")].by_name;
}

void record_checker::check_code(const std::string& code, reason_list& reasons) {
  if (!codes_seen_.insert(code).second) {
    if (code_matched_by_name()) {
      false_code_ = true;
    } else {
      reasons.push_back(
          {"编码“" + code + "”在文件中重复", "code " + code + " is a duplicate within the file"});
    }
  }
  if (context_.mode == import_mode::append && context_.existing.contains(code)) {
    reasons.push_back({"编码“" + code + "”已存在（更新请用 --mode upsert）",
                       "code " + code + " is already there (use --mode upsert to update it)"});
  }
}

admin_codes record_checker::missing_places(const exchange::record& record,
                                           const values_of_row& values) const {
  if (context_.locator == nullptr || context_.locator->empty()) return {};
  for (const char* name : {"district_code", "street_code", "community_code"}) {
    const auto field = context_.schema.find_field(name);
    if (!field || !is_absent(values[*field])) return {};
  }
  return context_.locator->locate(record.geometry[0]);
}

void record_checker::write(const exchange::record& record, const values_of_row& values, feature_id id) {
  const admin_codes places = missing_places(record, values);
  layer::row_writer row(accepted_, id);
  for (std::size_t f = 0; f < values.size(); ++f) {
    const std::string& name = context_.schema.fields[f].name;
    const auto set = [&](const auto& value) {
      if constexpr (!std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) row.set(name, value);
    };
    if (name == "source" && is_absent(values[f]))
      row.set(name, context_.source);
    else
      std::visit(set, values[f]);
  }
  if (!places.district.empty()) row.set("district_code", places.district);
  if (!places.street.empty()) row.set("street_code", places.street);
  if (!places.community.empty()) row.set("community_code", places.community);
  if (context_.schema.geometry != layer::layer_geometry::none) row.geometry().append(record.geometry[0]);
}

void record_checker::finish() {
  if (false_code_) {
    accepted_.clear_column("code");
    notes_["code"] = {{"文件中名为“编码/code”的字段有重复值，未作为编码采用（可用 --map code=字段 指定）",
                       "the file's field named code has duplicates and was not taken for the code "
                       "(choose one with --map code=FIELD)"},
                      read_};
  }
  if (false_id_) {
    accepted_.clear_ids();
    notes_["id"] = {{"文件中名为 id 的字段不是唯一的正整数，编号已重新分配",
                     "the file's field named id is not unique whole numbers; new ids were given"},
                    read_};
  }
}

std::vector<bilingual> record_checker::notes() const {
  std::vector<bilingual> result;
  for (const auto& [key, counted] : notes_) {
    const auto& [note, count] = counted;
    result.push_back(
        {fmt::format("{}（{} 条记录）", note.zh, count), fmt::format("{} ({} records)", note.en, count)});
  }
  return result;
}

}  // namespace greenward::workflow
