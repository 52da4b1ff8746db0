// Whether a certificate proves what it says, from its own records alone.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/walking/certificate.hpp"

#include <string>
#include <vector>

namespace greenward::walking {

struct certificate_fault {
  std::string record;  ///< "place 12", "edge 7", "limit 900", ...
  bilingual problem;   ///< with what is stated and what was found
};

/// Sums of metres must agree to this.
inline constexpr double kCertifiedMetres = 1e-6;

/// Checks, without the search that made the certificate:
/// - the network version is that of the edges; ids are unique; edges and facilities referred to exist;
/// - every way begins where its place meets the network, is connected, walks no closed way, ends at the
///   facility stated, adds up to the metres stated, and is within the largest limit;
/// - no way is longer than need be, no place within a limit is said to be outside, and the reached parts of
///   every limit are those that follow from the distances (worked out anew from the facilities);
/// - the people within each limit add up; a place's access is as long as its two points are apart (to 5 cm
///   and a thousandth, since the access was measured in the plane).
/// Empty = all proven. O((edges + places + steps) log edges).
[[nodiscard]] std::vector<certificate_fault> check_certificate(const certificate& certified);

}  // namespace greenward::walking
