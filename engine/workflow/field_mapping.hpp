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
};

/// The source of one field of the layer.
struct mapped_field {
  std::optional<std::size_t> source;    ///< position in the file's header
  std::optional<std::string> constant;  ///< from --set
  bool by_name = false;                 ///< matched without being told
};

struct field_mapping {
  std::vector<mapped_field> fields;      ///< n_field of the schema
  std::optional<std::size_t> id_source;  ///< the file's field that gives feature ids
  bool id_told = false;                  ///< by --map, not by its name
  std::vector<std::string> unused;       ///< fields of the file that nothing takes
};

/// Told fields first; the others by equal name, DBF alias, Chinese or English title (ASCII case ignored),
/// each field of the file once. Throws error{usage} for a field or source that does not exist or is told
/// twice.
[[nodiscard]] field_mapping map_fields(const layer::layer_schema& schema,
                                       std::span<const std::string> source_fields,
                                       const mapping_request& request);

}  // namespace greenward::workflow
