// A few dozen features around 125.2 E 43.88 N, made in memory: what the viewer's tests look at.
#pragma once

#include "engine/layer/catalogue.hpp"
#include "engine/workflow/snapshot.hpp"

#include <memory>

namespace greenward::testing {

/// A grid of `streets` × `streets` streets 400 m apart with blocks, compounds, pipes, works and homes
/// between.
[[nodiscard]] std::shared_ptr<const workflow::district_snapshot> small_district(
    const layer::catalogue& catalogue, int streets);

}  // namespace greenward::testing
