// The texture of glyphs, built from the characters in use.
#pragma once

#include "engine/base/mapped_file.hpp"
#include "viewer/canvas/font_set.hpp"
#include "viewer/shell/glyph_set.hpp"

#include <span>
#include <vector>

namespace greenward::viewer {

class font_atlas {
 public:
  /// `label_sizes`: sizes of ideographs that the map's labels need, points. Throws error{usage} if the
  /// Chinese font is missing.
  explicit font_atlas(std::span<const double> label_sizes);

  /// Builds the atlas anew if it lacks a wanted character; true if it did. Between frames only; the
  /// renderer's texture must be made anew after it. `names`: those of `wanted` that the map writes as well:
  /// its fonts, one a size, have no others. Throws error{usage} if the font cannot be used.
  bool cover(const glyph_set& wanted, const glyph_set& names = {});

  /// Pixels a point, 1 at first; another one lets cover() build the atlas anew. Glyphs are drawn with that
  /// many pixels and measured in points, so that they are sharp at every size of the interface.
  void use_density(double density);

  /// Measured in points.
  [[nodiscard]] const font_set& fonts() const { return fonts_; }
  [[nodiscard]] const glyph_set& glyphs() const { return glyphs_; }

 private:
  void build();

  mapped_file regular_, bold_;  ///< tens of megabytes each, of which a face needs little
  std::vector<int> label_sizes_;
  double density_ = 1;
  glyph_set glyphs_, names_;
  std::vector<unsigned short> ranges_, name_ranges_;  ///< must outlive the atlas
  font_set fonts_;
};

}  // namespace greenward::viewer
