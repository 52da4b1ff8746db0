#include "viewer/tools/try_site.hpp"

#include "engine/geo/measure.hpp"

#include <optional>

namespace greenward::viewer {

namespace {

constexpr double kGrabPixels = 12;

/// The tried facility itself, or else the nearest one that stands there now.
bool grab(session& state, geo::planar ground) {
  trial_state& trial = state.trial;
  double nearest = kGrabPixels * state.view.metres_per_point();
  if (trial.place && geo::distance(*trial.place, ground) <= nearest) return true;
  const auto& places = trial.circle->access().facilities.places;
  std::optional<std::uint32_t> found;
  for (std::uint32_t f = 0; f < places.size(); ++f) {
    if (geo::distance(places[f], ground) > nearest) continue;
    nearest = geo::distance(places[f], ground);
    found = f;
  }
  if (found) trial.moved = found;
  return found.has_value();
}

}  // namespace

bool try_site(session& state, const map_input& input) {
  trial_state& trial = state.trial;
  if (!trial.active || !trial.circle) return false;
  const geo::planar ground = state.view.to_ground(input.pointer);
  if (input.pressed) trial.held = grab(state, ground);
  if (trial.held) {
    if (!trial.place || !(*trial.place == ground)) trial.put(ground);
    trial.held = input.held;
    return true;
  }
  if (!input.clicked) return false;
  trial.moved.reset();
  trial.put(ground);
  return true;
}

}  // namespace greenward::viewer
