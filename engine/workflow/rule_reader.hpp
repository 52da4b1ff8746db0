// Numbers of an analysis: the caller's, or else the rule pack's.
#pragma once

#include "engine/layer/rule_pack.hpp"

#include <string_view>
#include <vector>

namespace greenward::workflow {

/// Takes numbers from a rule pack where the caller gave none, and remembers which of them nobody verified.
class rule_reader {
 public:
  explicit rule_reader(const layer::rule_pack& pack) : pack_(pack) {}

  /// `given` if it is above zero, the rule's value if it is zero; throws error{usage} below zero or for NaN.
  [[nodiscard]] double choose(double given, std::string_view key);
  [[nodiscard]] const std::vector<layer::rule>& unverified() const { return unverified_; }

 private:
  const layer::rule_pack& pack_;
  std::vector<layer::rule> unverified_;
};

}  // namespace greenward::workflow
