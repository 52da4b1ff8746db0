// The administrative units as a tree: district, its streets and towns, their communities and villages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::works {

enum class unit_level : std::uint8_t { district, street, community };

inline constexpr std::uint32_t kNoUnit = 0xFFFFFFFFU;

struct admin_unit {
  std::string code;  ///< 6, 9 or 12 digits
  unit_level level = unit_level::district;
  std::uint32_t parent = kNoUnit;  ///< its place in the tree; kNoUnit for a district
};

/// The level that the length of a statistical code stands for (GB/T 2260, GB/T 10114 and the statistics
/// bureau's 12 digits); nothing for another length.
[[nodiscard]] std::optional<unit_level> level_of_code(std::string_view code);

class unit_tree {
 public:
  /// `codes`: in any order, repeated or not. What has no level is left out; a missing parent comes along.
  explicit unit_tree(std::vector<std::string> codes);

  /// By code, so that parents stand before their children.
  [[nodiscard]] const std::vector<admin_unit>& units() const { return units_; }
  /// kNoUnit if there is no such code.
  [[nodiscard]] std::uint32_t find(std::string_view code) const;
  /// The unit itself or the one above it that has the level; kNoUnit for a coarser one, and for kNoUnit.
  [[nodiscard]] std::uint32_t at_level(std::uint32_t unit, unit_level level) const;

 private:
  std::vector<admin_unit> units_;
};

}  // namespace greenward::works
