// Which characters the fonts must hold: those of the texts in use.
#pragma once

#include "engine/layer/catalogue.hpp"
#include "engine/layer/style.hpp"
#include "engine/workflow/snapshot.hpp"

#include <bitset>
#include <span>
#include <string_view>

namespace greenward::viewer {

/// Characters of the basic plane. ImGui's wide character has 16 bits here: what lies above shows as U+FFFD.
class glyph_set {
 public:
  void add(std::string_view utf8);
  void add(const bilingual& both);
  void add(const glyph_set& other) { bits_ |= other.bits_; }
  [[nodiscard]] bool contains(char32_t code) const { return code < bits_.size() && bits_[code]; }
  [[nodiscard]] bool covers(const glyph_set& other) const { return (other.bits_ & ~bits_).none(); }
  [[nodiscard]] std::size_t count() const { return bits_.count(); }

 private:
  std::bitset<0x10000> bits_;
};

/// Latin letters, the interface's texts in both languages, and all titles of catalogue and styles.
[[nodiscard]] glyph_set interface_glyphs(const layer::catalogue& catalogue,
                                         std::span<const layer::layer_style> styles);

/// What any font must have: Latin letters, digits, and the sign for what no font has.
[[nodiscard]] glyph_set plain_glyphs();

/// The texts that the map may write: every layer's values of its style's label field. O(characters).
[[nodiscard]] glyph_set name_glyphs(const workflow::district_snapshot& district,
                                    std::span<const layer::layer_style> styles);

/// Every text value of every layer, and the district's name and notice. O(characters).
[[nodiscard]] glyph_set district_glyphs(const workflow::district_snapshot& district);

}  // namespace greenward::viewer
