#include "viewer/layers/profile_state.hpp"

#include <algorithm>
#include <utility>

namespace greenward::viewer {

namespace {

/// The station nearest to where the pointer was.
std::size_t nearest_station(const drainage::profile& way, double at_m) {
  const auto after = std::ranges::lower_bound(way.stations, at_m, {}, &drainage::profile_station::at_m);
  if (after == way.stations.end()) return way.stations.size() - 1;
  const auto number = static_cast<std::size_t>(after - way.stations.begin());
  if (number == 0) return 0;
  const bool back = at_m - way.stations[number - 1].at_m < after->at_m - at_m;
  return back ? number - 1 : number;
}

}  // namespace

void profile_state::begin(std::uint32_t node) {
  const float kept = height;
  *this = {};
  height = kept;
  open = focused = true;
  from = node;
}

void profile_state::end(std::uint32_t node) {
  if (!from || *from == node) return;
  to = node;
  asked = focused = true;
  shown.reset();
  pointed_m.reset();
  chosen.reset();
}

void profile_state::clear() {
  const float kept = height;
  *this = {};
  height = kept;
}

void profile_state::take(std::shared_ptr<const profile_answer> answer) {
  if (!from || !to || !(answer->asked == profile_ends{*from, *to})) return;
  shown = std::move(answer);
  computing = false;
  show_all();
}

void profile_state::show_all() {
  if (const drainage::profile* all = way()) seen = {0, all->length_m()};
}

void profile_state::zoom(double about_m, double factor) {
  if (const drainage::profile* all = way()) seen = zoomed(seen, about_m, factor, all->length_m());
}

void profile_state::pan(double by_m) {
  if (const drainage::profile* all = way()) seen = panned(seen, by_m, all->length_m());
}

void profile_state::step(int count) {
  const drainage::profile* all = way();
  if (all == nullptr || all->stations.empty()) return;
  const auto last = static_cast<std::ptrdiff_t>(all->stations.size()) - 1;
  std::ptrdiff_t at = count > 0 ? 0 : last;
  if (pointed_m) {
    const auto now = static_cast<std::ptrdiff_t>(nearest_station(*all, *pointed_m));
    at = std::clamp(now + count, std::ptrdiff_t{0}, last);
  }
  const auto number = static_cast<std::size_t>(at);
  pointed_m = all->stations[number].at_m;
  stepped = true;
  chosen = plot_hit{plot_part::station, number};
  if (*pointed_m < seen.from_m || *pointed_m > seen.to_m)
    seen = panned(seen, *pointed_m - (seen.from_m + seen.to_m) / 2, all->length_m());
}

}  // namespace greenward::viewer
