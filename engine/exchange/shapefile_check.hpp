// Is a shapefile whole: do its parts exist, and are they as long as their headers say?
#pragma once

#include <filesystem>

namespace greenward::exchange {

/// Throws error{bad_input} that names the part: a missing .shx or .dbf, a .shp or .shx shorter than its
/// header says, a .dbf shorter than its record count needs, counts of .shx and .dbf that disagree. Source:
/// ESRI Shapefile Technical Description (July 1998); dBASE header layout.
void check_shapefile(const std::filesystem::path& shp);

}  // namespace greenward::exchange
