#include "engine/exchange/raster_colours.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/gdal_session.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include <gdal_priv.h>

namespace greenward::exchange {

namespace {

constexpr std::int64_t kMostBlockBytes = 128 << 20;
/// What is sampled for the stretch: so many places along each side, and so many pixels at each.
constexpr int kSpots = 16, kSpotSide = 8;
constexpr double kDarkest = 0.02, kBrightest = 0.98;

int go_on_reading(double done, const char* /*said*/, void* progress) {
  const task& told = *static_cast<const task*>(progress);
  told.report({"读取影像", "reading the picture"}, done, 1);
  return told.token.cancelled() ? FALSE : TRUE;
}

/// Of a band of bytes; scanned plans may use one bit of each.
int bits_of(GDALRasterBand& band) {
  const char* said = band.GetMetadataItem("NBITS", "IMAGE_STRUCTURE");
  return said == nullptr ? 8 : std::clamp(std::atoi(said), 1, 8);
}

/// The value below which this share of them lies. They are reordered.
double quantile(std::vector<float>& values, double share) {
  const auto at =
      values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::ranges::nth_element(values, at);
  return static_cast<double>(*at);
}

/// Values of the part as floats. False: GDAL could not, or was told to stop.
bool read_plane(GDALRasterBand& band, const raster_part& part, GDALRIOResampleAlg how, const task& progress,
                std::vector<float>& values) {
  GDALRasterIOExtraArg extra;
  INIT_RASTERIO_EXTRA_ARG(extra);
  extra.eResampleAlg = how;
  extra.pfnProgress = go_on_reading;
  extra.pProgressData = const_cast<task*>(&progress);
  values.resize(static_cast<std::size_t>(part.made_width) * static_cast<std::size_t>(part.made_height));
  return band.RasterIO(GF_Read, part.left, part.top, part.width, part.height, values.data(), part.made_width,
                       part.made_height, GDT_Float32, 0, 0, &extra) == CE_None;
}

}  // namespace

raster_colours::raster_colours(GDALDataset& dataset, std::filesystem::path file)
    : dataset_(dataset), file_(std::move(file)) {
  choose_bands();
  check_blocks();
  read_palette();
  if (palette_.empty()) find_stretch();
}

void raster_colours::refuse(bilingual problem) const {
  throw error(error_code::bad_input, file_.string(), std::move(problem),
              {"可用 gdal_translate -ot Byte -co TILED=YES 转成 8 位分块的 GeoTIFF 再试",
               "gdal_translate -ot Byte -co TILED=YES makes a tiled GeoTIFF of 8 bits of it; try that"});
}

void raster_colours::choose_bands() {
  std::vector<int> plain;
  std::array<int, 3> named{};
  for (int i = 1; i <= dataset_.GetRasterCount(); ++i) {
    GDALRasterBand& band = *dataset_.GetRasterBand(i);
    if (GDALDataTypeIsComplex(band.GetRasterDataType()) != 0)
      refuse({"影像的数值是复数", "its values are complex numbers"});
    const GDALColorInterp meaning = band.GetColorInterpretation();
    if (meaning == GCI_AlphaBand) {
      alpha_ = i;
      if (band.GetRasterDataType() == GDT_UInt16) whole_alpha_ = 65535;
      continue;
    }
    plain.push_back(i);
    if (meaning >= GCI_RedBand && meaning <= GCI_BlueBand)
      named[static_cast<std::size_t>(meaning - GCI_RedBand)] = i;
  }
  if (plain.empty()) refuse({"影像没有颜色波段", "it has no bands of colours"});
  if (plain.size() < 3)
    bands_ = {plain.front()};
  else if (std::ranges::count(named, 0) == 0)
    bands_.assign(named.begin(), named.end());
  else
    bands_.assign(plain.begin(), plain.begin() + 3);
}

/// Before anything is read: GDAL takes the memory for a whole block, however large the file says it is.
void raster_colours::check_blocks() const {
  for (int i = 1; i <= dataset_.GetRasterCount(); ++i) {
    GDALRasterBand& band = *dataset_.GetRasterBand(i);
    int wide = 0, high = 0;
    band.GetBlockSize(&wide, &high);
    const std::int64_t pixels = static_cast<std::int64_t>(wide) * high;
    const std::int64_t bytes = GDALGetDataTypeSizeBytes(band.GetRasterDataType());
    if (pixels > kMostBlockBytes || pixels * bytes * dataset_.GetRasterCount() > kMostBlockBytes)
      refuse({"影像的数据块太大，没有合理分块", "its blocks are too large to be read"});
  }
}

void raster_colours::read_palette() {
  GDALRasterBand& band = *dataset_.GetRasterBand(bands_.front());
  const GDALColorTable* table = bands_.size() == 1 ? band.GetColorTable() : nullptr;
  for (int i = 0; table != nullptr && i < table->GetColorEntryCount(); ++i) {
    GDALColorEntry entry;
    table->GetColorEntryAsRGB(i, &entry);
    const auto part = [](short value) { return static_cast<std::uint8_t>(std::clamp<int>(value, 0, 255)); };
    palette_.push_back({part(entry.c1), part(entry.c2), part(entry.c3), part(entry.c4)});
  }
}

void raster_colours::find_stretch() {
  GDALRasterBand& first = *dataset_.GetRasterBand(bands_.front());
  if (first.GetRasterDataType() == GDT_Byte) {
    const int bits = bits_of(first);
    if (bits < 8) stretched_ = {0, static_cast<double>((1 << bits) - 1)};
    return;
  }
  std::vector<float> values;
  for (const int band : bands_) sample(band, values);
  if (values.empty()) values.push_back(0);
  const double black = quantile(values, kDarkest), white = quantile(values, kBrightest);
  stretched_ = {black, white > black ? white : black + 1};
}

void raster_colours::sample(int number, std::vector<float>& values) const {
  GDALRasterBand& band = *dataset_.GetRasterBand(number);
  const int columns = dataset_.GetRasterXSize(), rows = dataset_.GetRasterYSize();
  const int wide = std::min(columns, kSpotSide), high = std::min(rows, kSpotSide);
  std::vector<float> spot(static_cast<std::size_t>(wide * high));
  for (int i = 0; i < kSpots * kSpots; ++i) {
    const int left =
        static_cast<int>(static_cast<std::int64_t>(columns - wide) * (i % kSpots) / (kSpots - 1));
    const int top = static_cast<int>(static_cast<std::int64_t>(rows - high) * (i / kSpots) / (kSpots - 1));
    const gdal_messages messages;
    if (band.RasterIO(GF_Read, left, top, wide, high, spot.data(), wide, high, GDT_Float32, 0, 0, nullptr) !=
        CE_None)
      refuse({"读取失败：" + messages.first_failure(), "reading failed: " + messages.first_failure()});
    std::ranges::copy_if(spot, std::back_inserter(values),
                         [&](float value) { return !is_nodata(number, value); });
  }
}

bool raster_colours::is_nodata(int band, float value) const {
  int has_nodata = 0;
  const double nodata = dataset_.GetRasterBand(band)->GetNoDataValue(&has_nodata);
  return !std::isfinite(value) || (has_nodata != 0 && value == static_cast<float>(nodata));
}

std::vector<float> raster_colours::plane(int band, const raster_part& part, const task& progress) const {
  const gdal_messages messages;
  std::vector<float> values;
  const GDALRIOResampleAlg how = palette_.empty() ? GRIORA_Bilinear : GRIORA_NearestNeighbour;
  const bool done = read_plane(*dataset_.GetRasterBand(band), part, how, progress, values);
  progress.throw_if_cancelled();
  if (!done) refuse({"读取失败：" + messages.first_failure(), "reading failed: " + messages.first_failure()});
  return values;
}

std::vector<float> raster_colours::mask_plane(const raster_part& part, const task& progress) const {
  const gdal_messages messages;
  std::vector<float> values;
  GDALRasterBand& mask = *dataset_.GetRasterBand(bands_.front())->GetMaskBand();
  const bool done = read_plane(mask, part, GRIORA_Bilinear, progress, values);
  progress.throw_if_cancelled();
  if (!done) refuse({"读取失败：" + messages.first_failure(), "reading failed: " + messages.first_failure()});
  return values;
}

std::uint8_t raster_colours::shade(float value) const {
  double part = static_cast<double>(value);
  if (stretched_) part = 255 * (part - stretched_->black) / (stretched_->white - stretched_->black);
  return static_cast<std::uint8_t>(std::lround(std::clamp(part, 0.0, 255.0)));
}

/// A pixel has something if any of its bands has.
void raster_colours::add_band(std::size_t channel, const std::vector<float>& values,
                              std::vector<std::uint8_t>& rgba) const {
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::uint8_t* const pixel = rgba.data() + 4 * i;
    if (is_nodata(bands_[channel], values[i])) continue;
    pixel[3] = 255;
    if (!palette_.empty()) {
      const auto entry = static_cast<std::size_t>(std::max(0.0F, values[i]));
      const colour found = entry < palette_.size() ? palette_[entry] : colour{};
      std::ranges::copy(found, pixel);
    } else if (bands_.size() == 1) {
      pixel[0] = pixel[1] = pixel[2] = shade(values[i]);
    } else {
      pixel[channel] = shade(values[i]);
    }
  }
}

std::vector<std::uint8_t> raster_colours::read(const raster_part& part, const task& progress) const {
  std::vector<std::uint8_t> rgba(4 * static_cast<std::size_t>(part.made_width) *
                                 static_cast<std::size_t>(part.made_height));
  for (std::size_t channel = 0; channel < bands_.size(); ++channel)
    add_band(channel, plane(bands_[channel], part, progress), rgba);
  const int kind = dataset_.GetRasterBand(bands_.front())->GetMaskFlags();
  const bool has_mask = kind == GMF_PER_DATASET;
  if (alpha_ == 0 && !has_mask) return rgba;
  const std::vector<float> cover = alpha_ != 0 ? plane(alpha_, part, progress) : mask_plane(part, progress);
  const double whole = alpha_ != 0 ? whole_alpha_ : 255;
  for (std::size_t i = 0; i < cover.size(); ++i) {
    const double share = std::clamp(static_cast<double>(cover[i]) / whole, 0.0, 1.0);
    rgba[4 * i + 3] = static_cast<std::uint8_t>(std::lround(share * rgba[4 * i + 3]));
  }
  return rgba;
}

}  // namespace greenward::exchange
