// A data set being written through OGR, whose failures become errors.
#pragma once

#include "engine/base/error.hpp"
#include "engine/exchange/gdal_session.hpp"
#include "engine/exchange/table_slice.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

class GDALDataset;
class OGRFeature;
class OGRLayer;

namespace greenward::exchange {

/// error{bad_input}: cannot write `file`, with the library's words.
[[nodiscard]] error cannot_write(const std::filesystem::path& file, const std::string& library_says);

class ogr_target {
 public:
  ogr_target(const char* driver, std::filesystem::path file);
  ~ogr_target();
  ogr_target(const ogr_target&) = delete;
  ogr_target& operator=(const ogr_target&) = delete;

  [[nodiscard]] GDALDataset& dataset() { return *dataset_; }
  /// A layer named after the slice, of its geometry kind, with `options` as KEY=VALUE.
  [[nodiscard]] OGRLayer& add_layer(const table_slice& slice, const export_context& context,
                                    const std::vector<std::string>& options);
  /// Adds the row's geometry and writes the feature.
  void write(OGRLayer& layer, OGRFeature& feature, const table_slice& slice, std::size_t row, part_form form);
  /// A statement of SQL whose answer, if there is one, tells nothing.
  void execute(const std::string& sql);
  /// The first column of an SQL query's answer.
  [[nodiscard]] std::vector<std::string> texts(const std::string& sql);
  /// Flushes and closes; everything written is on the disk when it returns.
  void close();
  /// Throws if the library has said that something failed.
  void check() const;

 private:
  gdal_messages messages_;
  std::filesystem::path file_;
  GDALDataset* dataset_ = nullptr;
};

/// Calls `write_row(row)` for the rows of the slice, reporting and heeding cancellation.
template <class WriteRow>
void for_rows(const table_slice& slice, const export_context& context, WriteRow write_row) {
  constexpr std::size_t kStride = 1024;
  const bilingual step{"写出 " + slice.name, "Writing " + slice.name};
  for (std::size_t i = 0; i < slice.rows.size(); ++i) {
    if (i % kStride == 0) {
      context.progress.throw_if_cancelled();
      context.progress.report(step, static_cast<double>(i), static_cast<double>(slice.rows.size()));
    }
    write_row(slice.rows[i]);
  }
}

}  // namespace greenward::exchange
