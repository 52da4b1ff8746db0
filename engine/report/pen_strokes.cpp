#include "engine/report/pen_strokes.hpp"

#include "engine/geo/clip.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace greenward::report {

namespace {

constexpr double kMerged = 0.2;  ///< pixels

/// Collects the strokes of lines in their order.
class stroke_collector {
 public:
  explicit stroke_collector(const stroke_plan& plan)
      : plan_(plan), origin_{static_cast<double>(plan.window.left), static_cast<double>(plan.window.top)} {
    const pixel_box window{{0, 0},
                           {static_cast<double>(plan.window.width), static_cast<double>(plan.window.height)}};
    reached_ = window.expanded(plan.reach);
  }

  void add_line(std::span<const geo::planar> line) {
    if (line.empty()) return;
    pixel from = place_of(line.front());
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
      const pixel to = place_of(line[i]);
      if (geo::distance(from, to) <= kMerged) continue;
      add(from, to);
      from = to;
    }
    add(from, place_of(line.back()));
  }

  [[nodiscard]] std::vector<pen_stroke> take() { return std::move(strokes_); }

 private:
  [[nodiscard]] pixel place_of(geo::planar p) const {
    const pixel on_sheet = plan_.frame.to_sheet(p);
    return {on_sheet.x - origin_.x, on_sheet.y - origin_.y};
  }

  void add(pixel a, pixel b) {
    if (!(reached_.contains(a) && reached_.contains(b))) {
      const auto inside = geo::clip_segment(a, b, reached_);
      if (!inside) return;
      std::tie(a, b) = *inside;
    }
    strokes_.push_back(
        {static_cast<float>(a.x), static_cast<float>(a.y), static_cast<float>(b.x), static_cast<float>(b.y)});
  }

  const stroke_plan& plan_;
  pixel origin_;
  pixel_box reached_;
  std::vector<pen_stroke> strokes_;
};

/// The first and the last band that a stroke reaches.
struct band_range {
  std::size_t first, last;
};

band_range bands_of(const pen_stroke& stroke, const stroke_plan& plan) {
  const auto band_at = [&](float y) {
    const int row = std::clamp(static_cast<int>(y), 0, plan.window.height - 1);
    return static_cast<std::size_t>(row / kBandRows);
  };
  const auto reach = static_cast<float>(plan.reach);
  return {band_at(std::min(stroke.ay, stroke.by) - reach), band_at(std::max(stroke.ay, stroke.by) + reach)};
}

/// By counting.
banded_strokes sorted_by_band(const std::vector<pen_stroke>& strokes, const stroke_plan& plan) {
  banded_strokes sorted;
  sorted.first.assign(band_count(plan.window) + 1, 0);
  for (const pen_stroke& stroke : strokes) {
    const band_range bands = bands_of(stroke, plan);
    for (std::size_t i = bands.first; i <= bands.last; ++i) ++sorted.first[i + 1];
  }
  for (std::size_t i = 1; i < sorted.first.size(); ++i) sorted.first[i] += sorted.first[i - 1];
  sorted.strokes.resize(sorted.first.back());
  std::vector<std::uint32_t> next = sorted.first;
  for (const pen_stroke& stroke : strokes) {
    const band_range bands = bands_of(stroke, plan);
    for (std::size_t i = bands.first; i <= bands.last; ++i) sorted.strokes[next[i]++] = stroke;
  }
  return sorted;
}

}  // namespace

pixel_window pixels_of(const pixel_box& box) {
  const auto below = [](double x) { return static_cast<int>(std::floor(x)); };
  const auto above = [](double x) { return static_cast<int>(std::ceil(x)); };
  const int left = below(box.min.x), top = below(box.min.y);
  return {left, top, above(box.max.x) - left, above(box.max.y) - top};
}

banded_strokes strokes_of(const stroke_plan& plan, std::span<const std::uint32_t> rows) {
  stroke_collector collector(plan);
  for (const std::uint32_t row : rows) {
    const geo::planar_view view = plan.geometry[row];
    if (view.kind() != geo::geometry_kind::line) continue;
    for (std::size_t part = 0; part < view.part_count(); ++part) collector.add_line(view.ring(part, 0));
  }
  return sorted_by_band(collector.take(), plan);
}

}  // namespace greenward::report
