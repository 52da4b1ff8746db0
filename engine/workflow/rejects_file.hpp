// Every refused record with its reason, so that nothing is lost.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/exchange/record_file.hpp"
#include "engine/store/store.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace greenward::workflow {

struct refused_record {
  std::int64_t number = 0;  ///< position in the file, from 1
  std::vector<bilingual> reasons;
  std::vector<exchange::cell> cells;
  std::string wkt;  ///< its geometry, EPSG:4490; "" = none
};

/// UTF-8 CSV with a byte order mark: number, reason (zh), reason (en), the file's own fields, WKT. Appears
/// whole or not at all. Throws error{bad_input} if it cannot be written.
void write_rejects(const std::filesystem::path& file, std::span<const std::string> fields,
                   std::span<const refused_record> records);

/// Commits, and takes the rejects file away again if that fails: refusals of an import that did not happen
/// would mislead. `file` may be empty.
void commit_with_rejects(store::write_transaction& transaction, const std::filesystem::path& file);

/// `wanted`, or the first of wanted-2, wanted-3, ... that does not exist: earlier rejects are kept.
[[nodiscard]] std::filesystem::path free_name(const std::filesystem::path& wanted);

/// One geometry as WKT with 9 decimals.
[[nodiscard]] std::string to_wkt(geo::geographic_view geometry);

}  // namespace greenward::workflow
