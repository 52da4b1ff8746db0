#include "engine/drainage/finding_numbers.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

namespace greenward::drainage {

namespace {

const auto kNumbers = std::to_array<number_word>({
    {"end", {"管端", "End"}, "", 1, true},
    {"distance_m", {"距离", "Distance"}, "m"},
    {"along_m", {"距起点", "From its first end"}, "m"},
    {"length_m", {"长度", "Length"}, "m"},
    {"limit_m", {"限值", "Limit"}, "m"},
    {"stated_m", {"登记长度", "Stated length"}, "m"},
    {"line_m", {"图形长度", "Length of the line"}, "m"},
    {"difference", {"相差", "Difference"}, "%", 100},
    {"difference_m", {"相差", "Difference"}, "m"},
    {"diameter_mm", {"管径", "Diameter"}, "mm"},
    {"largest_above_mm", {"上游最大管径", "Largest above"}, "mm"},
    {"level_m", {"标高", "Level"}, "m"},
    {"other_level_m", {"另一管标高", "Level of the other"}, "m"},
    {"clearance_m", {"净距", "Clearance"}, "m"},
    {"ground_m", {"地面标高", "Ground"}, "m"},
    {"invert_m", {"井底标高", "Invert"}, "m"},
    {"depth_m", {"井深", "Depth"}, "m"},
    {"crown_m", {"管顶标高", "Crown"}, "m"},
    {"cover_m", {"覆土", "Cover"}, "m"},
    {"least_m", {"最小值", "Least"}, "m"},
    {"up_m", {"上游管内底", "Upper invert"}, "m"},
    {"down_m", {"下游管内底", "Lower invert"}, "m"},
    {"out_m", {"出水管内底", "Outgoing invert"}, "m"},
    {"in_m", {"进水管内底", "Incoming invert"}, "m"},
    {"slope_permille", {"坡度", "Slope"}, "‰"},
    {"least_permille", {"最小坡度", "Least slope"}, "‰"},
    {"velocity_m_s", {"流速", "Velocity"}, "m/s"},
    {"least_m_s", {"最小流速", "Least velocity"}, "m/s"},
    {"flow_m3_s", {"流量", "Flow"}, "m³/s"},
    {"capacity_m3_s", {"过流能力", "Capacity"}, "m³/s"},
    {"fill", {"充满度", "Fill"}, ""},
    {"largest", {"最大充满度", "Largest fill"}, ""},
    {"incoming", {"进水管段", "Pipes in"}, ""},
    {"outgoing", {"出水管段", "Pipes out"}, ""},
    {"sources", {"源头", "Sources"}, ""},
    {"people", {"人口", "People"}, ""},
    {"missing", {"缺", "Missing"}, ""},
    {"of", {"共", "Of"}, ""},
    {"share", {"占", "Share"}, "%", 100},
    {"year", {"年份", "Year"}, ""},
});

}  // namespace

std::span<const number_word> finding_numbers() {
  return kNumbers;
}

const number_word& number_called(std::string_view name) {
  const auto found = std::ranges::find(kNumbers, name, &number_word::name);
  if (found == kNumbers.end()) throw std::logic_error("no words for the number " + std::string(name));
  return *found;
}

}  // namespace greenward::drainage
