#include "engine/exchange/swmm_rows.hpp"

#include "engine/exchange/swmm_values.hpp"
#include "engine/exchange/swmm_words.hpp"

namespace greenward::exchange {

swmm_junction junction_of(swmm_row& row) {
  row.expect(2, 6);
  swmm_junction node;
  node.id = row.id(0);
  node.invert = row.number(1);
  node.max_depth = row.number(2, 0);
  node.initial_depth = row.number(3, 0);
  node.surcharge_depth = row.number(4, 0);
  node.ponded_area = row.number(5, 0);
  return node;
}

swmm_outfall outfall_of(swmm_row& row) {
  row.expect(3, 6);
  swmm_outfall node;
  node.id = row.id(0);
  node.invert = row.number(1);
  node.kind = row.word_as<swmm_outfall_kind>(2, kSwmmOutfallKinds);
  std::size_t next = 3;
  if (node.kind == swmm_outfall_kind::fixed) node.stage = row.number(next++);
  if (node.kind == swmm_outfall_kind::tidal || node.kind == swmm_outfall_kind::timeseries) {
    node.series = row.id(next++);
  }
  row.expect(next, next + 2);
  node.gated = row.yes(next, false);
  node.route_to = row.reference(next + 1);
  return node;
}

swmm_storage storage_of(swmm_row& row) {
  row.expect(6, 14);
  swmm_storage node;
  node.id = row.id(0);
  node.invert = row.number(1);
  node.max_depth = row.number(2);
  node.initial_depth = row.number(3);
  node.shape = row.word_as<swmm_storage_shape>(4, kSwmmStorageShapes);
  std::size_t next = 5;
  if (node.shape == swmm_storage_shape::tabular) {
    node.curve = row.id(next++);
  } else {
    for (double& coefficient : node.coefficients) coefficient = row.number(next++);
  }
  node.surcharge_depth = row.number(next, 0);
  node.evaporated_share = row.number(next + 1, 0);
  if (row.size() == next + 3) {
    node.conductivity = row.number(next + 2);  // alone it is the seepage rate
  } else if (row.size() > next + 3) {
    row.expect(next + 5, next + 5);
    node.suction_head = row.number(next + 2);
    node.conductivity = row.number(next + 3);
    node.moisture_deficit = row.number(next + 4);
  }
  return node;
}

swmm_divider divider_of(swmm_row& row) {
  row.expect(4, 11);
  swmm_divider node;
  node.id = row.id(0);
  node.invert = row.number(1);
  node.diverted_link = row.reference(2);
  node.kind = row.word_as<swmm_divider_kind>(3, kSwmmDividerKinds);
  std::size_t next = 4;
  switch (node.kind) {
    case swmm_divider_kind::tabular:
      node.curve = row.id(next++);
      break;
    case swmm_divider_kind::cutoff:
      node.cutoff_flow = row.number(next++);
      break;
    case swmm_divider_kind::weir:
      node.cutoff_flow = row.number(next++);
      node.weir_height = row.number(next++);
      node.weir_coefficient = row.number(next++);
      break;
    case swmm_divider_kind::overflow:
      break;
  }
  row.expect(next, next + 4);
  node.max_depth = row.number(next, 0);
  node.initial_depth = row.number(next + 1, 0);
  node.surcharge_depth = row.number(next + 2, 0);
  node.ponded_area = row.number(next + 3, 0);
  return node;
}

}  // namespace greenward::exchange
