#include "engine/workflow/field_mapping.hpp"

#include "engine/base/error.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <cctype>
#include <utility>

namespace greenward::workflow {

namespace {

std::string folded(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

std::optional<std::size_t> find_source(std::span<const std::string> sources, std::string_view name) {
  for (std::size_t i = 0; i < sources.size(); ++i)
    if (sources[i] == name) return i;
  for (std::size_t i = 0; i < sources.size(); ++i)
    if (folded(sources[i]) == folded(name)) return i;
  return std::nullopt;
}

class mapper {
 public:
  mapper(const layer::layer_schema& schema, std::span<const std::string> sources)
      : schema_(schema),
        sources_(sources),
        taken_(sources.size(), false),
        told_(schema.fields.size(), false),
        holds_systems_(sources.size(), false) {
    result_.fields.resize(schema.fields.size());
  }

  void take_map(const std::string& field, const std::string& source) {
    if (field == "id") {
      id_told_ = true;
      result_.id_told = !source.empty();
      if (!source.empty()) result_.id_source = claim(source);
      return;
    }
    mapped_field& target = tell(field);
    if (!source.empty()) target.source = claim(source);
  }

  void take_constant(const std::string& field, const std::string& value) { tell(field).constant = value; }

  void match_by_name() {
    if (!id_told_) result_.id_source = unclaimed("id", "id");
    for (std::size_t f = 0; f < schema_.fields.size(); ++f) {
      if (told_[f]) continue;
      const layer::field& field = schema_.fields[f];
      for (const std::string& name : {field.name, field.dbf_alias, field.title.zh, field.title.en}) {
        if (const auto source = unclaimed(name, field.name)) {
          result_.fields[f] = {.source = source, .constant = std::nullopt, .by_name = true};
          break;
        }
      }
    }
    match_by_alias();
  }

  void mark_system_columns(std::span<const std::string> columns) {
    for (const std::string& column : columns)
      if (const auto found = find_source(sources_, column)) holds_systems_[*found] = true;
  }

  field_mapping finish() {
    for (std::size_t i = 0; i < sources_.size(); ++i)
      if (!taken_[i]) result_.unused.push_back(sources_[i]);
    return std::move(result_);
  }

 private:
  mapped_field& tell(const std::string& field) {
    const std::size_t f = schema_.field_index(field);
    if (told_[f]) {
      throw error(error_code::usage, field, {"同一字段指定了两次", "the field is given twice"},
                  {"请只保留一个 --map 或 --set", "keep one --map or --set for it"});
    }
    told_[f] = true;
    return result_.fields[f];
  }

  std::size_t claim(const std::string& source) {
    const auto found = find_source(sources_, source);
    if (!found) {
      const std::string known = fmt::format("{}", fmt::join(sources_, ", "));
      throw error(error_code::usage, source, {"文件中没有这个字段", "the file has no such field"},
                  {"文件的字段：" + known, "its fields: " + known});
    }
    taken_[*found] = true;
    return *found;
  }

  /// After the names of all fields: what one is called by its own name is not another's alias.
  void match_by_alias() {
    for (std::size_t f = 0; f < schema_.fields.size(); ++f) {
      const layer::field& field = schema_.fields[f];
      if (told_[f]) continue;
      for (const std::string& alias : field.aliases) take_alias(f, unclaimed(alias, field.name));
      if (field.name != "system") continue;
      for (std::size_t source = 0; source < sources_.size(); ++source)
        if (holds_systems_[source] && !taken_[source]) take_alias(f, unclaimed(sources_[source], field.name));
    }
  }

  void take_alias(std::size_t field, std::optional<std::size_t> source) {
    if (!source) return;
    mapped_field& target = result_.fields[field];
    if (target.source)
      target.fallbacks.push_back(*source);
    else
      target = {.source = source, .constant = std::nullopt, .by_name = true, .by_alias = true};
  }

  std::optional<std::size_t> unclaimed(std::string_view name, std::string_view field) {
    const auto found = find_source(sources_, name);
    if (!found || taken_[*found] || (holds_systems_[*found] && field == "code")) return std::nullopt;
    taken_[*found] = true;
    return found;
  }

  const layer::layer_schema& schema_;
  std::span<const std::string> sources_;
  std::vector<bool> taken_;
  std::vector<bool> told_;
  std::vector<bool> holds_systems_;
  bool id_told_ = false;
  field_mapping result_;
};

}  // namespace

field_mapping map_fields(const layer::layer_schema& schema, std::span<const std::string> source_fields,
                         const mapping_request& request) {
  mapper mapper(schema, source_fields);
  for (const auto& [field, source] : request.map) mapper.take_map(field, source);
  for (const auto& [field, value] : request.set) mapper.take_constant(field, value);
  mapper.mark_system_columns(request.system_columns);
  mapper.match_by_name();
  return mapper.finish();
}

}  // namespace greenward::workflow
