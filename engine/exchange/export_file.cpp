#include "engine/exchange/export_file.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/export_folder.hpp"
#include "engine/exchange/export_listing.hpp"
#include "engine/exchange/ogr_geometry.hpp"
#include "engine/exchange/shapefile_check.hpp"
#include "engine/exchange/shapefile_writer.hpp"
#include "engine/exchange/table_file_writer.hpp"
#include "engine/geo/crs.hpp"

#include <algorithm>
#include <cctype>

namespace greenward::exchange {

namespace {

dbf_encoding encoding_of(const export_options& options) {
  std::string name = options.encoding;
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  if (name == "UTF-8" || name == "UTF8" || name.empty()) return dbf_encoding::utf8;
  if (name == "GBK" || name == "CP936" || name == "GB2312") return dbf_encoding::gbk;
  throw error(error_code::usage, options.encoding, {"不支持的文字编码", "unsupported encoding"},
              {"可用 UTF-8 或 GBK", "use UTF-8 or GBK"});
}

void check_crs(const export_options& options) {
  if (options.format != export_format::geojson) return;
  if (options.crs == "EPSG:4490" || options.crs == "EPSG:4326") return;
  throw error(error_code::usage, options.crs,
              {"GeoJSON 只能用 WGS 84 经纬度（RFC 7946）", "GeoJSON is always WGS 84 (RFC 7946)"},
              {"去掉 --crs，或改用 gpkg、shapefile", "leave out --crs, or write gpkg or shapefile"});
}

/// The table's coordinates in the CRS of the files.
geo::planar_geometry in_crs(const layer::feature_table& table, const std::string& crs) {
  auto result = table.geometry().transformed<geo::planar>([](geo::lon_lat p) {
    return geo::planar{p.x, p.y};
  });
  if (crs == "EPSG:4490" || crs == "EPSG:4326") return result;  // equal by the null transformation
  std::vector<double> xs, ys;
  for (const geo::planar& p : result.points()) {
    xs.push_back(p.x);
    ys.push_back(p.y);
  }
  if (geo::transformer("EPSG:4490", crs).transform(xs, ys) > 0) {
    throw error(error_code::bad_input, table.schema().name,
                {"有坐标无法换算到 " + crs, "some coordinates have no place in " + crs},
                {"请换一个覆盖本区的坐标系", "choose a CRS that covers the district"});
  }
  std::size_t next = 0;
  return result.transformed<geo::planar>([&](geo::planar) {
    const geo::planar p{xs[next], ys[next]};
    ++next;
    return p;
  });
}

/// Everything that one export writes, kind of file by kind of file.
class export_run {
 public:
  export_run(const std::vector<layer::feature_table>& tables, const export_options& options,
             const task& progress)
      : options_(options),
        encoding_(encoding_of(options)),
        reference_(reference_of(options.crs)),
        context_{options, reference_.get(), result_.losses, progress} {
    check_crs(options);
    geometries_.reserve(tables.size());
    for (const layer::feature_table& table : tables) {
      geometries_.push_back(in_crs(table, options.crs));
      if (options.format == export_format::shapefile) {
        for (table_slice& slice : slices_by_kind(table, geometries_.back()))
          slices_.push_back(std::move(slice));
      } else {
        slices_.push_back(whole_slice(table, geometries_.back()));
      }
    }
    for (const table_slice& slice : slices_) files_.push_back(file_name(slice));
  }

  export_result write_into(export_folder& folder) {
    if (options_.format == export_format::gpkg) {
      write_geopackage(slices_, folder.path() / kGeopackageName, context_);
    } else {
      for (std::size_t s = 0; s < slices_.size(); ++s) write_one(slices_[s], folder.path() / files_[s]);
    }
    write_field_list(folder.path(), slices_, files_, options_.format);
    write_readme(folder.path(), slices_, files_, options_);
    write_losses(folder.path(), result_.losses);
    result_.files = folder.commit();
    return std::move(result_);
  }

 private:
  static constexpr const char* kGeopackageName = "layers.gpkg";

  [[nodiscard]] std::string file_name(const table_slice& slice) const {
    switch (options_.format) {
      case export_format::gpkg:
        return kGeopackageName;
      case export_format::geojson:
        return slice.name + ".geojson";
      case export_format::flatgeobuf:
        return slice.name + ".fgb";
      case export_format::shapefile:
        break;
    }
    return slice.name + (slice.kind == geo::geometry_kind::none ? ".dbf" : ".shp");
  }

  void write_one(const table_slice& slice, const std::filesystem::path& file) {
    switch (options_.format) {
      case export_format::geojson:
        return write_text_file(file, to_geojson(*slice.table));
      case export_format::flatgeobuf:
        return write_flatgeobuf(slice, file, context_);
      default:
        break;
    }
    write_shapefile(slice, file.parent_path(), encoding_, context_);
    if (slice.kind != geo::geometry_kind::none) check_shapefile(file);
  }

  const export_options& options_;
  dbf_encoding encoding_;
  ogr_reference_ptr reference_;
  export_result result_;
  export_context context_;
  std::vector<geo::planar_geometry> geometries_;
  std::vector<table_slice> slices_;
  std::vector<std::string> files_;
};

}  // namespace

export_result write_tables(const std::vector<layer::feature_table>& tables,
                           const std::filesystem::path& folder, const export_options& options,
                           const task& progress) {
  export_run run(tables, options, progress);
  export_folder target(folder);
  return run.write_into(target);
}

std::string_view cut_at_character(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  std::size_t end = bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

}  // namespace greenward::exchange
