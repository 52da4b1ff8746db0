// A line divided in two: where it is cut, and what its pieces know of themselves.
#pragma once

#include "engine/geo/crs.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/layer/hand_edits.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

struct piece_names {
  std::string second_code;  ///< of the second piece; "" = none
  std::string node_code;    ///< of the node at the division; "" = there is none
};

struct line_pieces {
  layer::feature_table first, second;  ///< a row each; the first has the id of the whole
};

/// `whole`: one row. The shapes are the pieces' own: the second goes on where the first ends.
[[nodiscard]] line_pieces divide_row(const layer::feature_table& whole, const layer::division_rule& rule,
                                     const std::array<geo::geographic_geometry, 2>& shapes,
                                     const piece_names& names);

/// The code of the point that stands at the place, within a centimetre; "" if none with a code does.
[[nodiscard]] std::string node_at(const layer::feature_table& nodes, geo::lon_lat place,
                                  geo::crs_code measuring);

/// Which piece has which code, and what is not known of them.
[[nodiscard]] std::vector<bilingual> division_notes(const layer::feature_table& whole,
                                                    const layer::division_rule& rule,
                                                    const piece_names& names);

/// Why the shapes are no two pieces of a line.
[[nodiscard]] std::optional<bilingual> wrong_pieces(geo::geographic_view first, geo::geographic_view second);

/// The line of a row in two, cut at the place on it that is nearest to `at`; its course stays. Throws
/// error{usage} if it is not one line, if `at` is more than a metre beside it, and at its ends.
[[nodiscard]] std::array<geo::geographic_geometry, 2> divided_at(geo::geographic_view line, geo::lon_lat at,
                                                                 geo::crs_code measuring);

}  // namespace greenward::workflow
