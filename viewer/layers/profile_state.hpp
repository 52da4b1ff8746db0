// The longitudinal profile that is shown: its two ends, what was computed for them, and what part is in
// sight.
#pragma once

#include "engine/base/error.hpp"
#include "engine/drainage/profile.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/workflow/drain_model.hpp"
#include "viewer/layers/profile_plot.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace greenward::viewer {

/// Two nodes of a network.
struct profile_ends {
  std::uint32_t from = 0, to = 0;
  friend bool operator==(const profile_ends&, const profile_ends&) = default;
};

/// What was computed for two ends; never changed.
struct profile_answer {
  std::shared_ptr<const workflow::drain_model> model;
  profile_ends asked;
  bool exchanged = false;   ///< the water runs from the second to the first: so does the profile
  bool against = false;     ///< no water runs from one to the other: the way goes against the flow in part
  drainage::profile way;    ///< empty if refused
  std::size_t planned = 0;  ///< pipes of it that are not built: there is no other way
  std::vector<double> sewage_m3_s, storm_m3_s;  ///< n pipes: the design flows; NaN = not assessable
  std::vector<std::uint8_t> surcharged;         ///< n pipes: the sewage is more than runs free of pressure
  geo::planar_geometry lines;                   ///< n pipes on the map, as the way goes; none = not known
  std::optional<error> refusal;
  double milliseconds = 0;  ///< that it took
};

/// The profile between two nodes, whichever of them lies higher; against the flow if there is no other way.
/// What cannot be drawn says why in `refusal`.
[[nodiscard]] profile_answer answer_profile(std::shared_ptr<const workflow::drain_model> model,
                                            profile_ends ends);

/// On the map, at a station of the way; nothing where its pipe has no line.
[[nodiscard]] std::optional<geo::planar> place_at(const profile_answer& answer, double at_m);

struct profile_state {
  bool open = false;
  bool focused = false;               ///< the keys are the panel's
  std::optional<std::uint32_t> from;  ///< node of the network
  std::optional<std::uint32_t> to;    ///< none yet: the next node that is clicked
  bool asked = false;                 ///< not yet handed over to be computed
  bool computing = false;
  std::shared_ptr<const profile_answer> shown;
  station_span seen;
  std::optional<double> pointed_m;  ///< the station under the pointer, or that the keys have gone to
  bool stepped = false;             ///< the keys have gone there
  std::optional<plot_hit> chosen;   ///< the manhole or pipe of it that was chosen last
  float height = 300;               ///< pixels, of the panel

  [[nodiscard]] bool waits_for_end() const { return open && from && !to; }
  [[nodiscard]] const drainage::profile* way() const {
    return shown && !shown->refusal ? &shown->way : nullptr;
  }
  /// Opens it at a node; what was shown goes.
  void begin(std::uint32_t node);
  /// The other end; nothing happens if it is the first one.
  void end(std::uint32_t node);
  /// Closes it, and forgets the ends.
  void clear();
  /// An answer to what is asked for now; others are dropped.
  void take(std::shared_ptr<const profile_answer> answer);
  void show_all();
  void zoom(double about_m, double factor);
  void pan(double by_m);
  /// To the next station, or the one before; from nowhere to the first or the last one in sight. Brings it
  /// into sight.
  void step(int count);
};

}  // namespace greenward::viewer
