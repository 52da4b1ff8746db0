#include "tests/engine/works/conflict_ground.hpp"

namespace greenward::works {

conflict_options usual_options() {
  conflict_options options;
  const auto& kinds = lists().kinds.entries;
  options.of_kind.resize(kinds.size());
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    if (kinds[kind].code == "road") options.of_kind[kind] = {.paves = true, .avoids = 1};
    if (kinds[kind].code == "sewer_separation") options.of_kind[kind] = {.digs = true, .avoids = 2};
    if (kinds[kind].code == "gas_retrofit") options.of_kind[kind] = {.digs = true};
  }
  options.seasons = {{1101, 410}, {601, 915}};
  return options;
}

conflict_findings ground::find() const {
  const date today = parse_date(on).value();
  const auto table = works_table(works);
  const auto lines = stages_table(stages);
  const auto facts = facts_of(table, lines, lists(), as_recorded ? std::optional<date>() : today);
  std::vector<geo::planar_box> boxes;
  for (std::size_t i = 0; i < places.size(); ++i)
    boxes.push_back(places[i].is_none() ? geo::planar_box{} : places[i].box());
  const index::packed_rtree tree(boxes);
  const auto pauses = pauses_of(table, lines, today);
  return find_conflicts({facts, {places, tree}, pauses, today}, options);
}

}  // namespace greenward::works
