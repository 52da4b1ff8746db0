#include "viewer/layers/name_search.hpp"

#include "viewer/i18n/folded_text.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <string>

namespace greenward::viewer {

namespace {

constexpr std::size_t kLongestReading = 6;  ///< zhuang

/// Bit j stands for the first j typed characters.
using typed_set = std::uint64_t;

/// From which numbers of typed characters a symbol leads on.
struct symbol_steps {
  std::array<typed_set, kLongestReading> by_length{};  ///< [k]: over k + 1 letters of a reading
  typed_set written = 0;                               ///< over the character itself
};

std::size_t common_beginning(std::u32string_view typed, std::string_view reading) {
  const std::size_t longest = std::min({typed.size(), reading.size(), kLongestReading});
  std::size_t length = 0;
  while (length < longest && typed[length] == static_cast<unsigned char>(reading[length])) ++length;
  return length;
}

/// The typed text as steps over the symbols of an index.
class name_matcher {
 public:
  name_matcher(const name_index& index, std::u32string_view typed)
      : first_(mark_of(typed.front())),
        end_(typed_set{1} << typed.size()),
        steps_(index.alphabet.size()),
        any_(index.alphabet.size()) {
    for (const char32_t c : typed) all_ |= mark_of(c);
    for (std::size_t s = 1; s < index.alphabet.size(); ++s) {
      for (std::size_t j = 0; j < typed.size(); ++j) add_steps(index, s, j, typed.substr(j));
      for (const typed_set step : steps_[s].by_length) any_[s] |= step;
      any_[s] |= steps_[s].written;
    }
  }

  [[nodiscard]] match_kind match(const name_index& index, std::uint32_t key) const {
    const key_marks& marks = index.marks[key];
    if ((marks.begins & first_) == 0 || (marks.letters & all_) != all_) return match_kind::none;
    const auto symbols = index.symbols_of(key);
    if ((any_[symbols.front()] & 1U) != 0) {
      const match_kind anchored = match_from_start(symbols);
      if (anchored != match_kind::none) return anchored;
    }
    if ((marks.own & all_) == all_ && is_written_within(symbols)) return match_kind::within_written;
    return is_spelled_within(symbols) ? match_kind::within_spelled : match_kind::none;
  }

 private:
  void add_steps(const name_index& index, std::size_t symbol, std::size_t from, std::u32string_view rest) {
    symbol_steps& steps = steps_[symbol];
    const typed_set bit = typed_set{1} << from;
    if (rest.front() == index.alphabet[symbol]) steps.written |= bit;
    for (std::uint32_t r = index.first_reading[symbol]; r < index.first_reading[symbol + 1]; ++r) {
      const std::size_t length = common_beginning(rest, index.readings[r]);
      for (std::size_t k = 0; k < length; ++k) steps.by_length[k] |= bit;
    }
  }

  [[nodiscard]] typed_set after(typed_set reached, std::uint16_t symbol) const {
    if ((reached & any_[symbol]) == 0) return 0;
    const symbol_steps& steps = steps_[symbol];
    typed_set next = (reached & steps.written) << 1U;
    for (std::size_t k = 0; k < kLongestReading; ++k) next |= (reached & steps.by_length[k]) << (k + 1);
    return next;
  }
  [[nodiscard]] typed_set after_written(typed_set reached, std::uint16_t symbol) const {
    return (reached & steps_[symbol].written) << 1U;
  }

  [[nodiscard]] match_kind match_from_start(std::span<const std::uint16_t> key) const {
    typed_set spelled = 1, written = 1;
    match_kind found = match_kind::none;
    for (const std::uint16_t symbol : key) {
      spelled = after(spelled, symbol);
      written = after_written(written, symbol);
      if (spelled == 0) return found;
      if ((spelled & end_) != 0)
        found =
            std::min(found, (written & end_) != 0 ? match_kind::begins_written : match_kind::begins_spelled);
    }
    if ((written & end_) != 0) return match_kind::whole_written;
    return (spelled & end_) != 0 ? match_kind::whole_spelled : found;
  }

  [[nodiscard]] bool is_written_within(std::span<const std::uint16_t> key) const {
    typed_set reached = 0;
    for (const std::uint16_t symbol : key) {
      reached = after_written(reached | 1U, symbol);
      if ((reached & end_) != 0) return true;
    }
    return false;
  }
  [[nodiscard]] bool is_spelled_within(std::span<const std::uint16_t> key) const {
    typed_set reached = 0;
    for (const std::uint16_t symbol : key) {
      reached = after(reached | 1U, symbol);
      if ((reached & end_) != 0) return true;
    }
    return false;
  }

  character_marks first_, all_ = 0;
  typed_set end_;
  std::vector<symbol_steps> steps_;
  std::vector<typed_set> any_;
};

/// Comparable: kind, length of the key, thing.
struct ranked_thing {
  match_kind kind = match_kind::none;
  std::uint32_t length = 0;
  std::uint32_t thing = 0;
  friend auto operator<=>(const ranked_thing&, const ranked_thing&) = default;
};

ranked_thing rank_of(const name_index& index, std::uint32_t thing, const name_matcher& matcher) {
  ranked_thing best{match_kind::none, 0, thing};
  for (std::uint32_t key = index.first_key[thing]; key < index.first_key[thing + 1]; ++key) {
    const match_kind kind = matcher.match(index, key);
    if (kind == match_kind::none) continue;
    best = std::min(best, {kind, static_cast<std::uint32_t>(index.symbols_of(key).size()), thing});
  }
  return best;
}

}  // namespace

found_names search(const name_index& index, std::string_view typed, std::size_t most) {
  found_names found;
  const std::u32string text = folded(typed).substr(0, kMostTyped);
  if (text.empty()) return found;
  const name_matcher matcher(index, text);
  std::vector<ranked_thing> ranked;
  for (std::uint32_t thing = 0; thing < index.size(); ++thing) {
    const ranked_thing rank = rank_of(index, thing, matcher);
    if (rank.kind != match_kind::none) ranked.push_back(rank);
  }
  found.count = ranked.size();
  const std::size_t kept = std::min(most, ranked.size());
  std::ranges::partial_sort(ranked, ranked.begin() + static_cast<std::ptrdiff_t>(kept));
  for (const ranked_thing& rank : std::span(ranked).first(kept))
    found.best.push_back({rank.thing, rank.kind});
  return found;
}

}  // namespace greenward::viewer
