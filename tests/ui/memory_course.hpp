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
  [[nodiscard]] std::size_t size() const { return noted_.size(); }
  /// Of each sixth of what was noted, in order, bytes. There must be one of each.
  [[nodiscard]] std::array<double, kParts> medians() const;
  /// By how much the second half lies above what was there before, bytes: the least of the last three medians
  /// less the second, so that what is open at one time only is no growth, nor is what the first sixth needs
  /// for the first time. Negative if it lies below.
  [[nodiscard]] double growth() const;

 private:
  std::vector<std::size_t> noted_;
};

}  // namespace greenward::testing
