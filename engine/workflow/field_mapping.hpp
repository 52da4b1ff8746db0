// Which field of a foreign file fills which field of a layer.
#pragma once

#include "engine/layer/schema.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace greenward::workflow {

/// What the user said: `--map FIELD=SOURCE` (an empty source: leave the field empty), `--set FIELD=VALUE`.
struct mapping_request {
  std::vector<std::pair<std::string, std::string>> map;
  std::vector<std::pair<std::string, std::string>> set;
  /// Columns that hold words of the list of `system`, whatever their name says: never taken for `code` unless
  /// told.
  std::vector<std::string> system_columns{};
};

/// The source of one field of the layer.
struct mapped_field {
  std::optional<std::size_t> source;     ///< position in the file's header
  std::optional<std::string> constant;   ///< from --set
  bool by_name = false;                  ///< matched without being told
  bool by_alias = false;                 ///< by a name that only surveys use
  std::vector<std::size_t> fallbacks{};  ///< where the source is blank: the first of these that is not
};

struct field_mapping {
  std::vector<mapped_field> fields;      ///< n_field of the schema
  std::optional<std::size_t> id_source;  ///< the file's field that gives feature ids
  bool id_told = false;                  ///< by --map, not by its name
  std::vector<std::string> unused;       ///< fields of the file that nothing takes
};

/// Told fields first; the others by equal name, DBF alias, Chinese or English title (ASCII case ignored),
/// each field of the file once; then by the aliases of the catalogue, in their order: what more of them the
/// file has are fallbacks. Throws error{usage} for a field or source that does not exist or is told
/// twice.
[[nodiscard]] field_mapping map_fields(const layer::layer_schema& schema,
                                       std::span<const std::string> source_fields,
                                       const mapping_request& request);

}  // namespace greenward::workflow
