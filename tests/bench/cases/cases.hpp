// The families of cases; each stands in a file of its own.
#pragma once

#include "tests/bench/harness/session.hpp"

#include <cstddef>
#include <vector>

namespace greenward::bench {

/// index/build, index/window_10, index/window_1000, index/nearest_1, index/memory on one thread and on all.
[[nodiscard]] std::vector<bench_case> index_cases();
/// index/points_in_polygons: against GEOS and PostGIS.
[[nodiscard]] std::vector<bench_case> polygon_cases();
/// drainage/...: building the network, tracing, and the whole catalogue of checks, against their bars.
[[nodiscard]] std::vector<bench_case> drainage_cases();
/// drainage/trace: against pgRouting; drainage/drawing: checks of places against PostGIS and SpatiaLite.
[[nodiscard]] std::vector<bench_case> drain_peer_cases();
/// ledger/as_of, ledger/memory: the roll-up of the works at an earlier moment, against SQL.
[[nodiscard]] std::vector<bench_case> ledger_cases();
/// siting/p_median (OR-Library, beside the plain formulation by COIN CBC), siting/mclp (random points).
[[nodiscard]] std::vector<bench_case> siting_cases();
/// walking/...: reach of 900 m against Boost Graph, pgRouting and a plain heap; nearest facilities; the
/// cache.
[[nodiscard]] std::vector<bench_case> walking_cases();
/// walking/service_areas_file: 50 areas from files to files, against qgis_process.
[[nodiscard]] std::vector<bench_case> service_area_cases();
/// walking/one_facility: reach, polygon and people, against its bar.
[[nodiscard]] std::vector<bench_case> one_facility_cases();
/// viewer/start: from the start of the program to the first complete map, against QGIS.
[[nodiscard]] std::vector<bench_case> viewer_start_cases();
/// map/picture: lines as a PNG, against Mapnik and QGIS's renderer.
[[nodiscard]] std::vector<bench_case> map_picture_cases();
/// viewer/frames: panning and zooming over a million segments, against its bars.
[[nodiscard]] std::vector<bench_case> viewer_frame_cases();
/// index/scale/...: the same work on 1, 10 and (large) 100 million boxes.
[[nodiscard]] std::vector<bench_case> index_scale_cases();
/// .../counts: instructions and bytes fetched, under callgrind.
[[nodiscard]] std::vector<bench_case> count_cases();

/// Boxes in the growth tables.
[[nodiscard]] inline std::vector<std::size_t> scale_sizes(const session_options& options) {
  std::vector<std::size_t> sizes{1'000'000, 10'000'000};
  if (options.large) sizes.push_back(100'000'000);
  return sizes;
}
/// The size of the growth tables at which peers are measured too.
constexpr std::size_t kPeerSize = 10'000'000;

}  // namespace greenward::bench
