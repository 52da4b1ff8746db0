// `greenward sample`: the synthetic district as a database.
#pragma once

#include "engine/base/task.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace greenward::workflow {

struct sample_request {
  std::string database;  ///< must not exist yet
  std::uint64_t seed = 1;
  double scale = 1;
  std::string district = "220106";
};

/// Notice that the database, every map and every export of it carries.
inline constexpr const char* kSyntheticNotice =
    "合成数据，不代表真实设施与工程 Synthetic data, not real facilities or works";

/// Features written to each layer, in the order of writing. Equal seed and scale give a file of equal bytes.
/// Throws error{usage} for a scale that sample::make_sample refuses and error{store} if the file exists.
[[nodiscard]] std::vector<std::pair<std::string, std::int64_t>> make_sample(const sample_request& request,
                                                                            const task& progress);

}  // namespace greenward::workflow
