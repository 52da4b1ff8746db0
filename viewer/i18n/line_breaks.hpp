// Where a paragraph breaks into lines, Chinese and Latin, and where a line is cut.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::viewer {

/// How wide a piece of text is drawn, in the unit of the width that is broken to.
using text_measure = std::function<float(std::string_view)>;

/// The lines of a text of UTF-8, each a view into it without the spaces at which it was broken. A line breaks
/// at spaces and beside an ideograph, but not before closing punctuation, nor behind opening punctuation, nor
/// within a number, a code or a Latin word; '\n' always breaks. What is wider than a whole line breaks at any
/// character, and a line has at least one. O(n) calls of `measure` with pieces of at most a line and a word.
[[nodiscard]] std::vector<std::string_view> broken_lines(std::string_view text, float width,
                                                         const text_measure& measure);

/// The same lines, joined by '\n'.
[[nodiscard]] std::string broken_text(std::string_view text, float width, const text_measure& measure);

/// As many parts from the first on as fit into one line, `between` between them and "…" behind where others
/// are left out, so that no number is cut; the first is there even where it is too wide.
[[nodiscard]] std::string leading_parts(std::span<const std::string> parts, std::string_view between,
                                        float width, const text_measure& measure);

}  // namespace greenward::viewer
