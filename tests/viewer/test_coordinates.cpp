#include "viewer/layers/coordinates.hpp"

#include "engine/base/error.hpp"
#include "engine/base/random.hpp"
#include "engine/geo/china_offset.hpp"
#include "viewer/layers/coordinate_words.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <cmath>
#include <span>
#include <string>
#include <vector>

namespace greenward::viewer {
namespace {

constexpr geo::crs_code kCoordinatesCrs{4551};
constexpr coordinate_reference kWgs84 = coordinate_reference::wgs84;

geo::lon_lat degrees(const std::string& typed) {
  return geo::unproject(read_coordinates(typed, kWgs84, kCoordinatesCrs).place, kCoordinatesCrs);
}

void expect_place(const std::string& typed, double lon, double lat) {
  const geo::lon_lat found = degrees(typed);
  EXPECT_NEAR(found.x, lon, 1e-9) << typed;
  EXPECT_NEAR(found.y, lat, 1e-9) << typed;
}

std::string reason(const std::string& typed, coordinate_reference reference = kWgs84) {
  try {
    (void)read_coordinates(typed, reference, kCoordinatesCrs);
  } catch (const error& refused) {
    EXPECT_EQ(refused.code(), error_code::bad_input);
    return refused.problem().en;
  }
  return "";
}

TEST(Coordinates, DegreesAreReadInAnyWriting) {
  for (const char* typed :
       {"125.27 43.88", "125.27,43.88", "125.27，43.88", "43.88N 125.27E", "E125.27 N43.88",
        "43.88°N, 125.27°E", "东经125.27 北纬43.88", "北纬43.88度 东经125.27度"})
    expect_place(typed, 125.27, 43.88);
}

TEST(Coordinates, MinutesAndSecondsAreRead) {
  for (const char* typed :
       {"125°16'12\" 43°52'48\"", "43°52′48″N 125°16′12″E", "125 16 12 43 52 48", "43 52 48 N 125 16 12 E",
        "东经125度16分12秒，北纬43度52分48秒", "125°16.2' 43°52.8'"})
    expect_place(typed, 125 + 16.2 / 60, 43 + 52.8 / 60);
}

TEST(Coordinates, ALatitudeInFrontIsToldByItsSize) {
  EXPECT_FALSE(read_coordinates("125.27 43.88", kWgs84, kCoordinatesCrs).turned);
  EXPECT_TRUE(read_coordinates("43.88 125.27", kWgs84, kCoordinatesCrs).turned);
  expect_place("43.88 125.27", 125.27, 43.88);
  EXPECT_FALSE(read_coordinates("43.88N 125.27E", kWgs84, kCoordinatesCrs).turned) << "letters told it";
}

TEST(Coordinates, WhatCannotBeReadIsSaidWithItsReason) {
  EXPECT_EQ(reason(""), "two coordinates are needed");
  EXPECT_EQ(reason("125.27"), "two coordinates are needed");
  EXPECT_EQ(reason("125.27 43.88 7"), "it is not clear where the second coordinate begins");
  EXPECT_EQ(reason("125,27 43,88"), "it is not clear where the second coordinate begins");
  EXPECT_EQ(reason("125.27 $"), "character 8 cannot be read");
  EXPECT_EQ(reason("1.2.3 43"), "\"1.2.3\" is not a number");
  EXPECT_EQ(reason("125°61' 43°0'"), "minutes and seconds must be from 0 to 60");
  EXPECT_EQ(reason("125.5°10' 43°0'"), "only the last number may have decimals");
  EXPECT_EQ(reason("125'10°, 43"), "degrees, minutes and seconds are out of order");
  EXPECT_EQ(reason("43.88N 44.10N"), "both coordinates are of one direction");
  EXPECT_EQ(reason("-43.88N 125E"), "a direction and a minus sign exclude each other");
  EXPECT_EQ(reason("181 43"), "the longitude 181 is beyond 180 degrees");
  EXPECT_EQ(reason("91N 125E"), "the latitude 91 is beyond 90 degrees");
  EXPECT_EQ(reason("541234 4859000"), "the longitude 541234 is beyond 180 degrees");
  EXPECT_EQ(reason("125.27 43.88 EPSG:4551 WGS84"), "two reference systems are named");
  EXPECT_EQ(reason("125.27 43.88 EPSG:999999"), "unknown coordinate reference system");
}

TEST(Coordinates, Gcj02IsShiftedBack) {
  const geo::lon_lat wgs84{125.27, 43.88};
  const geo::lon_lat shifted = geo::wgs84_to_gcj02(wgs84);
  const std::string typed = std::to_string(shifted.x) + " " + std::to_string(shifted.y);
  const geo::lon_lat found = geo::unproject(
      read_coordinates(typed, coordinate_reference::gcj02, kCoordinatesCrs).place, kCoordinatesCrs);
  EXPECT_NEAR(found.x, wgs84.x, 2e-6);
  EXPECT_NEAR(found.y, wgs84.y, 2e-6);
  EXPECT_GT(std::abs(shifted.x - wgs84.x), 1e-3);
}

TEST(Coordinates, MetresAreReadInEitherOrder) {
  const auto read = [](const char* typed) {
    return read_coordinates(typed, coordinate_reference::measuring, kCoordinatesCrs);
  };
  for (const char* typed :
       {"441234.5 4859000", "4859000 441234.5", "N4859000 E441234.5", "东441234.5 北4859000米"}) {
    EXPECT_EQ(read(typed).place.x, 441234.5) << typed;
    EXPECT_EQ(read(typed).place.y, 4859000) << typed;
  }
  EXPECT_TRUE(read("4859000 441234.5").turned);
  for (const char* typed : {"125°16' 43°52'", "125.27 43.88"})
    EXPECT_EQ(reason(typed, coordinate_reference::measuring),
              "these are degrees, and the coordinates of EPSG:4551 are metres");
  EXPECT_EQ(reason("42441234.5 4859000", coordinate_reference::measuring), "outside the range of EPSG:4551");
}

TEST(Coordinates, ANamedCrsWinsOverTheChosenOne) {
  const geo::planar there = geo::project(geo::lon_lat{125.27, 43.88}, kCoordinatesCrs);
  const geo::planar zone_42 = {there.x + 42e6, there.y};  // EPSG:4530 is EPSG:4551 with the zone's number
  for (const std::string& typed :
       {std::string("EPSG:4490 125.27 43.88"), std::string("125.27 43.88 cgcs2000"),
        std::string("WGS 84 125.27 43.88"), fmt::format("epsg：4530 {:.3f}，{:.3f}", zone_42.x, zone_42.y)}) {
    const read_place read = read_coordinates(typed, coordinate_reference::gcj02, kCoordinatesCrs);
    EXPECT_LT(geo::distance(read.place, there), 0.01) << typed;
  }
  const auto words = [](const char* typed) { return read_coordinates(typed, kWgs84, kCoordinatesCrs).words; };
  EXPECT_EQ(words(" 125.27 43.88 "), "125.27 43.88   WGS 84");
  EXPECT_EQ(words("gcj02 125.27 43.88"), "125.27 43.88   GCJ-02");
  EXPECT_EQ(words("125.27 43.88 BD09"), "125.27 43.88   BD-09");
  EXPECT_EQ(words("EPSG:4549 602000 4862000"), "602000 4862000   EPSG:4549");
}

/// Another way to the same place: the engine's own transformation.
TEST(Coordinates, EveryReferenceIsThatOfTheEngine) {
  for (const char* crs : {"gcj02", "bd09", "EPSG:4214", "EPSG:3857", "EPSG:4549", "EPSG:32651"}) {
    double x = 125.27, y = 43.88;
    geo::transformer("EPSG:4490", crs).transform(std::span(&x, 1), std::span(&y, 1));
    const read_place read =
        read_coordinates(fmt::format("{} {:.9f} {:.9f}", crs, x, y), kWgs84, kCoordinatesCrs);
    const geo::lon_lat found = geo::unproject(read.place, kCoordinatesCrs);
    EXPECT_NEAR(found.x, 125.27, 1e-8) << crs;
    EXPECT_NEAR(found.y, 43.88, 1e-8) << crs;
  }
}

TEST(Coordinates, WhatIsCopiedIsReadAgain) {
  const geo::planar place = geo::project(geo::lon_lat{125.27, 43.88}, kCoordinatesCrs);
  for (const coordinate_reference reference : kCoordinateReferences) {
    const std::string copied = plain_coordinates(place, reference, kCoordinatesCrs);
    EXPECT_LT(geo::distance(read_coordinates(copied, reference, kCoordinatesCrs).place, place), 0.02)
        << copied;
  }
  EXPECT_EQ(plain_coordinates(place, kWgs84, kCoordinatesCrs), "125.2700000, 43.8800000");
}

TEST(Coordinates, ReferencesComeRoundAndAreNamed) {
  coordinate_reference reference = kWgs84;
  for (std::size_t i = 0; i < kCoordinateReferences.size(); ++i) reference = next_reference(reference);
  EXPECT_EQ(reference, kWgs84);
  EXPECT_EQ(reference_text(coordinate_reference::measuring, kCoordinatesCrs), "EPSG:4551");
  const geo::planar place{441234.5, 4859000};
  EXPECT_EQ(coordinates_text(place, coordinate_reference::measuring, kCoordinatesCrs, language::zh),
            "东 441234.50  北 4859000.00 米   EPSG:4551");
}

TEST(Coordinates, APlaceWithoutALongitudeIsADash) {
  EXPECT_EQ(coordinates_text({1e12, 1e12}, kWgs84, kCoordinatesCrs, language::zh), "–");
  EXPECT_EQ(plain_coordinates({1e12, 1e12}, kWgs84, kCoordinatesCrs), "");
}

TEST(Coordinates, AnyTextIsReadOrRefused) {
  const std::vector<std::string> parts{"125", "43.88",      "-",    "°",  "'",  "''",    "\"",   "N",
                                       "E",   "东",         ",",    " ",  "度", "EPSG:", "4551", "gcj02",
                                       "1e5", "9999999999", "\xff", "，", "+",  "."};
  random_source random(43);
  int read = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string typed;
    for (std::int64_t k = random.integer(1, 7); k > 0; --k)
      typed +=
          parts[static_cast<std::size_t>(random.integer(0, static_cast<std::int64_t>(parts.size()) - 1))];
    try {
      const coordinate_pair pair = read_pair(typed);
      EXPECT_TRUE(std::isfinite(pair.first.value) && std::isfinite(pair.second.value)) << typed;
      ++read;
    } catch (const error& refused) {
      EXPECT_EQ(refused.code(), error_code::bad_input);
      EXPECT_FALSE(refused.problem().zh.empty()) << typed;
    }
  }
  EXPECT_GT(read, 100);
}

}  // namespace
}  // namespace greenward::viewer
