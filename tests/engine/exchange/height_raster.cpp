#include "tests/engine/exchange/height_raster.hpp"

#include <cmath>
#include <stdexcept>
#include <vector>

#include <gdal_priv.h>
#include <ogr_spatialref.h>

namespace greenward::testing {

void write_heights(const std::filesystem::path& file, const height_raster& raster,
                   const std::function<double(double x, double y)>& height) {
  GDALRegister_GTiff();
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  GDALDataset* dataset = driver->Create(file.c_str(), raster.columns, raster.rows, 1, GDT_Float64, nullptr);
  if (dataset == nullptr) throw std::runtime_error("no GeoTIFF can be written");
  double place[6] = {raster.west, raster.cell, 0, raster.north, 0, -raster.cell};
  dataset->SetGeoTransform(place);
  if (raster.epsg != 0) {
    OGRSpatialReference system;
    system.importFromEPSG(raster.epsg);
    dataset->SetSpatialRef(&system);
  }
  GDALRasterBand* band = dataset->GetRasterBand(1);
  band->SetNoDataValue(raster.nodata);
  if (!raster.unit.empty()) band->SetUnitType(raster.unit.c_str());
  std::vector<double> line(static_cast<std::size_t>(raster.columns));
  for (int row = 0; row < raster.rows; ++row) {
    for (int column = 0; column < raster.columns; ++column) {
      const double value =
          height(raster.west + (column + 0.5) * raster.cell, raster.north - (row + 0.5) * raster.cell);
      line[static_cast<std::size_t>(column)] = std::isnan(value) ? raster.nodata : value;
    }
    if (band->RasterIO(GF_Write, 0, row, raster.columns, 1, line.data(), raster.columns, 1, GDT_Float64, 0,
                       0) != CE_None)
      throw std::runtime_error("no heights can be written");
  }
  GDALClose(dataset);
}

}  // namespace greenward::testing
