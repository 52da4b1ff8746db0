#include "engine/base/error.hpp"
#include "engine/base/parallel.hpp"
#include "engine/geo/crs.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace greenward::geo {

crs_code measuring_crs_for(lon_lat place) {
  if (!(std::abs(place.x) <= 180 && std::abs(place.y) <= 90)) {
    throw error(error_code::bad_input, fmt::format("{}, {}", place.x, place.y),
                {"不是地球上的经纬度", "not a longitude and latitude on the Earth"},
                {"请按经度、纬度的顺序填写，单位为度", "give longitude first, then latitude, in degrees"});
  }
  constexpr lon_lat_box kThreeDegreeZones{{73.5, 15}, {136.5, 55}};
  if (kThreeDegreeZones.contains(place)) {
    const long zone = std::clamp(std::lround((place.x - 75) / 3), 0L, 20L);
    return {static_cast<std::int32_t>(4534 + zone)};
  }
  const int zone = std::clamp(static_cast<int>(std::floor((place.x + 180) / 6)) + 1, 1, 60);
  return {(place.y < 0 ? 32700 : 32600) + zone};
}

namespace {

enum class direction { to_measuring, to_geographic };

/// The transformers of this thread; a district needs one or two measuring CRSs, so a handful is plenty.
const transformer& cached_transformer(crs_code measuring, direction way) {
  constexpr std::size_t kMostCached = 16;
  thread_local std::map<std::pair<std::int32_t, direction>, transformer> cache;
  const auto key = std::pair(measuring.epsg, way);
  if (const auto found = cache.find(key); found != cache.end()) return found->second;
  if (cache.size() >= kMostCached) cache.clear();
  const std::string geographic = to_string(kStorageCrs);
  const std::string planar_crs = to_string(measuring);
  transformer made = way == direction::to_measuring ? transformer(geographic, planar_crs)
                                                    : transformer(planar_crs, geographic);
  return cache.emplace(key, std::move(made)).first->second;
}

void require_all(std::size_t failed, std::size_t count, crs_code measuring, direction way) {
  if (failed == 0) return;
  const std::string subject = way == direction::to_measuring
                                  ? to_string(kStorageCrs) + " → " + to_string(measuring)
                                  : to_string(measuring) + " → " + to_string(kStorageCrs);
  throw error(error_code::bad_input, subject,
              {fmt::format("{} 个坐标点中有 {} 个无法转换", count, failed),
               fmt::format("{} of {} coordinates cannot be transformed", failed, count)},
              {"请检查坐标系是否选对、经纬度是否颠倒",
               "check that the CRS is the right one and that longitude and latitude are not swapped"});
}

template <class From, class To>
geometry_column<To> convert_column(const geometry_column<From>& geometry, crs_code measuring, direction way) {
  std::vector<double> xs;
  std::vector<double> ys;
  xs.reserve(geometry.points().size());
  ys.reserve(geometry.points().size());
  for (const From& p : geometry.points()) {
    xs.push_back(p.x);
    ys.push_back(p.y);
  }
  // A thread makes a transformer of its own, which takes as long as a hundred thousand points.
  constexpr std::size_t kPointsAtOnce = 400'000;
  std::atomic<std::size_t> failed = 0;
  parallel_for(xs.size(), kPointsAtOnce, [&](std::size_t first, std::size_t last) {
    failed += cached_transformer(measuring, way)
                  .transform(std::span(xs).subspan(first, last - first),
                             std::span(ys).subspan(first, last - first));
  });
  require_all(failed, xs.size(), measuring, way);
  std::size_t next = 0;
  return geometry.template transformed<To>([&](const From&) {
    const std::size_t i = next++;
    return To{xs[i], ys[i]};
  });
}

template <class From, class To>
To convert_point(From point, crs_code measuring, direction way) {
  std::array xs{point.x};
  std::array ys{point.y};
  require_all(cached_transformer(measuring, way).transform(xs, ys), 1, measuring, way);
  return {xs[0], ys[0]};
}

}  // namespace

planar_geometry project(const geographic_geometry& geometry, crs_code measuring) {
  return convert_column<lon_lat, planar>(geometry, measuring, direction::to_measuring);
}

geographic_geometry unproject(const planar_geometry& geometry, crs_code measuring) {
  return convert_column<planar, lon_lat>(geometry, measuring, direction::to_geographic);
}

planar project(lon_lat point, crs_code measuring) {
  return convert_point<lon_lat, planar>(point, measuring, direction::to_measuring);
}

lon_lat unproject(planar point, crs_code measuring) {
  return convert_point<planar, lon_lat>(point, measuring, direction::to_geographic);
}

}  // namespace greenward::geo
