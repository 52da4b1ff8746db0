// A file of areas that a user gives.
#pragma once

#include "engine/geo/crs.hpp"
#include "engine/geo/geometry_column.hpp"

#include <filesystem>

namespace greenward::workflow {

/// Carries its reader along: a program that lets nobody give such a file is linked to no readers of files, of
/// which the libraries alone take it a tenth of a second to start.
struct area_file {
  std::filesystem::path path;
  geo::planar_geometry (*read)(const std::filesystem::path& path, geo::crs_code measuring) = nullptr;

  [[nodiscard]] bool empty() const { return path.empty(); }
};

/// Any format that records are read from. Reading throws error{bad_input} if the file cannot be read or holds
/// no area.
[[nodiscard]] area_file areas_in(std::filesystem::path path);

}  // namespace greenward::workflow
