#include "engine/exchange/ogr_geometry.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/gdal_session.hpp"
#include "engine/geo/crs.hpp"

#include <cmath>
#include <span>

#include <ogr_geometry.h>
#include <ogr_spatialref.h>

namespace greenward::exchange {

namespace {

void fill(OGRSimpleCurve& curve, std::span<const geo::planar> points) {
  curve.setNumPoints(static_cast<int>(points.size()), FALSE);
  for (std::size_t i = 0; i < points.size(); ++i)
    curve.setPoint(static_cast<int>(i), points[i].x, points[i].y);
}

std::unique_ptr<OGRGeometry> part_to_ogr(geo::planar_view geometry, std::size_t part) {
  if (geometry.kind() == geo::geometry_kind::point) {
    const geo::planar p = geometry.ring(part, 0).front();
    return std::make_unique<OGRPoint>(p.x, p.y);
  }
  if (geometry.kind() == geo::geometry_kind::line) {
    auto line = std::make_unique<OGRLineString>();
    fill(*line, geometry.ring(part, 0));
    return line;
  }
  auto polygon = std::make_unique<OGRPolygon>();
  for (std::size_t r = 0; r < geometry.ring_count(part); ++r) {
    auto* ring = new OGRLinearRing();
    fill(*ring, geometry.ring(part, r));
    polygon->addRingDirectly(ring);
  }
  return polygon;
}

std::unique_ptr<OGRGeometryCollection> empty_collection(geo::geometry_kind kind) {
  if (kind == geo::geometry_kind::point) return std::make_unique<OGRMultiPoint>();
  if (kind == geo::geometry_kind::line) return std::make_unique<OGRMultiLineString>();
  return std::make_unique<OGRMultiPolygon>();
}

/// Reads one geometry part by part into a column of one feature.
class geometry_reader {
 public:
  explicit geometry_reader(read_geometry& result) : result_(result) {}

  void read(const OGRGeometry& geometry) {
    switch (wkbFlatten(geometry.getGeometryType())) {
      case wkbPoint:
      case wkbMultiPoint:
        begin(geo::geometry_kind::point);
        break;
      case wkbLineString:
      case wkbLinearRing:
      case wkbMultiLineString:
        begin(geo::geometry_kind::line);
        break;
      case wkbPolygon:
      case wkbTriangle:
      case wkbMultiPolygon:
        begin(geo::geometry_kind::polygon);
        break;
      default:
        return refuse_kind(geometry);
    }
    add(geometry);
  }

 private:
  void begin(geo::geometry_kind kind) { result_.geometry.begin_feature(kind); }

  void refuse_kind(const OGRGeometry& geometry) {
    const std::string name = geometry.getGeometryName();
    result_.refused =
        bilingual{"不支持的几何类型 " + name + "（请先拆成点、线或面）",
                  "geometry of the kind " + name + " (split it into points, lines or polygons)"};
  }

  void add(const OGRGeometry& geometry) {
    switch (wkbFlatten(geometry.getGeometryType())) {
      case wkbPoint:
        return add_point(*geometry.toPoint());
      case wkbLineString:
      case wkbLinearRing:
        return add_line(*geometry.toLineString());
      case wkbPolygon:
      case wkbTriangle:
        return add_polygon(*geometry.toPolygon());
      default:
        break;
    }
    for (const OGRGeometry* part : *geometry.toGeometryCollection()) {
      if (!part->IsEmpty()) add(*part);
    }
  }

  void add_point(const OGRPoint& point) {
    result_.geometry.begin_part();
    result_.geometry.add({point.getX(), point.getY()});
  }

  void add_line(const OGRLineString& line) {
    if (line.getNumPoints() < 2) {
      result_.refused = bilingual{"线不足两个点", "a line of fewer than two points"};
      return;
    }
    result_.geometry.begin_part();
    add_points(line);
  }

  void add_polygon(const OGRPolygon& polygon) {
    result_.geometry.begin_part();
    for (const OGRLinearRing* ring : polygon) {
      result_.geometry.begin_ring();
      add_points(*ring);
      const int n = ring->getNumPoints();
      const bool open = n > 0 && (ring->getX(0) != ring->getX(n - 1) || ring->getY(0) != ring->getY(n - 1));
      if (open) {
        result_.geometry.add({ring->getX(0), ring->getY(0)});
        result_.notes.push_back({"环未闭合，已闭合", "an open ring was closed"});
      }
      if (n + (open ? 1 : 0) < 4)
        result_.refused = bilingual{"环不足四个点", "a ring of fewer than four points"};
    }
  }

  void add_points(const OGRSimpleCurve& curve) {
    for (int i = 0; i < curve.getNumPoints(); ++i) result_.geometry.add({curve.getX(i), curve.getY(i)});
  }

  read_geometry& result_;
};

bool has_finite_points(const geo::planar_geometry& geometry) {
  for (const geo::planar& p : geometry.points()) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) return false;
  }
  return true;
}

}  // namespace

void ogr_deleter::operator()(OGRGeometry* geometry) const {
  OGRGeometryFactory::destroyGeometry(geometry);
}
void ogr_deleter::operator()(OGRSpatialReference* reference) const {
  reference->Release();
}

ogr_geometry_ptr to_ogr(geo::planar_view geometry, part_form form) {
  if (geometry.is_none() || geometry.part_count() == 0) return nullptr;
  if (form == part_form::single && geometry.part_count() == 1)
    return ogr_geometry_ptr(part_to_ogr(geometry, 0).release());
  auto collection = empty_collection(geometry.kind());
  for (std::size_t p = 0; p < geometry.part_count(); ++p)
    collection->addGeometry(part_to_ogr(geometry, p).get());
  return ogr_geometry_ptr(collection.release());
}

ogr_reference_ptr reference_of(const std::string& crs) {
  if (crs == "gcj02") return nullptr;
  const gdal_messages quiet;
  ogr_reference_ptr reference(new OGRSpatialReference());
  const auto code = geo::parse_crs_code(crs);
  if (!code || reference->importFromEPSG(code->epsg) != OGRERR_NONE) {
    throw error(error_code::usage, crs, {"不认识的坐标系", "unknown coordinate reference system"},
                {"请写成 EPSG:4490、EPSG:4551 或 gcj02", "write EPSG:4490, EPSG:4551 or gcj02"});
  }
  reference->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return reference;
}

read_geometry from_ogr(const OGRGeometry* geometry) {
  read_geometry result;
  if (geometry != nullptr && !geometry->IsEmpty()) {
    std::unique_ptr<OGRGeometry> straight;
    if (geometry->hasCurveGeometry()) {
      straight.reset(geometry->getLinearGeometry());
      result.notes.push_back({"曲线已化为折线", "curves were drawn as straight pieces"});
      geometry = straight.get();
    }
    if (geometry->Is3D() || geometry->IsMeasured()) {
      result.notes.push_back({"高程或里程值未收入", "heights or measures were left out"});
    }
    geometry_reader(result).read(*geometry);
  } else if (geometry != nullptr) {
    result.refused = bilingual{"几何为空", "the geometry is empty"};
  }
  if (!result.refused && !has_finite_points(result.geometry)) {
    result.refused = bilingual{"坐标不是有效数字", "its coordinates are not numbers"};
  }
  if (result.refused || result.geometry.empty()) {
    result.geometry = {};
    result.geometry.append_none();
  }
  return result;
}

}  // namespace greenward::exchange
