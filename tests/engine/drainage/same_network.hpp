// Whether two networks are the same in every field, bit by bit.
#pragma once

#include "engine/drainage/network.hpp"

#include <cstring>
#include <string>

namespace greenward::drainage::testing {

template <class Value>
bool same_bits(const block_vector<Value>& a, const block_vector<Value>& b) {
  return a.size() == b.size() &&
         (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(Value)) == 0);
}

inline bool same_ends(const block_vector<link_end>& a, const block_vector<link_end>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const link_end& x, const link_end& y) { return x.node == y.node && x.tie == y.tie; });
}

/// The name of the first field that differs; "" = none.
inline std::string first_difference(const network& a, const network& b) {
  if (a.surveyed != b.surveyed) return "surveyed";
  if (a.tolerance_m != b.tolerance_m) return "tolerance_m";
  if (!same_bits(a.place, b.place)) return "place";
  if (!same_ends(a.from, b.from)) return "from";
  if (!same_ends(a.to, b.to)) return "to";
  if (!same_bits(a.flow, b.flow)) return "flow";
  if (a.meetings != b.meetings) return "meetings";
  if (a.hosts != b.hosts) return "hosts";
  if (a.edges.tail != b.edges.tail) return "tail";
  if (a.edges.head != b.edges.head) return "head";
  if (a.edges.link != b.edges.link) return "link";
  if (!same_bits(a.edges.length_m, b.edges.length_m)) return "length_m";
  if (a.first_down != b.first_down) return "first_down";
  if (a.first_up != b.first_up) return "first_up";
  if (a.up_edge != b.up_edge) return "up_edge";
  return {};
}

}  // namespace greenward::drainage::testing
