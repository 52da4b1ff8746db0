// One line of a section as a row of its table. A row with a fault gives a row of no use.
#pragma once

#include "engine/exchange/swmm_model.hpp"
#include "engine/exchange/swmm_row.hpp"

namespace greenward::exchange {

[[nodiscard]] swmm_junction junction_of(swmm_row& row);
[[nodiscard]] swmm_outfall outfall_of(swmm_row& row);
[[nodiscard]] swmm_storage storage_of(swmm_row& row);
[[nodiscard]] swmm_divider divider_of(swmm_row& row);

/// `stars`: an offset may be '*'.
[[nodiscard]] swmm_conduit conduit_of(swmm_row& row, bool stars);
[[nodiscard]] swmm_orifice orifice_of(swmm_row& row, bool stars);
[[nodiscard]] swmm_weir weir_of(swmm_row& row, bool stars);
[[nodiscard]] swmm_outlet outlet_of(swmm_row& row, bool stars);
[[nodiscard]] swmm_pump pump_of(swmm_row& row);
[[nodiscard]] swmm_cross_section cross_section_of(swmm_row& row);
[[nodiscard]] swmm_loss loss_of(swmm_row& row);

[[nodiscard]] swmm_rain_gage rain_gage_of(swmm_row& row);
[[nodiscard]] swmm_subcatchment subcatchment_of(swmm_row& row);
[[nodiscard]] swmm_subarea subarea_of(swmm_row& row);
[[nodiscard]] swmm_infiltration infiltration_of(swmm_row& row);
[[nodiscard]] swmm_inflow inflow_of(swmm_row& row);
[[nodiscard]] swmm_dry_weather_flow dry_weather_flow_of(swmm_row& row);
[[nodiscard]] swmm_place place_of(swmm_row& row);
[[nodiscard]] swmm_tag tag_of(swmm_row& row);

}  // namespace greenward::exchange
