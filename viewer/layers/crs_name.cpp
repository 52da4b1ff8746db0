#include "viewer/layers/crs_name.hpp"

#include "engine/base/error.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace greenward::viewer {

namespace {

struct known_crs {
  std::string_view written;  ///< upper case, half width
  std::string_view crs;      ///< empty: followed by the number of an EPSG code
};

constexpr std::array<known_crs, 11> kKnownCrs{{{"EPSG:", ""},
                                               {"EPSG：", ""},
                                               {"GCJ-02", "gcj02"},
                                               {"GCJ02", "gcj02"},
                                               {"BD-09", "bd09"},
                                               {"BD09", "bd09"},
                                               {"WGS 84", "EPSG:4326"},
                                               {"WGS84", "EPSG:4326"},
                                               {"WGS-84", "EPSG:4326"},
                                               {"CGCS2000", "EPSG:4490"},
                                               {"CGCS 2000", "EPSG:4490"}}};

std::string upper_case(std::string_view text) {
  std::string upper(text);
  std::ranges::transform(upper, upper.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return upper;
}

/// A part of the text that names a CRS.
struct name_place {
  std::size_t from = 0, length = 0;
  std::string crs;
};

std::optional<name_place> find_name(std::string_view upper) {
  for (const known_crs& known : kKnownCrs) {
    const std::size_t from = upper.find(known.written);
    if (from == std::string_view::npos) continue;
    if (!known.crs.empty()) return name_place{from, known.written.size(), std::string(known.crs)};
    const std::size_t number = from + known.written.size();
    const std::size_t end = std::min(upper.find_first_not_of("0123456789", number), upper.size());
    return name_place{from, end - from, "EPSG:" + std::string(upper.substr(number, end - number))};
  }
  return std::nullopt;
}

}  // namespace

named_coordinates take_crs_name(std::string_view typed) {
  const auto name = find_name(upper_case(typed));
  if (!name) return {std::string(typed), ""};
  const std::string_view before = typed.substr(0, name->from);
  const std::string_view behind = typed.substr(name->from + name->length);
  const std::string numbers = std::string(before) + " " + std::string(behind);
  if (find_name(upper_case(numbers)))
    throw error(error_code::bad_input, std::string(typed),
                {"写了两个坐标系", "two reference systems are named"}, {"请只留一个", "leave one of them"});
  return {numbers, name->crs};
}

}  // namespace greenward::viewer
