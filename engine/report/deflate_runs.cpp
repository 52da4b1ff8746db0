#include "engine/report/deflate_runs.hpp"

#include "engine/report/huffman_lengths.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <vector>

namespace greenward::report {

namespace {

constexpr std::size_t kShortestRun = 3, kLongestRun = 258;
constexpr std::size_t kEndSymbol = 256, kSymbols = 286;
/// A byte by itself, or 253 + the length of a run.
using token = std::uint16_t;
constexpr std::size_t kRunTokens = 253, kTokens = kRunTokens + kLongestRun + 1;

/// Bits as they are written, the first one lowest.
struct bit_string {
  std::uint32_t bits = 0;
  unsigned count = 0;
};

/// How many bytes from `at` on are as the ones a pixel before, up to the longest run.
std::size_t run_at(std::span<const std::uint8_t> bytes, std::size_t at, std::size_t pixel_bytes) {
  const std::size_t most = std::min(kLongestRun, bytes.size() - at);
  const std::uint8_t* here = bytes.data() + at;
  const std::uint8_t* before = here - pixel_bytes;
  std::size_t run = 0;
  while (run + 8 <= most && std::memcmp(here + run, before + run, 8) == 0) run += 8;
  while (run < most && here[run] == before[run]) ++run;
  return run;
}

std::vector<token> tokens_of(std::span<const std::uint8_t> bytes, std::size_t pixel_bytes) {
  std::vector<token> tokens;
  tokens.reserve(bytes.size() / 4);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t run = at < pixel_bytes ? 0 : run_at(bytes, at, pixel_bytes);
    if (run >= kShortestRun) {
      tokens.push_back(static_cast<token>(kRunTokens + run));
      at += run;
    } else {
      tokens.push_back(bytes[at++]);
    }
  }
  return tokens;
}

/// The symbol of a run's length and the bits that follow it: the table in RFC 1951, 3.2.5.
struct length_symbol {
  std::size_t symbol;
  bit_string extra;
};

length_symbol symbol_of(std::size_t run) {
  constexpr std::size_t kFirst = 257;
  if (run == kLongestRun) return {kSymbols - 1, {}};
  const auto above = static_cast<std::uint32_t>(run - kShortestRun);
  if (above < 8) return {kFirst + above, {}};
  const auto bits = static_cast<unsigned>(std::bit_width(above)) - 3;
  return {kFirst + 4 * bits + (above >> bits), {above & ((1U << bits) - 1), bits}};
}

std::vector<std::uint32_t> counted(std::span<const token> tokens) {
  std::array<std::uint32_t, kTokens> each{};
  for (const token t : tokens) ++each[t];
  std::vector<std::uint32_t> counts(each.begin(), each.begin() + kEndSymbol);
  counts.resize(kSymbols);
  counts[kEndSymbol] = 1;
  for (std::size_t run = kShortestRun; run <= kLongestRun; ++run)
    counts[symbol_of(run).symbol] += each.at(kRunTokens + run);
  return counts;
}

class bit_writer {
 public:
  explicit bit_writer(std::string& out) : out_(out) {}

  void put(bit_string added) {
    waiting_ |= std::uint64_t{added.bits} << count_;
    count_ += added.count;
    if (count_ < 32) return;
    const auto low = static_cast<std::uint32_t>(waiting_);
    char bytes[4];
    for (unsigned i = 0; i < 4; ++i) bytes[i] = static_cast<char>(low >> (8 * i) & 0xffU);
    out_.append(bytes, 4);
    waiting_ >>= 32U;
    count_ -= 32;
  }
  void end_byte() {
    for (; count_ > 0; count_ -= std::min(count_, 8U), waiting_ >>= 8U)
      out_ += static_cast<char>(waiting_ & 0xffU);
  }

 private:
  std::string& out_;
  std::uint64_t waiting_ = 0;
  unsigned count_ = 0;
};

/// Lengths of codes are written in codes of 4 bits each, which wastes a hundred bytes and needs no third
/// code.
void put_header(bit_writer& out, std::span<const std::uint8_t> lengths, std::size_t pixel_bytes) {
  constexpr std::size_t kLengthSymbols = 19, kNeverUsed = 3;
  out.put({0b100, 3});  // not the last block; codes of its own
  out.put({kSymbols - 257, 5});
  out.put({static_cast<std::uint32_t>(pixel_bytes - 1), 5});  // distances 1, 2 and 3 are symbols 0, 1 and 2
  out.put({kLengthSymbols - 4, 4});
  for (std::size_t i = 0; i < kLengthSymbols; ++i) out.put({i < kNeverUsed ? 0U : 4U, 3});
  const auto codes = huffman_codes(std::vector<std::uint8_t>(16, 4));
  for (const std::uint8_t length : lengths) out.put({codes[length], 4});
  for (std::size_t distance = 1; distance <= pixel_bytes; ++distance)
    out.put({codes[distance == pixel_bytes ? 1 : 0], 4});
}

/// What is written for each token: a run's is followed by the only distance's one bit, 0.
std::array<bit_string, kTokens> token_codes(std::span<const std::uint8_t> lengths,
                                            std::span<const std::uint16_t> codes) {
  std::array<bit_string, kTokens> table;
  for (std::size_t i = 0; i < kEndSymbol; ++i) table[i] = {codes[i], lengths[i]};
  for (std::size_t run = kShortestRun; run <= kLongestRun; ++run) {
    const length_symbol s = symbol_of(run);
    const unsigned own = lengths[s.symbol];
    table.at(kRunTokens + run) = {codes[s.symbol] | s.extra.bits << own, own + s.extra.count + 1};
  }
  return table;
}

}  // namespace

std::string deflated_runs(std::span<const std::uint8_t> bytes, std::size_t pixel_bytes) {
  std::string packed;
  if (bytes.empty()) return packed;
  const std::vector<token> tokens = tokens_of(bytes, pixel_bytes);
  const auto lengths = huffman_lengths(counted(tokens));
  const auto codes = huffman_codes(lengths);
  const auto table = token_codes(lengths, codes);
  packed.reserve(bytes.size() / 4);
  bit_writer out(packed);
  put_header(out, lengths, pixel_bytes);
  for (const token t : tokens) out.put(table[t]);
  out.put({codes[kEndSymbol], lengths[kEndSymbol]});
  out.put({0, 3});  // an empty block that ends on a byte
  out.end_byte();
  return packed.append({'\x00', '\x00', '\xff', '\xff'});
}

}  // namespace greenward::report
