// Real data beside the checkout (../shared/data) that is not part of the project.
#pragma once

#include <gtest/gtest.h>
#include <filesystem>
#include <string_view>

namespace greenward::testing {

/// Where the file would lie; it need not exist.
[[nodiscard]] std::filesystem::path shared_data(std::string_view name);

/// A file of tests/data, which is part of the project.
[[nodiscard]] std::filesystem::path test_data(std::string_view name);

/// True when CI=true: then missing real data is a failure, not a reason to skip.
[[nodiscard]] bool shared_data_required();

}  // namespace greenward::testing

/// Skips the test if the file of ../shared/data is missing; fails it when CI=true.
#define GREENWARD_NEEDS_SHARED_DATA(name)                                                        \
  if (!std::filesystem::exists(greenward::testing::shared_data(name))) {                         \
    if (greenward::testing::shared_data_required()) FAIL() << "missing: shared data " << (name); \
    GTEST_SKIP() << "shared data " << (name) << " is not here";                                  \
  }
