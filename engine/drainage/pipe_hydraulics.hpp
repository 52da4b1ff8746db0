// What each pipe can carry, and how its design flow runs in it. Advisory: uniform flow, pipe by pipe.
#pragma once

#include "engine/drainage/design_flow.hpp"
#include "engine/drainage/manning.hpp"
#include "engine/drainage/network.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::drainage {

/// Manning n of pipes whose material holds the word: "混凝土" is in "钢筋混凝土", "PE" in "PE100" but not in
/// "pipe". ASCII letters count the same in both cases.
struct material_roughness {
  std::string word;
  double manning_n = 0;
};

/// How rough pipes are.
struct roughness_input {
  std::span<const std::string_view> materials;      ///< n_link; empty = not known of any
  std::span<const material_roughness> by_material;  ///< the first that fits counts
};

/// The link's section; nothing if a measure is missing or not above zero. A link whose shape is not given is
/// round if it has a diameter and neither width nor height. O(1).
[[nodiscard]] std::optional<pipe_section> section_of(const survey_links& links, std::uint32_t link);
/// From the invert to the crown, metres; NaN without a section.
[[nodiscard]] double inner_height_of(const survey_links& links, std::uint32_t link);

/// The link's own n, else that of its material, else NaN. O(materials).
[[nodiscard]] double manning_n_of(const survey_links& links, std::uint32_t link,
                                  const roughness_input& roughness);

/// n_link values; NaN = not assessable. The wall's thickness is not known: the crown is the inner one, and
/// the true cover is less by the wall.
struct pipe_capacities {
  std::vector<double> slope;              ///< fall over length in the direction of flow; adverse < 0
  std::vector<double> manning_n;          ///< the link's own, else by its material
  std::vector<double> full_velocity_m_s;  ///< NaN for pressure pipes, flat and adverse ones
  std::vector<double> capacity_m3_s;      ///< of the full pipe, free of pressure
  std::vector<double> up_cover_m;    ///< ground over crown at the first node, as up_invert_m is the first
  std::vector<double> down_cover_m;  ///< the same at the last
};

/// Inverts are the link's own, lengths those of its line; the ground is the end node's, or what its invert
/// and depth say of it. O(n_link × materials).
[[nodiscard]] pipe_capacities find_capacities(const survey& drains, const network& net,
                                              const roughness_input& roughness);

/// n_link values; NaN = not assessable. A link of several edges is judged by its greatest flow, and not at
/// all if one of them is not known.
struct pipe_loads {
  std::vector<double> sewage_m3_s, storm_m3_s;
  /// Depth over height with the sewage alone; infinity where it is more than the pipe carries free of
  /// pressure.
  std::vector<double> sewage_fill;
  std::vector<double>
      sewage_velocity_m_s;  ///< at that fill; through the full section if that is infinite; 0 dry
  /// Storm flow over capacity; in a pipe declared combined the sewage is added to it.
  std::vector<double> storm_load;
};

/// O(n_edge + n_link).
[[nodiscard]] pipe_loads load_pipes(const survey& drains, const network& net, const pipe_capacities& pipes,
                                    const design_flows& flows);

}  // namespace greenward::drainage
