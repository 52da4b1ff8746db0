#include "viewer/i18n/line_breaks.hpp"

#include "viewer/i18n/utf8.hpp"

#include <algorithm>
#include <cstddef>

namespace greenward::viewer {

namespace {

/// A line may end before `end`; the next one then begins at `next`, behind the spaces.
struct line_break {
  std::size_t end, next;
};

bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\u3000';
}

/// Stands at no line's beginning, not even behind a space: "A · B" keeps its dot with A.
bool is_closing(char32_t c) {
  return std::u32string_view(U",.;:!?)]}%，。、；：！？．）］｝】〕》〉」』〗”’…—–～·・％‰°℃々").find(c) !=
         std::u32string_view::npos;
}

bool is_opening(char32_t c) {
  return std::u32string_view(U"([{（［｛【〔《〈「『〖“‘").find(c) != std::u32string_view::npos;
}

/// Ideographs, kana, Hangul and the punctuation that is as wide as they are.
bool is_wide(char32_t c) {
  return (c >= 0x2e80 && c < 0xa000) || (c >= 0xac00 && c < 0xd7a4) || (c >= 0xf900 && c < 0xfb00) ||
         (c >= 0xfe30 && c < 0xfe50) || (c >= 0xff00 && c < 0xfff0) || (c >= 0x20000 && c < 0x40000);
}

/// Belongs to the number beside it, even where that stands in a bracket (UAX 14, LB25).
bool is_at_numbers(char32_t c) {
  return std::u32string_view(U"%％‰°℃℉$＄￥¥€£+±№").find(c) != std::u32string_view::npos;
}

bool may_part(char32_t before, char32_t after, bool spaced) {
  if (is_opening(before) || is_closing(after)) return false;
  if (!spaced && is_at_numbers(before) && is_opening(after)) return false;
  return spaced || is_wide(before) || is_wide(after);
}

/// Ascending; the last one is the end of the paragraph.
std::vector<line_break> breaks_of(std::string_view paragraph) {
  std::vector<line_break> breaks;
  char32_t before = 0;  // the last that is no space
  std::size_t end = 0;  // behind it
  for (std::size_t at = 0; at < paragraph.size();) {
    const auto [code, length] = first_character(paragraph.substr(at));
    if (!is_space(code)) {
      if (before != 0 && may_part(before, code, at > end)) breaks.push_back({end, at});
      before = code;
      end = at + length;
    }
    at += length;
  }
  breaks.push_back({end, paragraph.size()});
  return breaks;
}

/// How much of a word that is too wide fits: at least one character.
std::size_t part_that_fits(std::string_view word, float width, const text_measure& measure) {
  std::size_t kept = first_character(word).second;
  while (kept < word.size()) {
    const std::size_t longer = kept + first_character(word.substr(kept)).second;
    if (measure(word.substr(0, longer)) > width) break;
    kept = longer;
  }
  return kept;
}

void break_paragraph(std::string_view paragraph, float width, const text_measure& measure,
                     std::vector<std::string_view>& lines) {
  const std::vector<line_break> breaks = breaks_of(paragraph);
  std::size_t start = 0;
  for (auto first = breaks.begin(); first != breaks.end();) {
    const auto beyond = std::find_if(first, breaks.end(), [&](const line_break& at) {
      return measure(paragraph.substr(start, at.end - start)) > width;
    });
    if (beyond != first) {
      const line_break& last = *(beyond - 1);
      lines.push_back(paragraph.substr(start, last.end - start));
      start = last.next;
      first = beyond;
      continue;
    }
    const std::string_view word = paragraph.substr(start, first->end - start);
    const std::size_t part = part_that_fits(word, width, measure);
    lines.push_back(word.substr(0, part));
    start = part < word.size() ? start + part : first->next;
    if (part == word.size()) ++first;
  }
}

}  // namespace

std::vector<std::string_view> broken_lines(std::string_view text, float width, const text_measure& measure) {
  std::vector<std::string_view> lines;
  width = std::max(width, 0.0F);
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    break_paragraph(text.substr(0, end), width, measure, lines);
    text.remove_prefix(end + 1);
  }
  break_paragraph(text, width, measure, lines);
  return lines;
}

std::string broken_text(std::string_view text, float width, const text_measure& measure) {
  std::string broken;
  broken.reserve(text.size() + text.size() / 16);
  for (const std::string_view line : broken_lines(text, width, measure)) {
    broken += line;
    broken += '\n';
  }
  broken.pop_back();
  return broken;
}

std::string leading_parts(std::span<const std::string> parts, std::string_view between, float width,
                          const text_measure& measure) {
  std::string all, kept;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) all += between;
    all += parts[i];
    const std::string shown = i + 1 < parts.size() ? all + " …" : all;
    // The whole may fit where all but its last part and the ellipsis do not.
    if (i == 0 || measure(shown) <= width) kept = shown;
  }
  return kept;
}

}  // namespace greenward::viewer
