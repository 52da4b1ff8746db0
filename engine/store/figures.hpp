// Figures kept in the file for programs that read SQL and not our formats: QGIS, LibreOffice.
#pragma once

#include "engine/store/sqlite_connection.hpp"
#include "engine/store/store.hpp"

namespace greenward::store {

/// The units' polygons as they were when figures were published, one a unit. They have no spatial index on
/// purpose: a program that finds one takes the numbers of its rows for those of the views, and shows only
/// some figures.
inline constexpr const char* kFigureUnits = "greenward_figure_units";

/// Replaces what was published before: for each sheet a table greenward_figures_KEY with its columns, and a
/// view figures_KEY of it that also says the day, the data notice, and whether the journal has grown since
/// (is_current 0). A sheet with a column unit_code has a view figures_KEY_map too, with the unit's polygon as
/// it is now, registered for SpatiaLite. greenward_figures lists them, greenward_figures_columns has the
/// titles of their columns. Must run in a transaction. Throws error{store}.
void write_figures(sqlite_connection& connection, const published_figures& figures);

}  // namespace greenward::store
