// The next best sites and the map.
#pragma once

#include "viewer/layers/session.hpp"

#include <cstddef>

namespace greenward::viewer {

/// Asks for them and turns the panel to them; takes them away if they are there.
void switch_sites(session& state);
/// The map shows a site, and chooses the compound or village that it would be in.
void visit_site(session& state, std::size_t site);

}  // namespace greenward::viewer
