// The form in which a feature is changed by hand: what stands in it, its shape, and what is sent.
#pragma once

#include "engine/layer/catalogue.hpp"
#include "engine/workflow/join_feature.hpp"
#include "viewer/layers/edited_shape.hpp"
#include "viewer/layers/ledger_entry.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::viewer {

struct edit_field {
  std::string name;
  bilingual title;
  std::string unit;
  layer::field_type type = layer::field_type::text;
  const layer::code_list* codes = nullptr;  ///< of a code
  bool required = false;
  std::string writer;  ///< the command that alone writes it; "" = a person may
  std::string was;     ///< as stored, in the words that typing it would take; codes by code
  std::string text;    ///< as it stands in the form
  std::optional<bilingual> problem;
};

/// Another feature that has a corner where the moved point is: it goes along.
struct joined_corner {
  std::string layer;
  layer::feature_table seen;  ///< one row
  edited_shape shape;
  std::vector<shape_grip> corners;
};

/// What joining a line has put into the form, place in `fields`.
struct filled_field {
  std::size_t field = 0;
  std::string before, after;
};

/// A line that has been joined to the one in hand: when that is saved, its feature goes.
struct joined_line {
  layer::feature_table seen;  ///< one row
  layer::feature_table
      joined;  ///< the form's feature with what it has of this and the lines before it, a row
  std::string name;
  std::vector<filled_field> filled;
  std::vector<workflow::field_difference> differences;
  std::optional<bilingual> joint;  ///< what becomes of the node where they meet
};

/// What a click on the map does while a form is open.
enum class map_click : std::uint8_t {
  nothing,  ///< corners are dragged
  corner,   ///< puts one more corner
  part,     ///< begins a further part, and goes on with its corners
  hole,     ///< likewise
  cut,      ///< says where a line becomes two
  join,     ///< says which other line becomes part of this one
};

struct edit_state {
  bool adds = false;      ///< the feature is a new one
  bool any_kind = false;  ///< its layer takes points, lines and polygons
  bool can_divide = false;
  std::string layer;
  bilingual layer_title;
  feature_id feature;
  std::string name;
  std::optional<layer::feature_table> seen;  ///< the feature as it is, one row; none of a new one
  std::vector<edit_field> fields;
  edited_shape shape;
  map_click click = map_click::nothing;
  std::vector<joined_corner> joined;  ///< of a point
  /// The first shape.joins() of them are in the shape; those behind have been taken back, and can be done
  /// again.
  std::vector<joined_line> lines;
  std::size_t lines_filled = 0;  ///< those that the fields speak of
  bool shows_line = false;       ///< one has just joined: what it said is to come into sight
  bool takes_along = true;       ///< the joined corners move with it
  std::optional<shape_grip> held;
  std::optional<stored_place> snapped;  ///< where the corner in hand has come to lie

  std::string note, who;
  std::optional<bilingual> problem;  ///< why it was not taken, or what a key would do
  bool asks_delete = false, asks_discard = false;
  bool sent = false;  ///< on its way; the form waits

  [[nodiscard]] bool is_changed() const;
  /// Moves the corner in hand, and what is joined to it.
  void move_held(const stored_place& to);
  /// A line joins: the shape already has it, its fields are yet to be filled.
  void take_line(joined_line line);
  bool take_back();
  bool do_again();

 private:
  void follow_joins();
};

/// A form for a stored feature, row `row` of both.
[[nodiscard]] edit_state open_edit_form(const layer::feature_table& table, geo::planar_view drawn,
                                        std::size_t row, const layer::catalogue& catalogue);
/// One for a new feature. A layer that takes any kind of shape begins with a line.
[[nodiscard]] edit_state open_new_form(const layer::layer_schema& schema, const layer::catalogue& catalogue);

/// Whether the click has a meaning for the shape as it is.
[[nodiscard]] bool offers(const edit_state& form, map_click click);

/// What the form says: what has been changed and nothing else. Without a name, or with a shape that lacks
/// corners, it is told in `problem`, and nothing is returned.
[[nodiscard]] std::optional<edit_entry> entry_of(edit_state& form, geo::crs_code measuring);
[[nodiscard]] std::optional<edit_entry> removal_of(edit_state& form);

/// Puts the reasons where they belong: to their fields, or to the form.
void take_refusals(edit_state& form, const edit_outcome& outcome);

}  // namespace greenward::viewer
