// Pictures that tests make, kept to be looked at.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace greenward::testing {

/// The folder that GREENWARD_PICTURES names (scripts/test names one); without it none are kept.
[[nodiscard]] std::optional<std::filesystem::path> pictures_folder();

/// Every PNG of a folder, each under the name of the running test and its own. Fails the test if one cannot
/// be kept.
void keep_pictures(const std::filesystem::path& from);

}  // namespace greenward::testing
