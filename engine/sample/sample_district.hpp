// The synthetic district: any size, from a seed.
#pragma once

#include "engine/base/task.hpp"
#include "engine/layer/admin_register.hpp"
#include "engine/layer/catalogue.hpp"
#include "engine/layer/feature_table.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace greenward::sample {

struct sample_options {
  std::uint64_t seed = 1;
  double scale = 1;  ///< 1 = one district of 217 km²; 0.1 = a tenth of it; 10 = ten districts side by side
};

/// The date that all of the sample's "today" refers to, and the journal's clock.
inline constexpr const char* kSampleDate = "2023-12-31";

/// Makes the district and hands its tables over one by one (rows have ids; a layer may come in several
/// tables when the scale is large). The same seed and scale give the same tables, bit for bit.
/// Every row's `source` is "synthetic". Cost and memory: linear in scale; memory that of one district.
void make_sample(const sample_options& options, const layer::admin_register& units,
                 const layer::catalogue& catalogue,
                 const std::function<void(const layer::feature_table&)>& take, const task& progress);

}  // namespace greenward::sample
