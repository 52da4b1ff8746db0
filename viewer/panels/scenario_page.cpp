#include "viewer/panels/scenario_page.hpp"

#include "engine/workflow/finding_names.hpp"
#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/exports.hpp"
#include "viewer/layers/map_division.hpp"
#include "viewer/layers/scenario_link.hpp"
#include "viewer/panels/button_row.hpp"
#include "viewer/panels/list_row.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/sheet_grid.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace greenward::viewer {

namespace {

using workflow::scenario_step;

text_key step_title(scenario_step step, bool stands_in_plan) {
  if (stands_in_plan) return text_key::scenario_take_out;
  return step == scenario_step::build ? text_key::scenario_build : text_key::scenario_abandon;
}

/// A row of two texts that can be clicked; the second gives way.
bool link_row(const panel_context& context, const std::string& widget, const std::string& left,
              const std::string& right, bool marked = false) {
  const list_row row = begin_list_row(context, widget, marked);
  if (row.hovered) ImGui::SetTooltip("%s · %s", left.c_str(), right.c_str());
  ImFont* font = context.fonts.body;
  const float used = draw_text(font, ImVec2(row.at.x + 8, row.top_of(font)), palette::ink(),
                               shortened(font, left, row.width * 0.45F));
  end_of_row(context, row, right, used + 8);
  return row.clicked;
}

/// Rows in a box of their own, as high as six of them at most.
template <class Row>
void draw_rows_in_box(const char* name, std::size_t count, Row row) {
  constexpr std::size_t kMostInSight = 6;
  if (count == 0) return;  // ImGui would take a box of no height for all that is left
  const float height = palette::kRow * static_cast<float>(std::min(count, kMostInSight));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  ImGui::BeginChild(name, ImVec2(0, height), false, ImGuiWindowFlags_NoNav);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(count), palette::kRow);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      ImGui::PushID(i);
      row(static_cast<std::size_t>(i));
      ImGui::PopID();
    }
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
}

void draw_plan(const panel_context& context) {
  session& state = context.state;
  const scenario_state& scenario = state.scenario;
  const workflow::scenario_links& plan = scenario.plan;
  const auto link_at = [&](std::size_t i) {
    return i < plan.build.size() ? plan.build[i] : plan.abandon[i - plan.build.size()];
  };
  std::optional<std::uint32_t> gone_to;
  draw_rows_in_box("plan", plan.build.size() + plan.abandon.size(), [&](std::size_t i) {
    const std::uint32_t link = link_at(i);
    const bool built = i < plan.build.size();
    const bool current = plannable_pipe(state) == link;
    if (link_row(context, "plan:" + std::to_string(i), workflow::name_of_link(*scenario.now->model, link),
                 text(built ? text_key::scenario_built : text_key::scenario_given_up, state.lang), current))
      gone_to = link;
  });
  if (gone_to) visit_planned(state, *gone_to);
}

/// As it is, or as planned: which drains all answers speak of; or no plan any more.
void draw_switch(const panel_context& context) {
  session& state = context.state;
  const bool planned = state.scenario.planned;
  const std::array buttons{
      row_button_entry{"scenario:now", text(text_key::scenario_before, state.lang), !planned},
      row_button_entry{"scenario:then", text(text_key::scenario_after, state.lang), planned},
      row_button_entry{"scenario:clear", text(text_key::scenario_clear, state.lang)}};
  const auto pressed = button_row(context, buttons);
  if (pressed == 2) return clear_plan(state);
  if (pressed) ask_the_plan(state, *pressed == 1);
}

/// What else can be done with a plan.
void draw_uses(const panel_context& context) {
  session& state = context.state;
  const std::array buttons{row_button_entry{"scenario:divide", text(text_key::scenario_divide, state.lang),
                                            state.scenario.is_divided()},
                           row_button_entry{"scenario:export", text(text_key::scenario_export, state.lang)}};
  const auto pressed = button_row(context, buttons);
  if (pressed == 0) compare_plan(state);
  if (pressed == 1) open_export(state, export_kind::plan);
  if (state.scenario.planned) note(context, text(text_key::scenario_shown, state.lang));
}

std::size_t column_of(const sheet& table, std::string_view key) {
  const auto found = std::ranges::find(table.columns, key, &sheet_column::key);
  return static_cast<std::size_t>(found - table.columns.begin());
}

std::string words_at(const sheet& table, std::size_t row, std::string_view key) {
  const std::size_t column = column_of(table, key);
  const std::string words = cell_words(table.rows[row][column], table.columns[column].role);
  return words.empty() ? "–" : words;
}

/// What was, and what would be: one text if they are the same.
std::string change_words(const sheet& table, std::size_t row, const std::string& key) {
  const std::string before = words_at(table, row, key + "_before"),
                    after = words_at(table, row, key + "_after");
  return before == after ? before : before + " → " + after;
}

/// A heading with room above it.
void draw_heading(const panel_context& context, const std::string& words) {
  ImGui::Dummy(ImVec2(0, 6));
  section(context, shortened(context.fonts.strong, words, ImGui::GetContentRegionAvail().x).c_str());
}

void draw_quantities(const panel_context& context, const sheet& table) {
  draw_heading(context, table.title.in(context.state.lang));
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string diameter = words_at(table, row, "diameter_mm");
    key_value(context,
              words_at(table, row, "change_title") + " · " + words_at(table, row, "system_title") + " DN " +
                  diameter,
              words_at(table, row, "length_m") + " m · " + words_at(table, row, "pipes"));
  }
}

void draw_compounds(const panel_context& context, const sheet& table) {
  session& state = context.state;
  draw_heading(context, table.title.in(state.lang));
  if (table.rows.empty()) return note(context, text(text_key::scenario_no_change, state.lang));
  std::optional<std::size_t> gone_to;
  draw_rows_in_box("changed compounds", table.rows.size(), [&](std::size_t row) {
    if (link_row(context, "scenario:compound:" + std::to_string(row), words_at(table, row, "compound"),
                 change_words(table, row, "to_receptor_title")))
      gone_to = row;
  });
  if (gone_to) visit_compound(state, words_at(table, *gone_to, "compound_code"));
}

/// Of the whole district: its row comes last.
void draw_covered(const panel_context& context, const sheet& table) {
  const std::size_t last = table.rows.size() - 1;
  draw_heading(context, table.title.in(context.state.lang));
  for (const char* key : {"people_traced_both", "share_people_traced"}) {
    const sheet_column& column = table.columns[column_of(table, std::string(key) + "_before")];
    std::string title = column.title.in(context.state.lang);
    for (const char* ending : {"（前）", ", before"})
      if (title.ends_with(ending)) title.resize(title.size() - std::string_view(ending).size());
    key_value(context, title, change_words(table, last, key));
  }
}

void draw_findings_of(const panel_context& context, const scenario_answer& answer, bool gone) {
  session& state = context.state;
  const std::vector<std::uint32_t>& places = gone ? answer.gone : answer.fresh;
  const finding_list& list = gone ? *answer.asked.now : *answer.then;
  const std::string title = text(gone ? text_key::scenario_gone : text_key::scenario_new, state.lang) + " " +
                            count_text(static_cast<std::int64_t>(places.size()));
  draw_heading(context, title);
  const workflow::finding_names names(*list.model);
  std::optional<std::size_t> gone_to;
  draw_rows_in_box(gone ? "gone findings" : "new findings", places.size(), [&](std::size_t i) {
    const drainage::finding& found = list.findings[places[i]].found;
    const std::string widget = (gone ? "scenario:gone:" : "scenario:new:") + std::to_string(i);
    const bool current = state.findings.list.get() == &list && state.findings.chosen == places[i];
    if (link_row(context, widget, names.name(found.table, found.row),
                 workflow::words_of(found.what).title.in(state.lang), current))
      gone_to = i;
  });
  if (gone_to) visit_changed_finding(state, gone, *gone_to);
}

void draw_answer(const panel_context& context, const scenario_answer& answer) {
  if (answer.refusal) return problem_text(answer.refusal->message(context.state.lang));
  if (const sheet* table = answer.find("quantities")) draw_quantities(context, *table);
  if (const sheet* table = answer.find("compounds")) draw_compounds(context, *table);
  if (const sheet* table = answer.find("coverage")) draw_covered(context, *table);
  draw_findings_of(context, answer, true);
  draw_findings_of(context, answer, false);
}

void draw_plan_all(const panel_context& context) {
  session& state = context.state;
  const std::size_t count = planned_pipes(state);
  if (count == 0) return note(context, text(text_key::scenario_none_planned, state.lang));
  if (state.scenario.plan.build.size() == count) return;
  const std::string words =
      text(text_key::scenario_build_all, state.lang) + " " + count_text(static_cast<std::int64_t>(count));
  const float width = ImGui::GetContentRegionAvail().x;
  if (flat_button("plan all", words.c_str(), ImVec2(width, 32))) plan_all(state);
  note_widget(state, "scenario:all");
}

}  // namespace

void draw_plan_button(const panel_context& context) {
  session& state = context.state;
  const auto pipe = plannable_pipe(state);
  if (!pipe) return;
  const bool stands = state.scenario.step_of(*pipe) != scenario_step::none;
  const text_key title = step_title(workflow::step_for(*state.scenario.now->model, *pipe), stands);
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::PushFont(context.fonts.small);
  if (flat_button("plan pipe", label(title, state.lang), ImVec2(width, 32))) plan_chosen(state);
  note_widget(state, "scenario:pipe");
  ImGui::PopFont();
  ImGui::Dummy(ImVec2(0, 6));
}

void draw_scenario(const panel_context& context) {
  session& state = context.state;
  if (!state.scenario.now) return;
  const language lang = state.lang;
  ImGui::Dummy(ImVec2(0, 8));
  section(context, label(text_key::scenario_title, lang));
  if (state.scenario.dropped > 0)
    note(context, std::to_string(state.scenario.dropped) + " " + text(text_key::scenario_dropped, lang));
  if (!state.scenario.can_be_kept()) note(context, text(text_key::scenario_not_kept, lang));
  if (state.scenario.is_open()) {
    draw_plan(context);
    ImGui::Dummy(ImVec2(0, 4));
    draw_switch(context);
    if (state.scenario.is_open()) draw_uses(context);
    if (const auto answer = state.scenario.shown)
      draw_answer(context, *answer);
    else if (state.scenario.is_open())
      note(context, text(text_key::scenario_computing, lang));
    ImGui::Dummy(ImVec2(0, 6));
  }
  draw_plan_all(context);
  ImGui::Dummy(ImVec2(0, 2));
  note(context, text(text_key::scenario_hint, lang));
}

}  // namespace greenward::viewer
