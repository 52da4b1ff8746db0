// `greenward import`: a foreign file into one layer, in one transaction.
#pragma once

#include "engine/base/task.hpp"
#include "engine/exchange/record_file.hpp"
#include "engine/workflow/field_mapping.hpp"
#include "engine/workflow/record_checker.hpp"
#include "engine/workflow/section_size.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

struct import_request {
  std::string database;  ///< made if it does not exist
  std::filesystem::path file;
  std::string layer;
  exchange::read_options reading;
  mapping_request mapping;
  import_mode mode = import_mode::append;
  std::filesystem::path rejects;        ///< empty = beside the database, <name>-rejects-<layer>.csv
  std::string who, note;                ///< of the journal entry
  std::optional<size_unit> sizes_in{};  ///< of pipe sizes that do not say their unit; nullopt = by their look
};

struct import_summary {
  std::string layer, source_layer, crs;
  std::int64_t read = 0, inserted = 0, updated = 0, removed = 0, refused = 0;
  std::vector<bilingual> notes;   ///< what a person should know: fields left out, heights dropped, ...
  std::filesystem::path rejects;  ///< empty if nothing was refused
  std::int64_t entry = 0;         ///< of the journal: what undo_entry() takes back
};

/// Checks each record against the schema: types, code lists, required fields, kind of geometry, unique codes.
/// Good ones go in together with one journal entry; the others go to the rejects file with their reasons.
/// Administrative codes that no field gives are found by place. Survey tables of drains: see survey_table.
/// Throws error{bad_input} and changes nothing if the file cannot be read or every record is refused.
[[nodiscard]] import_summary import_records(const import_request& request, const task& progress);

}  // namespace greenward::workflow
