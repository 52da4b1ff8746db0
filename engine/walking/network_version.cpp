#include "engine/walking/network_version.hpp"

#include <fmt/format.h>
#include <bit>

namespace greenward::walking {

void content_hash::add(std::string_view bytes) {
  constexpr std::uint64_t kPrime = 1099511628211ULL;
  for (const char byte : bytes) state_ = (state_ ^ static_cast<unsigned char>(byte)) * kPrime;
}

void content_hash::add(std::int64_t value) {
  auto rest = static_cast<std::uint64_t>(value);
  for (int byte = 0; byte < 8; ++byte, rest >>= 8) {
    const char low = static_cast<char>(rest & 0xFFU);
    add(std::string_view(&low, 1));
  }
}

void content_hash::add(double value) {
  add(std::bit_cast<std::int64_t>(value));
}

std::string content_hash::text() const {
  return fmt::format("{:016x}", state_);
}

void add_edge(content_hash& hash, std::int64_t id, std::int64_t from, std::int64_t to, double forward_m,
              double backward_m) {
  hash.add(id);
  hash.add(from);
  hash.add(to);
  hash.add(forward_m);
  hash.add(backward_m);
}

}  // namespace greenward::walking
