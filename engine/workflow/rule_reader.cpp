#include "engine/workflow/rule_reader.hpp"

#include "engine/base/error.hpp"

#include <fmt/format.h>
#include <cmath>

namespace greenward::workflow {

double rule_reader::choose(double given, std::string_view key) {
  if (!(given >= 0) || std::isinf(given)) {
    throw error(
        error_code::usage, std::string(key),
        {fmt::format("数值 {} 必须大于零", given), fmt::format("the number {} must be above zero", given)},
        {"请改正该参数", "correct the option"});
  }
  if (given > 0) return given;
  const layer::rule& rule = pack_.at(key);
  if (!rule.verified) unverified_.push_back(rule);
  return rule.value;
}

}  // namespace greenward::workflow
