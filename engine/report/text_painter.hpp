// Chinese and Latin text through Pango.
#pragma once

#include "engine/layer/style.hpp"
#include "engine/report/pixel.hpp"

#include <cairo.h>
#include <memory>
#include <string>

namespace greenward::report {

enum class font_weight { regular, bold };
enum class text_align { left, centre, right };

struct text_style {
  double size = 12;  ///< pixels
  font_weight weight = font_weight::regular;
  layer::colour colour{30, 30, 30, 255};
  double halo = 0;          ///< width of the white edge around the glyphs, pixels; 0 = none
  double max_width = 0;     ///< longer lines are wrapped; 0 = never
  double line_spacing = 0;  ///< lines' distance in heights of the font's own line; 0 = the font's own
  text_align align = text_align::left;  ///< of the lines to one another
};

struct text_size {
  double width = 0;
  double height = 0;
};

/// Lays out and draws text with the family "Noto Sans CJK SC". Widths do not depend on the file's format.
class text_painter {
 public:
  /// Throws error{bad_input} if no installed font has Chinese glyphs, naming the package that has.
  explicit text_painter(cairo_t* cairo);
  ~text_painter();
  text_painter(const text_painter&) = delete;
  text_painter& operator=(const text_painter&) = delete;

  [[nodiscard]] text_size measure(const std::string& text, const text_style& style);
  /// `text` cut with an ellipsis so that one line is at most `width` wide.
  [[nodiscard]] std::string shortened(const std::string& text, const text_style& style, double width);
  /// How many characters no installed font can show.
  [[nodiscard]] int unknown_glyphs(const std::string& text, const text_style& style);

  /// The upper left corner of the text's box is at `corner`.
  void draw(const std::string& text, const text_style& style, pixel corner);
  /// The middle of the text's box is at `centre`, turned clockwise by `angle` radians.
  void draw_centred(const std::string& text, const text_style& style, pixel centre, double angle = 0);

 private:
  struct impl;
  std::unique_ptr<impl> impl_;
};

}  // namespace greenward::report
