#include "engine/workflow/import_preview.hpp"

#include "engine/base/error.hpp"

#include <utility>

namespace greenward::workflow {

namespace {

/// Any CRS: the header is the same with it, if the file has only not said its own.
constexpr const char* kStandIn = "EPSG:4490";

exchange::record_header header_of(const std::filesystem::path& file, exchange::read_options reading,
                                  import_preview& preview) {
  try {
    return exchange::read_header(file, reading);
  } catch (const error&) {
    if (!reading.crs.empty()) throw;
    reading.crs = kStandIn;
    exchange::record_header header = exchange::read_header(file, reading);
    preview.needs_crs = true;
    header.crs.clear();
    return header;
  }
}

}  // namespace

import_preview look_into(const std::filesystem::path& file, exchange::read_options reading) {
  import_preview preview;
  preview.source_layers = exchange::source_layers(file);
  if (reading.source_layer.empty() && preview.source_layers.size() > 1) return preview;
  exchange::record_header header = header_of(file, reading, preview);
  preview.source_layer = std::move(header.source_layer);
  preview.fields = std::move(header.fields);
  preview.crs = std::move(header.crs);
  preview.record_count = header.record_count;
  return preview;
}

}  // namespace greenward::workflow
