// One line of a SWMM file as items, and strict ways to read an item.
#pragma once

#include "engine/base/bilingual.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::exchange {

/// What parts the items of a line.
inline constexpr std::string_view kSwmmBlanks = " \t\r";

/// SWMM takes 40 items of a line and silently drops the rest; more are a fault here.
inline constexpr std::size_t kSwmmMostItems = 40;

/// A line cut up as SWMM does it: a ';' anywhere begins the comment; items end at spaces, tabs and carriage
/// returns; an item in double quotes may hold blanks or be empty.
struct swmm_line {
  std::vector<std::string_view> items;      ///< at most kSwmmMostItems
  std::optional<std::string_view> comment;  ///< without the first ';'
  std::optional<bilingual> fault;           ///< a quote that does not close, too many items
};
[[nodiscard]] swmm_line cut_swmm_line(std::string_view line);

/// Reads items by their place in the line (0-based). The first thing that is wrong is kept as the fault; what
/// is read after it is of no use.
class swmm_row {
 public:
  explicit swmm_row(std::span<const std::string_view> items) : items_(items) {}

  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t i) const { return items_[i]; }
  [[nodiscard]] bool has(std::size_t i) const { return i < items_.size(); }

  /// Is the item there, and no '*' (which leaves SWMM's own value)?
  [[nodiscard]] bool given(std::size_t i) const { return has(i) && items_[i] != "*"; }

  /// Too few or too many items are a fault.
  void expect(std::size_t least, std::size_t most);
  /// An item that must be there and not be empty.
  std::string id(std::size_t i);
  /// "" if the item is missing, empty or '*'.
  std::string reference(std::size_t i);
  double number(std::size_t i);
  double number(std::size_t i, double otherwise);  ///< `otherwise` if the item is missing
  /// A height or level; '*' is nullopt where the file's offsets are levels, else a fault.
  std::optional<double> offset(std::size_t i, bool may_be_star);
  double hours(std::size_t i);
  int whole(std::size_t i, int otherwise);
  std::size_t word(std::size_t i, std::span<const std::string_view> words);
  bool yes(std::size_t i, bool otherwise);
  template <typename Enum>
  Enum word_as(std::size_t i, std::span<const std::string_view> words) {
    return static_cast<Enum>(word(i, words));
  }

  void fail(bilingual reason);
  [[nodiscard]] const std::optional<bilingual>& fault() const { return fault_; }

 private:
  std::span<const std::string_view> items_;
  std::optional<bilingual> fault_;
};

/// What a file has for a value, fit for a message: cut to 40 bytes at a character's end.
[[nodiscard]] std::string swmm_shown(std::string_view text);

}  // namespace greenward::exchange
