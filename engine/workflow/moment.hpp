// From when to look at a district: `--as-of` and `--recorded-by`.
#pragma once

#include "engine/base/date.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/store/store.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace greenward::workflow {

/// Two clocks: when something happened, and when it was written down. "What did we report on 8 December" asks
/// both for that day; "what do we know today of 8 December" only the first.
struct moment {
  std::optional<date> happened_by;  ///< to the end of this day; none = the works as recorded
  std::string recorded_by;          ///< UTC, "YYYY-MM-DDThh:mm:ssZ", included; "" = everything recorded

  [[nodiscard]] bool is_now() const { return !happened_by && recorded_by.empty(); }
};

/// The last second of a day in China (UTC+8), as a journal entry is dated.
[[nodiscard]] std::string end_of_day_utc(date day);

/// The same moment on a clock in China: "2023-12-08 23:59:59". A text that is no UTC timestamp as above stays
/// as it is.
[[nodiscard]] std::string in_china_time(const std::string& utc);

/// "截至 2023-12-08，登记截至 …"; empty for now. For notices.
[[nodiscard]] bilingual words_for(const moment& when);

/// Whether a part of the layer tells what it was at that moment.
[[nodiscard]] bool reads_parts(std::string_view layer, const moment& when);

/// A layer as it was at a moment. By the journal for every layer; of what happened, for works and their
/// stages: each work stands where its lines say (absent where they do not tell), and actual dates after the
/// day are absent; so of hazards, and those found later are not there. Throws what the store throws. The
/// table has what `part` wants; where reads_parts() is false it has all features and fields.
[[nodiscard]] layer::feature_table read_layer(const store::store& store, std::string_view layer,
                                              const moment& when, const store::layer_part& part = {});

}  // namespace greenward::workflow
