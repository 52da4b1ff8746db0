#include "engine/layer/schema.hpp"

#include "engine/base/error.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace greenward::layer {

namespace {

std::string field_names(const layer_schema& schema) {
  std::string names = "id";
  for (const field& f : schema.fields) names += ", " + f.name;
  return names;
}

}  // namespace

std::optional<std::size_t> layer_schema::find_field(std::string_view field_name) const {
  const auto found = std::ranges::find(fields, field_name, &field::name);
  if (found == fields.end()) return std::nullopt;
  return static_cast<std::size_t>(found - fields.begin());
}

std::size_t layer_schema::field_index(std::string_view field_name) const {
  if (const auto index = find_field(field_name)) return *index;
  const std::string names = field_names(*this);
  throw error(
      error_code::usage, name,
      {fmt::format("图层没有字段“{}”", field_name), fmt::format("the layer has no field '{}'", field_name)},
      {"可用字段：" + names, "Its fields are: " + names});
}

const code_entry* code_list::find(std::string_view code) const {
  const auto found = std::ranges::find(entries, code, &code_entry::code);
  return found == entries.end() ? nullptr : &*found;
}

const code_entry* code_list::recognise(std::string_view text) const {
  if (const code_entry* exact = find(text)) return exact;
  for (const code_entry& entry : entries)
    if (std::ranges::find(entry.aliases, text) != entry.aliases.end()) return &entry;
  for (const code_entry& entry : entries)
    if (entry.title.zh == text || entry.title.en == text) return &entry;
  return nullptr;
}

std::string_view to_string(field_type type) {
  switch (type) {
    case field_type::text:
      return "text";
    case field_type::integer:
      return "integer";
    case field_type::real:
      return "real";
    case field_type::boolean:
      return "boolean";
    case field_type::date:
      return "date";
    case field_type::code:
      return "code";
  }
  return {};
}

std::string_view to_string(layer_geometry geometry) {
  switch (geometry) {
    case layer_geometry::none:
      return "none";
    case layer_geometry::point:
      return "point";
    case layer_geometry::line:
      return "line";
    case layer_geometry::polygon:
      return "polygon";
    case layer_geometry::any:
      return "any";
  }
  return {};
}

}  // namespace greenward::layer
