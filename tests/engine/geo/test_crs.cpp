#include "engine/geo/crs.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/china_offset.hpp"
#include "engine/geo/globe_box.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <vector>

namespace greenward::geo {
namespace {

struct moved {
  double x;
  double y;
  std::size_t failed;
};

moved move(const std::string& from, const std::string& to, double x, double y) {
  std::array xs{x};
  std::array ys{y};
  const std::size_t failed = transformer(from, to).transform(xs, ys);
  return {xs[0], ys[0], failed};
}

void expect_bad_input(const std::string& crs) {
  try {
    const transformer made(crs, "EPSG:4490");
    ADD_FAILURE() << "accepted: " << crs;
  } catch (const error& e) {
    EXPECT_EQ(e.code(), error_code::bad_input);
    EXPECT_FALSE(e.subject().empty());
    EXPECT_FALSE(e.remedy().zh.empty());
  }
}

TEST(CrsCode, ReadsTheUsualSpellings) {
  EXPECT_EQ(parse_crs_code("EPSG:4551"), crs_code{4551});
  EXPECT_EQ(parse_crs_code("epsg:4551"), crs_code{4551});
  EXPECT_EQ(parse_crs_code("4551"), crs_code{4551});
  for (const char* wrong :
       {"", "EPSG:", "EPSG:-1", "EPSG:0", "EPSG:4551 ", "ESRI:4551", "45.51", "99999999999"}) {
    EXPECT_EQ(parse_crs_code(wrong), std::nullopt) << wrong;
  }
  EXPECT_EQ(to_string(kStorageCrs), "EPSG:4490");
}

// cs2cs -f %.6f EPSG:4490 EPSG:4551 <<< "43.88 125.25" prints "4860762.499924 439724.175654": northing first.
// A reader who trusts that order puts Changchun into the sea; here x is always the easting.
TEST(Transformer, EastingComesFirstWhateverTheDefinitionSays) {
  const moved p = move("EPSG:4490", "EPSG:4551", 125.25, 43.88);
  EXPECT_NEAR(p.x, 439724.175654, 1e-5);
  EXPECT_NEAR(p.y, 4860762.499924, 1e-5);
  EXPECT_EQ(p.failed, 0U);
  const moved back = move("EPSG:4551", "EPSG:4490", 439724.175654, 4860762.499924);
  EXPECT_NEAR(back.x, 125.25, 1e-10);
  EXPECT_NEAR(back.y, 43.88, 1e-10);
}

TEST(Transformer, WebMercatorAgreesWithItsFormula) {
  const double radius = 6378137;
  const double x = 125.25 * M_PI / 180 * radius;
  const double y = std::log(std::tan(M_PI / 4 + 43.88 * M_PI / 360)) * radius;
  const moved p = move("EPSG:4326", "EPSG:3857", 125.25, 43.88);
  EXPECT_NEAR(p.x, x, 1e-5);
  EXPECT_NEAR(p.y, y, 1e-5);
}

constexpr const char* kEastFirstWkt = R"(PROJCS["Gauss-Kruger 126E, easting first",
  GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",
    SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],
  PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",126],
  PARAMETER["scale_factor",1],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],
  UNIT["metre",1],AXIS["Easting",EAST],AXIS["Northing",NORTH]])";

std::string northing_first_wkt() {
  std::string wkt = kEastFirstWkt;
  const std::string east_first = R"(AXIS["Easting",EAST],AXIS["Northing",NORTH])";
  return wkt.replace(wkt.find(east_first), east_first.size(), R"(AXIS["X",NORTH],AXIS["Y",EAST])");
}

TEST(Transformer, WktOfEitherAxisOrderGivesTheSamePlace) {
  for (const std::string& wkt : {std::string(kEastFirstWkt), northing_first_wkt()}) {
    const moved p = move("EPSG:4490", wkt, 125.25, 43.88);
    EXPECT_NEAR(p.x, 439724.175654, 1e-5);
    EXPECT_NEAR(p.y, 4860762.499924, 1e-5);
  }
}

// What ArcGIS writes into a .prj: no axes, no authority.
TEST(Transformer, ReadsTheWktOfAShapefile) {
  const std::string esri =
      R"(PROJCS["CGCS2000_3_Degree_GK_CM_126E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",)"
      R"(DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],)"
      R"(UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],)"
      R"(PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",126.0],PARAMETER["Scale_Factor",1.0],)"
      R"(PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])";
  const moved p = move(esri, "EPSG:4490", 439724.175654, 4860762.499924);
  EXPECT_NEAR(p.x, 125.25, 1e-9);
  EXPECT_NEAR(p.y, 43.88, 1e-9);
}

// Only by its code is CGCS2000 taken for WGS 84; by its URN, PROJ looks for a transformation between the two.
TEST(Transformer, FromWgs84AndToItIsAsProjFindsIt) {
  const auto agree = [](const std::string& from, const std::string& to, double x, double y) {
    const moved ours = move(from, to, x, y);
    const auto by_urn = [](const std::string& crs) {
      return crs == "EPSG:4490" ? "urn:ogc:def:crs:EPSG::4490" : crs;
    };
    const moved found = move(by_urn(from), by_urn(to), x, y);
    EXPECT_EQ(ours.failed, found.failed) << from << " to " << to;
    if (ours.failed > 0) return;
    EXPECT_EQ(ours.x, found.x) << from << " to " << to;
    EXPECT_EQ(ours.y, found.y) << from << " to " << to;
  };
  for (const lon_lat place : {lon_lat{125.25, 43.88}, {11.97, 57.7}, {-58.4, -34.6}, {179.99, 0.01}}) {
    for (const char* wgs84 : {"EPSG:4326", "EPSG:32651", "EPSG:32733", "EPSG:3857"}) {
      agree("EPSG:4490", wgs84, place.x, place.y);
      const moved there = move("EPSG:4490", wgs84, place.x, place.y);
      if (there.failed == 0) agree(wgs84, "EPSG:4490", there.x, there.y);
    }
  }
}

TEST(Transformer, ChinaOffsetsChainWithProjections) {
  const lon_lat gcj = wgs84_to_gcj02({125.25, 43.88});
  const lon_lat bd = gcj02_to_bd09(gcj);
  const moved from_gcj = move("gcj02", "EPSG:4551", gcj.x, gcj.y);
  EXPECT_NEAR(from_gcj.x, 439724.175654, 1e-4);
  EXPECT_NEAR(from_gcj.y, 4860762.499924, 1e-4);
  const moved from_bd = move("BD09", "EPSG:4490", bd.x, bd.y);
  EXPECT_NEAR(from_bd.x, 125.25, 1e-9);
  EXPECT_NEAR(from_bd.y, 43.88, 1e-9);
  const moved to_bd = move("GCJ02", "bd09", gcj.x, gcj.y);
  EXPECT_NEAR(to_bd.x, bd.x, 1e-9);
  EXPECT_NEAR(to_bd.y, bd.y, 1e-9);
}

TEST(Transformer, CoordinatesThatAreNoPlaceBecomeNanAndAreCounted) {
  const double nan = std::nan("");
  const double infinity = std::numeric_limits<double>::infinity();
  std::vector<double> xs{125.25, 43.88, 181, nan, 125, 125, 1e300};
  std::vector<double> ys{43.88, 125.25, 40, 40, infinity, -91, 1e300};
  EXPECT_EQ(transformer("EPSG:4490", "EPSG:4551").transform(xs, ys), 6U);
  EXPECT_NEAR(xs[0], 439724.175654, 1e-5);
  for (std::size_t i = 1; i < xs.size(); ++i) {
    EXPECT_TRUE(std::isnan(xs[i]) && std::isnan(ys[i])) << i;
  }
}

TEST(Transformer, EvenBetweenEqualSystemsBadCoordinatesAreCounted) {
  EXPECT_EQ(move("EPSG:4490", "EPSG:4326", 43.88, 125.25).failed, 1U);
  EXPECT_EQ(move("EPSG:4490", "EPSG:4490", 200, 10).failed, 1U);
  EXPECT_EQ(move("gcj02", "bd09", 43.88, 125.25).failed, 1U);
  EXPECT_EQ(move("EPSG:4551", "EPSG:4490", 1e12, 1e12).failed, 1U);
  EXPECT_EQ(move("EPSG:3857", "EPSG:4326", 13942766, std::nan("")).failed, 1U);
}

TEST(Transformer, NoPointsAreNoFailure) {
  EXPECT_EQ(transformer("4490", "4551").transform({}, {}), 0U);
}

TEST(Transformer, RefusesWhatIsNoCrs) {
  for (const char* wrong : {"", "EPSG:999999", "WGS 84", "nonsense", "+proj=longlat", "EPSG:7030",
                            "PROJCS[\"x\"", "/etc/passwd", "file:///etc/passwd", "a:b", "{}", "gcj-02"}) {
    expect_bad_input(wrong);
  }
}

TEST(Transformer, ALongUnknownWktIsShownInShort) {
  try {
    const transformer made("PROJCS[\"" + std::string(100000, 'x'), "EPSG:4490");
    FAIL();
  } catch (const error& e) {
    EXPECT_LT(e.message(language::zh).size(), 400U);
  }
}

TEST(NorthingFirst, KnowsTheOrderOfTheDefinition) {
  for (const char* north : {"EPSG:4326", "EPSG:4490", "EPSG:4551"})
    EXPECT_TRUE(northing_first(north)) << north;
  for (const char* east : {"EPSG:3857", "EPSG:32651", "EPSG:4499", "OGC:CRS84", "gcj02", "EPSG:3413"}) {
    // EPSG:4499 is CGCS2000 / Gauss-Kruger CM 93E, also northing first.
    EXPECT_EQ(northing_first(east), std::string(east) == "EPSG:4499") << east;
  }
  EXPECT_FALSE(northing_first(kEastFirstWkt));
  EXPECT_TRUE(northing_first(northing_first_wkt()));
  EXPECT_THROW((void)northing_first("nonsense"), error);
}

TEST(Crs, SomeHaveDegreesForCoordinates) {
  for (const char* degrees : {"EPSG:4490", "EPSG:4326", "4214", "gcj02", "BD09", "OGC:CRS84"})
    EXPECT_TRUE(is_geographic(degrees)) << degrees;
  for (const std::string& metres : {std::string("EPSG:4551"), std::string("EPSG:3857"), northing_first_wkt()})
    EXPECT_FALSE(is_geographic(metres)) << metres;
  EXPECT_THROW((void)is_geographic("nonsense"), error);
}

TEST(MeasuringCrs, IsTheNearestThreeDegreeZoneInChina) {
  EXPECT_EQ(measuring_crs_for({125.25, 43.88}).epsg, 4551);  // Changchun, 126 E
  EXPECT_EQ(measuring_crs_for({116.4, 39.9}).epsg, 4548);    // Beijing, 117 E
  EXPECT_EQ(measuring_crs_for({75, 39}).epsg, 4534);
  EXPECT_EQ(measuring_crs_for({73.5, 39}).epsg, 4534);
  EXPECT_EQ(measuring_crs_for({136.5, 48}).epsg, 4554);
}

TEST(MeasuringCrs, IsTheUtmZoneElsewhere) {
  EXPECT_EQ(measuring_crs_for({24.94, 60.17}).epsg, 32635);  // Helsinki
  EXPECT_EQ(measuring_crs_for({-8.61, 41.15}).epsg, 32629);  // Porto
  EXPECT_EQ(measuring_crs_for({151.2, -33.9}).epsg, 32756);  // Sydney
  EXPECT_EQ(measuring_crs_for({180, 0}).epsg, 32660);
  EXPECT_EQ(measuring_crs_for({-180, 0}).epsg, 32601);
  EXPECT_THROW((void)measuring_crs_for({43.88, 125.25}), error);
  EXPECT_THROW((void)measuring_crs_for({std::nan(""), 0}), error);
}

TEST(Project, KeepsTheShapeOfAColumn) {
  geographic_geometry column;
  column.append_point({125.25, 43.88});
  column.append_none();
  column.append_line(std::array<lon_lat, 2>{{{125.2, 43.8}, {125.3, 43.9}}});
  const planar_geometry projected = project(column, {4551});
  ASSERT_EQ(projected.size(), 3U);
  EXPECT_NEAR(projected[0].points()[0].x, 439724.175654, 1e-5);
  EXPECT_TRUE(projected[1].is_none());
  EXPECT_EQ(projected[2].points().size(), 2U);
  const geographic_geometry back = unproject(projected, {4551});
  EXPECT_NEAR(back[2].points()[1].y, 43.9, 1e-10);
}

TEST(Project, RefusesPlacesThatAreNone) {
  EXPECT_THROW((void)project(lon_lat{43.88, 125.25}, {4551}), error);
  EXPECT_THROW((void)unproject(planar{1e12, 1e12}, {4551}), error);
  EXPECT_THROW((void)project(lon_lat{125, 43}, {999999}), error);
}

TEST(Project, ManyMeasuringSystemsInTurnStayRight) {
  for (int round = 0; round < 2; ++round) {
    for (int zone = 0; zone <= 20; ++zone) {
      const lon_lat meridian{75.0 + 3 * zone, 40};
      EXPECT_NEAR(project(meridian, {4534 + zone}).x, 500000, 1e-6);
    }
  }
}

RC_GTEST_PROP(Project, ThereAndBackIsTheSamePlace, ()) {
  const lon_lat p{*rc::gen::inRange(7350000, 13650000) / 1e5, *rc::gen::inRange(1500000, 5500000) / 1e5};
  const crs_code measuring = measuring_crs_for(p);
  const lon_lat back = unproject(project(p, measuring), measuring);
  RC_ASSERT(std::abs(back.x - p.x) < 1e-9);
  RC_ASSERT(std::abs(back.y - p.y) < 1e-9);
}

/// So many that several threads take part.
TEST(Project, ManyPointsAtOnceAreTheSameAsEachAlone) {
  constexpr std::size_t kPoints = 900'000, kStep = 997;
  const crs_code measuring{4551};
  geographic_geometry places;
  for (std::size_t i = 0; i < kPoints; ++i) {
    const auto at = static_cast<double>(i);
    places.append_point({125 + std::fmod(at * 0.37, 1.0), 43.5 + at * 5e-7});
  }
  const planar_geometry projected = project(places, measuring);
  ASSERT_EQ(projected.size(), kPoints);
  for (std::size_t i = 0; i < kPoints; i += kStep)
    EXPECT_EQ(projected.points()[i], project(places.points()[i], measuring)) << i;
  places.append_point({125, 91});
  EXPECT_THROW((void)project(places, measuring), error);
}

/// What lies in the box in the plane lies in it on the globe, and so does what a long straight line has
/// there.
RC_GTEST_PROP(GlobeBoxProperty, HoldsEveryPointAndMeetsLongLines, ()) {
  const crs_code measuring{4551};
  const auto draw = [](double low, double high) {
    return low + (high - low) * *rc::gen::inRange(0, 1000001) / 1e6;
  };
  const double side = std::pow(10, draw(1, 5.3));
  const planar corner{draw(3e5, 6e5), draw(4.7e6, 4.9e6)};
  const planar_box box{corner, {corner.x + side, corner.y + side * draw(0.1, 1)}};
  const lon_lat_box globe = globe_box(box, measuring);
  const planar inside{draw(box.min.x, box.max.x), draw(box.min.y, box.max.y)};
  RC_ASSERT(globe.contains(unproject(inside, measuring)));
  const double slope = draw(0, 3.14159), reach = 25000;
  lon_lat_box line;
  for (const double to : {-reach, reach})
    line.include(
        unproject(planar{inside.x + to * std::cos(slope), inside.y + to * std::sin(slope)}, measuring));
  RC_ASSERT(globe.intersects(line));
  RC_ASSERT(globe.width() <
            unproject(box.max, measuring).x - unproject(box.min, measuring).x + 0.1 + side * 1e-6);
}

}  // namespace
}  // namespace greenward::geo
