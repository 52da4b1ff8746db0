#include "viewer/panels/profile_words.hpp"

#include "engine/report/profile_rows.hpp"
#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <map>

namespace greenward::viewer {

namespace {

std::string fixed(double value, int decimals) {
  std::array<char, 32> written{};
  const int count = std::snprintf(written.data(), written.size(), "%.*f", decimals, value);
  return {written.data(), static_cast<std::size_t>(count)};
}

std::string level(double metres, const session& state) {
  return std::isnan(metres) ? text(text_key::profile_unknown, state.lang) : fixed(metres, 3) + " m";
}

std::string flow(double m3_s, const session& state) {
  return std::isnan(m3_s) ? text(text_key::profile_not_assessable, state.lang)
                          : fixed(m3_s * 1000, 2) + " L/s";
}

class line_list {
 public:
  explicit line_list(const session& state) : state_(state) {}
  void add(text_key title, std::string value) {
    lines_.push_back({text(title, state_.lang), std::move(value), false});
  }
  void say(std::string words) { lines_.push_back({std::move(words), "", true}); }
  [[nodiscard]] std::vector<profile_line> take() { return std::move(lines_); }

 private:
  const session& state_;
  std::vector<profile_line> lines_;
};

void add_station(line_list& lines, const session& state, const drainage::profile_station& station) {
  lines.add(text_key::profile_manhole,
            station.code.empty() ? text(text_key::no_value, state.lang) : station.code);
  if (station.depth.is_known())
    lines.add(text_key::profile_depth, report::value_text(station.depth, 2) + " m");
  if (station.drop.is_known() && std::abs(station.drop.value) >= 0.005)
    lines.add(text_key::profile_drop, report::value_text(station.drop, 3) + " m");
}

void add_pipe(line_list& lines, const session& state, const drainage::profile_pipe& pipe) {
  const std::string size = pipe.size.empty() ? text(text_key::no_value, state.lang) : pipe.size;
  lines.add(text_key::profile_pipe, pipe.code.empty() ? text(text_key::no_value, state.lang) : pipe.code);
  lines.add(text_key::profile_size, size + " · " + report::system_title(pipe.system).in(state.lang));
  lines.add(text_key::profile_slope, pipe.slope.is_known() ? report::value_text(pipe.slope, 2) + " ‰"
                                                           : text(text_key::profile_unknown, state.lang));
}

/// A storm pipe carries rain, a sanitary one sewage; any other may carry both.
void add_flow(line_list& lines, const session& state, std::size_t pipe) {
  const profile_answer& answer = *state.profile.shown;
  const drainage::drain_system system = answer.way.pipes[pipe].system;
  if (system != drainage::drain_system::storm)
    lines.add(text_key::profile_sewage, flow(answer.sewage_m3_s[pipe], state));
  if (answer.surcharged[pipe] != 0) lines.say(text(text_key::profile_surcharged, state.lang));
  if (system != drainage::drain_system::sanitary)
    lines.add(text_key::profile_rain, flow(answer.storm_m3_s[pipe], state));
}

void add_crossing(line_list& lines, const session& state, const drainage::profile_crossing& crossing) {
  lines.add(text_key::profile_crossing, crossing.code + " " + crossing.size + " · " +
                                            report::system_title(crossing.system).in(state.lang));
  lines.add(text_key::profile_crown, level(crossing.crown_m, state));
  lines.add(text_key::profile_invert, level(crossing.invert_m, state));
}

/// All that is wrong at the place of the one that the pointer is on; what is said of it several times, once.
void add_violations(line_list& lines, const session& state, const drainage::profile& way, std::size_t which) {
  const double at = way.violations[which].at_m;
  std::map<std::string, int> said;
  for (const drainage::profile_violation& one : way.violations) {
    if (std::abs(one.at_m - at) > 1e-6) continue;
    const std::string& code = one.at_node ? way.stations[one.place].code : way.pipes[one.place].code;
    ++said[code + " " + one.text.in(state.lang)];
  }
  for (const auto& [words, times] : said) lines.say(times > 1 ? words + " ×" + std::to_string(times) : words);
}

}  // namespace

std::vector<profile_line> words_at(const session& state, const profile_reading& reading, plot_hit hovered) {
  const drainage::profile& way = state.profile.shown->way;
  line_list lines(state);
  lines.add(text_key::profile_station, report::station_text(reading.at_m));
  if (hovered.part == plot_part::violation) add_violations(lines, state, way, hovered.at);
  if (hovered.part == plot_part::station) add_station(lines, state, way.stations[hovered.at]);
  if (hovered.part == plot_part::crossing) {
    add_crossing(lines, state, way.crossings[hovered.at]);
    return lines.take();
  }
  lines.add(text_key::profile_ground, level(reading.ground_m, state));
  lines.add(text_key::profile_crown, level(reading.crown_m, state));
  if (!std::isnan(reading.water_m)) lines.add(text_key::profile_water, level(reading.water_m, state));
  lines.add(text_key::profile_invert, level(reading.invert_m, state));
  add_pipe(lines, state, way.pipes[reading.pipe]);
  add_flow(lines, state, reading.pipe);
  return lines.take();
}

}  // namespace greenward::viewer
