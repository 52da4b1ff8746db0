#include "engine/report/text_painter.hpp"

#include "engine/base/error.hpp"
#include "engine/report/cairo_surface.hpp"

#include <pango/pangocairo.h>
#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

namespace greenward::report {

namespace {

PangoAlignment pango_alignment(text_align align) {
  switch (align) {
    case text_align::left:
      return PANGO_ALIGN_LEFT;
    case text_align::centre:
      return PANGO_ALIGN_CENTER;
    case text_align::right:
      return PANGO_ALIGN_RIGHT;
  }
  return PANGO_ALIGN_LEFT;
}

void set_source(cairo_t* cairo, layer::colour c) {
  cairo_set_source_rgba(cairo, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
}

/// Byte offsets at which a UTF-8 character starts.
std::vector<std::size_t> character_starts(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) starts.push_back(i);
  }
  return starts;
}

}  // namespace

struct text_painter::impl {
  cairo_t* cairo;
  PangoLayout* layout;
  PangoFontDescription* font;

  explicit impl(cairo_t* context)
      : cairo(context),
        layout(pango_cairo_create_layout(context)),
        font(pango_font_description_from_string("Noto Sans CJK SC")) {
    // Hinting would make widths depend on the format and the zoom.
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(pango_layout_get_context(layout), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(pango_layout_get_context(layout), FALSE);
    pango_context_set_language(pango_layout_get_context(layout), pango_language_from_string("zh-cn"));
    pango_layout_context_changed(layout);
  }
  ~impl() {
    pango_font_description_free(font);
    g_object_unref(layout);
  }
  impl(const impl&) = delete;
  impl& operator=(const impl&) = delete;

  void set(const std::string& text, const text_style& style) {
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    pango_font_description_set_weight(
        font, style.weight == font_weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_width(layout,
                           style.max_width > 0 ? static_cast<int>(style.max_width * PANGO_SCALE) : -1);
    pango_layout_set_line_spacing(layout, static_cast<float>(style.line_spacing));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout, pango_alignment(style.align));
    pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
  }
  [[nodiscard]] text_size size() const {
    PangoRectangle logical;
    pango_layout_get_extents(layout, nullptr, &logical);
    return {static_cast<double>(logical.width) / PANGO_SCALE,
            static_cast<double>(logical.height) / PANGO_SCALE};
  }
  /// The layout as it is set, its corner at the current origin.
  void paint(const text_style& style) const {
    if (style.halo > 0) {
      cairo_move_to(cairo, 0, 0);
      pango_cairo_layout_path(cairo, layout);
      cairo_set_source_rgba(cairo, 1, 1, 1, 0.88);
      cairo_set_line_width(cairo, 2 * style.halo);
      cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
      cairo_set_dash(cairo, nullptr, 0, 0);
      cairo_stroke(cairo);
    }
    set_source(cairo, style.colour);
    cairo_move_to(cairo, 0, 0);
    pango_cairo_show_layout(cairo, layout);
    cairo_new_path(cairo);  // or what is drawn next would be joined to the text's corner
  }
};

text_painter::text_painter(cairo_t* cairo) : impl_(std::make_unique<impl>(cairo)) {
  if (unknown_glyphs("绿园区图例比例尺", {}) == 0) return;
  throw error(error_code::bad_input, "Noto Sans CJK SC",
              {"系统没有可显示中文的字体", "no installed font can show Chinese"},
              {"请安装：apt-get install fonts-noto-cjk", "Install it: apt-get install fonts-noto-cjk"});
}

text_painter::~text_painter() = default;

text_size text_painter::measure(const std::string& text, const text_style& style) {
  if (text.empty()) return {};
  impl_->set(text, style);
  return impl_->size();
}

std::string text_painter::shortened(const std::string& text, const text_style& style, double width) {
  if (measure(text, style).width <= width) return text;
  const std::vector<std::size_t> starts = character_starts(text);
  std::size_t fits = 0;
  std::size_t too_long = starts.size();
  while (fits + 1 < too_long) {
    const std::size_t middle = (fits + too_long) / 2;
    const bool ok = measure(text.substr(0, starts[middle]) + "…", style).width <= width;
    (ok ? fits : too_long) = middle;
  }
  return fits == 0 ? std::string("…") : text.substr(0, starts[fits]) + "…";
}

int text_painter::unknown_glyphs(const std::string& text, const text_style& style) {
  impl_->set(text, style);
  return pango_layout_get_unknown_glyphs_count(impl_->layout);
}

void text_painter::draw(const std::string& text, const text_style& style, pixel corner) {
  if (text.empty()) return;
  const saved_state keep(impl_->cairo);
  cairo_translate(impl_->cairo, corner.x, corner.y);
  impl_->set(text, style);
  impl_->paint(style);
}

void text_painter::draw_centred(const std::string& text, const text_style& style, pixel centre,
                                double angle) {
  if (text.empty()) return;
  const saved_state keep(impl_->cairo);
  impl_->set(text, style);
  const text_size size = impl_->size();
  cairo_translate(impl_->cairo, centre.x, centre.y);
  if (angle != 0) cairo_rotate(impl_->cairo, angle);
  cairo_translate(impl_->cairo, -size.width / 2, -size.height / 2);
  impl_->paint(style);
}

}  // namespace greenward::report
