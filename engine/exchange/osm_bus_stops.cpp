#include "engine/exchange/osm_bus_stops.hpp"

#include "engine/exchange/osm_classes.hpp"
#include "engine/geo/measure.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <tuple>

namespace greenward::exchange {

namespace {

constexpr double kMetresPerDegree = 111'320;

double metres_per_degree_east(double latitude) {
  return kMetresPerDegree * std::max(0.01, std::cos(latitude * std::numbers::pi / 180));
}

/// Metres between a shape and a point a few metres from it, to one part in a hundred.
double metres_apart(geo::geographic_view shape, geo::lon_lat place) {
  const double east = metres_per_degree_east(place.y);
  geo::geographic_geometry one;
  one.append(shape);
  const auto flat = one.transformed<geo::planar>([&](geo::lon_lat p) {
    return geo::planar{(p.x - place.x) * east, (p.y - place.y) * kMetresPerDegree};
  });
  return geo::distance(flat[0], geo::planar{0, 0});
}

/// Places in the order of their latitudes, to be asked for those near a shape.
class stop_places {
 public:
  void add(std::size_t index, geo::lon_lat place) { places_.push_back({place, index}); }
  void sort() { std::ranges::sort(places_, {}, latitude); }

  /// Calls visit(index, metres) for each within kOneStopMetres of the shape.
  template <class Visit>
  void visit_near(geo::geographic_view shape, Visit visit) const {
    constexpr double kMargin = 1.1 * kOneStopMetres / kMetresPerDegree;
    const geo::lon_lat_box box = shape.box();
    auto at = std::ranges::lower_bound(places_, box.min.y - kMargin, {}, latitude);
    for (; at != places_.end() && at->place.y <= box.max.y + kMargin; ++at) {
      const double beside = std::max(box.min.x - at->place.x, at->place.x - box.max.x);
      if (beside * metres_per_degree_east(at->place.y) > 1.1 * kOneStopMetres) continue;
      const double apart = metres_apart(shape, at->place);
      if (apart <= kOneStopMetres) visit(at->index, apart);
    }
  }

 private:
  struct entry {
    geo::lon_lat place;
    std::size_t index = 0;
  };
  static double latitude(const entry& e) { return e.place.y; }
  std::vector<entry> places_;
};

bool contradict(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && a != b;
}

const bilingual kRailPlatform{"没有注明公交车停靠，且紧邻轨道车站：不是公交站",
                              "it names no buses and a stop of trams or trains is at it: no bus stop"};

}  // namespace

struct bus_stop_list::near_pair {
  double metres = 0;
  std::size_t platform = 0, other = 0;
};

bool bus_stop_list::stop::may_be(const stop& other) const {
  return !contradict(name, other.name) && !contradict(ref, other.ref);
}

void bus_stop_list::add(const osm_object& object, geo::geographic_view shape, geo::lon_lat place) {
  const osm_tags& tags = *object.tags;
  stop& added = stops_.emplace_back();
  added.type = object.type;
  added.id = object.id;
  added.name = tags["name"];
  added.ref = tags.has("local_ref") ? tags["local_ref"] : tags["ref"];
  added.start_date = tags["start_date"];
  const bool point = shape.kind() == geo::geometry_kind::point;
  if (!tags.is("highway", "bus_stop")) added.is = point ? form::platform_node : form::platform_outline;
  added.says_bus = names_buses(tags);
  added.shape.append(shape);
  added.place = place;
}

/// The nearest first; ties in the order added.
std::vector<bus_stop_list::near_pair> bus_stop_list::near_pairs(form joining) const {
  stop_places kept;
  for (const std::size_t k : kept_) kept.add(k, stops_[k].place);
  kept.sort();
  std::vector<near_pair> pairs;
  for (std::size_t p = 0; p < stops_.size(); ++p) {
    if (stops_[p].is != joining) continue;
    kept.visit_near(stops_[p].shape[0], [&](std::size_t other, double apart) {
      if (stops_[p].may_be(stops_[other])) pairs.push_back({apart, p, other});
    });
  }
  std::ranges::sort(pairs, {}, [](const near_pair& p) { return std::tuple(p.metres, p.platform, p.other); });
  return pairs;
}

void bus_stop_list::merge(std::size_t platform, std::size_t into, std::vector<left_out_stop>& left_out) {
  const std::string label = stops_[into].label();
  left_out.push_back(
      {stops_[platform].label(),
       {"与 " + label + " 是同一公交站，已并入", "the same bus stop as " + label + ", merged into it"},
       true});
  if (stops_[into].name.empty()) stops_[into].name = stops_[platform].name;
}

/// Of each stop of that form which does not name buses; infinity = none near.
std::vector<double> bus_stop_list::metres_to_rail(form joining) const {
  stop_places rail;
  for (std::size_t r = 0; r < rail_stops_.size(); ++r) rail.add(r, rail_stops_[r]);
  rail.sort();
  std::vector<double> to_rail(stops_.size(), std::numeric_limits<double>::infinity());
  for (std::size_t p = 0; p < stops_.size(); ++p)
    if (stops_[p].is == joining && !stops_[p].says_bus)
      rail.visit_near(stops_[p].shape[0],
                      [&](std::size_t, double apart) { to_rail[p] = std::min(to_rail[p], apart); });
  return to_rail;
}

/// Merges the platforms of one form with the stops kept so far, and keeps the others.
void bus_stop_list::join(form joining, std::vector<left_out_stop>& left_out) {
  const std::vector<double> to_rail = metres_to_rail(joining);
  std::vector<bool> done(stops_.size(), false), taken(stops_.size(), false);
  for (const near_pair& pair : near_pairs(joining)) {
    if (done[pair.platform] || taken[pair.other] || to_rail[pair.platform] < pair.metres) continue;
    done[pair.platform] = taken[pair.other] = true;
    merge(pair.platform, pair.other, left_out);
  }
  for (std::size_t p = 0; p < stops_.size(); ++p) {
    if (stops_[p].is != joining || done[p]) continue;
    if (std::isfinite(to_rail[p]))
      left_out.push_back({stops_[p].label(), kRailPlatform});
    else
      kept_.push_back(p);
  }
}

std::vector<left_out_stop> bus_stop_list::write(layer::feature_table& facilities) {
  std::vector<left_out_stop> left_out;
  for (const form each : {form::pole, form::platform_node, form::platform_outline}) join(each, left_out);
  const osm_facility bus_stop{"transport", "bus_stop", {}};
  for (const std::size_t k : kept_) {
    const stop& s = stops_[k];
    const osm_tags tags{{"name", s.name}, {"start_date", s.start_date}};
    add_facility(facilities, {s.type, s.id, &tags}, bus_stop, s.place);
  }
  return left_out;
}

}  // namespace greenward::exchange
