#include "engine/report/profile_strip.hpp"

#include "engine/report/profile_ink.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace greenward::report {

namespace {

constexpr double kUprightPitch = 13;  // of texts that stand upright, side by side
constexpr double kLeastRow = 24, kMostRow = 128;
constexpr double kRowPad = 10;         // of a row's height, in all
constexpr double kRepeatEvery = 1400;  // pixels: a long joined cell says its text again
constexpr double kTurn = -std::numbers::pi / 2;
const text_style kStripText{.size = 10.5, .colour = ink::kText};
const text_style kStripTitle{.size = 11.5, .colour = ink::kText};

}  // namespace

std::vector<double> column_widths(std::span<const profile_row> rows, std::size_t stations) {
  std::vector<double> widths(stations, kUprightPitch + 2);
  for (const profile_row& row : rows) {
    if (row.of_pipes) continue;
    for (std::size_t i = 0; i < stations; ++i)
      widths[i] = std::max(widths[i], static_cast<double>(row.cells[i].size()) * kUprightPitch + 2);
  }
  return widths;
}

double strip_head_width(std::span<const profile_row> rows, text_painter& text, language lang) {
  double width = 0;
  for (const profile_row& row : rows)
    width = std::max(width, text.measure(row.title.in(lang), kStripTitle).width);
  return width + 18;
}

profile_strip::profile_strip(std::span<const profile_row> rows, text_painter& text,
                             const profile_frame& frame, language lang)
    : rows_(rows), text_(text), frame_(frame), lang_(lang) {
  for (const profile_row& row : rows)
    cells_.push_back(row.of_pipes ? cells_of(row) : std::vector<strip_cell>{});
  for (std::size_t i = 0; i < rows.size(); ++i) heights_.push_back(height_of(i));
}

/// Between columns that are shown; "…" where pipes between two of them differ.
std::vector<strip_cell> profile_strip::cells_of(const profile_row& row) const {
  std::vector<strip_cell> cells;
  std::size_t last = 0;
  for (std::size_t i = 1; i < frame_.columns.size(); ++i) {
    if (std::isnan(frame_.columns[i])) continue;
    std::string text = row.cells[last].front();
    for (std::size_t k = last + 1; k < i; ++k)
      if (!row.joins || row.cells[k].front() != text) text = "…";
    if (row.joins && !cells.empty() && cells.back().text == text && text != "…")
      cells.back().to = frame_.columns[i];
    else
      cells.push_back({frame_.columns[last], frame_.columns[i], text});
    last = i;
  }
  return cells;
}

double profile_strip::height_of(std::size_t row) const {
  double length = 0;
  if (!rows_[row].of_pipes) {
    for (const auto& texts : rows_[row].cells)
      for (const std::string& words : texts)
        length = std::max(length, text_.measure(words, kStripText).width);
  }
  for (const strip_cell& cell : cells_[row]) {
    const double width = text_.measure(cell.text, kStripText).width;
    if (width + 6 > cell.to - cell.from) length = std::max(length, width);
  }
  return std::clamp(length + kRowPad, kLeastRow, kMostRow);
}

double profile_strip::height() const {
  return std::accumulate(heights_.begin(), heights_.end(), 0.0);
}

void profile_strip::paint(cairo_t* cairo, double head_left, double top) const {
  const double head_right = frame_.left - 12, end = frame_.right + 12;
  double y = top;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    ink::line(cairo, {ink::kRule, i == 0 ? 1.4 : 0.8}, {head_left, y}, {end, y});
    const std::string title = rows_[i].title.in(lang_);
    text_.draw_centred(title, kStripTitle, {(head_left + head_right) / 2, y + heights_[i] / 2});
    if (rows_[i].of_pipes)
      paint_pipes(cairo, i, y);
    else
      paint_stations(i, y);
    y += heights_[i];
  }
  ink::line(cairo, {ink::kRule, 1.4}, {head_left, y}, {end, y});
  for (const double x : {head_left, head_right, end}) ink::line(cairo, {ink::kRule, 1.4}, {x, top}, {x, y});
}

void profile_strip::paint_pipes(cairo_t* cairo, std::size_t row, double top) const {
  const double height = heights_[row], middle = top + height / 2;
  for (const strip_cell& cell : cells_[row]) {
    for (const double x : {cell.from, cell.to})
      ink::line(cairo, {ink::kRule, 0.7}, {x, top}, {x, top + height});
    const double width = cell.to - cell.from;
    const bool flat = text_.measure(cell.text, kStripText).width + 6 <= width;
    const std::string words = flat ? cell.text : text_.shortened(cell.text, kStripText, height - 4);
    const double times = flat ? std::max(1.0, std::floor(width / kRepeatEvery)) : 1;
    for (double k = 0; k < times; ++k)
      text_.draw_centred(words, kStripText, {cell.from + width * (k + 0.5) / times, middle},
                         flat ? 0 : kTurn);
  }
}

void profile_strip::paint_stations(std::size_t row, double top) const {
  const double middle = top + heights_[row] / 2;
  for (std::size_t i = 0; i < frame_.columns.size(); ++i) {
    if (std::isnan(frame_.columns[i])) continue;
    const std::vector<std::string>& texts = rows_[row].cells[i];
    for (std::size_t k = 0; k < texts.size(); ++k) {
      const double aside = static_cast<double>(k) - static_cast<double>(texts.size() - 1) / 2;
      text_.draw_centred(texts[k], kStripText, {frame_.columns[i] + aside * kUprightPitch, middle}, kTurn);
    }
  }
}

}  // namespace greenward::report
