// The colours of a picture by number, as long as they are few.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::report {

/// Numbers colours in the order in which they are first asked for.
class colour_palette {
 public:
  static constexpr std::size_t kMost = 256;

  /// `colour`: 0xRRGGBB. kMost if it is new and there is no room.
  std::size_t number_of(std::uint32_t colour) {
    std::size_t at = first_slot(colour);
    for (; slots_[at] != 0; at = (at + 1) % slots_.size())
      if (colours_[slots_[at] - 1U] == colour) return slots_[at] - 1U;
    if (colours_.size() == kMost) return kMost;
    colours_.push_back(colour);
    slots_[at] = static_cast<std::uint16_t>(colours_.size());
    return colours_.size() - 1;
  }
  /// Precondition: the colour has a number.
  [[nodiscard]] std::size_t known_number_of(std::uint32_t colour) const {
    std::size_t at = first_slot(colour);
    while (colours_[slots_[at] - 1U] != colour) at = (at + 1) % slots_.size();
    return slots_[at] - 1U;
  }
  [[nodiscard]] std::span<const std::uint32_t> colours() const { return colours_; }

 private:
  /// Multiplicative hash (Knuth), as many bits as slots.
  static std::size_t first_slot(std::uint32_t colour) { return colour * 2'654'435'761U >> 22U; }

  std::vector<std::uint32_t> colours_;
  std::array<std::uint16_t, 1024> slots_{};  ///< a colour's number + 1; 0 = free
};

}  // namespace greenward::report
