// A property whose cases are dear: a share of the usual number of them.
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <algorithm>
#include <sstream>

namespace greenward::testing {

/// As RC_GTEST_PROP, with one case for every `divisor` that RC_PARAMS (or its default, 100) asks for.
template <class Property>
void check_slow_property(Property property, int divisor) {
  rc::detail::TestParams settings = rc::detail::configuration().testParams;
  settings.maxSuccess = std::max(1, settings.maxSuccess / divisor);
  const auto result = rc::detail::checkTestable(property, rc::detail::TestMetadata{}, settings);
  std::ostringstream words;
  rc::detail::printResultMessage(result, words);
  EXPECT_TRUE(result.template is<rc::detail::SuccessResult>()) << words.str();
}

}  // namespace greenward::testing
