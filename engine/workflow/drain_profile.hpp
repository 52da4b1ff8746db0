// `greenward drainage profile`: the longitudinal profile between two nodes.
#pragma once

#include "engine/drainage/profile.hpp"
#include "engine/workflow/drain_model.hpp"
#include "engine/workflow/explained_sheets.hpp"

#include <filesystem>
#include <string>

namespace greenward::workflow {

struct profile_request {
  std::string from, to;      ///< codes or ids of nodes
  bool against_too = false;  ///< the way may go against the flow
};

/// Along the shortest way over what exists, or else over planned pipes too, with what the checks have found
/// on it, and the water of the design flow. Throws error{usage} for unknown nodes, error{bad_input} if there
/// is no way.
[[nodiscard]] drainage::profile profile_between(const drain_model& model, const profile_request& request);

/// Stations, pipes, crossings and violations.
[[nodiscard]] explained_sheets profile_sheets(const drainage::profile& way, language lang);

/// The drawing, by the file's extension: .svg, .png, .pdf or .dxf. Throws error{usage} for another one,
/// error{bad_input} if it cannot be written.
void draw_profile_file(const drain_model& model, const drainage::profile& way, const std::string& title,
                       const std::filesystem::path& file, language lang);
/// Whether the file is a drawing, and not a table.
[[nodiscard]] bool is_profile_drawing(const std::filesystem::path& file);

}  // namespace greenward::workflow
