#include "engine/exchange/raster_picture.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/gdal_session.hpp"
#include "engine/exchange/raster_colours.hpp"
#include "engine/exchange/raster_file.hpp"
#include "engine/exchange/raster_way.hpp"

#include <algorithm>
#include <utility>

#include <cpl_string.h>
#include <gdal_alg.h>
#include <gdal_priv.h>
#include <gdalwarper.h>

namespace greenward::exchange {

namespace {

constexpr double kWarpBytes = 64 << 20;
/// Of the window's pixels, by which a place may be off.
constexpr double kMostOff = 0.125;

[[noreturn]] void refuse_reading(const std::filesystem::path& file, const std::string& why) {
  throw error(error_code::bad_input, file.string(), {"读取失败：" + why, "reading failed: " + why},
              {"文件可能已损坏，重新复制后再试", "the file may be damaged; copy it again"});
}

/// Red, green, blue and alpha in memory; nullptr if there is not enough of it.
dataset_ptr picture_in_memory(int width, int height) {
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("MEM");
  dataset_ptr made(driver->Create("", width, height, 4, GDT_Byte, nullptr));
  if (made) made->GetRasterBand(4)->SetColorInterpretation(GCI_AlphaBand);
  return made;
}

bool exchange_pixels(GDALDataset& picture, GDALRWFlag direction, std::vector<std::uint8_t>& rgba) {
  const int width = picture.GetRasterXSize(), height = picture.GetRasterYSize();
  return picture.RasterIO(direction, 0, 0, width, height, rgba.data(), width, height, GDT_Byte, 4, nullptr, 4,
                          4 * static_cast<GSpacing>(width), 1, nullptr) == CE_None;
}

int go_on_warping(double done, const char* /*said*/, void* progress) {
  const task& told = *static_cast<const task*>(progress);
  told.report({"影像换算到地图坐标系", "bringing the picture to the map's CRS"}, done, 1);
  return told.token.cancelled() ? FALSE : TRUE;
}

struct options_closer {
  void operator()(GDALWarpOptions* options) const { GDALDestroyWarpOptions(options); }
};
using warp_options = std::unique_ptr<GDALWarpOptions, options_closer>;

/// Colours are bands 1 to 3 and alpha is band 4, of both.
warp_options usual_options(GDALDataset& from, GDALDataset& to, const task& progress) {
  warp_options options(GDALCreateWarpOptions());
  options->hSrcDS = &from;
  options->hDstDS = &to;
  options->eResampleAlg = GRA_Bilinear;
  options->dfWarpMemoryLimit = kWarpBytes;
  GDALWarpInitDefaultBandMapping(options.get(), 3);
  options->nSrcAlphaBand = options->nDstAlphaBand = 4;
  options->papszWarpOptions = CSLSetNameValue(options->papszWarpOptions, "INIT_DEST", "0");
  options->papszWarpOptions = CSLSetNameValue(options->papszWarpOptions, "SAMPLE_GRID", "YES");
  options->pfnProgress = go_on_warping;
  options->pProgressArg = const_cast<task*>(&progress);
  return options;
}

/// False: GDAL could not, or was told to stop.
bool warp(GDALDataset& from, GDALDataset& to, window_way& along, double most_off, const task& progress) {
  const warp_options options = usual_options(from, to, progress);
  void* const nearly = GDALCreateApproxTransformer(go_along, &along, most_off);
  options->pTransformerArg = nearly;
  options->pfnTransformer = GDALApproxTransform;
  GDALWarpOperation operation;
  const bool done = operation.Initialize(options.get()) == CE_None &&
                    operation.ChunkAndWarpImage(0, 0, to.GetRasterXSize(), to.GetRasterYSize()) == CE_None;
  GDALDestroyApproxTransformer(nearly);
  return done;
}

void multiply_by_alpha(std::vector<std::uint8_t>& rgba) {
  for (std::size_t i = 0; i < rgba.size(); i += 4)
    for (std::size_t k = 0; k < 3; ++k)
      rgba[i + k] = static_cast<std::uint8_t>((rgba[i + k] * rgba[i + 3] + 127) / 255);
}

}  // namespace

struct raster_picture::impl {
  std::filesystem::path file;
  foreign_sql sql;
  dataset_ptr dataset;
  raster_colours colours;
  raster_way way;
  raster_facts facts;

  impl(std::filesystem::path name, geo::crs_code map)
      : file(std::move(name)),
        sql(file),
        dataset(open_raster_file(file, sql)),
        colours(*dataset, file),
        way(*dataset, map, file),
        facts{crs_name_of(*dataset), dataset->GetRasterXSize(), dataset->GetRasterYSize(), way.bounds(),
              colours.stretched()} {
    sql.throw_if_stopped();
  }

  void fill(ground_pixels& pixels, const found_part& found, const task& progress) {
    std::vector<std::uint8_t> read = read_colours(found.part, progress);
    const gdal_messages messages;
    const dataset_ptr from = picture_in_memory(found.part.made_width, found.part.made_height);
    const dataset_ptr to = picture_in_memory(pixels.window.width, pixels.window.height);
    if (!from || !to || !exchange_pixels(*from, GF_Write, read))
      refuse_reading(file, messages.first_failure());
    read = {};
    window_way along{way, pixels.window, found.part};
    const bool done = warp(*from, *to, along, kMostOff * std::min(1.0, found.finest), progress);
    progress.throw_if_cancelled();
    if (!done || !exchange_pixels(*to, GF_Read, pixels.rgba)) refuse_reading(file, messages.first_failure());
    multiply_by_alpha(pixels.rgba);
  }

 private:
  /// Of tiles that could not be found in time GDAL only says that there are none.
  std::vector<std::uint8_t> read_colours(const raster_part& part, const task& progress) {
    sql.begin(progress);
    std::vector<std::uint8_t> read = colours.read(part, progress);
    sql.throw_if_stopped();
    return read;
  }
};

raster_picture::raster_picture(const std::filesystem::path& file, geo::crs_code map) {
  const only_that_file alone;
  const gdal_messages quiet;  // what matters of them is said by the errors
  impl_ = std::make_unique<impl>(file, map);
}

raster_picture::~raster_picture() = default;

const raster_facts& raster_picture::facts() const {
  return impl_->facts;
}

ground_pixels raster_picture::read(const ground_window& window, const task& progress) const {
  const only_that_file alone;
  const gdal_messages quiet;
  progress.throw_if_cancelled();
  ground_pixels pixels{window, {}};
  pixels.rgba.resize(4 * static_cast<std::size_t>(window.width) * static_cast<std::size_t>(window.height));
  if (const auto found = impl_->way.part_of(window)) impl_->fill(pixels, *found, progress);
  return pixels;
}

}  // namespace greenward::exchange
