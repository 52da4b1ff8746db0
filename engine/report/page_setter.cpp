#include "engine/report/page_setter.hpp"

#include "engine/base/sheet_text.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <utility>

namespace greenward::report {

namespace {

constexpr double kFooterHeight = 26;
constexpr double kCellTop = 2.5;  ///< above a row's text, and below it
constexpr double kTableGap = 14;
constexpr layer::colour kTableInk{30, 30, 30, 255}, kTableSoft{110, 110, 110, 255},
    kTableRule{200, 204, 210, 255}, kTableHead{234, 238, 243, 255};

std::vector<std::string> heading_cells(const sheet& table, const table_columns& columns, language lang) {
  std::vector<std::string> cells;
  for (const std::size_t column : columns.of_sheet) cells.push_back(table.columns[column].title.in(lang));
  return cells;
}

std::vector<std::string> row_cells(const sheet& table, const table_columns& columns,
                                   const std::vector<cell>& row) {
  std::vector<std::string> cells;
  for (const std::size_t column : columns.of_sheet)
    cells.push_back(shown(row[column], table.columns[column].role));
  return cells;
}

text_style body_style(const table_columns& columns) {
  return {.size = columns.type_size, .colour = kTableInk};
}
text_style head_style(const table_columns& columns) {
  return {.size = columns.type_size, .weight = font_weight::bold, .colour = kTableInk};
}
/// Of a table in type of this size.
text_style title_style(double type_size) {
  return {.size = 1.25 * type_size, .weight = font_weight::bold, .colour = kTableInk};
}

}  // namespace

void draw(const set_page& page, cairo_t* cairo, text_painter& text) {
  for (const placed_box& placed : page.boxes) {
    cairo_set_source_rgb(cairo, placed.fill.r / 255.0, placed.fill.g / 255.0, placed.fill.b / 255.0);
    cairo_rectangle(cairo, placed.box.min.x, placed.box.min.y, placed.box.width(), placed.box.height());
    cairo_fill(cairo);
  }
  for (const placed_text& placed : page.texts) text.draw(placed.text, placed.style, placed.corner);
}

page_setter::page_setter(const page_format& format, language lang, text_painter& text)
    : format_(format), lang_(lang), text_(text) {
  new_page();
}

double page_setter::bottom() const {
  return format_.height - format_.margin - kFooterHeight;
}

void page_setter::new_page() {
  pages_.emplace_back();
  y_ = format_.margin;
  if (running_head_.empty()) return;
  const text_style style{.size = 10.5, .colour = kTableSoft};
  place(running_head_, style, {left(), y_});
  y_ += text_.measure(running_head_, style).height + 6;
}

void page_setter::place(const std::string& text, text_style style, pixel corner) {
  if (!text.empty()) pages_.back().texts.push_back({text, style, corner});
}

void page_setter::paragraph(const std::string& text, text_style style, double gap) {
  style.max_width = inner_width();
  const double height = text_.measure(text, style).height;
  if (y_ + height > bottom()) new_page();
  place(text, style, {left(), y_});
  y_ += height + gap;
}

void page_setter::table(const sheet& table) {
  constexpr double kSpaceForSome = 110;
  y_ += kTableGap;
  if (y_ + kSpaceForSome > bottom()) new_page();
  if (const std::string& title = table.title.in(lang_); !title.empty())
    paragraph(title, title_style(format_.table_type), 5);
  if (table.rows.empty())
    return paragraph(bilingual{"（无）", "(none)"}.in(lang_),
                     {.size = format_.table_type, .colour = kTableSoft}, 0);
  rows(table, columns_within(table, lang_, inner_width(), text_, format_.table_type));
}

void page_setter::rows(const sheet& table, const table_columns& columns) {
  heading(table, columns);
  for (const std::vector<cell>& cells : table.rows) {
    const std::vector<std::string> texts = row_cells(table, columns, cells);
    if (y_ + row_height(columns, texts, body_style(columns)) > bottom()) {
      new_page();
      heading(table, columns);
    }
    row(columns, texts, body_style(columns));
  }
}

void page_setter::heading(const sheet& table, const table_columns& columns) {
  const std::vector<std::string> cells = heading_cells(table, columns, lang_);
  const double height = row_height(columns, cells, head_style(columns));
  pages_.back().boxes.push_back({{{left(), y_}, {left() + columns.width(), y_ + height}}, kTableHead});
  row(columns, cells, head_style(columns));
}

void page_setter::row(const table_columns& columns, const std::vector<std::string>& cells,
                      const text_style& style) {
  const double height = row_height(columns, cells, style);
  double x = left();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    text_style own = style;
    own.max_width = columns.widths[i] - 2 * kCellPad;
    own.align = columns.aligns[i];
    place(cells[i], own, {x + kCellPad, y_ + kCellTop});
    x += columns.widths[i];
  }
  y_ += height;
  pages_.back().boxes.push_back({{{left(), y_ - 0.35}, {left() + columns.width(), y_ + 0.35}}, kTableRule});
}

double page_setter::row_height(const table_columns& columns, const std::vector<std::string>& cells,
                               text_style style) const {
  double height = style.size;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    style.max_width = columns.widths[i] - 2 * kCellPad;
    height = std::max(height, text_.measure(cells[i], style).height);
  }
  return height + 2 * kCellTop;
}

double page_setter::height_of(const sheet& table) {
  const table_columns columns = columns_within(table, lang_, inner_width(), text_, format_.table_type);
  double height = kTableGap + row_height(columns, heading_cells(table, columns, lang_), head_style(columns));
  if (const std::string& title = table.title.in(lang_); !title.empty())
    height += text_.measure(title, title_style(format_.table_type)).height + 5;
  for (const std::vector<cell>& cells : table.rows)
    height += row_height(columns, row_cells(table, columns, cells), body_style(columns));
  return height;
}

void add_footers(std::vector<set_page>& pages, const page_format& format, const std::string& words,
                 text_painter& text) {
  const text_style style{.size = 10.5, .colour = kTableSoft};
  const double y = format.height - format.margin - 10;
  const double inner = format.width - 2 * format.margin;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::string number = fmt::format("{}/{}", i + 1, pages.size());
    const double width = text.measure(number, style).width;
    pages[i].texts.push_back({number, style, {format.width - format.margin - width, y}});
    const std::string footer = text.shortened(words, style, inner - width - 20);
    if (!footer.empty()) pages[i].texts.push_back({footer, style, {format.margin, y}});
  }
}

}  // namespace greenward::report
