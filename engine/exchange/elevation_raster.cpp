#include "engine/exchange/elevation_raster.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/gdal_session.hpp"
#include "engine/exchange/ogr_source.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/geodesic.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

namespace greenward::exchange {

namespace {

namespace fs = std::filesystem;

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

[[noreturn]] void refuse(const fs::path& file, bilingual problem) {
  throw error(error_code::bad_input, file.string(), std::move(problem),
              {"需要本机磁盘上的 GeoTIFF 高程栅格，单位为米，带坐标系",
               "a GeoTIFF of heights in metres, with a CRS, on this machine's disk is needed"});
}

dataset_ptr open_raster(const fs::path& file) {
  const std::string name = file.string();
  if (name.find("/vsi") != std::string::npos || name.find("://") != std::string::npos)
    refuse(file, {"只读本机磁盘上的文件", "only files on this machine's disk are read"});
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) refuse(file, {"没有这个文件", "there is no such file"});
  const gdal_messages messages;
  const char* const drivers[] = {"GTiff", nullptr};
  dataset_ptr dataset(
      GDALDataset::Open(fs::absolute(file).c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, drivers));
  if (!dataset || dataset->GetRasterCount() < 1)
    refuse(file,
           {"读不出栅格：" + messages.first_failure(), "no raster can be read: " + messages.first_failure()});
  return dataset;
}

std::string wkt_of(const OGRSpatialReference& system) {
  char* text = nullptr;
  const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
  const gdal_messages quiet;
  const bool done = system.exportToWkt(&text, options) == OGRERR_NONE;
  const std::string wkt = done && text != nullptr ? text : "";
  CPLFree(text);
  return wkt;
}

}  // namespace

struct elevation_raster::impl {
  fs::path file;
  dataset_ptr dataset;
  GDALRasterBand* band = nullptr;
  std::array<double, 6> place{};  ///< GDAL's affine transform
  int columns = 0, rows = 0;
  std::optional<double> nodata;
  std::string crs_name;
  std::optional<geo::transformer> to_raster, to_ground;
  double cell = 0;

  void check_unit() const {
    const std::string unit = band->GetUnitType();
    for (const char* metre : {"", "m", "metre", "meter", "metres", "meters"})
      if (unit == metre) return;
    refuse(file, {"高程单位是 " + unit + "，不是米", "the heights are in " + unit + ", not in metres"});
  }

  void find_crs() {
    const OGRSpatialReference* system = dataset->GetSpatialRef();
    if (system == nullptr) refuse(file, {"栅格没有坐标系", "the raster has no CRS"});
    const char* name = system->GetName();
    crs_name = name != nullptr ? name : "?";
    const std::string wkt = wkt_of(*system);
    to_raster.emplace(geo::to_string(geo::kStorageCrs), wkt);
    to_ground.emplace(wkt, geo::to_string(geo::kStorageCrs));
  }

  /// The ground distance between two places of the raster, in cells; NaN if they cannot be transformed.
  [[nodiscard]] double ground_distance(double column, double row, double other_column,
                                       double other_row) const {
    std::array<double, 2> x{place[0] + column * place[1], place[0] + other_column * place[1]};
    std::array<double, 2> y{place[3] + row * place[5], place[3] + other_row * place[5]};
    if (to_ground->transform(x, y) > 0) return kUnknown;
    return geo::geodesic_distance({x[0], y[0]}, {x[1], y[1]}).value;
  }

  /// Of the cell (column, row), which must be inside.
  [[nodiscard]] double cell_height(int column, int row) const {
    double value = 0;
    const gdal_messages messages;
    if (band->RasterIO(GF_Read, column, row, 1, 1, &value, 1, 1, GDT_Float64, 0, 0, nullptr) != CE_None)
      refuse(file, {"读取失败：" + messages.first_failure(), "reading failed: " + messages.first_failure()});
    if (!std::isfinite(value) || (nodata && value == *nodata)) return kUnknown;
    return value;
  }

  /// `x` and `y` in the raster's CRS.
  [[nodiscard]] double height(double x, double y) const {
    const double column = (x - place[0]) / place[1], row = (y - place[3]) / place[5];
    if (!(column >= 0 && row >= 0 && column <= columns && row <= rows)) return kUnknown;
    const double u = std::clamp(column - 0.5, 0.0, columns - 1.0), v = std::clamp(row - 0.5, 0.0, rows - 1.0);
    const int left = static_cast<int>(u), top = static_cast<int>(v);
    const int right = std::min(left + 1, columns - 1), bottom = std::min(top + 1, rows - 1);
    const double a = u - left, b = v - top;
    const double upper = (1 - a) * cell_height(left, top) + a * cell_height(right, top);
    const double lower = (1 - a) * cell_height(left, bottom) + a * cell_height(right, bottom);
    return (1 - b) * upper + b * lower;
  }
};

elevation_raster::elevation_raster(const std::filesystem::path& file) : impl_(std::make_unique<impl>()) {
  GDALRegister_GTiff();
  impl& raster = *impl_;
  raster.file = file;
  raster.dataset = open_raster(file);
  raster.band = raster.dataset->GetRasterBand(1);
  raster.columns = raster.dataset->GetRasterXSize();
  raster.rows = raster.dataset->GetRasterYSize();
  if (raster.dataset->GetGeoTransform(raster.place.data()) != CE_None || raster.place[1] == 0 ||
      raster.place[5] == 0)
    refuse(file, {"栅格没有地理位置", "the raster has no place on the ground"});
  if (raster.place[2] != 0 || raster.place[4] != 0)
    refuse(file, {"不支持旋转的栅格", "rotated rasters are not supported"});
  int has_nodata = 0;
  const double nodata = raster.band->GetNoDataValue(&has_nodata);
  if (has_nodata != 0) raster.nodata = nodata;
  raster.check_unit();
  raster.find_crs();
  const double column = raster.columns / 2.0, row = raster.rows / 2.0;
  raster.cell = std::max(raster.ground_distance(column, row, column + 1, row),
                         raster.ground_distance(column, row, column, row + 1));
  if (!(raster.cell > 0)) refuse(file, {"栅格的位置不在地球上", "the raster does not lie on the Earth"});
}

elevation_raster::~elevation_raster() = default;
elevation_raster::elevation_raster(elevation_raster&&) noexcept = default;
elevation_raster& elevation_raster::operator=(elevation_raster&&) noexcept = default;

std::vector<double> elevation_raster::heights(std::span<const geo::lon_lat> places) const {
  std::vector<double> xs, ys;
  for (const geo::lon_lat p : places) {
    xs.push_back(p.x);
    ys.push_back(p.y);
  }
  impl_->to_raster->transform(xs, ys);
  std::vector<double> result;
  result.reserve(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) result.push_back(impl_->height(xs[i], ys[i]));
  return result;
}

const std::string& elevation_raster::crs() const {
  return impl_->crs_name;
}

double elevation_raster::cell_m() const {
  return impl_->cell;
}

}  // namespace greenward::exchange
