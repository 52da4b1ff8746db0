// The bands of a raster as the colours that a person sees.
#pragma once

#include "engine/base/task.hpp"
#include "engine/exchange/raster_picture.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

class GDALDataset;

namespace greenward::exchange {

/// Pixels of the file, and of what is made of them: no more than those of the file.
struct raster_part {
  int left = 0, top = 0, width = 0, height = 0;
  int made_width = 0, made_height = 0;
};

/// The dataset must outlive it.
class raster_colours {
 public:
  /// Throws error{bad_input} naming `file`: complex numbers, blocks too large to be read, or damaged.
  raster_colours(GDALDataset& dataset, std::filesystem::path file);

  [[nodiscard]] const std::optional<raster_facts::span>& stretched() const { return stretched_; }

  /// 4 × made_width × made_height: red, green, blue, alpha, not multiplied; top row first. Throws
  /// error{bad_input} if it cannot be read, error{cancelled}.
  [[nodiscard]] std::vector<std::uint8_t> read(const raster_part& part, const task& progress) const;

 private:
  using colour = std::array<std::uint8_t, 4>;
  [[noreturn]] void refuse(bilingual problem) const;
  void choose_bands();
  void check_blocks() const;
  void read_palette();
  void find_stretch();
  void sample(int number, std::vector<float>& values) const;
  [[nodiscard]] bool is_nodata(int band, float value) const;
  [[nodiscard]] std::vector<float> plane(int band, const raster_part& part, const task& progress) const;
  [[nodiscard]] std::vector<float> mask_plane(const raster_part& part, const task& progress) const;
  void add_band(std::size_t channel, const std::vector<float>& values, std::vector<std::uint8_t>& rgba) const;
  [[nodiscard]] std::uint8_t shade(float value) const;

  GDALDataset& dataset_;
  std::filesystem::path file_;
  std::vector<int> bands_;  ///< of grey or the palette, or of red, green and blue; GDAL's numbers
  int alpha_ = 0;           ///< 0: none
  double whole_alpha_ = 255;
  std::vector<colour> palette_;  ///< empty: none
  std::optional<raster_facts::span> stretched_;
};

}  // namespace greenward::exchange
