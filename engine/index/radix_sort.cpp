#include "engine/index/radix_sort.hpp"

#include "engine/base/parallel.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <thread>
#include <utility>
#include <vector>

namespace greenward::index {

namespace {

constexpr unsigned kDigitBits = 11;
constexpr std::size_t kBuckets = 1U << kDigitBits;
constexpr std::size_t kEnoughForAThread = 1U << 17U;

using histogram = std::array<std::uint32_t, kBuckets>;

std::size_t digit(std::uint64_t value, unsigned shift) {
  return (value >> shift) & (kBuckets - 1);
}

histogram count_digits(std::span<const std::uint64_t> values, unsigned shift) {
  histogram counts{};
  for (const std::uint64_t value : values) ++counts[digit(value, shift)];
  return counts;
}

/// Turns the counts of each part into the place where its first value of each digit goes. False if all values
/// share one digit, so that nothing has to move.
bool counts_to_places(std::vector<histogram>& parts, std::size_t n) {
  std::uint32_t place = 0;
  for (std::size_t d = 0; d < kBuckets; ++d) {
    const std::uint32_t first = place;
    for (histogram& part : parts) place += std::exchange(part[d], place);
    if (place - first == n) return false;
  }
  return true;
}

}  // namespace

std::span<std::uint64_t> sort_by_upper_half(std::span<std::uint64_t> values,
                                            std::span<std::uint64_t> scratch) {
  assert(values.size() == scratch.size());
  const std::size_t n = values.size();
  const std::size_t part_count =
      std::clamp<std::size_t>(n / kEnoughForAThread, 1, std::max(1U, std::thread::hardware_concurrency()));
  const auto part_first = [&](std::size_t part) { return n * part / part_count; };
  std::vector<histogram> parts(part_count);
  for (unsigned shift = 32; shift < 64; shift += kDigitBits) {
    parallel_for(part_count, 1, [&](std::size_t part, std::size_t) {
      parts[part] =
          count_digits(values.subspan(part_first(part), part_first(part + 1) - part_first(part)), shift);
    });
    if (!counts_to_places(parts, n)) continue;
    parallel_for(part_count, 1, [&](std::size_t part, std::size_t) {
      histogram& places = parts[part];
      for (std::size_t i = part_first(part); i < part_first(part + 1); ++i)
        scratch[places[digit(values[i], shift)]++] = values[i];
    });
    std::swap(values, scratch);
  }
  return values;
}

}  // namespace greenward::index
