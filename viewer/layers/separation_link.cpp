#include "viewer/layers/separation_link.hpp"

#include "viewer/layers/visit.hpp"

#include <algorithm>

namespace greenward::viewer {

void follow_compound(session& state) {
  std::optional<std::uint32_t> chosen;
  if (const chosen_feature* feature = state.chosen.current();
      feature != nullptr && state.drains.model && state.layers[feature->layer].prepared->name == "compounds")
    chosen = feature->row;
  state.separation.follow(chosen);
}

void visit_reason(session& state, std::size_t reason) {
  if (!state.separation.shown || reason >= state.separation.shown->reasons()) return;
  const report::separation_page& page = state.separation.shown->page;
  state.separation.reason = reason;
  state.go_to.mark.reset();
  const auto place = place_of_reason(page, reason);
  if (!place) return;
  const reason_words said = words_of_reason(page, reason);
  state.go_to.mark = place_mark{*place, said.about, {said.why}, true};
  geo::planar_box box{*place, *place};
  if (reason < page.faults.size() && !page.ways[reason].is_none()) {
    const geo::planar_box way = page.ways[reason].box();
    // A way that leads across the district would be too small to see where it goes wrong.
    constexpr double kFarthest = 600;  // metres
    if (std::max(way.width(), way.height()) <= kFarthest) box.include(way);
  }
  show_box(state, box, 0);
}

void step_reason(session& state, int count) {
  const separation_state& separation = state.separation;
  if (!separation.shown || separation.shown->reasons() == 0) return;
  const auto last = static_cast<std::ptrdiff_t>(separation.shown->reasons()) - 1;
  const std::ptrdiff_t before = count > 0 ? -1 : last + 1;
  const std::ptrdiff_t at =
      (separation.reason ? static_cast<std::ptrdiff_t>(*separation.reason) : before) + count;
  if (at < 0 || at > last) return;
  state.tab = details_tab::feature;
  visit_reason(state, static_cast<std::size_t>(at));
}

}  // namespace greenward::viewer
