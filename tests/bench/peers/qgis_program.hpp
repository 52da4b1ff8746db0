// How the programs of QGIS are started here.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace greenward::bench {

/// The command for `arguments` so that it keeps its settings in the folder `profile`, which must be there,
/// and shows its windows on `display`; "" = nowhere, which QGIS's own window does not bear.
[[nodiscard]] std::vector<std::string> as_qgis(const std::filesystem::path& profile,
                                               const std::vector<std::string>& arguments,
                                               const std::string& display = {});

}  // namespace greenward::bench
