#include "viewer/layers/text_order.hpp"

#include "viewer/i18n/pinyin.hpp"
#include "viewer/i18n/utf8.hpp"
#include "viewer/layers/keyed_rows.hpp"

#include <algorithm>
#include <bit>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace greenward::viewer {

namespace {

constexpr std::size_t kCodePoints = 0x110000;

/// The i-th text is [first[i], first[i+1]) of `characters`.
struct flat_texts {
  std::vector<std::size_t> first{0};
  std::u32string characters;
};

flat_texts flattened(const layer::column& texts, std::span<const std::uint32_t> rows) {
  flat_texts flat;
  flat.first.reserve(rows.size() + 1);
  for (const std::uint32_t row : rows) {
    flat.characters += decode_utf8(texts.text(row));
    flat.first.push_back(flat.characters.size());
  }
  return flat;
}

char32_t small_letter(char32_t c) {
  return c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c;
}

/// Where a character stands: no reading comes before all readings.
struct character_place {
  std::string reading;
  char32_t small = 0;
  char32_t character = 0;

  [[nodiscard]] auto place() const { return std::tie(reading, small); }
};

character_place place_of(char32_t c, const pinyin& han) {
  const std::vector<std::string> readings = c < 0x80 ? std::vector<std::string>{} : han.readings(c);
  return {readings.empty() ? std::string() : readings.front(), small_letter(c), c};
}

struct character_ranks {
  std::vector<std::uint32_t> of;  ///< one a code point
  std::uint32_t highest = 0;
};

/// From 1, the same for both cases of a letter; 0 for those that do not occur.
character_ranks ranks_of_characters(const std::u32string& characters) {
  std::vector<std::uint32_t> ranks(kCodePoints, 0);
  for (const char32_t c : characters) ranks[c] = 1;
  const pinyin han;
  std::vector<character_place> places;
  for (std::size_t c = 0; c < kCodePoints; ++c)
    if (ranks[c] != 0) places.push_back(place_of(static_cast<char32_t>(c), han));
  std::ranges::sort(places, {}, &character_place::place);
  std::uint32_t rank = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i == 0 || places[i].place() != places[i - 1].place()) ++rank;
    ranks[places[i].character] = rank;
  }
  return {std::move(ranks), rank};
}

/// Sorts by as many characters at a time as a key has room for, and those that are equal so far by the next.
class text_sorter {
 public:
  text_sorter(const flat_texts& texts, const character_ranks& ranks)
      : texts_(texts),
        ranks_(ranks.of),
        rank_bits_(std::max(1U, static_cast<unsigned>(std::bit_width(ranks.highest)))),
        order_(texts.first.size() - 1),
        begins_(order_.size(), 0) {
    for (std::size_t i = 0; i < order_.size(); ++i) order_[i].row = static_cast<std::uint32_t>(i);
    if (!begins_.empty()) begins_.front() = 1;
    open_.push_back({0, order_.size(), 0});
  }

  void sort(const task& progress) {
    while (!open_.empty()) {
      const equal_run run = open_.back();
      open_.pop_back();
      if (run.to - run.from > kManyRows) progress.throw_if_cancelled();
      refine(run);
    }
  }

  [[nodiscard]] row_groups groups(std::span<const std::uint32_t> rows) && {
    row_groups groups;
    groups.rows.reserve(order_.size());
    for (const keyed_row& text : order_) groups.rows.push_back(rows[text.row]);
    groups.begins = std::move(begins_);
    return groups;
  }

 private:
  static constexpr std::size_t kManyRows = 10'000;

  /// Places [from, to) of the order, equal in their first `known` characters.
  struct equal_run {
    std::size_t from = 0, to = 0, known = 0;
  };

  [[nodiscard]] std::uint64_t key_of(std::uint32_t text, std::size_t known) const {
    std::uint64_t key = 0;
    for (std::size_t i = texts_.first[text] + known, n = 0; n < characters_in_key(); ++i, ++n)
      key = key << rank_bits_ | (i < texts_.first[text + 1] ? ranks_[texts_.characters[i]] : 0);
    return key;
  }

  [[nodiscard]] std::size_t characters_in_key() const { return 64 / rank_bits_; }

  void refine(const equal_run& run) {
    const std::span<keyed_row> part = std::span(order_).subspan(run.from, run.to - run.from);
    for (keyed_row& text : part) text.key = key_of(text.row, run.known);
    std::ranges::sort(part);
    const std::uint64_t last_rank = (std::uint64_t{1} << rank_bits_) - 1;
    for (std::size_t from = 0; from < part.size();) {
      std::size_t to = from + 1;
      while (to < part.size() && part[to].key == part[from].key) ++to;
      begins_[run.from + from] = 1;
      const bool goes_on = (part[from].key & last_rank) != 0;
      if (to - from > 1 && goes_on)
        open_.push_back({run.from + from, run.from + to, run.known + characters_in_key()});
      from = to;
    }
  }

  const flat_texts& texts_;
  const std::vector<std::uint32_t>& ranks_;
  unsigned rank_bits_;            ///< enough for the highest: 21 at most
  std::vector<keyed_row> order_;  ///< `row`: which of the texts
  std::vector<std::uint8_t> begins_;
  std::vector<equal_run> open_;
};

}  // namespace

row_groups grouped_texts(const layer::column& texts, std::span<const std::uint32_t> rows,
                         const task& progress) {
  const flat_texts flat = flattened(texts, rows);
  progress.throw_if_cancelled();
  const character_ranks ranks = ranks_of_characters(flat.characters);
  text_sorter sorter(flat, ranks);
  sorter.sort(progress);
  return std::move(sorter).groups(rows);
}

}  // namespace greenward::viewer
