// Handing out the map and what is selected.
#pragma once

#include "viewer/layers/session.hpp"

#include <string>
#include <vector>

namespace greenward::viewer {

/// A CRS that files may have.
struct export_reference {
  std::string name;  ///< as it is shown
  std::string crs;   ///< as workflow::output_target takes it
};
[[nodiscard]] std::vector<export_reference> export_references(geo::crs_code measuring);

/// Opens the box for one or the other, with names of files that are not there yet. There must be a district.
void open_export(session& state, export_kind kind);

/// Leaves in `state.work` what writes the files, or says in `state.export_to.problem` why they cannot be
/// written: nothing is selected, the place is not a full path, or something is there already.
void begin_export(session& state);

}  // namespace greenward::viewer
