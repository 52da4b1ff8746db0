// Runs of equal pixels, packed by zlib in pieces that can be joined.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace greenward::report {

/// The bytes as deflate blocks (RFC 1951), none of them the last, that end on a whole byte: what several
/// threads have packed is joined by writing the pieces one after the other and kDeflateEnd. Only runs of a
/// byte are packed (zlib's Z_RLE): of maps, flat colour and the grey levels of thin lines, that is as small
/// as the least effort of a general packer. Throws std::bad_alloc. O(bytes).
[[nodiscard]] std::string deflated_runs(std::span<const std::uint8_t> bytes);

inline constexpr char kDeflateEnd[] = {'\x03', '\x00'};  ///< a last block of nothing

}  // namespace greenward::report
