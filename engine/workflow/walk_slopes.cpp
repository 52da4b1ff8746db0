#include "engine/workflow/walk_slopes.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/elevation_raster.hpp"
#include "engine/geo/geodesic.hpp"
#include "engine/walking/edge_slopes.hpp"
#include "engine/workflow/environment.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace greenward::workflow {

namespace {

/// Places along a line, every corner among them, and the metres between them.
struct places_along {
  std::vector<geo::lon_lat> places;
  std::vector<double> steps;
};

places_along sample_line(std::span<const geo::lon_lat> line, double spacing) {
  places_along along{{line.front()}, {}};
  for (std::size_t i = 1; i < line.size(); ++i) {
    const geo::lon_lat a = line[i - 1], b = line[i];
    const double length = geo::geodesic_distance(a, b).value;
    if (length == 0) continue;
    const auto parts = static_cast<std::size_t>(std::max(1.0, std::ceil(length / spacing)));
    for (std::size_t k = 1; k <= parts; ++k) {
      const double share = static_cast<double>(k) / static_cast<double>(parts);
      along.places.push_back({a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)});
      along.steps.push_back(length / static_cast<double>(parts));
    }
  }
  return along;
}

bool spans(const layer::feature_table& edges, std::size_t row) {
  return edges["bridge"].integer(row) != 0 || edges["tunnel"].integer(row) != 0;
}

walking::edge_slope slope_of(const layer::feature_table& edges, std::size_t row,
                             const exchange::elevation_raster& raster, double spacing) {
  const auto geometry = edges.geometry()[row];
  if (geometry.kind() != geo::geometry_kind::line) return {};
  const places_along along = sample_line(geometry.points(), spacing);
  if (along.steps.empty()) return {0, 0, 0};
  if (!spans(edges, row)) return walking::slope_along(raster.heights(along.places), along.steps);
  const std::array ends{along.places.front(), along.places.back()};
  const auto heights = raster.heights(ends);
  return walking::slope_between(heights.front(), heights.back(),
                                geo::geodesic_length(geometry.points()).value);
}

/// Writes a number into a field unless it is there already; NaN = absent.
bool write_number(store::write_transaction& transaction, const layer::feature_table& edges, std::size_t row,
                  const char* field, double value) {
  const layer::column& before = edges[field];
  const bool known = std::isfinite(value);
  if (before.has(row) ? known && before.real(row) == value : !known) return false;
  transaction.update("walk_edges", edges.ids()[row], field,
                     known ? store::field_value(value) : store::field_value());
  return true;
}

void add_to(walk_slopes_report& report, const walking::edge_slope& slope, double length) {
  ++report.known;
  report.rise_m += slope.rise_m;
  report.fall_m += slope.fall_m;
  constexpr double kShort = 10;
  if (length < kShort) return;
  const double down = length - slope.rise_length_m;
  if (slope.rise_length_m > 0)
    report.steepest = std::max(report.steepest, slope.rise_m / slope.rise_length_m);
  if (down > 0) report.steepest = std::max(report.steepest, slope.fall_m / down);
}

}  // namespace

walk_slopes_report store_walk_slopes(const walk_slopes_request& request, const task& progress) {
  const exchange::elevation_raster raster(request.raster);
  const auto store = open_for_writing(request.database);
  const layer::feature_table edges = store->read("walk_edges");
  if (edges.size() == 0)
    throw error(error_code::bad_input, "walk_edges", {"没有步行网络", "there is no walking network"},
                {"请先建步行网络", "make the walking network first"});
  walk_slopes_report report;
  report.crs = raster.crs();
  report.spacing_m = raster.cell_m();
  report.edges = edges.size();
  const auto transaction = store->begin({request.who, "walk slopes", request.raster.filename().string(), ""});
  for (std::size_t row = 0; row < edges.size(); ++row) {
    if (row % 1024 == 0) progress.throw_if_cancelled();
    const walking::edge_slope slope = slope_of(edges, row, raster, report.spacing_m);
    if (slope.known()) {
      add_to(report, slope, geo::geodesic_length(edges.geometry()[row].points()).value);
      report.spanning += spans(edges, row) ? 1 : 0;
    }
    const bool rise = write_number(*transaction, edges, row, "rise_m", slope.rise_m);
    const bool fall = write_number(*transaction, edges, row, "fall_m", slope.fall_m);
    const bool run = write_number(*transaction, edges, row, "rise_length_m", slope.rise_length_m);
    report.written += rise || fall || run ? 1 : 0;
  }
  report.unknown = report.edges - report.known;
  transaction->commit();
  return report;
}

}  // namespace greenward::workflow
