#include "tests/bench/peers/reached_area.hpp"

#include "engine/geo/measure.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <utility>

namespace greenward::bench {

namespace {

OGRSpatialReference east_first(int epsg) {
  OGRSpatialReference crs;
  if (crs.importFromEPSG(epsg) != OGRERR_NONE) throw std::runtime_error("GDAL does not know the CRS");
  crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return crs;
}

using transformation =
    std::unique_ptr<OGRCoordinateTransformation, decltype(&OGRCoordinateTransformation::DestroyCT)>;

transformation transformation_of(OGRLayer& layer, geo::crs_code measuring) {
  const OGRSpatialReference target = east_first(measuring.epsg);
  transformation made(OGRCreateCoordinateTransformation(layer.GetSpatialRef(), &target),
                      OGRCoordinateTransformation::DestroyCT);
  if (!made) throw std::runtime_error("GDAL cannot transform to " + geo::to_string(measuring));
  return made;
}

/// Calls `take` with the name and the geometry of each feature that has a name. By GDAL alone: QGIS writes
/// polygons that touch themselves, which Greenward's reader refuses.
void each_named(const file_layer& from, const std::string& name_field, geo::crs_code measuring,
                const std::function<void(const std::string&, const OGRGeometry&)>& take) {
  const GDALDatasetUniquePtr file(GDALDataset::Open(from.file.c_str(), GDAL_OF_VECTOR));
  OGRLayer* layer = !file                ? nullptr
                    : from.layer.empty() ? file->GetLayer(0)
                                         : file->GetLayerByName(from.layer.c_str());
  if (layer == nullptr) throw std::runtime_error("nothing to be measured in " + from.file.string());
  const transformation to_metres = transformation_of(*layer, measuring);
  for (const OGRFeatureUniquePtr& feature : *layer) {
    const std::string name = feature->GetFieldAsString(name_field.c_str());
    OGRGeometry* geometry = feature->GetGeometryRef();
    if (name.empty() || geometry == nullptr) continue;
    if (geometry->transform(to_metres.get()) != OGRERR_NONE)
      throw std::runtime_error("GDAL cannot transform " + name);
    take(name, *geometry);
  }
}

/// Places to the millimetre.
using place = std::pair<long long, long long>;
place place_of(geo::planar p) {
  return {std::llround(1000 * p.x), std::llround(1000 * p.y)};
}

/// Segments, of which those count once that are there in both directions, and those not at all that lie on a
/// longer one from the same end: QGIS, when it has come along an edge, goes back on it as far as it may.
class segment_sum {
 public:
  void add(const OGRGeometry& lines) {
    if (const auto* many = dynamic_cast<const OGRGeometryCollection*>(&lines)) {
      for (const OGRGeometry* one : *many) add(*one);
    } else if (const auto* line = dynamic_cast<const OGRLineString*>(&lines)) {
      for (int i = 0; i + 1 < line->getNumPoints(); ++i)
        add({line->getX(i), line->getY(i)}, {line->getX(i + 1), line->getY(i + 1)});
    }
  }
  [[nodiscard]] double metres() const {
    double sum = 0;
    for (const auto& [a, b] : segments_)
      if (!lies_on_longer(a, b) && !lies_on_longer(b, a)) sum += geo::distance(a, b);
    return sum;
  }

 private:
  void add(geo::planar a, geo::planar b) {
    if (!known_.insert(std::minmax(place_of(a), place_of(b))).second) return;
    segments_.emplace_back(a, b);
    from_[place_of(a)].push_back(b);
    from_[place_of(b)].push_back(a);
  }
  [[nodiscard]] bool lies_on_longer(geo::planar from, geo::planar to) const {
    return std::ranges::any_of(from_.at(place_of(from)), [&](geo::planar other) {
      const std::array line{from, other};
      return geo::distance(from, other) > geo::distance(from, to) + kSame &&
             geo::project_on_line(to, line).distance < kSame;
    });
  }

  static constexpr double kSame = 0.001;  ///< metres
  std::set<std::pair<place, place>> known_;
  std::vector<std::pair<geo::planar, geo::planar>> segments_;
  std::map<place, std::vector<geo::planar>> from_;
};

double share(double ours, double theirs) {
  return std::abs(ours - theirs) / theirs;
}

}  // namespace

std::vector<reached_area> measure_areas(const file_layer& lines, const file_layer& polygons,
                                        const std::string& name_field, geo::crs_code measuring) {
  std::map<std::string, segment_sum> streets;
  each_named(lines, name_field, measuring,
             [&](const std::string& name, const OGRGeometry& line) { streets[name].add(line); });
  std::map<std::string, double> areas;
  each_named(polygons, name_field, measuring, [&](const std::string& name, const OGRGeometry& polygon) {
    areas[name] += OGR_G_Area(const_cast<OGRGeometry*>(&polygon));
  });
  std::vector<reached_area> reached;
  for (const auto& [name, sum] : streets) reached.push_back({name, sum.metres(), areas[name]});
  return reached;
}

area_difference largest_difference(const std::vector<reached_area>& ours,
                                   const std::vector<reached_area>& theirs) {
  constexpr double kNone = std::numeric_limits<double>::infinity();
  if (ours.empty() || !std::ranges::equal(ours, theirs, {}, &reached_area::origin, &reached_area::origin))
    return {kNone, kNone};
  area_difference most;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    most.street = std::max(most.street, share(ours[i].street_m, theirs[i].street_m));
    most.area = std::max(most.area, share(ours[i].area_m2, theirs[i].area_m2));
  }
  return most;
}

}  // namespace greenward::bench
