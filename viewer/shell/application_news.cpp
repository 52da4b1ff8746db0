// What the loader has finished, taken over by the application.
#include "viewer/layers/database_link.hpp"
#include "viewer/layers/kept_choices.hpp"
#include "viewer/layers/table_link.hpp"
#include "viewer/shell/application.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace greenward::viewer {

namespace {

constexpr const char* kWorks = "works";

/// From now on the database is the one that was opened last.
void note_opened(session& state) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  put_first(state.databases.recent, state.databases.current,
            std::chrono::duration_cast<std::chrono::seconds>(now).count());
  look_for_databases(state.databases);
}

}  // namespace

bool application::accept(loader_news news) {
  const bool stepped = !(news.step == state_.loading.step) || news.done != state_.loading.done;
  const bool changed = news.loaded || news.texts || news.names || news.served || news.failure ||
                       news.recorded || news.edited || news.undone || stepped;
  if (stepped) wanted_glyphs_.add(news.step);
  state_.loading.step = std::move(news.step);
  state_.loading.done = news.done;
  state_.loading.total = news.total;
  if (news.failure) {
    wanted_glyphs_.add(bilingual{news.failure->message(language::zh), news.failure->message(language::en)});
    state_.failure = std::move(news.failure);
  }
  if (news.texts) take_texts(*news.texts);
  if (news.recorded) adopt(std::move(*news.recorded));
  if (news.edited) adopt(std::move(*news.edited));
  if (news.undone) adopt(std::move(*news.undone));
  if (news.loaded) adopt(std::move(*news.loaded));
  if (news.names && news.names->district == state_.district) state_.search.use(std::move(news.names));
  if (news.served) adopt(std::move(*news.served));
  return changed;
}

/// While the loader goes on with the district, the fonts are made.
void application::take_texts(const loader_news::district_texts& texts) {
  wanted_glyphs_.add(texts.all);
  wanted_names_.add(texts.names);
  complete_fonts();
}

void application::adopt(loader_news::district loaded) {
  std::vector<named_feature> chosen = std::exchange(to_choose_, {});
  if (chosen.empty()) chosen = names_of_chosen(state_);
  const std::vector<tree_layer> before = std::exchange(state_.layers, {});
  state_.district = std::move(loaded.snapshot);
  state_.progress = std::move(loaded.progress);
  for (std::shared_ptr<prepared_layer>& prepared : loaded.layers) {
    tree_layer layer;
    layer.usual_place = state_.layers.size();
    layer.group = group_of(prepared->name);
    layer.unfolded = prepared->name == kWorks;
    layer.selectable = !shares_out_ground(prepared->name);
    upload(layer, std::move(prepared));
    state_.layers.push_back(std::move(layer));
  }
  carry_over(before, state_.layers);
  arrange_layers(state_, changed_order(before));
  state_.time.use(std::move(loaded.ledger), today());
  days_.begin_with(state_);
  forget_answers();
  state_.bands.forget();
  state_.search.use(nullptr);
  state_.chosen = chosen_again(state_, chosen, state_.chosen.shown);
  renew_table(state_);
  picture_->invalidate();
  if (!std::exchange(state_.loading.district_ready, true) && !state_.databases.is_start())
    note_opened(state_);
}

/// What was traced and tried holds for the district as it was: its rows are not those of another state.
void application::forget_answers() {
  state_.drains.clear();
  state_.profile.clear();
  state_.witness.clear();
  state_.separation.clear();
  state_.scenario.put_aside();
  state_.sites.clear();
  state_.board.forget();
  state_.drains.model.reset();
  if (state_.go_to.mark && state_.go_to.mark->is_finding) state_.go_to.mark.reset();
  state_.findings.use(nullptr);
  state_.trial.clear();
  state_.trial.circle.reset();
}

void application::adopt(edit_outcome outcome) {
  if (outcome.result.entry == 0) {
    if (!state_.edit) return;
    take_refusals(*state_.edit, outcome);
    for (const edit_field& field : state_.edit->fields)
      if (field.problem) wanted_glyphs_.add(*field.problem);
    if (state_.edit->problem) wanted_glyphs_.add(*state_.edit->problem);
    return;
  }
  if (state_.edit) {
    state_.recorder = state_.edit->who;
    if (!state_.edit->asks_delete) to_choose_ = {{state_.edit->layer, outcome.result.features.front()}};
  }
  state_.edit.reset();
  state_.history.edited(outcome.result);
  wanted_glyphs_.add(*state_.history.said);
}

void application::adopt(undo_outcome outcome) {
  state_.history.answered(outcome);
  if (state_.history.said) wanted_glyphs_.add(*state_.history.said);
}

void application::adopt(record_outcome outcome) {
  if (outcome.entry != 0) state_.history.made(outcome.entry);
  if (!state_.form) return;
  record_form& form = *state_.form;
  form.sent = false;
  if (outcome.refusal) {
    wanted_glyphs_.add(*outcome.refusal);
    form.problem = std::move(outcome.refusal);
    return;
  }
  state_.recorder = form.who;
  state_.photo_folder = form.photo_folder;
  if (!outcome.works.empty()) state_.recorded = change_text(outcome.works.front(), environment_.catalogue);
  state_.form.reset();
}

void application::adopt(loader_news::service served) {
  state_.service = std::move(served.circles);
  for (const auto& refusal : {served.refusal, served.drains_refusal, served.findings_refusal}) {
    if (refusal) wanted_glyphs_.add(*refusal);
  }
  state_.service_refusal = std::move(served.refusal);
  forget_answers();
  state_.drains.model = std::move(served.drains);
  state_.scenario.take_up(served.findings);
  state_.findings.use(std::move(served.findings));
  state_.findings.refusal = std::move(served.findings_refusal);
  state_.drains.refusal = std::move(served.drains_refusal);
  state_.trial.circle = std::move(served.trial);
  band_layers_.forget();
  for (std::shared_ptr<prepared_layer>& overlay : served.overlays) {
    if (tree_layer* layer = state_.find(overlay->name)) upload(*layer, std::move(overlay));
  }
  state_.loading.service_ready = true;
}

}  // namespace greenward::viewer
