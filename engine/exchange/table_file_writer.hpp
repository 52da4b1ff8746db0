// Layers into formats that hold the schema as it is: GeoPackage and FlatGeobuf.
#pragma once

#include "engine/exchange/table_slice.hpp"

#include <filesystem>
#include <vector>

namespace greenward::exchange {

/// All slices into one GeoPackage: real field names, key column `id`, the Chinese title as identifier, both
/// titles and the notice as description, the notice as metadata of the file.
void write_geopackage(const std::vector<table_slice>& slices, const std::filesystem::path& file,
                      const export_context& context);

/// One slice into one FlatGeobuf file with a field `id` and a spatial index. Rows without geometry cannot be
/// held and are listed in context.losses; a slice of kind none is error{usage}.
void write_flatgeobuf(const table_slice& slice, const std::filesystem::path& file,
                      const export_context& context);

}  // namespace greenward::exchange
