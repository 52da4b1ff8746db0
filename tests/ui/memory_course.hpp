// How the memory that a program uses goes on over a long run, and whether it grows.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace greenward::testing {

class memory_course {
 public:
  static constexpr std::size_t kParts = 6;

  /// In equal distances of time or of what is done.
  void note(std::size_t bytes) { noted_.push_back(bytes); }
  /// Of each sixth of what was noted, in order, bytes. There must be one of each.
  [[nodiscard]] std::array<double, kParts> medians() const;
  /// By how much the end lies above the beginning, bytes; negative if it lies below. Of the last two medians
  /// the lower counts, of the second and the third the higher: what is open at one time only is no growth,
  /// nor is what the first sixth needs for the first time.
  [[nodiscard]] double growth() const;

 private:
  std::vector<std::size_t> noted_;
};

}  // namespace greenward::testing
