// What a file holds, before it is imported.
#pragma once

#include "engine/exchange/record_file.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace greenward::workflow {

struct import_preview {
  std::vector<std::string> source_layers;  ///< all of the file
  std::string source_layer;                ///< the one that was looked at; empty: several, and none was named
  std::vector<std::string> fields;         ///< of it
  std::string crs;                         ///< of it, as the file says or as it was told; empty: none
  bool needs_crs = false;                  ///< it has places, and nobody has said in which CRS
  std::int64_t record_count = -1;          ///< -1 = not known before reading
};

/// Reads no records. `reading`: what is known already. Throws error{bad_input} as exchange::read_records().
[[nodiscard]] import_preview look_into(const std::filesystem::path& file, exchange::read_options reading);

}  // namespace greenward::workflow
