// `greenward drainage swmm`: the drains as a model that EPA SWMM 5.2 runs.
#pragma once

#include "engine/exchange/swmm_problems.hpp"
#include "engine/workflow/drain_model.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace greenward::workflow {

struct swmm_export {
  exchange::swmm_model model;
  std::vector<exchange::swmm_problem> problems;  ///< of the preflight
  std::vector<bilingual> notes;                  ///< what was added or could not be said in SWMM's terms
};

/// Existing links (planned ones too with `planned`) between nodes with levels and places, in the measuring
/// CRS, metres and L/s, levels as elevations. Receptors are outfalls; a receptor where several links end
/// becomes a junction with an outfall of its own beside it, since SWMM allows one link there. Sewage is the
/// dry-weather flow of the people at each connection, rain the design storm of the rule pack on the
/// catchments of inlets and downpipes (add_catchments()). Pump stations, overflows and interceptors stay
/// junctions and overflow paths conduits: nobody knows their curves, crests and coefficients, and the notes
/// say so. Fields that SWMM has no place for stand in the comments, so that import_swmm() brings them back.
[[nodiscard]] swmm_export make_swmm_model(const drain_model& model, bool planned);

/// Writes the model if the preflight allows it. Throws error{bad_input} naming the first problem and how many
/// there are.
void write_swmm(const swmm_export& made, const std::filesystem::path& file);

}  // namespace greenward::workflow
