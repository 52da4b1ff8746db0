#include "viewer/panels/import_report.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/palette.hpp"

namespace greenward::viewer {

namespace {

std::string tally_text(const workflow::import_summary& taken, language lang) {
  const auto part = [&](text_key key, std::int64_t count) { return text(key, lang) + count_text(count); };
  return part(text_key::import_read, taken.read) + part(text_key::import_inserted, taken.inserted) +
         part(text_key::import_updated, taken.updated) + part(text_key::import_removed, taken.removed) +
         part(text_key::import_refused, taken.refused);
}

void draw_import_problem(const panel_context& context, const error& problem) {
  session& state = context.state;
  state.fresh_text += problem.message(state.lang);
  problem_text(problem.problem().in(state.lang) +
               (problem.subject().empty() ? "" : "\n" + problem.subject()));
  note(context, problem.remedy().in(state.lang));
}

void draw_taken(const panel_context& context, const workflow::import_summary& taken) {
  session& state = context.state;
  ImGui::PushStyleColor(ImGuiCol_Text, taken.refused > 0 ? palette::warn_ink() : palette::accent());
  wrapped_text(tally_text(taken, state.lang));
  ImGui::PopStyleColor();
  for (const bilingual& one : taken.notes) {
    state.fresh_text += one.in(state.lang);
    note(context, one.in(state.lang));
  }
  if (!taken.rejects.empty()) {
    state.fresh_text += taken.rejects.string();
    note(context, text(text_key::import_rejects, state.lang) + taken.rejects.string());
  }
  note(context, text(text_key::import_can_be_undone, state.lang));
}

}  // namespace

void draw_import_report(const panel_context& context) {
  const import_state& box = context.state.import;
  if (box.problem) draw_import_problem(context, *box.problem);
  if (box.taken) draw_taken(context, *box.taken);
}

}  // namespace greenward::viewer
