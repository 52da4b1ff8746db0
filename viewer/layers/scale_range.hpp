// At which scales a layer is drawn.
#pragma once

#include "engine/base/bilingual.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace greenward::viewer {

/// Scales are the n of 1:n.
struct scale_range {
  double nearest = 0;  ///< at a larger scale it is not drawn; 0: at all of them
  std::optional<double>
      farthest{};  ///< at a smaller scale likewise; 0: at all of them, none: as its style says
  std::string typed_nearest{}, typed_farthest{};
  bool typing = false;                 ///< one of the fields has the keys
  std::optional<bilingual> problem{};  ///< why what was typed is no range

  /// Reads what was typed for both, or says why it cannot and changes nothing. `usual`: the style's limit.
  void read(double usual);
  /// Writes into the fields what holds. `usual` likewise.
  void write(double usual);
};

/// "5000", "1:5,000", "5 000", "5万"; 0 if there is nothing; nullopt if it is no scale from 1:1 to 1:10^9.
[[nodiscard]] std::optional<double> parse_scale(std::string_view typed);

}  // namespace greenward::viewer
