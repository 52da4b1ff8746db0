#include "engine/report/printed_tables.hpp"

#include "engine/base/atomic_file.hpp"
#include "engine/report/cairo_surface.hpp"
#include "engine/report/page_setter.hpp"

#include <algorithm>
#include <utility>

namespace greenward::report {

namespace {

constexpr double kWideForA4 = 1.6;  ///< a table so many times as wide as A4 is printed on A3
constexpr layer::colour kTitleInk{30, 30, 30, 255}, kLineInk{110, 110, 110, 255};

page_format format_for(const printed_tables& document, text_painter& text) {
  const double room = kA4Across.width - 2 * kA4Across.margin;
  const bool wide = std::ranges::any_of(document.tables, [&](const sheet& table) {
    return natural_width(table, document.lang, text) > kWideForA4 * room ||
           breaks_short_words(table, document.lang, room, text);
  });
  return wide ? kA3Across : kA4Across;
}

/// The pages, set on a surface that is not kept: widths do not depend on it.
std::pair<page_format, std::vector<set_page>> pages_of(const printed_tables& document) {
  cairo_surface scratch(map_format::png, 1, 1);
  text_painter text(scratch.context());
  const page_format format = format_for(document, text);
  page_setter setter(format, document.lang, text);
  setter.paragraph(document.title, {.size = 22, .weight = font_weight::bold, .colour = kTitleInk}, 6);
  for (const std::string& line : document.lines)
    setter.paragraph(line, {.size = 11.5, .colour = kLineInk}, 2);
  for (const sheet& table : document.tables) setter.table(table);
  std::vector<set_page> pages = setter.take();
  add_footers(pages, format, document.footer, text);
  return {format, std::move(pages)};
}

}  // namespace

void print_tables(const printed_tables& document, const std::filesystem::path& file) {
  const auto [format, pages] = pages_of(document);
  cairo_surface surface(map_format::pdf, format.width, format.height);
  text_painter text(surface.context());
  for (const set_page& page : pages) {
    draw(page, surface.context(), text);
    surface.next_page();
  }
  surface.describe(document.title, document.footer);
  write_file_atomically(file, surface.finish());
}

}  // namespace greenward::report
