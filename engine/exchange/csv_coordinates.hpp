// Points in two columns of a CSV or XLSX file.
#pragma once

#include "engine/exchange/ogr_geometry.hpp"
#include "engine/exchange/record_file.hpp"

#include <optional>
#include <string>
#include <vector>

namespace greenward::exchange {

/// The columns of x (lon, lng, long, longitude, 经度, x, easting) and y (lat, latitude, 纬度, y, northing),
/// in any case. GDAL would read "n/a" as 0; here a cell is a number as a whole or it is refused.
class csv_coordinates {
 public:
  /// nullopt unless both columns are there.
  [[nodiscard]] static std::optional<csv_coordinates> find(const std::vector<std::string>& fields);

  /// The names of the two columns among `fields`.
  [[nodiscard]] std::vector<std::string> names(const std::vector<std::string>& fields) const {
    return {fields[x_], fields[y_]};
  }

  /// No geometry if both cells are empty; refused if either is not a finite number. Chinese surveyors call
  /// the northing x and the easting y: columns of just those names whose numbers can only be such a pair of
  /// Gauss-Kruger coordinates are taken so in a `projected` CRS, with a note.
  [[nodiscard]] read_geometry point_of(const std::vector<cell>& cells, bool projected) const;

 private:
  std::size_t x_ = 0, y_ = 0;
  bool bare_letters_ = false;  ///< the columns are called x and y
};

}  // namespace greenward::exchange
