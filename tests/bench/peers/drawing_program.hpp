// Lines drawn by another map program.
#pragma once

#include "tests/bench/harness/child_process.hpp"
#include "tests/bench/peers/line_pictures.hpp"

#include <filesystem>
#include <string>

namespace greenward::bench {

/// Lines as a shapefile with a spatial index of every kind that the programs know.
struct line_file {
  std::filesystem::path file;
  std::string crs;  ///< "EPSG:n": the views' too
};

struct drawing_script {
  const char* name;    ///< of the program
  const char* script;  ///< beside this file
};
inline constexpr drawing_script kMapnik{"Mapnik", "mapnik_pictures.py"};
inline constexpr drawing_script kQgis{"QGIS renderer", "qgis_pictures.py"};

/// A program that a script drives, started and kept for the life of the object. The script is given a file of
/// JSON: {"lines", "crs", "size": [WIDTH, HEIGHT], "width", "colour", "background"}. It answers each line
/// {"with_load", "view": {"extent": [MINX, MINY, MAXX, MAXY], "picture"}} with a line {"version", "seconds"}.
class drawing_program {
 public:
  /// `folder`: for what the program keeps.
  drawing_program(const drawing_script& script, const line_file& lines, const line_style& style,
                  const std::filesystem::path& folder);

  /// Seconds by the wall clock to draw the view and write the PNG. With load: the file is opened for it. Else
  /// from what the program keeps loaded: Mapnik's file kept open or its memory, whichever takes less; QGIS's
  /// file kept open. Throws std::runtime_error with what the program said if it has failed.
  double draw(const line_view& view, picture_kind kind);
  /// "" before anything is drawn.
  [[nodiscard]] const std::string& version() const { return version_; }

 private:
  line_style style_;
  asked_child child_;
  std::string version_;
};

}  // namespace greenward::bench
