#include "viewer/canvas/line_lettering.hpp"

#include "engine/geo/clip.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace greenward::viewer {

namespace {

constexpr double kSharpBend = 22.0 * std::numbers::pi / 180.0;
constexpr double kSteep = 55.0 * std::numbers::pi / 180.0;
constexpr double kShortestStep = 1.5;  ///< pixels; shorter steps have no direction worth speaking of

double heading(screen_point a, screen_point b) {
  return std::atan2(b.y - a.y, b.x - a.x);
}
double turn(double from, double to) {
  return std::abs(std::remainder(to - from, 2 * std::numbers::pi));
}

struct stretch {
  std::vector<screen_point> points;
  double length = 0;

  void add(screen_point p) {
    if (!points.empty()) length += geo::distance(points.back(), p);
    points.push_back(p);
  }
};

stretch longest_stretch(std::span<const screen_point> line, screen_size screen) {
  stretch best;
  stretch current;
  const auto close = [&] {
    if (current.length > best.length) best = current;
    current = {};
  };
  const geo::basic_box<screen_point> shown{
      {0, 0}, {static_cast<double>(screen.width), static_cast<double>(screen.height)}};
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const screen_point a = current.points.empty() ? line[i] : current.points.back();
    const screen_point b = line[i + 1];
    if (geo::distance(a, b) < kShortestStep && i + 2 < line.size()) continue;
    const std::size_t n = current.points.size();
    if (n >= 2 && turn(heading(current.points[n - 2], current.points[n - 1]), heading(a, b)) > kSharpBend) {
      close();
    }
    const auto inside = geo::clip_segment(a, b, shown);
    if (!inside) {
      close();
      continue;
    }
    const auto [enter, leave] = *inside;
    if (current.points.empty() || geo::distance(current.points.back(), enter) > 0.5) {
      close();
      current.add(enter);
    }
    current.add(leave);
  }
  close();
  return best;
}

letter_place place_at(const stretch& way, double along) {
  for (std::size_t i = 0; i + 1 < way.points.size(); ++i) {
    const double step = geo::distance(way.points[i], way.points[i + 1]);
    if (along <= step || i + 2 == way.points.size()) {
      const double share = step > 0 ? along / step : 0;
      const screen_point a = way.points[i];
      const screen_point b = way.points[i + 1];
      return {{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share}, heading(a, b)};
    }
    along -= step;
  }
  return {way.points.front(), 0};
}

}  // namespace

std::optional<std::vector<letter_place>> letters_along(std::span<const screen_point> line,
                                                       std::span<const double> advances, double height,
                                                       steep_letters how, screen_size screen) {
  stretch way = longest_stretch(line, screen);
  if (way.points.size() < 2) return std::nullopt;
  const screen_point first = way.points.front();
  const screen_point last = way.points.back();
  const bool steep = how == steep_letters::stacked &&
                     std::abs(last.y - first.y) > std::tan(kSteep) * std::abs(last.x - first.x);
  if (steep ? last.y < first.y : last.x < first.x) std::ranges::reverse(way.points);
  const double needed = steep ? height * static_cast<double>(advances.size())
                              : std::accumulate(advances.begin(), advances.end(), 0.0);
  if (way.length < needed + height) return std::nullopt;
  double along = (way.length - needed) / 2;
  std::vector<letter_place> letters;
  for (const double advance : advances) {
    const double step = steep ? height : advance;
    letter_place place = place_at(way, along + step / 2);
    if (steep) place.angle = 0;
    letters.push_back(place);
    along += step;
  }
  return letters;
}

}  // namespace greenward::viewer
