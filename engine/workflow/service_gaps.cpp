#include "engine/workflow/service_gaps.hpp"

#include "engine/base/error.hpp"
#include "engine/index/areas.hpp"
#include "engine/walking/nearest_facility.hpp"
#include "engine/workflow/feature_lookup.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <utility>

namespace greenward::workflow {

namespace {

constexpr double kNoWay = std::numeric_limits<double>::infinity();

void add_row(people_sums& sums, const layer::feature_table& points, std::uint32_t row) {
  for (std::size_t g = 0; g < sums.size(); ++g) {
    const layer::column& column = points[counted_groups()[g].field];
    if (column.has(row))
      sums[g].people += column.integer(row);
    else
      ++sums[g].unknown;
  }
}

std::vector<walk_band> bands_for(std::vector<double> minutes, const walk_settings& settings) {
  std::ranges::sort(minutes);
  std::vector<walk_band> bands;
  for (const double m : minutes) {
    if (!(m > 0) || !std::isfinite(m))
      throw error(error_code::usage, fmt::format("{}", m), {"分钟数必须大于零", "minutes must be above zero"},
                  {"例如 5、10、15", "for example 5, 10 and 15"});
    bands.push_back({m, settings.speed * greenward::minutes(m), {}});
  }
  return bands;
}

void add_up(service_gaps& gaps, const people_places& people, const walking::coverage_result& coverage,
            const layer::feature_table& points) {
  for (std::size_t i = 0; i < people.rows.size(); ++i) {
    const std::uint32_t row = people.rows[i];
    const bool within = std::isfinite(coverage.place_metres[i]);
    add_row(gaps.all, points, row);
    add_row(within ? gaps.within : gaps.unserved, points, row);
    if (coverage.place_in_radius[i] != 0) add_row(gaps.in_radius, points, row);
    for (walk_band& band : gaps.bands)
      if (coverage.place_metres[i] <= band.limit.value) add_row(band.within, points, row);
  }
}

void add_without_position(service_gaps& gaps, const layer_snapshot& points) {
  for (std::uint32_t row = 0; row < points.table.size(); ++row) {
    if (!points.planar[row].is_none()) continue;
    ++gaps.points_without_position;
    add_row(gaps.without_position, points.table, row);
  }
}

/// Those beyond the limit, with the way to the nearest facility however long.
std::vector<unserved_place> places_beyond(const circle_search& search, const people_places& people) {
  const walking::coverage_result& coverage = search.result.coverage;
  std::vector<unserved_place> beyond;
  std::vector<geo::planar> at;
  for (std::size_t i = 0; i < people.rows.size(); ++i) {
    if (std::isfinite(coverage.place_metres[i])) continue;
    beyond.push_back({people.rows[i], people.places[i], kNoWay, false});
    at.push_back(people.places[i]);
  }
  const auto snaps = walking::snap_each(search.network, at, search.result.settings.snap_maximum);
  const auto nearest =
      walking::find_nearest_facilities(search.network, search.facilities.snaps, snaps, metres(kNoWay));
  for (std::size_t k = 0; k < beyond.size(); ++k) {
    beyond[k].metres = nearest.of_place[k].metres;
    beyond[k].on_network = snaps[k].has_value();
  }
  return beyond;
}

/// What a place is spoken of as lying in.
class place_finder {
 public:
  explicit place_finder(const district_snapshot& district)
      : compounds_(district.find("compounds")),
        units_(district.find("admin_units")),
        points_(district.at("population_points").table) {
    if (compounds_ != nullptr) areas_.emplace(compounds_->planar);
    if (units_ != nullptr) codes_.emplace(units_->table);
  }

  /// Layer and row: compounds before units, the smallest unit before larger ones; 0, 0 = in neither.
  [[nodiscard]] std::pair<int, std::uint32_t> find(const unserved_place& place) const {
    std::optional<std::uint32_t> compound;
    const auto keep_first = [&](std::uint32_t row) { compound = std::min(compound.value_or(row), row); };
    if (areas_) areas_->visit_containing(place.place, keep_first);
    if (compound) return {1, *compound};
    for (const char* field : {"community_code", "street_code", "district_code"}) {
      if (!codes_ || !points_[field].has(place.row)) continue;
      if (const auto unit = codes_->find(points_[field].text(place.row)))
        return {2, static_cast<std::uint32_t>(*unit)};
    }
    return {0, 0};
  }

  [[nodiscard]] unserved_group describe(std::pair<int, std::uint32_t> what) const {
    unserved_group group;
    if (what.first == 0) return group;
    const layer::feature_table& table = (what.first == 1 ? compounds_ : units_)->table;
    group.layer = table.schema().name;
    group.row = what.second;
    for (const char* field : {"name", "code"})
      if (group.name.empty() && table[field].has(group.row)) group.name = table[field].text(group.row);
    if (group.name.empty()) group.name = fmt::format("#{}", table.ids()[group.row].value);
    return group;
  }

 private:
  const layer_snapshot *compounds_, *units_;
  const layer::feature_table& points_;
  std::optional<index::area_layer> areas_;
  std::optional<feature_lookup> codes_;
};

void take_in(unserved_group& group, const unserved_place& place, const layer::feature_table& points) {
  add_row(group.people, points, place.row);
  group.box.include(place.place);
  if (!place.on_network)
    ++group.off_network;
  else if (!std::isfinite(place.metres))
    ++group.no_way;
  else
    group.farthest = std::isfinite(group.farthest) ? std::max(group.farthest, place.metres) : place.metres;
  group.nearest = std::min(group.nearest, place.metres);
  ++group.count;
}

/// Places keep their order within a group.
void gather(service_gaps& gaps, const std::vector<unserved_place>& beyond,
            const district_snapshot& district) {
  const place_finder finder(district);
  const layer::feature_table& points = district.at("population_points").table;
  std::map<std::pair<int, std::uint32_t>, std::vector<std::size_t>> members;
  for (std::size_t k = 0; k < beyond.size(); ++k) members[finder.find(beyond[k])].push_back(k);
  std::vector<std::pair<unserved_group, std::vector<std::size_t>>> made;
  for (auto& [what, of] : members) {
    unserved_group group = finder.describe(what);
    group.nearest = group.farthest = kNoWay;
    for (const std::size_t k : of) take_in(group, beyond[k], points);
    made.emplace_back(std::move(group), std::move(of));
  }
  std::ranges::stable_sort(made, std::greater{}, [](const auto& one) { return one.first.people[0].people; });
  for (auto& [group, of] : made) {
    group.first = static_cast<std::uint32_t>(gaps.places.size());
    for (const std::size_t k : of) gaps.places.push_back(beyond[k]);
    gaps.groups.push_back(std::move(group));
  }
}

}  // namespace

service_gaps find_service_gaps(const district_snapshot& district, const walk_options& options,
                               std::vector<double> minutes, const task& progress) {
  const circle_search search = search_circles(district, options, progress);
  const people_places people = read_people(district);
  const layer_snapshot& points = district.at("population_points");
  service_gaps gaps;
  gaps.settings = search.result.settings;
  gaps.bands = bands_for(std::move(minutes), gaps.settings);
  progress.throw_if_cancelled();
  add_up(gaps, people, search.result.coverage, points.table);
  add_without_position(gaps, points);
  gather(gaps, places_beyond(search, people), district);
  return gaps;
}

}  // namespace greenward::workflow
