// A table of updates, CSV or XLSX: what `record --file` and `hazards record --file` share.
#pragma once

#include "engine/base/date.hpp"
#include "engine/base/task.hpp"
#include "engine/exchange/record_file.hpp"
#include "engine/layer/schema.hpp"
#include "engine/store/store.hpp"
#include "engine/workflow/refused_update.hpp"
#include "engine/workflow/rejects_file.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::workflow {

struct update_record {
  std::int64_t number = 0;  ///< position in the file, from 1
  std::vector<exchange::cell> cells;
  std::vector<store::field_value> values;  ///< n_field of the schema; monostate = absent
  std::vector<bilingual> reasons;          ///< why it cannot be read; empty = it can
};

struct update_file {
  layer::layer_schema schema;
  std::vector<std::string> columns;  ///< of the file
  std::vector<bool> present;         ///< n_field: the file has a column for it
  std::vector<update_record> records;

  /// Throws error{usage} for a field that the schema does not have, like the two below.
  [[nodiscard]] bool has(std::string_view field) const { return present[schema.field_index(field)]; }
  /// "" = absent.
  [[nodiscard]] std::string text(const update_record& record, std::string_view field) const;
  [[nodiscard]] std::optional<date> day(const update_record& record, std::string_view field) const;
  [[nodiscard]] bool is_readable() const;
};

/// Columns fill the fields with the same name or title. Throws error{bad_input} if the file cannot be read.
[[nodiscard]] update_file read_update_file(const std::filesystem::path& file,
                                           const exchange::read_options& reading,
                                           const layer::layer_schema& schema, const task& progress);

/// What was refused, with all reasons of each record; `refused`: positions in records.
[[nodiscard]] std::vector<refused_record> refused_records(const update_file& updates,
                                                          std::span<const refused_update> refused);

/// The layer's schema with only these fields, in the layer's order.
[[nodiscard]] layer::layer_schema with_fields(layer::layer_schema schema,
                                              std::span<const std::string_view> fields);

/// `wanted`, or a free name beside the database that ends in `-rejects-<verb>.csv`.
[[nodiscard]] std::filesystem::path rejects_of(const std::string& database,
                                               const std::filesystem::path& wanted, std::string_view verb);

}  // namespace greenward::workflow
