#include "tests/bench/peers/geos_areas.hpp"

#include "tests/bench/harness/samples.hpp"

#include <geos/algorithm/locate/IndexedPointInAreaLocator.h>
#include <geos/geom/Coordinate.h>
#include <geos/geom/CoordinateArraySequence.h>
#include <geos/geom/GeometryFactory.h>
#include <geos/geom/LinearRing.h>
#include <geos/geom/Point.h>
#include <geos/geom/Polygon.h>
#include <geos/geom/prep/PreparedGeometry.h>
#include <geos/geom/prep/PreparedGeometryFactory.h>
#include <geos/index/strtree/TemplateSTRtree.h>

namespace greenward::bench {

namespace {

namespace gg = geos::geom;
using number_tree = geos::index::strtree::TemplateSTRtree<std::uint32_t>;
using prepared = std::unique_ptr<gg::prep::PreparedGeometry>;

std::unique_ptr<gg::Polygon> polygon_of(const gg::GeometryFactory& factory,
                                        std::span<const geo::planar> ring) {
  std::vector<gg::Coordinate> corners;
  corners.reserve(ring.size());
  for (const geo::planar& p : ring) corners.emplace_back(p.x, p.y);
  return factory.createPolygon(
      factory.createLinearRing(std::make_unique<gg::CoordinateArraySequence>(std::move(corners))));
}

template <class Geometry>
number_tree tree_of(const std::vector<std::unique_ptr<Geometry>>& geometries) {
  number_tree tree(10, geometries.size());
  for (std::uint32_t i = 0; i < geometries.size(); ++i) tree.insert(*geometries[i]->getEnvelopeInternal(), i);
  tree.build();
  return tree;
}

template <class Find>
timed_pairs timed(Find find) {
  timed_pairs found;
  found.took = time_of([&] { find(found.pairs); });
  return found;
}

}  // namespace

struct geos_areas::layers {
  gg::GeometryFactory::Ptr factory = gg::GeometryFactory::create();
  std::vector<std::unique_ptr<gg::Point>> points;
  std::vector<std::unique_ptr<gg::Polygon>> polygons;
};

geos_areas::geos_areas(std::span<const geo::planar> points, const geo::planar_geometry& polygons)
    : layers_(std::make_unique<layers>()) {
  for (const geo::planar& p : points) {
    layers_->points.emplace_back(layers_->factory->createPoint(gg::Coordinate(p.x, p.y)));
  }
  for (std::size_t i = 0; i < polygons.size(); ++i) {
    layers_->polygons.push_back(polygon_of(*layers_->factory, polygons[i].ring(0, 0)));
  }
}

geos_areas::~geos_areas() = default;

timed_pairs geos_areas::tree_of_polygons() const {
  return timed([this](std::vector<point_in_polygon>& pairs) {
    number_tree tree = tree_of(layers_->polygons);
    std::vector<prepared> ready;
    for (const auto& polygon : layers_->polygons) {
      ready.push_back(gg::prep::PreparedGeometryFactory::prepare(polygon.get()));
    }
    for (std::uint32_t point = 0; point < layers_->points.size(); ++point) {
      const gg::Point& p = *layers_->points[point];
      tree.query(*p.getEnvelopeInternal(), [&](std::uint32_t polygon) {
        if (ready[polygon]->intersects(&p)) pairs.push_back(pair_of(point, polygon));
      });
    }
  });
}

timed_pairs geos_areas::tree_of_points() const {
  return timed([this](std::vector<point_in_polygon>& pairs) {
    number_tree tree = tree_of(layers_->points);
    for (std::uint32_t polygon = 0; polygon < layers_->polygons.size(); ++polygon) {
      const gg::Polygon& area = *layers_->polygons[polygon];
      const prepared ready = gg::prep::PreparedGeometryFactory::prepare(&area);
      tree.query(*area.getEnvelopeInternal(), [&](std::uint32_t point) {
        if (ready->intersects(layers_->points[point].get())) pairs.push_back(pair_of(point, polygon));
      });
    }
  });
}

timed_pairs geos_areas::tree_of_points_and_locators() const {
  return timed([this](std::vector<point_in_polygon>& pairs) {
    number_tree tree = tree_of(layers_->points);
    for (std::uint32_t polygon = 0; polygon < layers_->polygons.size(); ++polygon) {
      const gg::Polygon& area = *layers_->polygons[polygon];
      geos::algorithm::locate::IndexedPointInAreaLocator locator(area);
      tree.query(*area.getEnvelopeInternal(), [&](std::uint32_t point) {
        const gg::Location where = locator.locate(layers_->points[point]->getCoordinate());
        if (where != gg::Location::EXTERIOR) pairs.push_back(pair_of(point, polygon));
      });
    }
  });
}

}  // namespace greenward::bench
