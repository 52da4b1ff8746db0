#include "engine/report/profile_rows.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace greenward::report {

namespace {

using drainage::profile;
using drainage::profile_pipe;
using drainage::profile_station;
using drainage::profile_value;

constexpr const char* kNotKnown = "—";

/// Rounded; never "-0.0".
std::string fixed_text(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
  return text;
}

std::string or_not_known(const std::string& text) {
  return text.empty() ? kNotKnown : text;
}

}  // namespace

std::string station_text(double at_m) {
  const auto centimetres = static_cast<std::int64_t>(std::llround(at_m * 100));
  return fmt::format("{}+{:03}.{:02}", centimetres / 100000, centimetres / 100 % 1000, centimetres % 100);
}

std::string value_text(const profile_value& value, int decimals) {
  if (!value.is_known()) return kNotKnown;
  const std::string text = fixed_text(value.value, decimals);
  return value.origin == drainage::value_origin::interpolated ? "~" + text : text;
}

bilingual system_title(drainage::drain_system system) {
  switch (system) {
    case drainage::drain_system::storm:
      return {"雨水", "storm"};
    case drainage::drain_system::sanitary:
      return {"污水", "sanitary"};
    case drainage::drain_system::combined:
      return {"合流", "combined"};
    case drainage::drain_system::unknown:
      break;
  }
  return {"系统不明", "unknown system"};
}

std::vector<std::string> invert_texts(const profile& way, std::size_t station) {
  std::vector<std::string> texts;
  const auto add = [&](const profile_value& value) {
    const std::string text = value_text(value, 3);
    if (texts.empty() || texts.back() != text) texts.push_back(text);
  };
  if (station > 0) add(way.pipes[station - 1].end_invert);
  if (station < way.pipes.size()) add(way.pipes[station].start_invert);
  const profile_value& own = way.stations[station].invert;
  const std::string number = fixed_text(own.value, 3);
  const bool is_shown = std::ranges::any_of(
      texts, [&](const std::string& text) { return text == number || text == "~" + number; });
  if (texts.empty())
    add(own);
  else if (own.is_known() && !is_shown)
    texts.push_back("(" + value_text(own, 3) + ")");
  return texts;
}

std::vector<profile_row> rows_of(const profile& way) {
  std::vector<profile_row> rows{
      {{"桩号", "Station"}},
      {{"地面高程 (m)", "Ground level (m)"}},
      {{"管内底高程 (m)", "Invert level (m)"}},
      {{"埋深 (m)", "Depth (m)"}},
      {{"坡度 (‰)", "Slope (‰)"}, true},
      {{"长度 (m)", "Length (m)"}, true},
      {{"管径 (mm)", "Size (mm)"}, true, true},
      {{"管材", "Material"}, true, true},
  };
  for (std::size_t i = 0; i < way.stations.size(); ++i) {
    const profile_station& station = way.stations[i];
    rows[0].cells.push_back({station_text(station.at_m)});
    rows[1].cells.push_back({value_text(station.ground, 3)});
    rows[2].cells.push_back(invert_texts(way, i));
    rows[3].cells.push_back({value_text(station.depth, 2)});
  }
  for (const profile_pipe& pipe : way.pipes) {
    rows[4].cells.push_back({value_text(pipe.slope, 1)});
    rows[5].cells.push_back({fixed_text(pipe.length_m, 2)});
    rows[6].cells.push_back({or_not_known(pipe.size)});
    rows[7].cells.push_back({or_not_known(pipe.material)});
  }
  return rows;
}

}  // namespace greenward::report
