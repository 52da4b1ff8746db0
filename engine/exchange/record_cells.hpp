// The cells of a record as the file has them.
#pragma once

#include "engine/exchange/record_file.hpp"

#include <string>
#include <string_view>
#include <vector>

class OGRFeature;
class OGRLayer;

namespace greenward::exchange {

/// Reads the attribute values of one layer's features. A key column of the file (GeoPackage's fid) is a
/// field.
class cell_reader {
 public:
  /// `raw_encoding`: the layer hands out bytes of this encoding; empty = it hands out UTF-8.
  cell_reader(OGRLayer& layer, std::string raw_encoding);

  [[nodiscard]] const std::vector<std::string>& fields() const { return fields_; }

  /// Fills the record's cells. Text that cannot be UTF-8 leaves its cell absent and refuses the record.
  /// Dates are "YYYY-MM-DD", times "YYYY-MM-DDThh:mm:ss", lists and bytes GDAL's text.
  void read(const OGRFeature& feature, record& into) const;

 private:
  [[nodiscard]] cell read_cell(const OGRFeature& feature, int field, record& into) const;
  [[nodiscard]] cell read_text(const char* bytes, int field, record& into) const;

  std::string raw_encoding_;
  std::vector<std::string> fields_;
  bool has_key_ = false;
};

}  // namespace greenward::exchange
