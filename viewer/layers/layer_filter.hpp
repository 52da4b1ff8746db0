// Which features of a layer are drawn, by the values of their fields.
#pragma once

#include "engine/base/error.hpp"
#include "engine/base/task.hpp"
#include "engine/layer/filter.hpp"
#include "viewer/canvas/row_bits.hpp"

#include <memory>
#include <optional>
#include <string>

namespace greenward::viewer {

struct layer_filter {
  std::string typed;                         ///< in its field
  std::string applied;                       ///< the expression that `wanted` was read from
  std::optional<layer::filter> wanted;       ///< none: every feature
  std::optional<error> problem;              ///< why what was typed is no filter
  bool refused_now = false;                  ///< the field is to take the keys in the next frame
  bool stale = false;                        ///< the rows are to be found anew
  std::shared_ptr<const row_bits> passed{};  ///< the rows that are drawn; nullptr: not found yet, or all

  /// Reads what was typed: from now on it is wanted, if it can be read; else it is told why it cannot. Blank:
  /// no filter.
  void read(const layer::layer_schema& schema);
  /// Whether the rows are not known yet.
  [[nodiscard]] bool is_pending() const { return wanted && !passed; }
};

/// The rows that match. O(n x size of the filter); throws error{cancelled}.
[[nodiscard]] row_bits rows_that_match(const layer::filter& wanted, const layer::feature_table& table,
                                       const task& progress);

}  // namespace greenward::viewer
