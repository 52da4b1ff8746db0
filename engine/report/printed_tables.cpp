#include "engine/report/printed_tables.hpp"

#include "engine/base/atomic_file.hpp"
#include "engine/base/sheet_text.hpp"
#include "engine/report/cairo_surface.hpp"
#include "engine/report/text_painter.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <numeric>

namespace greenward::report {

namespace {

struct page_size {
  int width, height;  ///< pixels
};
constexpr page_size kA4{1123, 794}, kA3{1587, 1123};

constexpr double kPageMargin = 48;
constexpr double kCellPad = 5;       ///< to either side of a cell's text
constexpr double kLeastColumn = 30;  ///< pixels
constexpr double kWidestColumn = 300;
constexpr double kLeastScale = 0.72;  ///< of the type, before columns are narrowed
constexpr double kWideForA4 = 1.6;    ///< a table so many times as wide as A4 is printed on A3
constexpr double kFooterHeight = 26;
constexpr double kTypeSize = 12;

constexpr layer::colour kTableInk{30, 30, 30, 255}, kTableSoft{110, 110, 110, 255},
    kTableRule{200, 204, 210, 255}, kTableHead{234, 238, 243, 255};

struct placed_text {
  std::string text;
  text_style style;
  pixel corner;
};
struct placed_box {
  pixel_box box;
  layer::colour fill;
};
struct page {
  std::vector<placed_box> boxes;
  std::vector<placed_text> texts;
};

/// The columns of a table as they are printed.
struct table_columns {
  std::vector<std::size_t> of_sheet;
  std::vector<double> widths;
  std::vector<double> least;  ///< at which numbers, days and codes still stand on one line
  std::vector<text_align> aligns;
  double type_size = kTypeSize;

  [[nodiscard]] double width() const { return std::accumulate(widths.begin(), widths.end(), 0.0); }
};

/// The longest run of ASCII characters without a space: what should not be broken.
std::string longest_unbroken(const std::string& text) {
  std::size_t best = 0, length = 0, first = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool goes_on = i < text.size() && text[i] > ' ' && text[i] < 127;
    if (goes_on) continue;
    if (i - first > length) {
      best = first;
      length = i - first;
    }
    first = i + 1;
  }
  return text.substr(best, length);
}

class page_setter {
 public:
  page_setter(const printed_tables& document, text_painter& text) : document_(document), text_(text) {
    size_ = std::ranges::any_of(document.tables,
                                [&](const sheet& table) {
                                  return natural_columns(table, kTypeSize).width() >
                                         kWideForA4 * (kA4.width - 2 * kPageMargin);
                                })
                ? kA3
                : kA4;
  }

  [[nodiscard]] page_size size() const { return size_; }

  std::vector<page> run() {
    new_page();
    paragraph(document_.title, {.size = 22, .weight = font_weight::bold, .colour = kTableInk}, 6);
    for (const std::string& line : document_.lines) paragraph(line, {.size = 11.5, .colour = kTableSoft}, 2);
    for (const sheet& table : document_.tables) add_table(table);
    add_footers();
    return std::move(pages_);
  }

 private:
  [[nodiscard]] double inner_width() const { return size_.width - 2 * kPageMargin; }
  [[nodiscard]] double bottom() const { return size_.height - kPageMargin - kFooterHeight; }

  void new_page() {
    pages_.emplace_back();
    y_ = kPageMargin;
  }

  void place(const std::string& text, text_style style, pixel corner) {
    if (!text.empty()) pages_.back().texts.push_back({text, style, corner});
  }

  void paragraph(const std::string& text, text_style style, double gap) {
    style.max_width = inner_width();
    const double height = text_.measure(text, style).height;
    if (y_ + height > bottom()) new_page();
    place(text, style, {kPageMargin, y_});
    y_ += height + gap;
  }

  [[nodiscard]] std::string heading(const sheet& table, std::size_t column) const {
    return table.columns[column].title.in(document_.lang);
  }

  [[nodiscard]] table_columns natural_columns(const sheet& table, double type_size) const {
    table_columns result;
    result.type_size = type_size;
    const text_style body{.size = type_size};
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      const column_role role = table.columns[column].role;
      if (role == column_role::code) continue;
      constexpr double kHeadingLines = 3;  // it may take so many, and four characters a line at least
      const double title =
          text_.measure(heading(table, column), {.size = type_size, .weight = font_weight::bold}).width;
      double width = std::min(title, std::max(title / kHeadingLines, 4 * type_size)), least = 2 * type_size;
      for (const std::vector<cell>& row : table.rows) {
        const std::string words = shown(row[column], role);
        width = std::max(width, text_.measure(words, body).width);
        least = std::max(least, text_.measure(longest_unbroken(words), body).width);
      }
      result.of_sheet.push_back(column);
      result.widths.push_back(std::clamp(width + 2 * kCellPad + 1, kLeastColumn, kWidestColumn));
      result.least.push_back(std::min(least + 2 * kCellPad + 1, result.widths.back()));
      result.aligns.push_back(is_text_column(table, column) ? text_align::left : text_align::right);
    }
    return result;
  }

  /// First smaller type, then narrower columns whose cells wrap.
  [[nodiscard]] table_columns columns_of(const sheet& table) const {
    table_columns columns = natural_columns(table, kTypeSize);
    if (columns.width() <= inner_width()) return columns;
    columns = natural_columns(table, kTypeSize * std::max(kLeastScale, inner_width() / columns.width()));
    narrow(columns);
    return columns;
  }

  /// What can wrap gives way first; if that is not enough, all do.
  void narrow(table_columns& columns) const {
    const double least = std::accumulate(columns.least.begin(), columns.least.end(), 0.0);
    const double room = columns.width() - least, wanted = inner_width() - least;
    if (columns.width() <= inner_width()) return;
    for (std::size_t i = 0; i < columns.widths.size(); ++i) {
      double& width = columns.widths[i];
      width = wanted <= 0 ? columns.least[i] * inner_width() / least
                          : columns.least[i] + (width - columns.least[i]) * wanted / room;
    }
  }

  void add_table(const sheet& table) {
    const table_columns columns = columns_of(table);
    const text_style title{.size = 15, .weight = font_weight::bold, .colour = kTableInk};
    constexpr double kSpaceForSome = 110;
    y_ += 14;
    if (y_ + kSpaceForSome > bottom()) new_page();
    paragraph(table.title.in(document_.lang), title, 5);
    if (table.rows.empty())
      return paragraph(bilingual{"（无）", "(none)"}.in(document_.lang),
                       {.size = kTypeSize, .colour = kTableSoft}, 0);
    add_heading(table, columns);
    for (const std::vector<cell>& row : table.rows) add_row(table, columns, row);
  }

  void add_heading(const sheet& table, const table_columns& columns) {
    std::vector<std::string> cells;
    for (const std::size_t column : columns.of_sheet) cells.push_back(heading(table, column));
    const text_style style{.size = columns.type_size, .weight = font_weight::bold, .colour = kTableInk};
    const double height = row_height(columns, cells, style);
    pages_.back().boxes.push_back({box(columns, height), kTableHead});
    place_cells(columns, cells, style, height);
  }

  void add_row(const sheet& table, const table_columns& columns, const std::vector<cell>& row) {
    std::vector<std::string> cells;
    for (const std::size_t column : columns.of_sheet)
      cells.push_back(shown(row[column], table.columns[column].role));
    const text_style style{.size = columns.type_size, .colour = kTableInk};
    const double height = row_height(columns, cells, style);
    if (y_ + height > bottom()) {
      new_page();
      add_heading(table, columns);
    }
    place_cells(columns, cells, style, height);
  }

  [[nodiscard]] pixel_box box(const table_columns& columns, double height) const {
    return {{kPageMargin, y_}, {kPageMargin + columns.width(), y_ + height}};
  }

  [[nodiscard]] double row_height(const table_columns& columns, const std::vector<std::string>& cells,
                                  text_style style) const {
    double height = style.size;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      style.max_width = columns.widths[i] - 2 * kCellPad;
      height = std::max(height, text_.measure(cells[i], style).height);
    }
    return height + 5;
  }

  void place_cells(const table_columns& columns, const std::vector<std::string>& cells, text_style style,
                   double height) {
    double x = kPageMargin;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      style.max_width = columns.widths[i] - 2 * kCellPad;
      style.align = columns.aligns[i];
      place(cells[i], style, {x + kCellPad, y_ + 2.5});
      x += columns.widths[i];
    }
    y_ += height;
    pages_.back().boxes.push_back(
        {{{kPageMargin, y_ - 0.35}, {kPageMargin + columns.width(), y_ + 0.35}}, kTableRule});
  }

  void add_footers() {
    const text_style style{.size = 10.5, .colour = kTableSoft};
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      const double y = size_.height - kPageMargin - 10;
      const std::string number = fmt::format("{}/{}", i + 1, pages_.size());
      const double width = text_.measure(number, style).width;
      pages_[i].texts.push_back({number, style, {size_.width - kPageMargin - width, y}});
      const std::string footer = text_.shortened(document_.footer, style, inner_width() - width - 20);
      if (!footer.empty()) pages_[i].texts.push_back({footer, style, {kPageMargin, y}});
    }
  }

  const printed_tables& document_;
  text_painter& text_;
  page_size size_{};
  std::vector<page> pages_;
  double y_ = 0;
};

void draw(const page& content, cairo_t* cairo, text_painter& text) {
  for (const placed_box& placed : content.boxes) {
    cairo_set_source_rgb(cairo, placed.fill.r / 255.0, placed.fill.g / 255.0, placed.fill.b / 255.0);
    cairo_rectangle(cairo, placed.box.min.x, placed.box.min.y, placed.box.width(), placed.box.height());
    cairo_fill(cairo);
  }
  for (const placed_text& placed : content.texts) text.draw(placed.text, placed.style, placed.corner);
}

/// The pages, set on a surface that is not kept: widths do not depend on it.
std::pair<page_size, std::vector<page>> pages_of(const printed_tables& document) {
  cairo_surface scratch(map_format::png, 1, 1);
  text_painter text(scratch.context());
  page_setter setter(document, text);
  std::vector<page> pages = setter.run();
  return {setter.size(), std::move(pages)};
}

}  // namespace

void print_tables(const printed_tables& document, const std::filesystem::path& file) {
  const auto [size, pages] = pages_of(document);
  cairo_surface surface(map_format::pdf, size.width, size.height);
  text_painter text(surface.context());
  for (const page& content : pages) {
    draw(content, surface.context(), text);
    surface.next_page();
  }
  surface.describe(document.title, document.footer);
  write_file_atomically(file, surface.finish());
}

}  // namespace greenward::report
