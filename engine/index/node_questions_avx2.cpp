#include "engine/index/node_questions_avx2.hpp"

#if !defined(__x86_64__)

const greenward::index::node_questions* greenward::index::avx2_questions() {
  return nullptr;
}

#else

#include <immintrin.h>

namespace greenward::index {

namespace {

// Each function names its target: nothing else in the program is built for AVX2.
#define GREENWARD_AVX2 [[gnu::target("avx2")]]

/// The same number in all lanes, 8 of 32 bits or 16 of 16 bits.
struct wide_box {
  __m256i min_x, min_y, max_x, max_y;
};

GREENWARD_AVX2 inline __m256i load(const void* values) {
  return _mm256_load_si256(static_cast<const __m256i*>(values));
}

GREENWARD_AVX2 inline __m256i any(__m256i a, __m256i b, __m256i c, __m256i d) {
  return _mm256_or_si256(_mm256_or_si256(a, b), _mm256_or_si256(c, d));
}

GREENWARD_AVX2 inline __m256i all(__m256i a, __m256i b, __m256i c, __m256i d) {
  return _mm256_and_si256(_mm256_and_si256(a, b), _mm256_and_si256(c, d));
}

/// One bit for each of 8 lanes of 32 bits.
GREENWARD_AVX2 inline std::uint32_t bits32(__m256i lanes) {
  return static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(lanes)));
}

/// One bit for each of 16 lanes of 16 bits.
GREENWARD_AVX2 inline std::uint32_t bits16(__m256i lanes) {
  const __m128i bytes = _mm_packs_epi16(_mm256_castsi256_si128(lanes), _mm256_extracti128_si256(lanes, 1));
  return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes));
}

GREENWARD_AVX2 window_answer inside(const inner_node& node, const cell_box& window) {
  const wide_box w{_mm256_set1_epi32(window.min_x), _mm256_set1_epi32(window.min_y),
                   _mm256_set1_epi32(window.max_x), _mm256_set1_epi32(window.max_y)};
  window_answer answer;
  for (std::uint32_t half = 0; half < kNodeSize; half += 8) {
    const wide_box b{load(&node.min_x[half]), load(&node.min_y[half]), load(&node.max_x[half]),
                     load(&node.max_y[half])};
    const __m256i apart = any(_mm256_cmpgt_epi32(b.min_x, w.max_x), _mm256_cmpgt_epi32(b.min_y, w.max_y),
                              _mm256_cmpgt_epi32(w.min_x, b.max_x), _mm256_cmpgt_epi32(w.min_y, b.max_y));
    const __m256i within = all(_mm256_cmpgt_epi32(b.min_x, w.min_x), _mm256_cmpgt_epi32(b.min_y, w.min_y),
                               _mm256_cmpgt_epi32(w.max_x, b.max_x), _mm256_cmpgt_epi32(w.max_y, b.max_y));
    answer.meets |= (~bits32(apart) & 0xffU) << half;
    answer.sure |= bits32(_mm256_andnot_si256(apart, within)) << half;
  }
  return answer;
}

GREENWARD_AVX2 window_answer meeting(const leaf_node& leaf, const leaf_box& window) {
  const wide_box w{_mm256_set1_epi16(window.min_x), _mm256_set1_epi16(window.min_y),
                   _mm256_set1_epi16(window.max_x), _mm256_set1_epi16(window.max_y)};
  const wide_box b{load(&leaf.min_x), load(&leaf.min_y), load(&leaf.max_x), load(&leaf.max_y)};
  const __m256i apart = any(_mm256_cmpgt_epi16(b.min_x, w.max_x), _mm256_cmpgt_epi16(b.min_y, w.max_y),
                            _mm256_cmpgt_epi16(w.min_x, b.max_x), _mm256_cmpgt_epi16(w.min_y, b.max_y));
  const __m256i together = all(_mm256_cmpgt_epi16(w.max_x, b.min_x), _mm256_cmpgt_epi16(w.max_y, b.min_y),
                               _mm256_cmpgt_epi16(b.max_x, w.min_x), _mm256_cmpgt_epi16(b.max_y, w.min_y));
  return {~bits16(apart) & 0xffffU, bits16(together)};
}

/// Keys of 8 lanes; `lanes` are their numbers.
GREENWARD_AVX2 inline __m256i keys_of(__m256i gap_x, __m256i gap_y, float beyond_x, float beyond_y,
                                      __m256i lanes, __m256i absent) {
  const __m256 dx = _mm256_add_ps(_mm256_cvtepi32_ps(gap_x), _mm256_set1_ps(beyond_x));
  const __m256 dy = _mm256_add_ps(_mm256_cvtepi32_ps(gap_y), _mm256_set1_ps(beyond_y));
  const __m256 square = _mm256_add_ps(_mm256_mul_ps(dx, dx), _mm256_mul_ps(dy, dy));
  const __m256i keys =
      _mm256_or_si256(_mm256_andnot_si256(_mm256_set1_epi32(kLaneBits), _mm256_castps_si256(square)), lanes);
  return _mm256_blendv_epi8(keys, _mm256_set1_epi32(kNoKey), absent);
}

GREENWARD_AVX2 inline void store(distance_keys& keys, std::size_t first, __m256i values) {
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(&keys[first]), values);
}

GREENWARD_AVX2 inline __m256i lane_numbers(int first) {
  return _mm256_add_epi32(_mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7), _mm256_set1_epi32(first));
}

GREENWARD_AVX2 inline __m256i gap32(__m256i low, __m256i place, __m256i high) {
  const __m256i larger = _mm256_max_epi32(_mm256_sub_epi32(low, place), _mm256_sub_epi32(place, high));
  return _mm256_max_epi32(_mm256_sub_epi32(larger, _mm256_set1_epi32(kCellRounding)), _mm256_setzero_si256());
}

GREENWARD_AVX2 inline __m256i gap16(__m256i low, __m256i place, __m256i high) {
  const __m256i larger = _mm256_max_epi16(_mm256_sub_epi16(low, place), _mm256_sub_epi16(place, high));
  return _mm256_max_epi16(_mm256_sub_epi16(larger, _mm256_set1_epi16(kCellRounding)), _mm256_setzero_si256());
}

/// One bit for each of 8 keys that is at most the limit.
GREENWARD_AVX2 inline std::uint32_t bits_within(__m256i keys, __m256i limit) {
  return ~bits32(_mm256_cmpgt_epi32(keys, limit)) & 0xffU;
}

GREENWARD_AVX2 std::uint32_t near_inner(const inner_node& node, const cell_point& p, std::int32_t limit,
                                        distance_keys& keys) {
  const __m256i x = _mm256_set1_epi32(p.x), y = _mm256_set1_epi32(p.y);
  std::uint32_t near_enough = 0;
  for (std::uint32_t half = 0; half < kNodeSize; half += 8) {
    const __m256i min_x = load(&node.min_x[half]);
    const __m256i gap_x = gap32(min_x, x, load(&node.max_x[half]));
    const __m256i gap_y = gap32(load(&node.min_y[half]), y, load(&node.max_y[half]));
    const __m256i absent = _mm256_cmpgt_epi32(min_x, _mm256_set1_epi32(cell_grid::kLast));
    const __m256i eight =
        keys_of(gap_x, gap_y, p.beyond_x, p.beyond_y, lane_numbers(static_cast<int>(half)), absent);
    store(keys, half, eight);
    near_enough |= bits_within(eight, _mm256_set1_epi32(limit)) << half;
  }
  return near_enough;
}

/// 8 of 16 lanes of 16 bits as lanes of 32 bits.
GREENWARD_AVX2 inline __m256i lower_half(__m256i lanes) {
  return _mm256_cvtepi16_epi32(_mm256_castsi256_si128(lanes));
}
GREENWARD_AVX2 inline __m256i upper_half(__m256i lanes) {
  return _mm256_cvtepi16_epi32(_mm256_extracti128_si256(lanes, 1));
}

GREENWARD_AVX2 inline __m256i around_keys(int first) {
  return _mm256_or_si256(_mm256_set1_epi32(~kLaneBits), lane_numbers(first));
}

GREENWARD_AVX2 std::uint32_t near_leaf(const leaf_node& leaf, const leaf_point& p, std::int32_t limit,
                                       distance_keys& keys) {
  const __m256i x = _mm256_set1_epi16(p.x), y = _mm256_set1_epi16(p.y);
  const wide_box b{load(&leaf.min_x), load(&leaf.min_y), load(&leaf.max_x), load(&leaf.max_y)};
  const __m256i gap_x = gap16(b.min_x, x, b.max_x), gap_y = gap16(b.min_y, y, b.max_y);
  const __m256i absent = _mm256_cmpgt_epi16(b.min_x, _mm256_set1_epi16(leaf_frame::kLast));
  const __m256i around = all(_mm256_cmpgt_epi16(x, b.min_x), _mm256_cmpgt_epi16(y, b.min_y),
                             _mm256_cmpgt_epi16(b.max_x, x), _mm256_cmpgt_epi16(b.max_y, y));
  const __m256i keys_below = keys_of(lower_half(gap_x), lower_half(gap_y), p.beyond_x, p.beyond_y,
                                     lane_numbers(0), lower_half(absent));
  const __m256i keys_above = keys_of(upper_half(gap_x), upper_half(gap_y), p.beyond_x, p.beyond_y,
                                     lane_numbers(8), upper_half(absent));
  const __m256i below = _mm256_blendv_epi8(keys_below, around_keys(0), lower_half(around));
  const __m256i above = _mm256_blendv_epi8(keys_above, around_keys(8), upper_half(around));
  store(keys, 0, below);
  store(keys, 8, above);
  const __m256i most = _mm256_set1_epi32(limit);
  return bits_within(below, most) | bits_within(above, most) << 8U;
}

GREENWARD_AVX2 std::uint32_t within(const distance_keys& keys, std::int32_t limit) {
  const auto* halves = reinterpret_cast<const __m256i*>(keys.data());
  const __m256i most = _mm256_set1_epi32(limit);
  return bits_within(_mm256_loadu_si256(halves), most) | bits_within(_mm256_loadu_si256(halves + 1), most)
                                                             << 8U;
}

GREENWARD_AVX2 std::int32_t least_above(const distance_keys& keys, std::int32_t last) {
  const auto* halves = reinterpret_cast<const __m256i*>(keys.data());
  const __m256i taken = _mm256_set1_epi32(last), none = _mm256_set1_epi32(kNoKey);
  const __m256i a = _mm256_loadu_si256(halves), b = _mm256_loadu_si256(halves + 1);
  const __m256i eight = _mm256_min_epi32(_mm256_blendv_epi8(none, a, _mm256_cmpgt_epi32(a, taken)),
                                         _mm256_blendv_epi8(none, b, _mm256_cmpgt_epi32(b, taken)));
  const __m128i four = _mm_min_epi32(_mm256_castsi256_si128(eight), _mm256_extracti128_si256(eight, 1));
  const __m128i two = _mm_min_epi32(four, _mm_shuffle_epi32(four, 0b01'00'11'10));
  return _mm_cvtsi128_si32(_mm_min_epi32(two, _mm_shuffle_epi32(two, 0b10'11'00'01)));
}

#undef GREENWARD_AVX2

constexpr node_questions kAvx2{inside, meeting, near_inner, near_leaf, within, least_above};

}  // namespace

const node_questions* avx2_questions() {
  static const bool available = __builtin_cpu_supports("avx2") != 0;
  return available ? &kAvx2 : nullptr;
}

}  // namespace greenward::index

#endif
