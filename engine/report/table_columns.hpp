// How wide the columns of a printed table are.
#pragma once

#include "engine/base/sheet.hpp"
#include "engine/report/text_painter.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace greenward::report {

inline constexpr double kTableType = 12;  ///< pixels, if nothing else is asked for
inline constexpr double kCellPad = 5;     ///< pixels to either side of a cell's text

/// The columns of a table as they are printed, those of codes left out.
struct table_columns {
  std::vector<std::size_t> of_sheet;  ///< n columns of the sheet
  std::vector<double> widths;         ///< n, pixels
  std::vector<text_align> aligns;
  double type_size = kTableType;

  [[nodiscard]] double width() const;
};

/// How wide one column may be.
struct column_need {       // pixels
  double natural = 0;      ///< every cell on one line, the heading on three
  double unbroken = 0;     ///< no word is broken
  double short_words = 0;  ///< no word of at most 12 characters is broken
  double whole = 0;        ///< the heading on one line too, however long the cells
};

/// The words of a text that should not be broken: runs of ASCII characters without a space. Chinese may be
/// broken anywhere, but a text of at most 6 characters without a space is a word as a whole.
[[nodiscard]] std::vector<std::string> words_in(const std::string& text);

/// Widths that add up to at most `room`, with whole headings where there is room for them, and where the
/// short words allow it. What can wrap gives way first, the widest first of all, so that columns of numbers
/// and short words stay as they are; longer words are broken only where there is no room for them, and those
/// of at most 12 characters only where not even they fit.
[[nodiscard]] std::vector<double> share_out(const std::vector<column_need>& needs, double room);

/// At a size of the type; pixels.
[[nodiscard]] std::vector<column_need> needs_of(const sheet& table, language lang, double type_size,
                                                text_painter& text);

/// In type of a size, smaller where the table is wider than `room`, then with narrower columns.
[[nodiscard]] table_columns columns_within(const sheet& table, language lang, double room, text_painter& text,
                                           double type_size = kTableType);

/// The width that the table would like to have.
[[nodiscard]] double natural_width(const sheet& table, language lang, text_painter& text);

/// Whether, at the smallest type, a word of at most 12 characters must be broken.
[[nodiscard]] bool breaks_short_words(const sheet& table, language lang, double room, text_painter& text);

}  // namespace greenward::report
