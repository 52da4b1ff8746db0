// What a drain has to carry: sewage of the people above it, and rain off what is paved above it.
#pragma once

#include "engine/drainage/network.hpp"
#include "engine/drainage/storm_formula.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::drainage {

/// Every one of them is above zero, or the sewage is not assessable.
struct sewage_parameters {
  double litres_per_head_day = 0;
  double peak_factor = 0;  ///< peak over mean
};

/// Every one is above zero (the inlet time may be zero), or the rain is not assessable.
struct rain_parameters {
  storm_formula formula;
  double runoff_coefficient = 0;  ///< ψ
  double inlet_minutes = 0;       ///< t1: over the ground, to where the water enters the network
  /// For links whose own velocity is not known; zero or NaN = then the time is not known either.
  double assumed_velocity_m_s = 0;
};

/// What enters the network, and how fast it runs there.
struct design_loads {
  /// n_node of the survey. 0 where nothing enters; NaN, or less than 0, where nobody has said how much does.
  std::span<const double> people, catchment_m2;
  std::span<const double> velocity_m_s;  ///< n_link: of the full pipe, say; NaN, or 0 or less = not known
};

/// n_edge values, at the upper end of each edge; NaN = not assessable.
struct design_flows {
  std::vector<double> sewage_m3_s;        ///< people × litres per head and day × peak factor
  std::vector<double> storm_m3_s;         ///< ψ q F; 0 where no rain comes to
  std::vector<double> concentration_min;  ///< t = t1 + Σ L / v; NaN too where no rain comes to
  std::vector<double> velocity_m_s;       ///< that the edge adds to t: the link's, or the assumed one
  /// The known part of what is upstream, also where the flow is not assessable; 0 for edges that are not.
  std::vector<double> people, catchment_m2;
  /// 1 where some of the water may have gone, or go, another way and has not come back: the flow is the most
  /// that can come.
  std::vector<std::uint8_t> is_upper_bound;
};

/// Flows accumulate down every usable edge (`usable`: n_edge, see usable_edges(); leave overflow paths out
/// for dry weather).
///
/// Splits: nobody surveys how water divides, so each way down is given all of it, and where the ways meet
/// again each source counts once. That is what a check of capacity and fill needs: no pipe is passed that
/// could be too small. It is no bound for checks of least velocity: see `is_upper_bound`. Every pipe in a
/// loop is given what comes to any part of the loop.
///
/// Time of concentration: the longest time from any place where rain enters, over edges above this one (its
/// own length is not in it). A loop has no longest way: from there down, rain is not assessable. The method
/// is taken at its word: below a long way with little more catchment it may give less than above.
///
/// Not assessable is: an edge that is not usable or whose direction is unknown; what comes down from a load
/// that nobody has said, from an edge of unknown direction that may bring water, and from an edge that leaves
/// a receptor; rain, too, below an edge that carries rain and whose length or velocity is not known.
///
/// O(n_node + n_edge) for networks that only join; a split adds what lies between it and where all its ways
/// have met again, or all that is below it if they never do.
[[nodiscard]] design_flows find_design_flows(const survey& drains, const network& net,
                                             std::span<const std::uint8_t> usable, const design_loads& loads,
                                             const sewage_parameters& sewage, const rain_parameters& rain);

}  // namespace greenward::drainage
