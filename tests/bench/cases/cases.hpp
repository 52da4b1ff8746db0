// The families of cases; each stands in a file of its own.
#pragma once

#include "tests/bench/harness/session.hpp"

#include <vector>

namespace greenward::bench {

/// index/build, index/window_10, index/window_1000, index/nearest_1, index/memory on one thread and on all.
[[nodiscard]] std::vector<bench_case> index_cases();
/// index/points_in_polygons: against GEOS and PostGIS.
[[nodiscard]] std::vector<bench_case> polygon_cases();
/// index/scale/...: the same work on 1, 10 and (large) 100 million boxes.
[[nodiscard]] std::vector<bench_case> index_scale_cases();

}  // namespace greenward::bench
