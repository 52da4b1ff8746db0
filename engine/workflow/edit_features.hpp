// `greenward edit`: features changed, added and taken out by hand, through the journal.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/base/strong_id.hpp"
#include "engine/layer/feature_table.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::workflow {

struct typed_field {
  std::string field;
  std::string text;  ///< as a person writes it; blank = nothing is known
};

/// `divide`: a change after which the feature, a line, ends where `rest` begins; `rest` becomes a feature of
/// its own.
enum class edit_kind : std::uint8_t { change, add, remove, divide };

struct feature_edit {
  edit_kind kind = edit_kind::change;
  std::string layer;
  feature_id feature;                             ///< not looked at for `add`
  std::vector<typed_field> fields;                ///< those that change; all others stay (`add`: are absent)
  std::optional<geo::geographic_geometry> shape;  ///< one feature, EPSG:4490; nullopt = it stays
  std::optional<geo::geographic_geometry> rest;   ///< of `divide`, which needs `shape` too: the second piece
  /// The feature (one row) as it was when the person decided: where it has changed since, the edit is
  /// refused.
  std::optional<layer::feature_table> seen;
};

struct refused_edit {
  std::size_t edit = 0;  ///< position in the request
  std::string field;     ///< "" = the feature as a whole, "geometry" = its shape
  bilingual reason;
};

struct edit_result {
  std::int64_t entry = 0;  ///< of the journal; 0 = nothing has been written
  /// n_edit: which they are; those added have their new ids; of a divided line the first piece, which it is.
  std::vector<feature_id> features;
  std::vector<refused_edit> refused;  ///< every reason; then nothing has been written
  /// What the person may want to see to: a place in another unit than the fields say, a stated length that
  /// the line no longer has, what nobody knows of the pieces of a line.
  std::vector<bilingual> notes;
};

/// Does all edits in one transaction with one entry of the journal (action "edit"), or none. Refused are:
/// layers and fields that a command writes (gis-data/editing/hand.toml); values that an import would refuse;
/// a shape that is not of the layer's kind or not valid; a code that another feature has; another code for,
/// or taking out, a feature that others name; what somebody else has changed meanwhile; and a change that
/// changes nothing. What is added gets the administrative codes of its place where none is typed. Of a
/// divided line (gis-data/editing/hand.toml says of which layers, and what becomes of the fields) the first
/// piece keeps id and code, the second gets the code with ".2" (or the next that is free); both name a node
/// that stands where they meet (within a centimetre). Throws error{usage} for an unknown layer, error{store}.
[[nodiscard]] edit_result edit_features(const std::string& database, const std::string& who,
                                        const std::string& note, std::span<const feature_edit> edits);

/// The command that alone writes the field (`field` = "" or "geometry": the layer); "" = a person may.
[[nodiscard]] std::string_view writer_of(std::string_view layer, std::string_view field = {});

/// Whether lines of the layer can be divided by hand.
[[nodiscard]] bool can_divide(std::string_view layer);

}  // namespace greenward::workflow
