#include "engine/report/deflate_block.hpp"

#include "engine/report/prefix_code.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace greenward::report {

namespace {

/// RFC 1951, 3.2.5: symbols of a block are bytes, its end, and lengths of what repeats; of distances, 1 alone
/// is used here.
constexpr std::size_t kEndOfBlock = 256, kFirstLength = 257, kBlockSymbols = 286, kDistances = 2;

/// The least repeats of each symbol for a length; which of those up to the next one's is told by bits after
/// it.
constexpr std::array<std::uint16_t, 29> kLengths{3,  4,  5,  6,   7,   8,   9,   10,  11, 13,
                                                 15, 17, 19, 23,  27,  31,  35,  43,  51, 59,
                                                 67, 83, 99, 115, 131, 163, 195, 227, 258};

constexpr unsigned bits_after(std::size_t length_symbol) {
  const bool names_one_length = length_symbol < 8 || length_symbol == kLengths.size() - 1;
  return names_one_length ? 0 : static_cast<unsigned>(length_symbol / 4 - 1);
}

/// Calls `pair(symbol of runs, symbol of lengths)` for all repeats.
template <class Pair>
void for_repeats(Pair pair) {
  std::size_t at = 0;
  for (std::size_t length = kFewestRepeats; length <= kMostRepeats; ++length) {
    if (at + 1 < kLengths.size() && kLengths[at + 1] <= length) ++at;
    pair(kRepeat + length - kFewestRepeats, at);
  }
}

/// Bits one after the other, the first lowest in its byte.
class bit_writer {
 public:
  explicit bit_writer(std::size_t room) { out_.reserve(room); }

  void put(std::uint32_t bits, unsigned count) {
    held_ |= static_cast<std::uint64_t>(bits) << count_;
    count_ += count;
    if (count_ < kFlushed) return;
    std::array<char, kFlushed / 8> bytes;
    for (unsigned i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(held_ >> 8 * i & 0xffU);
    out_.append(bytes.data(), bytes.size());
    held_ >>= kFlushed;
    count_ -= kFlushed;
  }
  void put(const prefix_word& word) { put(word.bits, word.length); }

  /// Ends with a stored block of nothing, which begins at a whole byte.
  std::string finish() {
    put(0, 3);
    put(0, (8 - count_ % 8) % 8);
    put(0x0000, 16);
    put(0xffff, 16);
    for (; count_ > 0; count_ -= 8, held_ >>= 8U) out_ += static_cast<char>(held_ & 0xffU);
    return std::move(out_);
  }

 private:
  static constexpr unsigned kFlushed = 32;
  std::string out_;
  std::uint64_t held_ = 0;
  unsigned count_ = 0;
};

/// The lengths of a code's words are told in words themselves (RFC 1951, 3.2.7). Those are always the same
/// here: 4 bits for lengths up to 13 and for many zeros, 5 for the two longest.
class length_writer {
 public:
  explicit length_writer(bit_writer& out) : out_(out), words_(words()) {}

  void put_head() {
    constexpr std::array<std::size_t, kLengthWords> kOrder{16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                           11, 4,  12, 3, 13, 2, 14, 1, 15};
    out_.put(kBlockSymbols - kFirstLength, 5);
    out_.put(kDistances - 1, 5);
    out_.put(kLengthWords - 4, 4);
    for (const std::size_t length : kOrder) out_.put(words_[length].length, 3);
  }
  void put(std::span<const prefix_word> code) {
    for (std::size_t at = 0; at < code.size();) {
      const std::size_t zeros = zeros_from(code.subspan(at));
      if (zeros >= kFewestZeros) {
        out_.put(words_[kManyZeros]);
        out_.put(static_cast<std::uint32_t>(zeros - kFewestZeros), 7);
        at += zeros;
      } else {
        out_.put(words_[code[at++].length]);
      }
    }
  }

 private:
  static constexpr std::size_t kLengthWords = 19, kManyZeros = 18, kFewestZeros = 11, kMostZeros = 138;

  static std::vector<prefix_word> words() {
    std::array<std::uint32_t, kLengthWords> counts{};
    for (std::size_t length = 0; length <= 13; ++length) counts[length] = 2;
    counts[14] = counts[15] = 1;
    counts[kManyZeros] = 2;
    return prefix_code(counts);
  }
  static std::size_t zeros_from(std::span<const prefix_word> code) {
    const auto end = std::ranges::find_if(code, [](const prefix_word& word) { return word.length > 0; });
    return std::min(static_cast<std::size_t>(end - code.begin()), kMostZeros);
  }

  bit_writer& out_;
  std::vector<prefix_word> words_;
};

using symbol_counts = std::array<std::uint32_t, kRunSymbols>;

std::vector<prefix_word> code_for(const symbol_counts& counts) {
  std::array<std::uint32_t, kBlockSymbols> folded{};
  std::copy_n(counts.begin(), kRepeat, folded.begin());
  for_repeats(
      [&](std::size_t symbol, std::size_t length) { folded[kFirstLength + length] += counts[symbol]; });
  folded[kEndOfBlock] = 1;
  return prefix_code(folded);
}

/// All the bits of a symbol.
struct symbol_bits {
  std::uint32_t bits = 0;
  unsigned count = 0;

  void add(std::uint32_t more, unsigned more_count) {
    bits |= more << count;
    count += more_count;
  }
};

std::array<symbol_bits, kRunSymbols> bits_of_symbols(std::span<const prefix_word> code,
                                                     const prefix_word& distance) {
  std::array<symbol_bits, kRunSymbols> all;
  for (std::size_t byte = 0; byte < kRepeat; ++byte) all[byte] = {code[byte].bits, code[byte].length};
  for_repeats([&](std::size_t symbol, std::size_t length) {
    const prefix_word& word = code[kFirstLength + length];
    all[symbol] = {word.bits, word.length};
    const std::size_t repeats = symbol - kRepeat + kFewestRepeats;
    all[symbol].add(static_cast<std::uint32_t>(repeats - kLengths[length]), bits_after(length));
    all[symbol].add(distance.bits, distance.length);
  });
  return all;
}

}  // namespace

void append_repeats(std::vector<run_symbol>& symbols, std::size_t count) {
  const auto append = [&](std::size_t repeats) {
    symbols.push_back(static_cast<run_symbol>(kRepeat + repeats - kFewestRepeats));
    count -= repeats;
  };
  while (count >= kMostRepeats + kFewestRepeats) append(kMostRepeats);
  if (count > kMostRepeats) append(count - kFewestRepeats);
  append(count);
}

std::string deflate_block(std::span<const run_symbol> symbols) {
  symbol_counts counts{};
  for (const run_symbol symbol : symbols) ++counts[symbol];
  const std::vector<prefix_word> code = code_for(counts);
  constexpr std::array<std::uint32_t, kDistances> kOneDistance{1, 0};
  const std::vector<prefix_word> distances = prefix_code(kOneDistance);
  const auto bits = bits_of_symbols(code, distances.front());

  bit_writer out(symbols.size());
  out.put(0b100, 3);  // not the last; a code of its own
  length_writer lengths(out);
  lengths.put_head();
  lengths.put(code);
  lengths.put(distances);
  for (const run_symbol symbol : symbols) out.put(bits[symbol].bits, bits[symbol].count);
  out.put(code[kEndOfBlock]);
  return out.finish();
}

}  // namespace greenward::report
