#include "engine/exchange/coordinate_guard.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

namespace greenward::exchange {

namespace {

bool like_degrees(geo::planar p) {
  return std::abs(p.x) <= 180 && std::abs(p.y) <= 90;
}

bool in_chinas_northings(double y) {
  return y > 1.8e6 && y < 6.2e6;
}

misplaced degrees_out_of_range(geo::planar p) {
  const std::string seen = fmt::format("({}, {})", p.x, p.y);
  const bilingual guess = likely_crs(p);
  misplaced found{{"经纬度超出范围，见到 " + seen, "degrees out of range: saw " + seen},
                  {"请用 --crs 指明坐标系", "name the CRS with --crs"}};
  if (guess.zh.empty()) return found;
  found.remedy.zh += "，看起来像" + guess.zh;
  found.remedy.en += "; it looks like " + guess.en;
  return found;
}

}  // namespace

bool is_northing_first(geo::planar p) {
  const bool plain = p.y > 1.5e5 && p.y<8.5e5, with_zone = p.y> 2.5e7 && p.y < 4.6e7;
  return (plain || with_zone) && in_chinas_northings(p.x);
}

bilingual likely_crs(geo::planar p) {
  if (std::abs(p.x) <= 90 && std::abs(p.y) <= 180) return {"经纬度写反了", "latitude and longitude swapped"};
  if (p.x > 1.5e5 && p.x < 8.5e5 && in_chinas_northings(p.y)) {
    return {"高斯-克吕格坐标（如 EPSG:4551，3 度带、中央经线 126°）",
            "Gauss-Kruger coordinates (such as EPSG:4551, 3-degree zone about 126 E)"};
  }
  if (p.y > 1.5e5 && p.y < 8.5e5 && in_chinas_northings(p.x)) {
    return {"纵横坐标写反了的高斯-克吕格坐标", "Gauss-Kruger coordinates with northing and easting swapped"};
  }
  const int zone = static_cast<int>(std::clamp(p.x / 1e6, -1.0, 100.0));
  if (zone >= 25 && zone <= 45 && in_chinas_northings(p.y)) {
    // EPSG:4513 … 4533 are CGCS2000 3-degree zones 25 … 45 with the zone's number before the easting.
    const std::string code = fmt::format("EPSG:{}", 4513 + zone - 25);
    return {fmt::format("带号为 {} 的高斯-克吕格坐标（{}）", zone, code),
            fmt::format("Gauss-Kruger coordinates of zone {} ({})", zone, code)};
  }
  if (std::abs(p.x) < 2.01e7 && std::abs(p.y) < 2.01e7 && std::abs(p.x) > 1e6) {
    return {"Web 墨卡托（EPSG:3857）", "Web Mercator (EPSG:3857)"};
  }
  return {};
}

std::optional<misplaced> find_misplaced(std::span<const geo::planar> points, crs_family family) {
  if (family == crs_family::geographic) {
    for (const geo::planar& p : points) {
      if (std::isfinite(p.x) && std::isfinite(p.y) && !like_degrees(p)) return degrees_out_of_range(p);
    }
    return std::nullopt;
  }
  for (const geo::planar& p : points) {
    if (!like_degrees(p)) return std::nullopt;
  }
  if (points.empty()) return std::nullopt;
  const std::string seen = fmt::format("({}, {})", points.front().x, points.front().y);
  return misplaced{{"坐标系是平面坐标，见到的却像经纬度 " + seen,
                    "the CRS is projected, but saw what look like degrees " + seen},
                   {"请用 --crs EPSG:4490 或 EPSG:4326", "say --crs EPSG:4490 or EPSG:4326"}};
}

}  // namespace greenward::exchange
