#include "engine/works/quantity.hpp"

#include <array>
#include <cmath>

namespace greenward::works {

namespace {

struct known_name {
  std::string_view stated, name;
  std::int64_t times;
};

constexpr std::array kLengthsAreasVolumes{known_name{"m", "m", 1},
                                          known_name{"米", "m", 1},
                                          known_name{"延米", "m", 1},
                                          known_name{"km", "m", 1000},
                                          known_name{"公里", "m", 1000},
                                          known_name{"千米", "m", 1000},
                                          known_name{"m²", "m²", 1},
                                          known_name{"m2", "m²", 1},
                                          known_name{"平方米", "m²", 1},
                                          known_name{"hm²", "m²", 10'000},
                                          known_name{"ha", "m²", 10'000},
                                          known_name{"公顷", "m²", 10'000},
                                          known_name{"万平方米", "m²", 10'000},
                                          known_name{"km²", "m²", 1'000'000},
                                          known_name{"平方公里", "m²", 1'000'000},
                                          known_name{"亩", "亩", 1},
                                          known_name{"m³", "m³", 1},
                                          known_name{"立方米", "m³", 1}};

}  // namespace

std::int64_t whole_parts(double value, std::int64_t parts) {
  const double scaled = value * static_cast<double>(parts);
  constexpr double kMost = 9007199254740992.0;
  if (!(std::abs(scaled) <= kMost)) return kNotStated;
  return std::llround(scaled);
}

unit_of_measure unit_called(std::string_view stated) {
  for (const known_name& known : kLengthsAreasVolumes)
    if (known.stated == stated) return {std::string(known.name), known.times, true};
  return {std::string(stated), 1, false};
}

}  // namespace greenward::works
