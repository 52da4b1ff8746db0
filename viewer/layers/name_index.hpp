// The names and codes of a district, flat, for looking through all of them at every key.
#pragma once

#include "engine/base/task.hpp"
#include "engine/workflow/snapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace greenward::viewer {

/// A set of characters as 64 bits: Latin letters and digits have one each, all others share the rest.
using character_marks = std::uint64_t;
[[nodiscard]] constexpr character_marks mark_of(char32_t character) {
  if (character >= U'a' && character <= U'z') return character_marks{1} << (character - U'a');
  if (character >= U'0' && character <= U'9') return character_marks{1} << (26 + character - U'0');
  return character_marks{1} << (36 + character % 28);
}

/// What may be looked for in a key, so that most keys need not be.
struct key_marks {
  character_marks own = 0;      ///< of its characters
  character_marks begins = 0;   ///< and of the first letters of their readings
  character_marks letters = 0;  ///< and of all letters of these

  key_marks& operator|=(const key_marks& other) {
    own |= other.own;
    begins |= other.begins;
    letters |= other.letters;
    return *this;
  }
};

/// A thing is a feature with a name or a code, or all lines of a layer that have one name: a street is one
/// thing, however many sections it has, and each section with a code is another.
/// Thing t has rows       [first_row[t], first_row[t+1]) of `rows`, in the layer layer_of[t];
/// it goes by keys        [first_key[t], first_key[t+1]): its name, its code, or both;
/// key k has the symbols  [first_symbol[k], first_symbol[k+1]) of `symbols`: characters, folded();
/// symbol s stands for    the character alphabet[s], typed as [first_reading[s], first_reading[s+1]) of
///                        `readings` (pinyin) or as it is.
/// Things are in the order of the layers and of their first rows.
struct name_index {
  /// Most distinct characters of a district's names; further ones are found by nothing (kNoSymbol).
  static constexpr std::size_t kMostSymbols = 65535;
  static constexpr std::uint16_t kNoSymbol = 0;

  std::shared_ptr<const workflow::district_snapshot> district;
  std::vector<std::uint32_t> layer_of;  ///< of district->layers
  std::vector<std::uint32_t> first_row{0}, rows;
  std::vector<std::uint32_t> first_key{0};
  std::vector<std::uint32_t> first_symbol{0};
  std::vector<key_marks> marks;  ///< one a key
  std::vector<std::uint16_t> symbols;
  std::u32string alphabet{U'\0'};  ///< of kNoSymbol: none
  std::vector<std::uint32_t> first_reading{0, 0};
  std::vector<std::string> readings;

  [[nodiscard]] std::size_t size() const { return layer_of.size(); }
  [[nodiscard]] std::span<const std::uint32_t> rows_of(std::size_t thing) const {
    return std::span(rows).subspan(first_row[thing], first_row[thing + 1] - first_row[thing]);
  }
  [[nodiscard]] std::span<const std::uint16_t> symbols_of(std::size_t key) const {
    return std::span(symbols).subspan(first_symbol[key], first_symbol[key + 1] - first_symbol[key]);
  }
  [[nodiscard]] const workflow::layer_snapshot& layer(std::size_t thing) const {
    return district->layers[layer_of[thing]];
  }
  /// Name and code of its first feature; the code is empty if several features are one thing.
  [[nodiscard]] std::string_view name(std::size_t thing) const;
  [[nodiscard]] std::string_view code(std::size_t thing) const;
};

/// Of all layers but those of the walking network, whose edges repeat the names of the streets. O(text);
/// for a background thread. Throws error{cancelled}, error{bad_input} if there is no pinyin.
[[nodiscard]] std::shared_ptr<const name_index> make_name_index(
    const std::shared_ptr<const workflow::district_snapshot>& district, const task& progress);

}  // namespace greenward::viewer
