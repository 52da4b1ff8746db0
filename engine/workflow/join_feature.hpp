// Two lines of a layer made one: which way they may run, and what the joined line knows of itself.
#pragma once

#include "engine/geo/crs.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/workflow/edit_features.hpp"
#include "engine/workflow/line_joint.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::workflow {

/// Whether lines of the layer can be joined by hand: those that can be divided.
[[nodiscard]] bool can_join(std::string_view layer);

/// Each a row of one table, whose layer can_join. A line that says something of its beginning or its end
/// (gis-data/editing/hand.toml) is never turned round; nor does a line run on in another against what the two
/// say of the direction along them.
[[nodiscard]] join_ways ways_to_join(const layer::feature_table& line, const layer::feature_table& other);

/// Each a row; `before`: the other goes before the line. The line's row with the other's word on the end that
/// is now the other's, and of what is said of the whole the sum, where both say it; its shape is left out.
[[nodiscard]] layer::feature_table joined_row(const layer::feature_table& line,
                                              const layer::feature_table& other, bool before);

/// Where the two lines differ.
struct field_difference {
  std::string field;
  bilingual title;
  bilingual own, other;       ///< as read by a person
  bool is_taken = false;      ///< the joined line has another value than its own: `taken`
  std::string taken;          ///< as typed_field has it
  bilingual taken_as_read{};  ///< the same for a person

  /// What it becomes, or what of the other is not kept.
  [[nodiscard]] bilingual in_words() const;
};

/// Every field in which the rows of the lines differ, or the joined one from the line's own.
[[nodiscard]] std::vector<field_difference> differences_of(const layer::feature_table& line,
                                                           const layer::feature_table& other,
                                                           const layer::feature_table& joined);

/// What is taken from the other, and what of it is not kept; nothing if they differ in nothing.
[[nodiscard]] std::vector<bilingual> difference_notes(const std::string& other_name,
                                                      const std::vector<field_difference>& differences);

/// Of the nodes that the two lines name where they meet: that neither ends there any more; nothing where none
/// is named. `before` as in joined_row().
[[nodiscard]] std::optional<bilingual> note_on_joint(const layer::feature_table& line,
                                                     const layer::feature_table& other, bool before);

struct line_join {
  std::vector<feature_edit> edits;  ///< the line's change and the other's removal: one request
  std::vector<bilingual> notes;
};

/// The two rows of the table as they are stored. Throws error{usage} if the layer's lines are not joined, if
/// one of them is no line, and if they do not meet.
[[nodiscard]] line_join join_rows(const layer::feature_table& table, std::size_t line, std::size_t other,
                                  geo::crs_code measuring);

/// Why two lines are not joined, and what to do.
struct join_obstacle {
  bilingual problem, advice;
};
/// Nothing where they are.
[[nodiscard]] std::optional<join_obstacle> obstacle_of(const end_meeting& meeting);

}  // namespace greenward::workflow
