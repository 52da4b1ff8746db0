#include "viewer/tools/profile_keys.hpp"

#include "viewer/layers/profile_link.hpp"

namespace greenward::viewer {

bool press_in_profile(session& state, const key_chord& key) {
  constexpr double kKeyFactor = 1.5;
  profile_state& profile = state.profile;
  if (!profile.open || !profile.focused || profile.way() == nullptr || key.ctrl || key.shift) return false;
  const double about = profile.pointed_m.value_or((profile.seen.from_m + profile.seen.to_m) / 2);
  switch (key.key) {
    case keys::kLeft:
      profile.step(-1);
      return true;
    case keys::kRight:
      profile.step(1);
      return true;
    case keys::kHome:
      profile.show_all();
      return true;
    case U'+':
    case U'=':
      profile.zoom(about, kKeyFactor);
      return true;
    case U'-':
      profile.zoom(about, 1 / kKeyFactor);
      return true;
    case keys::kEnter:
      if (profile.chosen) choose_in_profile(state, *profile.chosen);
      return profile.chosen.has_value();
    default:
      return false;
  }
}

}  // namespace greenward::viewer
