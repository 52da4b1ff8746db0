#include "engine/report/numbered_rows.hpp"

#include <array>
#include <cstddef>
#include <numeric>

namespace greenward::report {

namespace {

constexpr run_symbol kRowStart = kRunSymbols;  ///< stands for the filter, until the numbers are joined

/// How many pixels from the start are `colour`. The inner loop compiles to vector instructions.
std::size_t count_of(std::uint32_t colour, std::span<const std::uint32_t> pixels) {
  constexpr std::size_t kComparedTogether = 8;
  std::size_t count = 0;
  for (; count + kComparedTogether <= pixels.size(); count += kComparedTogether) {
    std::uint32_t differences = 0;
    for (std::size_t i = 0; i < kComparedTogether; ++i) differences |= pixels[count + i] ^ colour;
    if (differences != 0) break;
  }
  while (count < pixels.size() && pixels[count] == colour) ++count;
  return count;
}

}  // namespace

void numbered_rows::append(std::span<const std::uint32_t> row) {
  symbols.push_back(kRowStart);
  for (std::span<const std::uint32_t> pixels = row; !pixels.empty();) {
    const std::size_t number = palette.number_of(pixels.front());
    if (number == colour_palette::kMost) fits = false;
    const std::size_t alike = count_of(pixels.front(), pixels);
    symbols.push_back(static_cast<run_symbol>(number));
    if (alike > kFewestRepeats)
      append_repeats(symbols, alike - 1);
    else
      symbols.resize(symbols.size() + alike - 1, static_cast<run_symbol>(number));
    pixels = pixels.subspan(alike);
  }
}

void numbered_rows::join(const colour_palette& all, std::uint8_t filter) {
  std::array<run_symbol, kRowStart + 1> joined;
  std::iota(joined.begin(), joined.end(), run_symbol{0});
  joined[kRowStart] = filter;
  const auto colours = palette.colours();
  for (std::size_t i = 0; i < colours.size(); ++i)
    joined[i] = static_cast<run_symbol>(all.known_number_of(colours[i]));
  for (run_symbol& symbol : symbols) symbol = joined[symbol];
}

std::optional<colour_palette> joined_palette(std::span<const numbered_rows> groups) {
  colour_palette all;
  for (const numbered_rows& group : groups) {
    if (!group.fits) return {};
    for (const std::uint32_t colour : group.palette.colours())
      if (all.number_of(colour) == colour_palette::kMost) return {};
  }
  return all;
}

}  // namespace greenward::report
