// Checksums of what is stored in files of our own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace greenward {

/// XXH3, 64 bits: finds accidents, not malice. The same on every machine and in every release.
[[nodiscard]] std::uint64_t checksum_of(std::span<const std::byte> bytes, std::uint64_t seed = 0);

}  // namespace greenward
