#include "engine/exchange/swmm_rows.hpp"

#include "engine/exchange/swmm_words.hpp"

namespace greenward::exchange {

namespace {

/// The first three items of every link.
template <typename Link>
Link link_of(swmm_row& row) {
  Link link;
  link.id = row.id(0);
  link.from = row.id(1);
  link.to = row.id(2);
  return link;
}

swmm_outlet_kind outlet_kind_of(swmm_row& row, std::size_t i) {
  constexpr std::array<std::string_view, 6> words{"FUNCTIONAL/DEPTH", "FUNCTIONAL/HEAD", "TABULAR/DEPTH",
                                                  "TABULAR/HEAD",     "FUNCTIONAL",      "TABULAR"};
  for (std::size_t k = 0; k < words.size(); ++k) {
    if (!swmm_same(row[i], words[k])) continue;
    if (k < kSwmmOutletKinds.size()) return static_cast<swmm_outlet_kind>(k);
    return k == 4 ? swmm_outlet_kind::functional_depth : swmm_outlet_kind::tabular_depth;
  }
  return row.word_as<swmm_outlet_kind>(i, kSwmmOutletKinds);
}

std::string shape_of(std::string_view word) {
  const auto found = swmm_match(word, swmm_shape_words());
  return found ? std::string(swmm_shape_words()[*found]) : std::string(word);
}

}  // namespace

swmm_conduit conduit_of(swmm_row& row, bool stars) {
  row.expect(7, 9);
  auto link = link_of<swmm_conduit>(row);
  link.length = row.number(3);
  link.roughness = row.number(4);
  link.from_offset = row.offset(5, stars);
  link.to_offset = row.offset(6, stars);
  link.initial_flow = row.number(7, 0);
  link.max_flow = row.number(8, 0);
  return link;
}

swmm_pump pump_of(swmm_row& row) {
  row.expect(3, 7);
  auto link = link_of<swmm_pump>(row);
  link.curve = row.reference(3);
  if (row.has(4)) link.on = row.word(4, kSwmmOffOn) == 1;
  link.startup_depth = row.number(5, 0);
  link.shutoff_depth = row.number(6, 0);
  return link;
}

swmm_orifice orifice_of(swmm_row& row, bool stars) {
  row.expect(6, 8);
  auto link = link_of<swmm_orifice>(row);
  link.kind = row.word_as<swmm_orifice_kind>(3, kSwmmOrificeKinds);
  link.offset = row.offset(4, stars);
  link.coefficient = row.number(5);
  link.gated = row.yes(6, false);
  link.hours_to_close = row.number(7, 0);
  return link;
}

swmm_weir weir_of(swmm_row& row, bool stars) {
  row.expect(6, 13);
  auto link = link_of<swmm_weir>(row);
  link.kind = row.word_as<swmm_weir_kind>(3, kSwmmWeirKinds);
  link.crest = row.offset(4, stars);
  link.coefficient = row.number(5);
  if (row.given(6)) link.gated = row.yes(6, false);
  if (row.given(7)) link.end_contractions = row.number(7);
  if (row.given(8)) link.end_coefficient = row.number(8);
  if (row.given(9)) link.can_surcharge = row.yes(9, true);
  if (row.given(10)) link.road_width = row.number(10);
  link.road_surface = row.reference(11);
  link.coefficient_curve = row.reference(12);
  return link;
}

swmm_outlet outlet_of(swmm_row& row, bool stars) {
  row.expect(6, 8);
  auto link = link_of<swmm_outlet>(row);
  if (row.fault()) return link;
  link.offset = row.offset(3, stars);
  link.kind = outlet_kind_of(row, 4);
  std::size_t next = 5;
  if (link.kind == swmm_outlet_kind::tabular_depth || link.kind == swmm_outlet_kind::tabular_head) {
    link.curve = row.id(next++);
  } else {
    link.coefficient = row.number(next++);
    link.exponent = row.number(next++);
  }
  row.expect(next, next + 1);
  link.gated = row.yes(next, false);
  return link;
}

swmm_cross_section cross_section_of(swmm_row& row) {
  row.expect(3, 8);
  swmm_cross_section section;
  section.link = row.id(0);
  section.shape = shape_of(row.id(1));
  const bool named = section.shape == "IRREGULAR" || section.shape == "STREET";
  if (!named) row.expect(6, 8);
  for (std::size_t k = 0; k < 4; ++k) {
    const bool name = named ? k == 0 : section.shape == "CUSTOM" && k == 1;
    if (name) {
      section.reference = row.id(2 + k);
    } else if (row.has(2 + k)) {
      section.geometry[k] = row.number(2 + k);
    }
  }
  section.barrels = row.whole(6, 1);
  section.culvert = row.whole(7, 0);
  return section;
}

swmm_loss loss_of(swmm_row& row) {
  row.expect(4, 6);
  swmm_loss loss;
  loss.link = row.id(0);
  loss.entry = row.number(1);
  loss.exit = row.number(2);
  loss.average = row.number(3);
  loss.gated = row.yes(4, false);
  loss.seepage = row.number(5, 0);
  return loss;
}

}  // namespace greenward::exchange
