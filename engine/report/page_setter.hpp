// Text and tables set on pages, one below the other; nothing is cut.
#pragma once

#include "engine/base/sheet.hpp"
#include "engine/report/pixel.hpp"
#include "engine/report/table_columns.hpp"
#include "engine/report/text_painter.hpp"

#include <cairo.h>
#include <string>
#include <vector>

namespace greenward::report {

struct page_format {
  int width = 1123, height = 794;  ///< pixels
  double margin = 48;
  double table_type = kTableType;
};
inline constexpr page_format kA4Across{1123, 794}, kA3Across{1587, 1123}, kA4Upright{794, 1123, 40, 10.5};

struct placed_text {
  std::string text;
  text_style style;
  pixel corner;
};
struct placed_box {
  pixel_box box;
  layer::colour fill;
};
struct set_page {
  std::vector<placed_box> boxes;  ///< under the texts
  std::vector<placed_text> texts;
};

void draw(const set_page& page, cairo_t* cairo, text_painter& text);

/// Sets from the top down, and goes on on a new page where there is no room.
class page_setter {
 public:
  /// Measures with `text`, which must outlive it; widths do not depend on its surface.
  page_setter(const page_format& format, language lang, text_painter& text);

  [[nodiscard]] double left() const { return format_.margin; }
  [[nodiscard]] double inner_width() const { return format_.width - 2 * format_.margin; }
  /// Where the foot of the page begins.
  [[nodiscard]] double bottom() const;
  [[nodiscard]] double y() const { return y_; }
  [[nodiscard]] std::size_t page_count() const { return pages_.size(); }
  [[nodiscard]] set_page& page() { return pages_.back(); }

  void new_page();
  /// A line at the top of each page from the next on: what it goes on with.
  void head_pages_with(const std::string& words) { running_head_ = words; }
  void skip(double height) { y_ += height; }
  void paragraph(const std::string& text, text_style style, double gap);
  /// Its title, unless that is empty, and its rows under a heading that stands on each of its pages.
  void table(const sheet& table);
  /// The height that a table would take if it were on one page.
  [[nodiscard]] double height_of(const sheet& table);

  [[nodiscard]] std::vector<set_page> take() { return std::move(pages_); }

 private:
  void place(const std::string& text, text_style style, pixel corner);
  void rows(const sheet& table, const table_columns& columns);
  void heading(const sheet& table, const table_columns& columns);
  void row(const table_columns& columns, const std::vector<std::string>& cells, const text_style& style);
  [[nodiscard]] double row_height(const table_columns& columns, const std::vector<std::string>& cells,
                                  text_style style) const;

  page_format format_;
  language lang_;
  text_painter& text_;
  std::vector<set_page> pages_;
  std::string running_head_;
  double y_ = 0;
};

/// Each page's number and the words beside it, shortened where they are too long.
void add_footers(std::vector<set_page>& pages, const page_format& format, const std::string& words,
                 text_painter& text);

}  // namespace greenward::report
