// What a layer is made of: fields, types, units, code lists, names in both languages.
#pragma once

#include "engine/base/bilingual.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::layer {

/// `code` is a text whose values come from a code list; `date` is a calendar day.
enum class field_type : std::uint8_t { text, integer, real, boolean, date, code };

/// Geometry that a layer holds; `any` = points, lines or polygons, each feature its own, or none.
enum class layer_geometry : std::uint8_t { none, point, line, polygon, any };

struct field {
  std::string name;  ///< snake_case, the column's name in the database
  field_type type = field_type::text;
  bilingual title;                     ///< what a person sees
  std::string unit;                    ///< "m", "m²", "mm", ...; empty = none
  std::string dbf_alias;               ///< 1 to 10 ASCII characters, unique within the layer
  std::string code_list;               ///< the list's name when type is `code`
  bool required = false;               ///< NOT NULL
  std::vector<std::string> aliases{};  ///< what surveys call it ("S_Exp", "起点点号"), for imports
};

/// Every layer also has the column `id` (feature_id, primary key), which is not listed in `fields`.
struct layer_schema {
  std::string name;  ///< snake_case, the table's name
  bilingual title;
  layer_geometry geometry = layer_geometry::none;
  int draw_order = 0;  ///< drawn from low to high
  std::vector<field> fields;

  [[nodiscard]] std::optional<std::size_t> find_field(std::string_view name) const;
  /// Throws error{usage} naming the layer and its fields.
  [[nodiscard]] std::size_t field_index(std::string_view name) const;
};

struct code_entry {
  std::string code;
  bilingual title;
  std::vector<std::string> aliases;  ///< what other data call it ("tertiary", "二级道路"), for imports
};

/// The values a `code` field may take, in their natural order (for stages: the order of the lifecycle).
struct code_list {
  std::string name;
  bilingual title;
  std::vector<code_entry> entries;

  [[nodiscard]] const code_entry* find(std::string_view code) const;
  /// By code, alias, Chinese or English title, in this order; nullptr if none is equal.
  [[nodiscard]] const code_entry* recognise(std::string_view text) const;
};

[[nodiscard]] std::string_view to_string(field_type type);
[[nodiscard]] std::string_view to_string(layer_geometry geometry);

}  // namespace greenward::layer
