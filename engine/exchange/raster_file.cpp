#include "engine/exchange/raster_file.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/gdal_session.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>
#include <utility>

#include <cpl_conv.h>
#include <gdal_frmts.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

namespace greenward::exchange {

namespace {

namespace fs = std::filesystem;

constexpr GIntBig kMostCacheBytes = 96 << 20;

[[noreturn]] void refuse_raster(const fs::path& file, bilingual problem, bilingual remedy) {
  throw error(error_code::bad_input, file.string(), std::move(problem), std::move(remedy));
}

bilingual what_is_needed() {
  return {"需要本机磁盘上带坐标系的 GeoTIFF 或 MBTiles 影像",
          "a GeoTIFF or MBTiles picture with a CRS, on this machine's disk, is needed"};
}

/// `said`: by GDAL, which does not always say why.
bilingual unreadable(const std::string& said) {
  if (said.empty())
    return {"不是 GeoTIFF 或 MBTiles 影像，或已损坏", "it is no GeoTIFF or MBTiles picture, or damaged"};
  return {"读不出影像：" + said, "no picture can be read: " + said};
}

/// MBTiles are read by SQLite, and their tiles are PNG, JPEG or WebP; nobody's files are opened with these.
void register_picture_drivers() {
  static std::once_flag once;
  std::call_once(once, [] {
    GDALRegister_GTiff();
    GDALRegister_MBTiles();
    RegisterOGRSQLite();
    GDALRegister_PNG();
    GDALRegister_JPEG();
    GDALRegister_WEBP();
    GDALRegister_MEM();
    GDALSetCacheMax64(std::min(GDALGetCacheMax64(), kMostCacheBytes));
  });
}

dataset_ptr open_dataset(const fs::path& file, foreign_sql& watch) {
  const std::string name = file.string();
  if (name.find("/vsi") != std::string::npos || name.find("://") != std::string::npos)
    refuse_raster(file, {"只读本机磁盘上的文件", "only files on this machine's disk are read"},
                  what_is_needed());
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored))
    refuse_raster(file, {"没有这个文件，可能已移动或改名", "there is no such file; it may have been moved"},
                  {"找到后重新加入", "find it and add it again"});
  register_picture_drivers();
  const gdal_messages messages;
  const char* const drivers[] = {"GTiff", "MBTiles", nullptr};
  const char* const options[] = {"GEOREF_SOURCES=INTERNAL,WORLDFILE", nullptr};
  const foreign_sql::opening watched(watch);
  dataset_ptr dataset(
      GDALDataset::Open(fs::absolute(file).c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, drivers, options));
  watch.throw_if_stopped();
  if (!dataset || dataset->GetRasterCount() < 1)
    refuse_raster(file, unreadable(messages.first_failure()), what_is_needed());
  return dataset;
}

void check_place(GDALDataset& dataset, const fs::path& file) {
  std::array<double, 6> place{};
  const bool placed = dataset.GetGeoTransform(place.data()) == CE_None &&
                      std::ranges::all_of(place, [](double v) { return std::isfinite(v); }) &&
                      place[1] * place[5] - place[2] * place[4] != 0;
  if (!placed)
    refuse_raster(
        file, {"影像没有地理位置", "the picture has no place on the ground"},
        {"请先配准，或把同名的 .tfw 文件放在旁边", "georeference it first, or put its .tfw file beside it"});
  if (dataset.GetSpatialRef() == nullptr)
    refuse_raster(file, {"影像没有坐标系", "the picture has no CRS"},
                  {"用 gdal_edit.py -a_srs EPSG:代号 或 QGIS 写入坐标系后再加入",
                   "write it with gdal_edit.py -a_srs EPSG:n or QGIS, then add it again"});
}

}  // namespace

only_that_file::only_that_file() {
  CPLSetThreadLocalConfigOption("GDAL_PAM_ENABLED", "NO");
  CPLSetThreadLocalConfigOption("OGR_SQLITE_STATIC_VIRTUAL_OGR", "NO");
}

only_that_file::~only_that_file() {
  CPLSetThreadLocalConfigOption("GDAL_PAM_ENABLED", nullptr);
  CPLSetThreadLocalConfigOption("OGR_SQLITE_STATIC_VIRTUAL_OGR", nullptr);
}

dataset_ptr open_raster_file(const fs::path& file, foreign_sql& watch) {
  dataset_ptr dataset = open_dataset(file, watch);
  check_place(*dataset, file);
  return dataset;
}

std::string crs_name_of(GDALDataset& dataset) {
  const OGRSpatialReference& system = *dataset.GetSpatialRef();
  const char* authority = system.GetAuthorityName(nullptr);
  const char* code = system.GetAuthorityCode(nullptr);
  if (authority != nullptr && code != nullptr) return std::string(authority) + ":" + code;
  const char* name = system.GetName();
  return name != nullptr ? name : "?";
}

}  // namespace greenward::exchange
