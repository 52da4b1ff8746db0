#include "viewer/shell/works_days.hpp"

#include "engine/works/standing.hpp"

#include <string>
#include <utility>
#include <vector>

namespace greenward::viewer {

namespace {

constexpr const char* kWorksLayer = "works";

}  // namespace

void upload(tree_layer& layer, std::shared_ptr<prepared_layer> prepared) {
  layer.gpu = std::make_shared<gpu_layer>(prepared->levels, prepared->style.rules);
  prepared->levels = {};
  layer.show(std::move(prepared));
}

void works_days::begin_with(session& state) {
  const tree_layer* works = state.find(kWorksLayer);
  as_recorded_ = works != nullptr ? works->whole() : nullptr;
  shown_.reset();
  state.earlier.reset();
}

works_days::works_on_day works_days::works_on(const time_state& time, std::optional<date> day) const {
  const workflow::works_ledger shown = workflow::ledger_on(*time.ledger, day);
  const std::vector<std::string> stages =
      works::stages_on(shown.works(), shown.stages(), environment_.lives, day);
  return {restyled(*as_recorded_, stages, task{}),
          tabulate(workflow::compute_progress(shown, {}), environment_.catalogue)};
}

void works_days::follow(session& state) {
  if (!state.time.ledger || !as_recorded_) return;
  follow_shown(state);
  follow_compared(state);
}

void works_days::follow_shown(session& state) {
  if (shown_ == state.time.day) return;
  shown_ = state.time.day;
  works_on_day shown = works_on(state.time, shown_);
  state.progress = std::move(shown.progress);
  upload(*state.find(kWorksLayer), std::move(shown.works));
}

void works_days::follow_compared(session& state) const {
  const std::optional<date> compared =
      state.earlier ? std::optional(state.earlier->day) : std::optional<date>();
  if (compared == state.time.before) return;
  state.earlier.reset();
  if (!state.time.before) return;
  works_on_day before = works_on(state.time, state.time.before);
  tree_layer drawn;
  upload(drawn, std::move(before.works));
  state.earlier = {*state.time.before, drawn.prepared, drawn.prepared, std::move(drawn.gpu),
                   std::move(before.progress)};
  state.filter_earlier();
}

}  // namespace greenward::viewer
