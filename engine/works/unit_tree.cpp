#include "engine/works/unit_tree.hpp"

#include <algorithm>

namespace greenward::works {

namespace {

constexpr std::size_t kDistrictDigits = 6, kStreetDigits = 9, kCommunityDigits = 12;

std::size_t digits_above(std::size_t digits) {
  return digits == kCommunityDigits ? kStreetDigits : kDistrictDigits;
}

}  // namespace

std::optional<unit_level> level_of_code(std::string_view code) {
  switch (code.size()) {
    case kDistrictDigits:
      return unit_level::district;
    case kStreetDigits:
      return unit_level::street;
    case kCommunityDigits:
      return unit_level::community;
    default:
      return std::nullopt;
  }
}

unit_tree::unit_tree(std::vector<std::string> codes) {
  std::erase_if(codes, [](const std::string& code) { return !level_of_code(code); });
  for (std::size_t i = 0; i < codes.size(); ++i) {  // grows: parents of parents too
    if (codes[i].size() > kDistrictDigits) codes.push_back(codes[i].substr(0, digits_above(codes[i].size())));
  }
  std::ranges::sort(codes);
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  units_.reserve(codes.size());
  for (std::string& code : codes) {
    const unit_level level = *level_of_code(code);
    const std::uint32_t parent = level == unit_level::district
                                     ? kNoUnit
                                     : find(std::string_view(code).substr(0, digits_above(code.size())));
    units_.push_back({std::move(code), level, parent});
  }
}

std::uint32_t unit_tree::find(std::string_view code) const {
  const auto found = std::ranges::lower_bound(units_, code, {}, &admin_unit::code);
  if (found == units_.end() || found->code != code) return kNoUnit;
  return static_cast<std::uint32_t>(found - units_.begin());
}

std::uint32_t unit_tree::at_level(std::uint32_t unit, unit_level level) const {
  while (unit != kNoUnit && units_[unit].level > level) unit = units_[unit].parent;
  return unit != kNoUnit && units_[unit].level == level ? unit : kNoUnit;
}

}  // namespace greenward::works
