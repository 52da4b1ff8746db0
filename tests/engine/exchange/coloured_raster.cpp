#include "tests/engine/exchange/coloured_raster.hpp"

#include <memory>
#include <stdexcept>

#include <cpl_string.h>
#include <gdal_frmts.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

namespace greenward::testing {

namespace {

using dataset = std::unique_ptr<GDALDataset>;

dataset made(const std::filesystem::path& file, const coloured_raster& raster) {
  GDALRegister_GTiff();
  GDALRegister_PNG();
  CPLStringList options;
  for (const std::string& option : raster.options) options.AddString(option.c_str());
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  dataset picture(
      driver->Create(file.c_str(), raster.columns, raster.rows, raster.bands, raster.type, options.List()));
  if (!picture) throw std::runtime_error("no GeoTIFF can be written");
  double place[6] = {raster.west, raster.cell, 0, raster.north, 0, -raster.cell};
  if (raster.cell != 0) picture->SetGeoTransform(place);
  if (raster.epsg != 0) {
    OGRSpatialReference system;
    system.importFromEPSG(raster.epsg);
    system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    picture->SetSpatialRef(&system);
  }
  return picture;
}

void fill(GDALRasterBand& band, int number, const raster_formula& value) {
  std::vector<double> line(static_cast<std::size_t>(band.GetXSize()));
  for (int row = 0; row < band.GetYSize(); ++row) {
    for (int column = 0; column < band.GetXSize(); ++column)
      line[static_cast<std::size_t>(column)] = value(number, column + 0.5, row + 0.5);
    if (band.RasterIO(GF_Write, 0, row, band.GetXSize(), 1, line.data(), band.GetXSize(), 1, GDT_Float64, 0,
                      0, nullptr) != CE_None)
      throw std::runtime_error("no colours can be written");
  }
}

}  // namespace

void write_colours(const std::filesystem::path& file, const coloured_raster& raster,
                   const raster_formula& value) {
  const dataset picture = made(file, raster);
  if (raster.has_alpha) picture->GetRasterBand(raster.bands)->SetColorInterpretation(GCI_AlphaBand);
  for (int i = 0; i < raster.bands; ++i) {
    GDALRasterBand& band = *picture->GetRasterBand(i + 1);
    if (raster.nodata) band.SetNoDataValue(*raster.nodata);
    if (value) fill(band, i, value);
  }
}

void write_palette(const std::filesystem::path& file, const coloured_raster& raster,
                   const std::vector<GDALColorEntry>& colours, const raster_formula& value) {
  const dataset picture = made(file, raster);
  GDALColorTable table;
  for (std::size_t i = 0; i < colours.size(); ++i) table.SetColorEntry(static_cast<int>(i), &colours[i]);
  picture->GetRasterBand(1)->SetColorTable(&table);
  fill(*picture->GetRasterBand(1), 0, value);
}

void copy_to_tiles(const std::filesystem::path& from, const std::filesystem::path& to) {
  GDALRegister_MBTiles();
  GDALRegister_MEM();
  const dataset picture(GDALDataset::Open(from.c_str()));
  const char* const options[] = {"TILE_FORMAT=PNG", nullptr};
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("MBTiles");
  const dataset tiles(
      driver->CreateCopy(to.c_str(), picture.get(), FALSE, const_cast<char**>(options), nullptr, nullptr));
  if (!tiles) throw std::runtime_error("no MBTiles can be written");
}

void run_sql(const std::filesystem::path& file, const std::vector<std::string>& statements) {
  RegisterOGRSQLite();
  const std::filesystem::path plain = file.string() + ".sqlite";  // by its own name it is no database to GDAL
  std::filesystem::rename(file, plain);
  const char* const drivers[] = {"SQLite", nullptr};
  dataset tables(GDALDataset::Open(plain.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, drivers));
  if (!tables) throw std::runtime_error("no tables can be changed");
  for (const std::string& statement : statements)
    tables->ReleaseResultSet(tables->ExecuteSQL(statement.c_str(), nullptr, nullptr));
  tables.reset();
  std::filesystem::rename(plain, file);
}

void add_overviews(const std::filesystem::path& file, const std::vector<int>& factors) {
  const dataset picture(GDALDataset::Open(file.c_str(), GDAL_OF_RASTER | GDAL_OF_UPDATE));
  if (picture->BuildOverviews("AVERAGE", static_cast<int>(factors.size()), const_cast<int*>(factors.data()),
                              0, nullptr, nullptr, nullptr) != CE_None)
    throw std::runtime_error("no overviews can be written");
}

}  // namespace greenward::testing
