#include "engine/report/spread.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace greenward::report {

namespace {

/// Neighbours that touch and move together; `mean` is of their places less what stands before them.
struct label_block {
  double mean = 0;
  std::size_t count = 0;
};

}  // namespace

std::vector<double> spread(std::span<const double> wanted, std::span<const double> widths, double first,
                           double last) {
  assert(wanted.size() == widths.size());
  std::vector<double> offset(wanted.size(), 0);  // of a label's centre if all stand side by side
  for (std::size_t i = 1; i < wanted.size(); ++i) offset[i] = offset[i - 1] + (widths[i - 1] + widths[i]) / 2;
  std::vector<label_block> blocks;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    blocks.push_back({wanted[i] - offset[i], 1});
    while (blocks.size() > 1 && blocks[blocks.size() - 2].mean > blocks.back().mean) {
      const label_block right = blocks.back();
      blocks.pop_back();
      label_block& left = blocks.back();
      const double sum =
          left.mean * static_cast<double>(left.count) + right.mean * static_cast<double>(right.count);
      left.count += right.count;
      left.mean = sum / static_cast<double>(left.count);
    }
  }
  std::vector<double> places;
  if (wanted.empty()) return places;
  const double least = first + widths.front() / 2;
  const double most = std::max(least, last - widths.back() / 2 - offset.back());
  for (const label_block& block : blocks) {
    for (std::size_t i = 0; i < block.count; ++i)
      places.push_back(std::clamp(block.mean, least, most) + offset[places.size()]);
  }
  return places;
}

}  // namespace greenward::report
