// QGIS from its start to a complete map.
#pragma once

#include "tests/bench/peers/x_server.hpp"

#include <filesystem>
#include <string>

namespace greenward::bench {

/// QGIS's own window on Xvfb, on a project of the layers with geometry that a Greenward database
/// has, with the styles that the database carries.
class qgis_start {
 public:
  /// Makes the project, in the measuring CRS and at the extent of all layers. `folder` must be there. Throws
  /// std::runtime_error if QGIS is not there or cannot read the database.
  qgis_start(const std::filesystem::path& database, const std::filesystem::path& folder, int width,
             int height);

  [[nodiscard]] const std::string& version() const { return version_; }
  [[nodiscard]] std::size_t layers() const { return layers_; }
  /// Starts QGIS, which reads the project, draws the whole map into a PNG and ends.
  void run(const std::filesystem::path& picture) const;

 private:
  std::filesystem::path folder_;
  int width_, height_;
  x_server display_;
  std::size_t layers_ = 0;
  std::string version_;
};

}  // namespace greenward::bench
