#include "engine/index/radix_sort.hpp"

#include "engine/base/parallel.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>
#include <vector>

namespace greenward::index {

namespace {

constexpr unsigned kMostDigitBits = 12;
constexpr std::size_t kBuckets = 1U << kMostDigitBits;
constexpr std::size_t kEnoughForDigits = 1U << 12U;  ///< below, the tables of digits cost more than they save
constexpr std::size_t kValuesInALine = 64 / sizeof(std::uint64_t);
constexpr std::size_t kEnoughForAThread = 1U << 17U;

using histogram = std::array<std::uint32_t, kBuckets>;

/// The bits of a key that one pass sorts by.
struct digit {
  unsigned shift = 0;
  std::uint64_t mask = 0;
  std::size_t operator()(std::uint64_t value) const { return (value >> shift) & mask; }
};

histogram count_digits(std::span<const std::uint64_t> values, digit of) {
  histogram counts{};
  for (const std::uint64_t value : values) ++counts[of(value)];
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

std::span<std::uint64_t> sort_by_upper_half(std::span<std::uint64_t> values, std::span<std::uint64_t> scratch,
                                            unsigned key_bits) {
  assert(values.size() == scratch.size() && key_bits > 0 && key_bits <= 32);
  const std::size_t n = values.size();
  if (n < kEnoughForDigits) {
    std::stable_sort(values.begin(), values.end(),
                     [](std::uint64_t a, std::uint64_t b) { return a >> 32U < b >> 32U; });
    return values;
  }
  const std::size_t part_count = std::clamp<std::size_t>(n / kEnoughForAThread, 1, processor_count());
  const auto part_first = [&](std::size_t part) { return n * part / part_count; };
  const unsigned passes = (key_bits + kMostDigitBits - 1) / kMostDigitBits;
  const unsigned digit_bits = (key_bits + passes - 1) / passes;
  std::vector<histogram> parts(part_count);
  for (unsigned pass = 0; pass < passes; ++pass) {
    const digit of{.shift = 32 + pass * digit_bits, .mask = (std::uint64_t{1} << digit_bits) - 1};
    parallel_for(part_count, 1, [&](std::size_t part, std::size_t) {
      parts[part] =
          count_digits(values.subspan(part_first(part), part_first(part + 1) - part_first(part)), of);
    });
    if (!counts_to_places(parts, n)) continue;
    parallel_for(part_count, 1, [&](std::size_t part, std::size_t) {
      histogram& places = parts[part];
      for (std::size_t i = part_first(part); i < part_first(part + 1); ++i) {
        const std::uint32_t place = places[of(values[i])]++;
        scratch[place] = values[i];
        // More digits than the nearest cache has lines: ask for the digit's next line before it is written.
        __builtin_prefetch(scratch.data() + place + kValuesInALine, 1);
      }
    });
    std::swap(values, scratch);
  }
  return values;
}

}  // namespace greenward::index
