#include "viewer/layers/coordinates.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/china_offset.hpp"
#include "viewer/i18n/number_text.hpp"
#include "viewer/layers/coordinate_words.hpp"
#include "viewer/layers/crs_name.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

namespace greenward::viewer {

namespace {

std::optional<geo::lon_lat> degrees_of(geo::planar place, coordinate_reference reference,
                                       geo::crs_code measuring) {
  try {
    const geo::lon_lat degrees = geo::unproject(place, measuring);
    if (reference == coordinate_reference::gcj02) return geo::wgs84_to_gcj02(degrees);
    if (reference == coordinate_reference::bd09) return geo::gcj02_to_bd09(geo::wgs84_to_gcj02(degrees));
    return degrees;
  } catch (const error&) {
    return std::nullopt;  // far outside the projection's range
  }
}

/// Eastward first. Without letters the order is the usual one, unless only the other can be.
struct ordered_pair {
  double east = 0, north = 0;
  bool turned = false;  ///< and no letter told so
};

ordered_pair ordered(const coordinate_pair& pair, bool only_turned) {
  using enum coordinate_axis;
  if (pair.first.axis == north || pair.second.axis == east) return {pair.second.value, pair.first.value};
  const bool told = pair.first.axis == east || pair.second.axis == north;
  if (!told && only_turned) return {pair.second.value, pair.first.value, true};
  return {pair.first.value, pair.second.value};
}

/// What is typed, for messages, and the CRS that it is in: as the engine takes it and as a person reads it.
struct typed_place {
  std::string_view typed;
  std::string crs, crs_title;
  coordinate_pair pair;
};

[[noreturn]] void refuse_place(const typed_place& place, bilingual problem, bilingual remedy) {
  throw error(error_code::bad_input, std::string(place.typed), std::move(problem), std::move(remedy));
}

bilingual other_reference() {
  return {"请选择别的坐标系，或把它写在坐标前，如 EPSG:4549",
          "choose another reference, or write it before the numbers, such as EPSG:4549"};
}

ordered_pair ordered_degrees(const typed_place& place) {
  const coordinate_pair& pair = place.pair;
  const bool only_turned = std::abs(pair.first.value) <= 90 && std::abs(pair.second.value) > 90 &&
                           std::abs(pair.second.value) <= 180;
  const ordered_pair found = ordered(pair, only_turned);
  if (std::abs(found.east) > 180)
    refuse_place(place,
                 {fmt::format("经度 {} 超出 180 度", found.east),
                  fmt::format("the longitude {} is beyond 180 degrees", found.east)},
                 other_reference());
  if (std::abs(found.north) > 90)
    refuse_place(place,
                 {fmt::format("纬度 {} 超出 90 度", found.north),
                  fmt::format("the latitude {} is beyond 90 degrees", found.north)},
                 other_reference());
  return found;
}

ordered_pair ordered_metres(const typed_place& place) {
  const coordinate_pair& pair = place.pair;
  const bool small = std::abs(pair.first.value) <= 180 && std::abs(pair.second.value) <= 180;
  if (small || pair.first.sexagesimal || pair.second.sexagesimal)
    refuse_place(place,
                 {"这是度，而 " + place.crs_title + " 的坐标是米",
                  "these are degrees, and the coordinates of " + place.crs_title + " are metres"},
                 other_reference());
  constexpr double kMillion = 1e6;
  return ordered(pair, pair.first.value >= kMillion && pair.second.value < kMillion);
}

struct number_pair {
  double x = 0, y = 0;
};

/// NaN where it cannot be transformed.
number_pair moved(const std::string& from, const std::string& to, number_pair p) {
  geo::transformer(from, to).transform(std::span(&p.x, 1), std::span(&p.y, 1));
  return p;
}

/// A projection is true near its meridian alone; numbers elsewhere come back as others.
geo::lon_lat true_place(const typed_place& place, const ordered_pair& pair) {
  const std::string storage = geo::to_string(geo::kStorageCrs);
  const number_pair there = moved(place.crs, storage, {pair.east, pair.north});
  const number_pair back = moved(storage, place.crs, there);
  constexpr double kMetre = 1;
  if (!(std::hypot(back.x - pair.east, back.y - pair.north) < kMetre))
    refuse_place(place, {"超出 " + place.crs_title + " 的范围", "outside the range of " + place.crs_title},
                 other_reference());
  return {there.x, there.y};
}

/// In the measuring CRS, without a detour if it is typed in that.
geo::planar place_in(geo::crs_code measuring, const typed_place& place, const ordered_pair& pair) {
  const geo::lon_lat there = true_place(place, pair);
  if (place.crs == geo::to_string(measuring)) return {pair.east, pair.north};
  return geo::project(there, measuring);
}

/// As the engine's transformations take it.
std::string crs_of(coordinate_reference reference, geo::crs_code measuring) {
  switch (reference) {
    case coordinate_reference::gcj02:
      return "gcj02";
    case coordinate_reference::bd09:
      return "bd09";
    case coordinate_reference::measuring:
      return geo::to_string(measuring);
    case coordinate_reference::wgs84:
      break;
  }
  return geo::to_string(geo::kWgs84);
}

std::string without_ends(std::string_view text) {
  const std::size_t from = std::min(text.find_first_not_of(' '), text.size());
  return std::string(text.substr(from, text.find_last_not_of(' ') + 1 - from));
}

/// A CRS that the text names is called what the buttons call it, if there is one for it.
std::string title_of(const std::string& crs, geo::crs_code measuring) {
  for (const coordinate_reference known : kCoordinateReferences)
    if (crs == crs_of(known, measuring)) return reference_text(known, measuring);
  return crs;
}

}  // namespace

coordinate_reference next_reference(coordinate_reference reference) {
  switch (reference) {
    case coordinate_reference::wgs84:
      return coordinate_reference::gcj02;
    case coordinate_reference::gcj02:
      return coordinate_reference::bd09;
    case coordinate_reference::bd09:
      return coordinate_reference::measuring;
    case coordinate_reference::measuring:
      break;
  }
  return coordinate_reference::wgs84;
}

std::string reference_text(coordinate_reference reference, geo::crs_code measuring) {
  switch (reference) {
    case coordinate_reference::gcj02:
      return "GCJ-02";
    case coordinate_reference::bd09:
      return "BD-09";
    case coordinate_reference::measuring:
      return geo::to_string(measuring);
    case coordinate_reference::wgs84:
      break;
  }
  return "WGS 84";
}

std::string coordinates_text(geo::planar place, coordinate_reference reference, geo::crs_code measuring,
                             language lang) {
  const std::string behind = "   " + reference_text(reference, measuring);
  if (reference == coordinate_reference::measuring) {
    const char* form = lang == language::zh ? "东 {}  北 {} 米" : "{} E  {} N m";
    return fmt::format(fmt::runtime(form), fmt::format("{:.2f}", place.x), fmt::format("{:.2f}", place.y)) +
           behind;
  }
  const auto degrees = degrees_of(place, reference, measuring);
  return degrees ? position_text(*degrees, lang) + behind : "–";
}

std::string plain_coordinates(geo::planar place, coordinate_reference reference, geo::crs_code measuring) {
  if (reference == coordinate_reference::measuring) return fmt::format("{:.2f}, {:.2f}", place.x, place.y);
  const auto degrees = degrees_of(place, reference, measuring);
  return degrees ? fmt::format("{:.7f}, {:.7f}", degrees->x, degrees->y) : "";
}

read_place read_coordinates(std::string_view typed, coordinate_reference reference, geo::crs_code measuring) {
  const named_coordinates named = take_crs_name(typed);
  const std::string crs = named.crs.empty() ? crs_of(reference, measuring) : named.crs;
  const typed_place place{typed, crs, title_of(crs, measuring), read_pair(named.numbers)};
  const ordered_pair pair = geo::is_geographic(crs) ? ordered_degrees(place) : ordered_metres(place);
  read_place found{.words = without_ends(named.numbers) + "   " + place.crs_title, .turned = pair.turned};
  found.place = place_in(measuring, place, pair);
  return found;
}

}  // namespace greenward::viewer
