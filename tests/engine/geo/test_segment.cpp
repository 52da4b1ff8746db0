#include "engine/geo/segment.hpp"

#include <geos_c.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>
#include <memory>
#include <vector>

namespace greenward::geo {
namespace {

struct segment {
  planar a;
  planar b;
};

/// Whole coordinates in a small square: ties, touching and common lines are frequent.
segment draw_segment(int side) {
  const auto draw = [&] { return static_cast<double>(*rc::gen::inRange(0, side)); };
  return {{draw(), draw()}, {draw(), draw()}};
}

/// One GEOS context and its answers about two segments; a segment of no length goes in as a point.
class geos_oracle {
 public:
  geos_oracle() : context_(GEOS_init_r()) {}
  ~geos_oracle() { GEOS_finish_r(context_); }
  geos_oracle(const geos_oracle&) = delete;
  geos_oracle& operator=(const geos_oracle&) = delete;

  [[nodiscard]] bool meet(segment s, segment t) const {
    const auto [g, h] = both(s, t);
    return GEOSIntersects_r(context_, g.get(), h.get()) == 1;
  }
  [[nodiscard]] double distance(segment s, segment t) const {
    const auto [g, h] = both(s, t);
    double result = -1;
    GEOSDistance_r(context_, g.get(), h.get(), &result);
    return result;
  }
  /// The number of points of the intersection's shape: 0, 1 or 2.
  [[nodiscard]] int shared(segment s, segment t) const {
    const auto [g, h] = both(s, t);
    const owned common = own(GEOSIntersection_r(context_, g.get(), h.get()));
    return GEOSGetNumCoordinates_r(context_, common.get());
  }

 private:
  using owned = std::shared_ptr<GEOSGeometry>;
  [[nodiscard]] owned own(GEOSGeometry* g) const {
    return {g, [c = context_](GEOSGeometry* made) { GEOSGeom_destroy_r(c, made); }};
  }
  [[nodiscard]] owned made(segment s) const {
    GEOSCoordSequence* sequence = GEOSCoordSeq_create_r(context_, s.a == s.b ? 1 : 2, 2);
    GEOSCoordSeq_setXY_r(context_, sequence, 0, s.a.x, s.a.y);
    if (s.a == s.b) return own(GEOSGeom_createPoint_r(context_, sequence));
    GEOSCoordSeq_setXY_r(context_, sequence, 1, s.b.x, s.b.y);
    return own(GEOSGeom_createLineString_r(context_, sequence));
  }
  [[nodiscard]] std::pair<owned, owned> both(segment s, segment t) const { return {made(s), made(t)}; }

  GEOSContextHandle_t context_;
};

void expect_stretch(const shared_points& shared, planar low, planar high) {
  ASSERT_EQ(shared.count, 2U);
  EXPECT_EQ(shared.points[0], low);
  EXPECT_EQ(shared.points[1], high);
}

TEST(Segment, TouchingMeets) {
  EXPECT_TRUE(segments_meet({0, 0}, {4, 4}, {0, 4}, {4, 0}));     // crossing
  EXPECT_TRUE(segments_meet({0, 0}, {4, 0}, {2, 0}, {2, 3}));     // an end on the inside
  EXPECT_TRUE(segments_meet({0, 0}, {4, 0}, {4, 0}, {6, 3}));     // end to end
  EXPECT_TRUE(segments_meet({0, 0}, {4, 2}, {2, 1}, {6, 3}));     // along each other
  EXPECT_FALSE(segments_meet({0, 0}, {4, 2}, {6, 3}, {8, 4}));    // one line, a gap
  EXPECT_FALSE(segments_meet({0, 0}, {4, 4}, {3, 2}, {5, 4}));    // side by side
  EXPECT_FALSE(segments_meet({0, 0}, {4, 4}, {2, 0}, {2, 1.9}));  // short of it
}

TEST(Segment, APointIsASegmentOfNoLength) {
  EXPECT_TRUE(segments_meet({0, 0}, {4, 2}, {2, 1}, {2, 1}));
  EXPECT_FALSE(segments_meet({0, 0}, {4, 2}, {2, 1.5}, {2, 1.5}));
  EXPECT_TRUE(segments_meet({2, 1}, {2, 1}, {2, 1}, {2, 1}));
  EXPECT_FALSE(segments_meet({2, 1}, {2, 1}, {2, 2}, {2, 2}));
  EXPECT_EQ(segment_intersection({2, 1}, {2, 1}, {0, 0}, {4, 2}).count, 1U);
}

TEST(Segment, CrossingIsMeetingInsideBoth) {
  EXPECT_TRUE(segments_cross({0, 0}, {4, 4}, {0, 4}, {4, 0}));
  EXPECT_FALSE(segments_cross({0, 0}, {4, 0}, {2, 0}, {2, 3}));
  EXPECT_FALSE(segments_cross({0, 0}, {4, 0}, {1, 0}, {6, 0}));
  EXPECT_FALSE(segments_cross({0, 0}, {4, 4}, {9, 0}, {9, 9}));
}

TEST(Segment, IntersectionGivesEndsAsTheyAre) {
  const planar end{0.1, 0.7};
  const shared_points touch = segment_intersection({1.0 / 3, -7}, end, end, {-5, 1e6 / 7});
  ASSERT_EQ(touch.count, 1U);
  EXPECT_EQ(touch.points[0], end);
  EXPECT_EQ(segment_intersection({0, 0}, {6, 3}, {2, 1}, {2, 9}).points[0], (planar{2, 1}));
  expect_stretch(segment_intersection({0, 0}, {6, 3}, {8, 4}, {2, 1}), {2, 1}, {6, 3});
  expect_stretch(segment_intersection({5, 9}, {5, 1}, {5, 2}, {5, 4}), {5, 2}, {5, 4});
  EXPECT_EQ(segment_intersection({0, 0}, {2, 1}, {2, 1}, {4, 2}).count, 1U);
  EXPECT_EQ(segment_intersection({0, 0}, {2, 1}, {4, 2}, {6, 3}).count, 0U);
}

TEST(Segment, IntersectionOfACrossing) {
  const shared_points crossing = segment_intersection({0, 0}, {4, 4}, {0, 4}, {4, 0});
  ASSERT_EQ(crossing.count, 1U);
  EXPECT_EQ(crossing.points[0], (planar{2, 2}));
}

/// Two lines that part by 1e-9 over 1000 km still cross where they should.
TEST(Segment, NearlyParallelSegmentsCrossAtTheRightPlace) {
  const shared_points crossing = segment_intersection({0, 0}, {1e6, 1e-9}, {0, 1e-9}, {1e6, -1e-9});
  ASSERT_EQ(crossing.count, 1U);
  EXPECT_NEAR(crossing.points[0].x, 1e6 / 3, 1e-9);
  EXPECT_NEAR(crossing.points[0].y, 1e-9 / 3, 1e-24);
}

TEST(Segment, DistanceIsAccurateCloseToTheSegment) {
  EXPECT_DOUBLE_EQ(segment_distance({5, 3}, {0, 0}, {10, 0}), 3);
  EXPECT_DOUBLE_EQ(segment_distance({13, 4}, {0, 0}, {10, 0}), 5);
  EXPECT_EQ(segment_distance({0.75, 0.25}, {0, 0}, {3e6, 1e6}), 0);
  const double beside = segment_distance({std::nextafter(0.75, 1), 0.25}, {0, 0}, {3e6, 1e6});
  EXPECT_NEAR(beside, 0x1p-53 / std::sqrt(10), 1e-31);
  EXPECT_DOUBLE_EQ(segment_distance({1e-30, 1e-35}, {1, 0}, {0, 0}), 1e-35);
  EXPECT_DOUBLE_EQ(segment_distance({1e-30, 1e-35}, {0, 0}, {1, 0}), 1e-35);
  EXPECT_DOUBLE_EQ(segment_distance({0, 0}, {1, 0}, {4, 4}, {5, 4}), 5);
}

TEST(Segment, ProjectionStopsAtTheEnds) {
  const auto middle = project_on_segment({5, 3}, {0, 0}, {10, 0});
  EXPECT_EQ(middle.point, (planar{5, 0}));
  EXPECT_DOUBLE_EQ(middle.fraction, 0.5);
  EXPECT_DOUBLE_EQ(middle.distance, 3);
  EXPECT_EQ(project_on_segment({-3, 4}, {0, 0}, {10, 0}).fraction, 0);
  EXPECT_DOUBLE_EQ(project_on_segment({13, 4}, {0, 0}, {10, 0}).distance, 5);
  EXPECT_DOUBLE_EQ(project_on_segment({3, 4}, {0, 0}, {0, 0}).distance, 5);
}

TEST(Segment, ABoxIsClosedAndFull) {
  const planar_box box{{0, 0}, {4, 3}};
  EXPECT_TRUE(segment_meets_box({1, 1}, {2, 2}, box));     // inside
  EXPECT_TRUE(segment_meets_box({-1, 1}, {9, 1}, box));    // through
  EXPECT_TRUE(segment_meets_box({-1, 4}, {1, 2.5}, box));  // in at the corner
  EXPECT_TRUE(segment_meets_box({-1, 4}, {1, 2}, box));    // exactly at the corner
  EXPECT_FALSE(segment_meets_box({-1, 3.5}, {0.25, 4}, box));
  EXPECT_FALSE(segment_meets_box({-1, 2.5}, {1, 4}, box));  // past the corner, boxes meet
  EXPECT_FALSE(segment_meets_box({3, -2}, {6, 1}, box));
  EXPECT_TRUE(segment_meets_box({3, -1}, {5, 1}, box));
  EXPECT_FALSE(segment_meets_box({0, 0}, {1, 1}, planar_box{}));
}

RC_GTEST_PROP(SegmentProperty, AgreesWithGeosOnWholeNumbers, ()) {
  const geos_oracle geos;
  for (int i = 0; i < 20; ++i) {
    const segment s = draw_segment(6), t = draw_segment(6);
    const bool meet = geos.meet(s, t);
    RC_ASSERT(segments_meet(s.a, s.b, t.a, t.b) == meet);
    RC_ASSERT(segments_meet(t.b, t.a, s.a, s.b) == meet);
    RC_ASSERT(static_cast<int>(segment_intersection(s.a, s.b, t.a, t.b).count) == geos.shared(s, t));
    const double apart = segment_distance(s.a, s.b, t.a, t.b);
    RC_ASSERT((apart == 0) == meet);
    RC_ASSERT(std::abs(apart - geos.distance(s, t)) < 1e-14);
  }
}

/// A sliver of a rhombus for a box: its four sides and its inside.
RC_GTEST_PROP(SegmentProperty, MeetsABoxIfItMeetsASideOrStartsInside, ()) {
  for (int i = 0; i < 20; ++i) {
    const segment s = draw_segment(9), diagonal = draw_segment(9);
    const planar_box box = segment_box(diagonal.a, diagonal.b);
    const planar nw{box.min.x, box.max.y}, se{box.max.x, box.min.y};
    const bool expected = box.contains(s.a) || segments_meet(s.a, s.b, box.min, nw) ||
                          segments_meet(s.a, s.b, nw, box.max) || segments_meet(s.a, s.b, box.max, se) ||
                          segments_meet(s.a, s.b, se, box.min);
    RC_ASSERT(segment_meets_box(s.a, s.b, box) == expected);
    RC_ASSERT(segment_meets_box(s.b, s.a, box) == expected);
  }
}

/// Ends that are no round numbers, close to the origin or far from it; some segments run along an axis.
segment draw_uneven_segment(double origin) {
  const auto draw = [origin] { return origin + *rc::gen::inRange(0, 1000000000) / 7e6; };
  segment s{{draw(), draw()}, {draw(), draw()}};
  const int axis = *rc::gen::inRange(0, 4);
  if (axis == 0) s.b.x = s.a.x;
  if (axis == 1) s.b.y = s.a.y;
  return s;
}

RC_GTEST_PROP(SegmentProperty, ACrossingLiesInBothBoxesAndOnBothSegmentsUpToRounding, ()) {
  for (int i = 0; i < 20; ++i) {
    const double origin = *rc::gen::element(0.0, 4e6);
    const segment s = draw_uneven_segment(origin), t = draw_uneven_segment(origin);
    const shared_points shared = segment_intersection(s.a, s.b, t.a, t.b);
    RC_ASSERT((shared.count > 0) == segments_meet(s.a, s.b, t.a, t.b));
    if (shared.count == 0) continue;
    RC_ASSERT(segment_box(s.a, s.b).contains(shared.points[0]));
    RC_ASSERT(segment_box(t.a, t.b).contains(shared.points[0]));
    RC_ASSERT(segment_distance(shared.points[0], s.a, s.b) < 1.5e-9);
    RC_ASSERT(segment_distance(shared.points[0], t.a, t.b) < 1.5e-9);
  }
}

RC_GTEST_PROP(SegmentProperty, PointsBesideASegmentAreDecidedAndNeverNearerThanItsBox, ()) {
  for (int i = 0; i < 20; ++i) {
    const segment s = draw_uneven_segment(4e6);
    const double fraction = *rc::gen::inRange(0, 1001) / 1000.0;
    const planar p{s.a.x + (s.b.x - s.a.x) * fraction, s.a.y + (s.b.y - s.a.y) * fraction};
    const bool on = on_segment(p, s.a, s.b);
    RC_ASSERT((segment_distance(p, s.a, s.b) == 0) == on);
    RC_ASSERT(segments_meet(p, p, s.a, s.b) == on);
    RC_ASSERT((segment_intersection(s.a, s.b, p, p).count == 1) == on);
    const planar q = draw_uneven_segment(4e6).a;
    RC_ASSERT(segment_distance(q, s.a, s.b) >= distance(segment_box(s.a, s.b), planar_box{q, q}));
  }
}

}  // namespace
}  // namespace greenward::geo
