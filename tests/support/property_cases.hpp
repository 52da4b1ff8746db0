// Properties whose cases are dear or cheap: fewer or more of them than usual.
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <algorithm>
#include <sstream>

namespace greenward::testing {

/// As RC_GTEST_PROP, with `cases` tried.
template <class Property>
void check_property_cases(Property property, int cases) {
  rc::detail::TestParams settings = rc::detail::configuration().testParams;
  settings.maxSuccess = cases;
  const auto result = rc::detail::checkTestable(property, rc::detail::TestMetadata{}, settings);
  std::ostringstream words;
  rc::detail::printResultMessage(result, words);
  EXPECT_TRUE(result.template is<rc::detail::SuccessResult>()) << words.str();
}

/// One case for every `divisor` that RC_PARAMS (or its default, 100) asks for.
template <class Property>
void check_slow_property(Property property, int divisor) {
  check_property_cases(property, std::max(1, rc::detail::configuration().testParams.maxSuccess / divisor));
}

/// `factor` cases for every one asked for.
template <class Property>
void check_quick_property(Property property, int factor) {
  check_property_cases(property, rc::detail::configuration().testParams.maxSuccess * factor);
}

}  // namespace greenward::testing
