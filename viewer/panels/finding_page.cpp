#include "viewer/panels/finding_page.hpp"

#include "engine/workflow/finding_names.hpp"
#include "viewer/i18n/line_breaks.hpp"
#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/visit.hpp"
#include "viewer/panels/list_row.hpp"
#include "viewer/panels/palette.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace greenward::viewer {

namespace {

using drainage::severity;

struct severity_button {
  severity how;
  text_key title;
  const char* widget;
};

constexpr std::array<severity_button, 3> kSeverities{
    {{severity::error, text_key::finding_errors, "findings:error"},
     {severity::warning, text_key::finding_warnings, "findings:warning"},
     {severity::info, text_key::finding_hints, "findings:info"}}};

ImU32 colour_of(severity how) {
  switch (how) {
    case severity::error:
      return palette::error();
    case severity::warning:
      return palette::seen(layer::colour{196, 124, 0, 255});
    case severity::info:
      break;
  }
  return palette::seen(layer::colour{120, 134, 148, 255});
}

/// How many of each severity; a click leaves them out, or takes them in again.
void draw_severities(const panel_context& context) {
  session& state = context.state;
  finding_state& findings = state.findings;
  constexpr float kGap = 6, kHeight = 48, kMiddle = 17;
  const float width = (ImGui::GetContentRegionAvail().x - 2 * kGap) / 3;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImFont* small = context.fonts.small;
  for (std::size_t i = 0; i < kSeverities.size(); ++i) {
    const severity_button& button = kSeverities[i];
    const auto which = static_cast<std::size_t>(button.how);
    const ImVec2 corner(at.x + (width + kGap) * static_cast<float>(i), at.y);
    const ImVec2 end(corner.x + width, corner.y + kHeight);
    ImGui::SetCursorScreenPos(corner);
    if (ImGui::InvisibleButton(button.widget, ImVec2(width, kHeight)))
      findings.show(button.how, !findings.shown[which]);
    note_widget(state, button.widget);
    const bool on = findings.shown[which];
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(corner, end, on ? palette::rule_soft() : palette::paper(), 4);
    list->AddRect(corner, end, ImGui::IsItemHovered() ? palette::ink_faint() : palette::rule(), 4);
    list->AddCircleFilled(ImVec2(corner.x + 14, corner.y + kMiddle), 5,
                          on ? colour_of(button.how) : palette::rule());
    const ImU32 ink = on ? palette::ink() : palette::ink_faint();
    draw_text(small, ImVec2(corner.x + 26, corner.y + kMiddle - small->FontSize / 2), ink,
              shortened(small, text(button.title, state.lang), width - 30));
    draw_text(context.fonts.body, ImVec2(corner.x + 26, corner.y + 25), ink,
              count_text(static_cast<std::int64_t>(findings.list->of_severity[which])));
  }
  ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + kHeight));
  ImGui::Dummy(ImVec2(0, 4));
}

/// True if it was clicked.
bool draw_check_row(const panel_context& context, const finding_row& row) {
  session& state = context.state;
  const finding_list::check_group& group = state.findings.list->checks[row.group];
  const drainage::check_words& words = workflow::words_of(group.what);
  const list_row drawn = begin_list_row(context, std::string("check:") + words.id, false);
  // What it means and how it is mended.
  if (drawn.hovered) tell_at_pointer(words.definition.in(state.lang) + "\n" + words.mend.in(state.lang));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  draw_fold(list, ImVec2(drawn.at.x + 7, drawn.middle()), state.findings.unfolded[row.group] != 0);
  list.AddCircleFilled(ImVec2(drawn.at.x + 24, drawn.middle()), 5,
                       colour_of(state.findings.list->findings[group.first].found.how));
  ImFont* font = context.fonts.body;
  const std::string count = count_text(static_cast<std::int64_t>(row.count));
  const float used = 36 + draw_text(font, ImVec2(drawn.at.x + 36, drawn.top_of(font)), palette::ink(),
                                    shortened(font, words.title.in(state.lang),
                                              drawn.width - 56 - text_width(context.fonts.small, count)));
  end_of_row(context, drawn, count, used);
  return drawn.clicked;
}

/// What is cut in its row: all of what it is about and of what shows it.
void tell_finding(std::string words, const drainage::finding& found, language lang) {
  for (const std::string& part : workflow::evidence_parts(found, lang)) words += "\n" + part;
  tell_at_pointer(words);
}

/// What shows it, as many whole parts as fit, or that it has been accepted.
std::string evidence_in(const panel_context& context, const workflow::drain_finding& finding, float width) {
  const language lang = context.state.lang;
  if (finding.accepted) return text(text_key::finding_accepted, lang);
  const bilingual between{"；", "; "};
  return leading_parts(workflow::evidence_parts(finding.found, lang), between.in(lang), width,
                       [&](std::string_view words) { return text_width(context.fonts.small, words); });
}

constexpr float kTwoLines = 46;

/// Two numbers and more want a line of their own.
bool takes_two_lines(const finding_list& list, const finding_row& row) {
  return row.finding && *workflow::words_of(list.checks[row.group].what).numbers[1] != '\0';
}

/// What the finding is about, and behind or below it what shows it. True if it was clicked.
bool draw_finding_row(const panel_context& context, std::uint32_t number, float height) {
  session& state = context.state;
  const finding_list& list = *state.findings.list;
  const workflow::drain_finding& finding = list.findings[number];
  const workflow::finding_names names(*list.model);
  list_row row =
      begin_list_row(context, "finding:" + std::to_string(number), state.findings.chosen == number, height);
  std::string about = names.name(finding.found.table, finding.found.row);
  const std::string other = names.other(finding.found);
  if (!other.empty()) about += " · " + other;
  if (row.hovered) tell_finding(about, finding.found, state.lang);
  ImFont* font = context.fonts.body;
  constexpr float kIndent = 36, kBetween = 20;
  const bool below = height > palette::kRow;
  row.height = below ? height / 2 + 2 : height;
  about = shortened(font, about, (row.width - kIndent) * (below ? 1 : 0.6F));
  const ImU32 ink = finding.accepted ? palette::ink_faint() : palette::ink();
  const float used = kIndent + draw_text(font, ImVec2(row.at.x + kIndent, row.top_of(font)), ink, about);
  if (!below) {
    end_of_row(context, row, evidence_in(context, finding, row.width - used - kBetween), used);
    return row.clicked;
  }
  ImFont* small = context.fonts.small;
  const float room = row.width - kIndent - 4;
  draw_text(small, ImVec2(row.at.x + kIndent, row.at.y + height / 2), palette::ink_soft(),
            shortened(small, evidence_in(context, finding, room), room));
  return row.clicked;
}

/// The limits that the checks go by, and how many of them nobody has verified.
void draw_rules_note(const panel_context& context, const layer::rule_pack& pack) {
  const language lang = context.state.lang;
  note(context, text(text_key::rule_pack_note, lang) + " " + pack.name + " " + pack.version + ", " +
                    std::to_string(pack.unverified_count()) + " " + text(text_key::unverified_note, lang));
  ImGui::Dummy(ImVec2(0, 4));
}

/// Unless all of the row at `top` is in sight, it comes to the middle of what is.
void scroll_to_row(float top, float height) {
  const float from = ImGui::GetWindowPos().y, to = from + ImGui::GetWindowHeight();
  if (top < from || top + height > to) ImGui::SetScrollFromPosY(top - from, 0.5F);
}

/// Rows differ in height, which a clipper does not know.
void draw_rows(const panel_context& context) {
  finding_state& findings = context.state.findings;
  std::optional<finding_row> taken;
  ImVec2 at = ImGui::GetCursorScreenPos();
  for (std::size_t i = 0; i < findings.rows.size(); ++i) {
    const finding_row& row = findings.rows[i];
    const float height = takes_two_lines(*findings.list, row) ? kTwoLines : palette::kRow;
    if (findings.scroll && row.finding && row.finding == findings.chosen) scroll_to_row(at.y, height);
    if (ImGui::IsRectVisible(at, ImVec2(at.x + 1, at.y + height))) {
      ImGui::SetCursorScreenPos(at);
      ImGui::PushID(static_cast<int>(i));
      const bool clicked =
          row.finding ? draw_finding_row(context, *row.finding, height) : draw_check_row(context, row);
      if (clicked) taken = row;
      ImGui::PopID();
    }
    at.y += height;
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy(ImVec2(0, 0));
  findings.scroll = false;
  if (!taken) return;
  if (!taken->finding) return findings.fold(taken->group);
  findings.choose(*taken->finding);
  visit_finding(context.state);
}

}  // namespace

void draw_findings(const panel_context& context) {
  session& state = context.state;
  const finding_state& findings = state.findings;
  ImGui::Dummy(ImVec2(0, 8));
  section(context, label(text_key::findings_title, state.lang));
  if (findings.refusal) return problem_text(findings.refusal->in(state.lang));
  if (!findings.list) return note(context, text(text_key::service_waiting, state.lang));
  draw_rules_note(context, *findings.list->model->rules);
  if (findings.list->findings.empty()) return note(context, text(text_key::findings_none, state.lang));
  draw_severities(context);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  draw_rows(context);
  ImGui::PopStyleVar();
}

}  // namespace greenward::viewer
