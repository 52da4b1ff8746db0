// A number that changes when the walking network does.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace greenward::walking {

/// FNV-1a, 64 bits (Fowler, Noll & Vo 1991), over what is added, byte by byte. Guards against mistakes, not
/// against forgers.
class content_hash {
 public:
  void add(std::string_view bytes);
  void add(std::int64_t value);  ///< 8 bytes, least significant first
  void add(double value);        ///< its IEEE 754 bits, likewise
  /// 16 hexadecimal digits, lower case.
  [[nodiscard]] std::string text() const;

 private:
  std::uint64_t state_ = 14695981039346656037ULL;
};

/// Adds one edge: its id, the ids of its nodes, metres of walking from its first point to its last and back
/// (infinity = closed). A network's version is the hash of its edges in their order.
void add_edge(content_hash& hash, std::int64_t id, std::int64_t from, std::int64_t to, double forward_m,
              double backward_m);

}  // namespace greenward::walking
