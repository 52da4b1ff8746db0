// Runs of equal pixels, packed in the format of zlib's streams.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace greenward::report {

/// Bytes as deflate blocks (RFC 1951), none of them the last, that end on a whole byte: what is packed so in
/// pieces is joined by writing the pieces one after the other and kDeflateEnd. A piece's block has Huffman
/// codes of its own; all that it looks back to is the pixel before, `pixel_bytes` (1 or 3) back, in the same
/// piece. On maps, which are flat colour and the grey levels of thin lines, this is as small as the least
/// effort of a general packer, in a fraction of the time. O(bytes).
[[nodiscard]] std::string deflated_runs(std::span<const std::uint8_t> bytes, std::size_t pixel_bytes);

inline constexpr char kDeflateEnd[] = {'\x03', '\x00'};  ///< a last block of nothing

}  // namespace greenward::report
