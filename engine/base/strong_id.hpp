// Integer identities that must not be mixed up.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace greenward {

/// One explicit integer type for each kind of thing that is counted or named by a number.
template <class Tag, class Integer>
struct strong_id {
  using integer_type = Integer;
  Integer value{};

  constexpr strong_id() = default;
  constexpr explicit strong_id(Integer v) : value(v) {}

  [[nodiscard]] constexpr std::size_t index() const { return static_cast<std::size_t>(value); }
  friend constexpr auto operator<=>(strong_id, strong_id) = default;
};

/// The primary key of a feature within its layer: positive, never reused, stable across edits.
using feature_id = strong_id<struct feature_id_tag, std::int64_t>;

/// The position of a row in a table in memory: 0 .. n-1, valid for one snapshot only.
using row_index = strong_id<struct row_index_tag, std::uint32_t>;

}  // namespace greenward

template <class Tag, class Integer>
struct std::hash<greenward::strong_id<Tag, Integer>> {
  std::size_t operator()(greenward::strong_id<Tag, Integer> id) const noexcept {
    return std::hash<Integer>{}(id.value);
  }
};
