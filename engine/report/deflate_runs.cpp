#include "engine/report/deflate_runs.hpp"

#include <zlib.h>
#include <algorithm>
#include <cstddef>
#include <limits>
#include <memory>
#include <new>

namespace greenward::report {

namespace {

/// A packer of blocks without zlib's head and sum, which belong to the stream as a whole.
class run_packer {
 public:
  run_packer() {
    constexpr int kLevel = 1, kWindowBits = -MAX_WBITS, kMemory = 9;
    if (deflateInit2(&stream_, kLevel, Z_DEFLATED, kWindowBits, kMemory, Z_RLE) != Z_OK)
      throw std::bad_alloc();
  }
  ~run_packer() { deflateEnd(&stream_); }
  run_packer(const run_packer&) = delete;
  run_packer& operator=(const run_packer&) = delete;

  void append(std::span<const std::uint8_t> bytes, std::string& out) {
    stream_.next_in = const_cast<Bytef*>(bytes.data());  // zlib only reads it
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
      const std::size_t before = out.size();
      out.resize(before + kRoom);
      stream_.next_out = reinterpret_cast<Bytef*>(out.data() + before);
      stream_.avail_out = kRoom;
      deflate(&stream_, Z_SYNC_FLUSH);
      out.resize(out.size() - stream_.avail_out);
    } while (stream_.avail_out == 0);
  }

 private:
  static constexpr uInt kRoom = 64 * 1024;
  z_stream stream_{};
};

}  // namespace

std::string deflated_runs(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t kMostAtOnce = std::numeric_limits<uInt>::max();
  std::string out;
  if (bytes.empty()) return out;
  run_packer packer;
  for (std::size_t at = 0; at < bytes.size(); at += kMostAtOnce)
    packer.append(bytes.subspan(at, std::min(kMostAtOnce, bytes.size() - at)), out);
  return out;
}

}  // namespace greenward::report
