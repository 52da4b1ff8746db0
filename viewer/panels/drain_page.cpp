#include "viewer/panels/drain_page.hpp"

#include "engine/drainage/branch_end_words.hpp"
#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/profile_link.hpp"
#include "viewer/panels/button_row.hpp"
#include "viewer/panels/finding_page.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/scenario_page.hpp"

#include <array>

namespace greenward::viewer {

namespace {

using drainage::trace_direction;

struct trace_button {
  trace_direction direction;
  text_key title;
  const char* widget;
};

constexpr std::array<trace_button, 3> kButtons{
    {{trace_direction::upstream, text_key::trace_up, "trace:up"},
     {trace_direction::downstream, text_key::trace_down, "trace:down"},
     {trace_direction::connected, text_key::trace_connected, "trace:connected"}}};

void draw_profile_buttons(const panel_context& context) {
  session& state = context.state;
  constexpr float kGap = 8;
  const float width = (ImGui::GetContentRegionAvail().x - kGap) / 2;
  const text_key mark = state.profile.waits_for_end() ? text_key::profile_to : text_key::profile_from;
  ImGui::PushFont(context.fonts.small);
  if (flat_button("profile:mark", label(mark, state.lang), ImVec2(width, 32))) mark_profile_end(state);
  note_widget(state, "profile:mark");
  ImGui::SameLine(0, kGap);
  if (flat_button("profile:down", label(text_key::profile_down, state.lang), ImVec2(width, 32)))
    profile_downstream(state);
  note_widget(state, "profile:down");
  ImGui::PopFont();
  ImGui::Dummy(ImVec2(0, 6));
}

std::string title_of(const workflow::map_trace& trace, language lang) {
  for (const trace_button& button : kButtons)
    if (button.direction == trace.direction) return text(button.title, lang) + " · " + trace.start;
  return trace.start;
}

void draw_sums(const panel_context& context, const workflow::map_trace& trace) {
  const language lang = context.state.lang;
  const drainage::accumulation& sums = trace.sums;
  key_value(context, text(text_key::trace_pipes, lang), count_text(static_cast<std::int64_t>(sums.links)));
  key_value(context, text(text_key::trace_length, lang), length_text(sums.length_m, lang));
  key_value(context, text(text_key::trace_buildings, lang),
            count_text(static_cast<std::int64_t>(sums.buildings)));
  key_value(context, text(text_key::trace_people, lang), number_text(sums.people, 0));
  key_value(context, text(text_key::trace_floor, lang), number_text(sums.floor_area_m2, 0) + " m²");
  if (sums.people_unknown > 0)
    note(context, std::to_string(sums.people_unknown) + " " + text(text_key::trace_people_unknown, lang));
  if (trace.without_line > 0)
    note(context, std::to_string(trace.without_line) + " " + text(text_key::trace_without_line, lang));
}

void draw_ends(const panel_context& context, const workflow::map_trace& trace) {
  ImGui::Dummy(ImVec2(0, 6));
  section(context, label(text_key::trace_ends, context.state.lang));
  for (std::size_t why = 0; why < trace.ends.size(); ++why) {
    if (trace.ends[why] == 0) continue;
    key_value(context,
              drainage::word_for(static_cast<drainage::branch_end>(why)).title.in(context.state.lang),
              count_text(static_cast<std::int64_t>(trace.ends[why])));
  }
}

/// Whether the water is seen to run, and where it cannot be.
void draw_flow_switch(const panel_context& context, const workflow::map_trace& trace) {
  session& state = context.state;
  const std::array button{
      row_button_entry{"trace:flow", text(text_key::flow_switch, state.lang), state.drains.flow.on}};
  ImGui::Dummy(ImVec2(0, 4));
  if (button_row(context, button)) state.drains.flow.on = !state.drains.flow.on;
  if (state.drains.flow.on) note(context, text(text_key::flow_note, state.lang));
  if (const std::size_t unknown = trace.without_flow(); unknown > 0)
    note(context,
         count_text(static_cast<std::int64_t>(unknown)) + " " + text(text_key::flow_unknown, state.lang));
}

void draw_trace(const panel_context& context) {
  session& state = context.state;
  if (!state.drains.trace) return note(context, text(text_key::trace_hint, state.lang));
  const workflow::map_trace& trace = *state.drains.trace;
  section(context, title_of(trace, state.lang).c_str());
  if (trace.refusal) return problem_text(trace.refusal->in(state.lang));
  draw_sums(context, trace);
  draw_flow_switch(context, trace);
  draw_ends(context, trace);
  ImGui::Dummy(ImVec2(0, 8));
  if (flat_button("clear trace", label(text_key::try_clear, state.lang), ImVec2(120, 32)))
    state.drains.clear();
  note_widget(state, "clear_trace");
  ImGui::Dummy(ImVec2(0, 8));
  note(context, text(text_key::trace_note, state.lang));
}

}  // namespace

void draw_trace_buttons(const panel_context& context) {
  session& state = context.state;
  if (!state.can_follow()) return;
  constexpr float kGap = 8;
  const float width = (ImGui::GetContentRegionAvail().x - 2 * kGap) / 3;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::PushFont(context.fonts.small);
  for (std::size_t i = 0; i < kButtons.size(); ++i) {
    ImGui::SetCursorScreenPos(ImVec2(at.x + (width + kGap) * static_cast<float>(i), at.y));
    if (flat_button(kButtons[i].widget, label(kButtons[i].title, state.lang), ImVec2(width, 32)))
      follow_chosen(state, kButtons[i].direction);
    note_widget(state, kButtons[i].widget);
  }
  ImGui::PopFont();
  ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + 32 + 6));
  draw_profile_buttons(context);
  draw_plan_button(context);
}

void draw_drain_page(const panel_context& context) {
  session& state = context.state;
  if (state.drains.refusal) return problem_text(state.drains.refusal->in(state.lang));
  if (!state.drains.model)
    return note(context, text(state.loading.service_ready ? text_key::no_drains : text_key::service_waiting,
                              state.lang));
  draw_trace_buttons(context);
  draw_trace(context);
  draw_scenario(context);
  draw_findings(context);
}

}  // namespace greenward::viewer
