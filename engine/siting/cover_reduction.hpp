// A smaller problem with the same best choices: what can never matter is left out.
#pragma once

#include "engine/siting/cover_problem.hpp"

#include <cstdint>
#include <vector>

namespace greenward::siting {

/// - Demands that a locked site covers are covered: they are left out, and what is wanted falls by them.
/// - Demands (of one unit) that the same sites cover are one demand.
/// - A site whose demands another covers as well, for no higher cost and price, need not be opened.
/// - Where all must be covered: a demand is covered for certain if the sites of another are among its own.
/// Demands that no site covers stay in cover_most (they cost their weight); elsewhere they must not be there.
struct reduced_cover {
  cover_problem problem;               ///< its locked sites (no demand is left to them) come first
  std::vector<std::uint32_t> site_of;  ///< n_site of `problem`: number in the whole problem
  /// A choice of the reduced problem as a choice of the whole one, ascending.
  [[nodiscard]] std::vector<std::uint32_t> in_whole(std::span<const std::uint32_t> open) const;
};

/// O(rounds · Σ over sites (sites of its rarest demand) · n_demand / 64), the same for demands.
[[nodiscard]] reduced_cover reduce(const cover_problem& problem);

}  // namespace greenward::siting
