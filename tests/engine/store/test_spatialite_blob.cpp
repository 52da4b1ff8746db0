#include "engine/store/spatialite_blob.hpp"

#include "tests/engine/store/sql_access.hpp"

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

namespace greenward::store {
namespace {

using geo::geographic_geometry;
using geo::geometry_kind;
using geo::lon_lat;
using bytes = std::vector<std::uint8_t>;

bytes encoded(const geographic_geometry& geometry, point_form points = point_form::single) {
  spatialite_blob_encoder encoder;
  const auto blob = encoder.encode(geometry[0], points);
  return {blob.begin(), blob.end()};
}

std::string hex(const bytes& blob) {
  std::string text;
  for (const std::uint8_t b : blob) {
    text += "0123456789ABCDEF"[b >> 4U];
    text += "0123456789ABCDEF"[b & 15U];
  }
  return text;
}

bytes unhex(const std::string& text) {
  bytes blob;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    blob.push_back(static_cast<std::uint8_t>(std::stoi(text.substr(i, 2), nullptr, 16)));
  }
  return blob;
}

void add_random_ring(geographic_geometry& g, bool closed) {
  const int count = *rc::gen::inRange(closed ? 3 : 2, 7);
  const auto coordinate =
      rc::gen::map(rc::gen::inRange(-1'800'000'000, 1'800'000'000), [](int i) { return i * 1e-7; });
  const lon_lat first{*coordinate, *coordinate};
  g.add(first);
  for (int i = 1; i < count; ++i) g.add({*coordinate, *coordinate});
  if (closed) g.add(first);
}

/// One feature of one to three parts.
geographic_geometry random_geometry() {
  geographic_geometry g;
  const auto kind = *rc::gen::element(geometry_kind::point, geometry_kind::line, geometry_kind::polygon);
  g.begin_feature(kind);
  for (int parts = *rc::gen::inRange(1, 4); parts > 0; --parts) {
    g.begin_part();
    if (kind == geometry_kind::point) {
      g.add({*rc::gen::inRange(-180, 180) / 7.0, *rc::gen::inRange(-90, 90) / 3.0});
    } else if (kind == geometry_kind::line) {
      add_random_ring(g, false);
    } else {
      for (int rings = *rc::gen::inRange(1, 4); rings > 0; --rings) {
        g.begin_ring();
        add_random_ring(g, true);
      }
    }
  }
  return g;
}

RC_GTEST_PROP(spatialite_blob, RoundTripIsExact, ()) {
  const geographic_geometry original = random_geometry();
  RC_ASSERT(!storable_problem(original[0]));
  const point_form points = *rc::gen::element(point_form::single, point_form::multi);
  geographic_geometry back;
  RC_ASSERT(!append_spatialite_blob(encoded(original, points), back));
  RC_ASSERT(back == original);
  RC_ASSERT(spatialite_blob_box(encoded(original, points)) == original[0].box());
}

RC_GTEST_PROP(spatialite_blob, EveryTruncationAndExtraByteIsRefusedAndLeavesTheColumn, ()) {
  const bytes blob = encoded(random_geometry());
  geographic_geometry column;
  column.append_point({1, 2});
  const geographic_geometry before = column;
  const std::size_t length = *rc::gen::inRange<std::size_t>(0, blob.size());
  RC_ASSERT(append_spatialite_blob(std::span(blob).first(length), column));
  RC_ASSERT(spatialite_blob_box(std::span(blob).first(length)).has_value() == (length >= 38));
  bytes longer = blob;
  longer.push_back(0xfe);
  RC_ASSERT(append_spatialite_blob(longer, column));
  RC_ASSERT(column == before);
}

RC_GTEST_PROP(spatialite_blob, FlippedBytesNeverCrashAndWhatIsReadCanBeStored, ()) {
  bytes blob = encoded(random_geometry());
  for (int flips = *rc::gen::inRange(1, 5); flips > 0; --flips) {
    blob[*rc::gen::inRange<std::size_t>(0, blob.size())] = *rc::gen::arbitrary<std::uint8_t>();
  }
  geographic_geometry column;
  if (!append_spatialite_blob(blob, column) && !column[0].is_none()) RC_ASSERT(!storable_problem(column[0]));
}

/// SpatiaLite itself as the oracle, without a file.
class spatialite_oracle : public ::testing::Test {
 protected:
  std::string sql(const std::string& text) { return connection_.sql(text); }

 private:
  testing::foreign_connection connection_{":memory:"};
};

TEST_F(spatialite_oracle, ReadsWhatTheEncoderWrites) {
  geographic_geometry polygon;
  polygon.append_polygon(std::array{lon_lat{0, 0}, lon_lat{4, 0}, lon_lat{4, 4}});
  EXPECT_EQ(
      sql("SELECT ST_AsText(x'" + hex(encoded(polygon)) + "'), ST_Srid(x'" + hex(encoded(polygon)) + "')"),
      "MULTIPOLYGON(((0 0, 4 0, 4 4, 0 0)))|4490");
  geographic_geometry point;
  point.append_point({125.25, -43.5});
  EXPECT_EQ(sql("SELECT ST_AsText(x'" + hex(encoded(point)) + "')"), "POINT(125.25 -43.5)");
  EXPECT_EQ(sql("SELECT ST_AsText(x'" + hex(encoded(point, point_form::multi)) + "')"),
            "MULTIPOINT(125.25 -43.5)");
}

TEST_F(spatialite_oracle, WritesTheVeryBytesOfTheEncoder) {
  geographic_geometry line;
  line.append_line(std::array{lon_lat{1.5, 2}, lon_lat{-3, 4.25}});
  EXPECT_EQ(hex(encoded(line)), sql("SELECT hex(GeomFromText('MULTILINESTRING((1.5 2, -3 4.25))', 4490))"));
  geographic_geometry holed;
  holed.append_polygon(std::array{lon_lat{0, 0}, lon_lat{9, 0}, lon_lat{9, 9}});
  holed.begin_ring();
  for (const lon_lat p : {lon_lat{5, 1}, {6, 1}, {6, 2}, {5, 1}}) holed.add(p);
  EXPECT_EQ(
      hex(encoded(holed)),
      sql("SELECT hex(GeomFromText('MULTIPOLYGON(((0 0, 9 0, 9 9, 0 0), (5 1, 6 1, 6 2, 5 1)))', 4490))"));
}

TEST_F(spatialite_oracle, EveryFormOfWktDecodesToTheSameShape) {
  struct form {
    const char* wkt;
    const char* flat;  // what is left without Z and M, as a multi-form
  };
  for (const form& f :
       {form{"POINT(1 2)", "MULTIPOINT(1 2)"}, form{"POINTZ(1 2 3)", "MULTIPOINT(1 2)"},
        form{"POINTM(1 2 3)", "MULTIPOINT(1 2)"}, form{"POINTZM(1 2 3 4)", "MULTIPOINT(1 2)"},
        form{"MULTIPOINTZ(1 2 3, 4 5 6)", "MULTIPOINT(1 2, 4 5)"},
        form{"LINESTRING(1 2, 3 4)", "MULTILINESTRING((1 2, 3 4))"},
        form{"LINESTRINGZM(1 2 9 9, 3 4 9 9)", "MULTILINESTRING((1 2, 3 4))"},
        form{"POLYGONM((0 0 7, 1 0 7, 1 1 7, 0 0 7))", "MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)))"},
        form{"GEOMETRYCOLLECTION(POINT(1 2), POINT(3 4))", "MULTIPOINT(1 2, 3 4)"}}) {
    const bytes blob = unhex(sql("SELECT hex(GeomFromText('" + std::string(f.wkt) + "', 4490))"));
    ASSERT_FALSE(blob.empty()) << f.wkt;
    geographic_geometry column;
    const auto problem = append_spatialite_blob(blob, column);
    ASSERT_FALSE(problem) << f.wkt << ": " << problem->en;
    EXPECT_EQ(sql("SELECT ST_AsText(x'" + hex(encoded(column, point_form::multi)) + "')"), f.flat) << f.wkt;
  }
}

TEST_F(spatialite_oracle, OtherCrsMixedAndCompressedFormsAreRefusedWithAReason) {
  const auto reason = [&](const std::string& expression) {
    geographic_geometry column;
    const auto problem = append_spatialite_blob(unhex(sql("SELECT hex(" + expression + ")")), column);
    return problem ? problem->en : std::string("read");
  };
  EXPECT_EQ(reason("GeomFromText('POINT(1 2)', 4326)"), "the geometry's CRS is not EPSG:4490");
  EXPECT_EQ(reason("GeomFromText('GEOMETRYCOLLECTION(POINT(1 2), LINESTRING(1 2, 3 4))', 4490)"),
            "the geometry mixes points, lines and polygons");
  EXPECT_EQ(reason("CompressGeometry(GeomFromText('LINESTRING(1 2, 3 4, 5 6)', 4490))"),
            "compressed geometries are not supported");
}

TEST(spatialite_blob, BigEndianReadsAlike) {
  // Hand-made: POINT(1 2), SRID 4490, most significant byte first.
  const bytes blob = unhex(
      "00000000118A"
      "3FF0000000000000"
      "4000000000000000"
      "3FF0000000000000"
      "4000000000000000"
      "7C"
      "00000001"
      "3FF0000000000000"
      "4000000000000000"
      "FE");
  geographic_geometry column;
  ASSERT_FALSE(append_spatialite_blob(blob, column));
  EXPECT_EQ(column[0].points()[0], (lon_lat{1, 2}));
  EXPECT_EQ(spatialite_blob_box(blob), (geo::lon_lat_box{{1, 2}, {1, 2}}));
}

TEST(spatialite_blob, HugeCountsAreRefusedBeforeAnythingIsAllocated) {
  geographic_geometry line;
  line.append_line(std::array{lon_lat{1, 2}, lon_lat{3, 4}});
  bytes blob = encoded(line);
  const std::size_t count_at = 39 + 4;  // of the members
  const std::int32_t huge = std::numeric_limits<std::int32_t>::max();
  std::memcpy(blob.data() + count_at, &huge, sizeof huge);
  geographic_geometry column;
  const auto problem = append_spatialite_blob(blob, column);
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->en, "the geometry claims more points or parts than its bytes hold");
}

TEST(spatialite_blob, NotANumberIsRefused) {
  geographic_geometry point;
  point.append_point({std::nan(""), 0});
  EXPECT_TRUE(storable_problem(point[0]));
  geographic_geometry column;
  EXPECT_TRUE(append_spatialite_blob(encoded(point), column));
  EXPECT_TRUE(column.empty());
}

}  // namespace
}  // namespace greenward::store
