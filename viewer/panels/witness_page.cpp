#include "viewer/panels/witness_page.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/witness_link.hpp"
#include "viewer/panels/list_row.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/walk_note.hpp"

#include <cmath>
#include <string>

namespace greenward::viewer {

namespace {

constexpr float kStepColumn = 70;

/// Always with one digit after the point, so that a column of them lines up.
std::string column_text(double metres) {
  const std::string words = number_text(metres, 1);
  return words.find('.') == std::string::npos ? words + ".0" : words;
}

std::string walked_text(double metres, language lang) {
  return number_text(metres, 1) + " " + text(text_key::metres_unit, lang);
}

/// A coloured box: within the limit or not, and by how much.
void draw_verdict(const panel_context& context, const witness_answer& answer) {
  const language lang = context.state.lang;
  const bool passes = answer.report->within();
  const double limit = answer.report->settings.limit().value;
  constexpr float kHeight = 78;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const ImU32 ink = passes ? palette::accent() : palette::error();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(at, ImVec2(at.x + width, at.y + kHeight),
                      passes ? palette::accent_soft() : palette::error_soft(), 4);
  list->AddRectFilled(at, ImVec2(at.x + 4, at.y + kHeight), ink, 2);
  const std::string verdict = text(passes ? text_key::witness_pass : text_key::witness_fail, lang);
  draw_text(context.fonts.title, ImVec2(at.x + 14, at.y + 6), ink, verdict);
  draw_text_right(context.fonts.title, ImVec2(at.x + width - 10, at.y + 6), palette::ink(),
                  number_text(answer.minutes(), 1) + " " + text(text_key::minutes_unit, lang));
  const std::string spare = text(passes ? text_key::witness_spare : text_key::witness_beyond, lang) + " " +
                            walked_text(std::abs(limit - answer.metres()), lang);
  const std::string limits = text(text_key::witness_limit, lang) + " " +
                             number_text(answer.report->settings.minutes, 1) + " " +
                             text(text_key::minutes_unit, lang) + " · " + walked_text(limit, lang);
  ImFont* small = context.fonts.small;
  draw_text(small, ImVec2(at.x + 14, at.y + 35), palette::ink_soft(), spare);
  draw_text_right(small, ImVec2(at.x + width - 10, at.y + 35), palette::ink(),
                  walked_text(answer.metres(), lang));
  draw_text_right(small, ImVec2(at.x + width - 10, at.y + 55), palette::ink_soft(), limits);
  ImGui::Dummy(ImVec2(width, kHeight));
  note_widget(context.state, "witness:verdict");
  ImGui::Dummy(ImVec2(0, 4));
}

/// A row that can be clicked, with a name on the left and up to two numbers on the right.
bool step_row(const panel_context& context, const std::string& widget, const std::string& name,
              std::string_view walked, std::string_view total) {
  ImFont* font = context.fonts.body;
  ImFont* small = context.fonts.small;
  const list_row row = begin_list_row(context, widget, false);
  draw_text(font, ImVec2(row.at.x + 6, row.top_of(font)), palette::ink(),
            shortened(font, name, row.width - 2 * kStepColumn - 12));
  draw_text_right(small, ImVec2(row.right() - kStepColumn, row.top_of(small)), palette::ink_soft(), walked);
  draw_text_right(small, ImVec2(row.right() - 4, row.top_of(small)), palette::ink_soft(), total);
  return row.clicked;
}

std::string title_of_step(const session& state, const workflow::witness_step& step) {
  std::string kind = text(text_key::witness_path, state.lang);
  for (const layer::code_entry& entry : state.environment->catalogue.codes("walk_edge_kind").entries)
    if (entry.code == step.kind) kind = entry.title.in(state.lang);
  return step.name.empty() ? kind : step.name + " · " + kind;
}

void draw_steps(const panel_context& context, const witness_answer& answer) {
  session& state = context.state;
  const workflow::witness_report& report = *answer.report;
  const auto words = [&](text_key key) { return text(key, state.lang); };
  ImGui::Dummy(ImVec2(0, 6));
  section(context, label(text_key::witness_steps, state.lang));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  step_row(context, "witness:head", words(text_key::witness_stretch), words(text_key::witness_metres),
           words(text_key::witness_total));
  const double access = report.way->start.access.value;
  step_row(context, "witness:from", words(text_key::witness_to_network), column_text(access),
           column_text(access));
  std::optional<std::size_t> pointed;
  for (std::size_t i = 0; i < report.steps.size(); ++i) {
    const workflow::witness_step& step = report.steps[i];
    ImGui::PushID(static_cast<int>(i));
    if (step_row(context, "witness:step:" + std::to_string(i), title_of_step(state, step),
                 column_text(step.metres), column_text(step.total_metres)))
      visit_witness_step(state, i);
    if (ImGui::IsItemHovered()) pointed = i;
    ImGui::PopID();
  }
  if (pointed) state.witness.step = pointed;
  if (step_row(context, "witness:facility", words(text_key::witness_to_facility),
               column_text(report.way->end.access.value), column_text(answer.metres())))
    choose_witness_facility(state);
  ImGui::PopStyleVar();
}

/// Each number that the verdict rests on, where it comes from, and whether anybody has verified it.
void draw_rules(const panel_context& context, const workflow::witness_report& report) {
  const language lang = context.state.lang;
  for (const workflow::witness_rule& used : report.rules) {
    const layer::rule& rule = used.rule;
    const std::string source =
        rule.norm.empty() ? text(text_key::witness_no_norm, lang) : rule.norm + " " + rule.clause;
    note(context, rule.title.in(lang) + " " + number_text(used.value, 2) + " " + rule.unit + " · " + source +
                      " · " +
                      text(rule.verified ? text_key::witness_verified : text_key::witness_unverified, lang));
  }
  ImGui::Dummy(ImVec2(0, 4));
  note(context, text(text_key::rule_pack_note, lang) + " " + report.provenance.rule_pack);
}

void draw_way(const panel_context& context, const witness_answer& answer) {
  session& state = context.state;
  draw_verdict(context, answer);
  const std::string facility = answer.report->facility_name.empty()
                                   ? "#" + std::to_string(answer.report->facility.value)
                                   : answer.report->facility_name;
  key_value(context, text(text_key::witness_nearest, state.lang),
            shortened(context.fonts.body, facility, ImGui::GetContentRegionAvail().x * 0.68F));
}

void draw_witness_buttons(const panel_context& context) {
  session& state = context.state;
  ImGui::Dummy(ImVec2(0, 4));
  const bool has_way = state.witness.shown && state.witness.shown->has_way();
  if (has_way) {
    if (flat_button("witness show", label(text_key::witness_show, state.lang), ImVec2(120, 32)))
      visit_witness(state);
    note_widget(state, "witness:show");
    ImGui::SameLine(0, 8);
  }
  const bool cleared = flat_button("witness clear", label(text_key::try_clear, state.lang), ImVec2(90, 32));
  note_widget(state, "witness:clear");
  if (cleared) state.witness.clear();
  ImGui::Dummy(ImVec2(0, 8));
}

}  // namespace

void draw_witness(const panel_context& context) {
  session& state = context.state;
  const witness_state& witness = state.witness;
  if (!witness.subject) return;
  if (!witness.shown) return note(context, text(text_key::witness_computing, state.lang));
  // Kept while this is drawn, even if a button clears it.
  const std::shared_ptr<const witness_answer> answer = witness.shown;
  const std::string title = text(text_key::witness_title, state.lang) + " · " + answer->name;
  section(context, shortened(context.fonts.strong, title, ImGui::GetContentRegionAvail().x).c_str());
  if (answer->refusal) {
    problem_text(answer->refusal->problem().in(state.lang));
  } else if (!answer->has_way()) {
    problem_text(text(text_key::witness_fail, state.lang) + (state.lang == language::zh ? "：" : ": ") +
                 answer->report->refusal_reason.in(state.lang));
  } else {
    draw_way(context, *answer);
  }
  draw_witness_buttons(context);
  if (!answer->report) return;
  draw_rules(context, *answer->report);
  if (answer->has_way()) draw_steps(context, *answer);
  ImGui::Dummy(ImVec2(0, 8));
}

void draw_witness_button(const panel_context& context) {
  session& state = context.state;
  if (!witness_subject_of(state)) return;
  const float width = ImGui::GetContentRegionAvail().x;
  if (flat_button("witness", label(text_key::witness_ask, state.lang), ImVec2(width, 34))) ask_witness(state);
  note_widget(state, "witness:ask");
  ImGui::Dummy(ImVec2(0, 6));
}

}  // namespace greenward::viewer
