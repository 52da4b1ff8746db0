#include "engine/report/graticule.hpp"

#include <fmt/format.h>
#include <array>
#include <cassert>
#include <cmath>

namespace greenward::report {

namespace {

/// Seconds of arc.
constexpr std::array kIntervals{1.0,   2.0,   5.0,    10.0,   15.0,   30.0,    60.0,    120.0,  300.0,
                                600.0, 900.0, 1800.0, 3600.0, 7200.0, 18000.0, 36000.0, 72000.0};
constexpr int kSamplesPerSide = 32;
constexpr int kMostLines = 6;

struct sampled_side {
  frame_side side;
  std::vector<pixel> places;
  std::vector<geo::lon_lat> positions;
};

sampled_side sample(frame_side side, pixel from, pixel to, const map_frame& frame) {
  sampled_side result{side, {}, {}};
  geo::planar_geometry ground;
  for (int i = 0; i <= kSamplesPerSide; ++i) {
    const double t = static_cast<double>(i) / kSamplesPerSide;
    result.places.push_back({from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t});
    ground.append_point(frame.to_ground(result.places.back()));
  }
  const geo::geographic_geometry placed = geo::unproject(ground, frame.crs);
  result.positions.assign(placed.points().begin(), placed.points().end());
  return result;
}

std::array<sampled_side, 4> sample_frame(const map_frame& frame) {
  const pixel_box& b = frame.box;
  return {sample(frame_side::top, b.min, {b.max.x, b.min.y}, frame),
          sample(frame_side::bottom, {b.min.x, b.max.y}, b.max, frame),
          sample(frame_side::left, b.min, {b.min.x, b.max.y}, frame),
          sample(frame_side::right, {b.max.x, b.min.y}, b.max, frame)};
}

double coordinate(frame_side side, geo::lon_lat p) {
  return side == frame_side::top || side == frame_side::bottom ? p.x : p.y;
}

/// Where a multiple of the interval lies between two neighbouring samples, by linear interpolation.
void add_ticks(std::vector<graticule_tick>& ticks, const sampled_side& s, double interval) {
  for (std::size_t i = 0; i + 1 < s.places.size(); ++i) {
    const double a = coordinate(s.side, s.positions[i]);
    const double b = coordinate(s.side, s.positions[i + 1]);
    const double low = std::ceil(std::min(a, b) / interval);
    for (double k = low; k * interval < std::max(a, b); k += 1) {
      const double t = (k * interval - a) / (b - a);
      ticks.push_back({s.side,
                       {s.places[i].x + (s.places[i + 1].x - s.places[i].x) * t,
                        s.places[i].y + (s.places[i + 1].y - s.places[i].y) * t},
                       k * interval});
    }
  }
}

std::vector<pixel> crossings_of(const geo::lon_lat_box& box, double interval, const map_frame& frame) {
  geo::geographic_geometry nodes;
  for (double i = std::ceil(box.min.x / interval); i * interval <= box.max.x; i += 1) {
    for (double k = std::ceil(box.min.y / interval); k * interval <= box.max.y; k += 1) {
      nodes.append_point({i * interval, k * interval});
    }
  }
  std::vector<pixel> inside;
  if (nodes.empty()) return inside;
  const geo::planar_geometry ground = geo::project(nodes, frame.crs);
  for (const geo::planar& p : ground.points()) {
    const pixel place = frame.to_sheet(p);
    if (frame.box.expanded(-12).contains(place)) inside.push_back(place);
  }
  return inside;
}

}  // namespace

double graticule_interval(double span, int most) {
  assert(span > 0 && most > 0);
  for (const double seconds : kIntervals) {
    if (span * 3600 / seconds <= most) return seconds / 3600;
  }
  return kIntervals.back() / 3600;
}

graticule make_graticule(const map_frame& frame) {
  const auto sides = sample_frame(frame);
  geo::lon_lat_box box;
  for (const sampled_side& side : sides) {
    for (const geo::lon_lat& p : side.positions) box.include(p);
  }
  graticule result;
  result.interval = graticule_interval(std::max(box.width(), box.height()), kMostLines);
  for (const sampled_side& side : sides) add_ticks(result.ticks, side, result.interval);
  result.crossings = crossings_of(box, result.interval, frame);
  return result;
}

std::string degrees_text(double degrees, double interval) {
  const bool with_seconds = interval * 60 < 0.999;
  const bool with_minutes = interval < 0.999;
  const auto seconds = static_cast<long>(std::lround(std::abs(degrees) * 3600));
  std::string text = fmt::format("{}{}°", degrees < 0 ? "-" : "", seconds / 3600);
  if (with_minutes) text += fmt::format("{:02}′", seconds / 60 % 60);
  if (with_seconds) text += fmt::format("{:02}″", seconds % 60);
  return text;
}

}  // namespace greenward::report
