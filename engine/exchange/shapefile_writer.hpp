// Shapefiles (and bare .dbf tables) that open without garbled text.
#pragma once

#include "engine/exchange/dbf_text.hpp"
#include "engine/exchange/table_slice.hpp"

#include <filesystem>

namespace greenward::exchange {

/// Writes NAME.shp, .shx, .dbf, .cpg and .prj (only NAME.dbf and .cpg if the slice's kind is none) into
/// `folder`. The first field is ID; the others have the schema's aliases. Text widths come from the data
/// (1–254 bytes); reals keep 15 significant digits as far as 24 characters hold them; booleans are 0 or 1;
/// dates are DBF dates. Whatever does not fit is listed in context.losses.
void write_shapefile(const table_slice& slice, const std::filesystem::path& folder, dbf_encoding encoding,
                     const export_context& context);

inline constexpr const char* kDbfIdAlias = "ID";

}  // namespace greenward::exchange
