#include "viewer/panels/separation_card.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/separation_link.hpp"
#include "viewer/panels/list_row.hpp"
#include "viewer/panels/palette.hpp"

#include <array>
#include <cmath>
#include <string>

namespace greenward::viewer {

namespace {

using drainage::verdict;

ImU32 ink_of(verdict result) {
  switch (result) {
    case verdict::passes:
      return palette::accent();
    case verdict::fails:
      return palette::error();
    case verdict::unknown:
      return palette::warn_ink();
    case verdict::not_assessable:
      break;
  }
  return palette::ink_soft();
}

text_key title_of_verdict(verdict result) {
  switch (result) {
    case verdict::passes:
      return text_key::separation_proven;
    case verdict::fails:
      return text_key::separation_fails;
    case verdict::unknown:
      return text_key::separation_unknown;
    case verdict::not_assessable:
      break;
  }
  return text_key::separation_not_assessable;
}

/// A coloured dot before the verdict.
void draw_verdict_row(const panel_context& context, text_key title, verdict result, const char* widget) {
  ImFont* font = context.fonts.body;
  ImFont* strong = context.fonts.strong;
  const language lang = context.state.lang;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const std::string& words = text(title_of_verdict(result), lang);
  draw_text(font, ImVec2(at.x, at.y + (palette::kRow - font->FontSize) / 2), palette::ink_soft(),
            text(title, lang));
  draw_text_right(strong, ImVec2(at.x + width, at.y + (palette::kRow - strong->FontSize) / 2), ink_of(result),
                  words);
  const float dot = at.x + width - text_width(strong, words) - 12;
  ImGui::GetWindowDrawList()->AddCircleFilled(ImVec2(dot, at.y + palette::kRow / 2), 5, ink_of(result));
  ImGui::Dummy(ImVec2(width, palette::kRow));
  note_widget(context.state, widget);
}

std::string share_range(const drainage::weighed& weights) {
  if (!(weights.total() > 0)) return "–";
  const std::string least = share_text(weights.pass, weights.total());
  const std::string most = share_text(weights.pass + weights.unknown, weights.total());
  return least == most ? least : least + " – " + most;
}

/// "23 · 1 fail · 2 unknown"
std::string counted_verdicts(const std::array<std::size_t, 4>& counts, language lang) {
  std::size_t all = 0;
  for (const std::size_t count : counts) all += count;
  std::string words = count_text(static_cast<std::int64_t>(all));
  for (const verdict result : {verdict::fails, verdict::unknown})
    if (const std::size_t count = counts[static_cast<std::size_t>(result)]; count > 0)
      words += " · " + text(title_of_verdict(result), lang) + " " + std::to_string(count);
  return words;
}

void draw_numbers(const panel_context& context, const report::separation_page& page) {
  const language lang = context.state.lang;
  const report::page_proof& proof = page.receptor;
  const auto row = [&](text_key title, const std::string& value) {
    key_value(context, text(title, lang), value);
  };
  if (!std::isnan(proof.least_index)) {
    const std::string least = share_text(proof.least_index, 1), most = share_text(proof.greatest_index, 1);
    row(text_key::separation_index, least == most ? least : least + " – " + most);
  }
  row(text_key::separation_sewage, share_range(proof.sewage));
  row(text_key::separation_rain, share_range(proof.rain));
  row(text_key::separation_buildings, counted_verdicts(proof.buildings, lang));
  row(text_key::separation_inlets, counted_verdicts(proof.inlets, lang));
  row(text_key::separation_pipes, length_text(proof.total_m, lang));
  if (proof.combined_m > 0) row(text_key::separation_combined, length_text(proof.combined_m, lang));
  row(text_key::separation_misconnections, count_text(static_cast<std::int64_t>(page.misconnection_count)));
}

/// True if it was clicked.
bool draw_reason(const panel_context& context, const report::separation_page& page, std::size_t reason) {
  session& state = context.state;
  const reason_words said = words_of_reason(page, reason);
  const std::string& why = said.why.in(state.lang);
  const list_row row =
      begin_list_row(context, "reason:" + std::to_string(reason), state.separation.reason == reason);
  if (row.hovered) ImGui::SetTooltip("%s", (said.about + " · " + why).c_str());
  const verdict result = reason < page.faults.size() ? page.faults[reason].result : verdict::fails;
  ImGui::GetWindowDrawList()->AddCircleFilled(ImVec2(row.at.x + 10, row.middle()), 4, ink_of(result));
  ImFont* font = context.fonts.body;
  const float used = draw_text(font, ImVec2(row.at.x + 22, row.top_of(font)), palette::ink(),
                               shortened(font, said.about, row.width * 0.4F));
  end_of_row(context, row, why, used + 22);
  return row.clicked;
}

void draw_reasons(const panel_context& context, const separation_answer& answer) {
  session& state = context.state;
  section(context, label(text_key::separation_reasons, state.lang));
  if (answer.reasons() == 0) {
    note(context, text(text_key::separation_none, state.lang));
    return;
  }
  note(context, text(text_key::separation_hint, state.lang));
  ImGui::Dummy(ImVec2(0, 2));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  std::optional<std::size_t> taken;
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(answer.reasons()), palette::kRow);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      ImGui::PushID(i);
      if (draw_reason(context, answer.page, static_cast<std::size_t>(i))) taken = static_cast<std::size_t>(i);
      ImGui::PopID();
    }
  }
  ImGui::PopStyleVar();
  if (taken) visit_reason(state, *taken);
}

}  // namespace

void draw_separation(const panel_context& context) {
  session& state = context.state;
  if (!state.separation.compound) return;
  const language lang = state.lang;
  section(context, label(text_key::separation_title, lang));
  if (!state.separation.shown) return note(context, text(text_key::separation_computing, lang));
  const std::shared_ptr<const separation_answer> answer = state.separation.shown;
  const report::separation_page& page = answer->page;
  key_value(context, text(text_key::separation_declared, lang), page.declared.in(lang));
  draw_verdict_row(context, text_key::separation_handover, page.handover.result, "separation:handover");
  draw_verdict_row(context, text_key::separation_receptor, page.receptor.result, "separation:receptor");
  if (page.surveyed) {
    draw_numbers(context, page);
    draw_reasons(context, *answer);
  } else {
    note(context, text(text_key::separation_not_surveyed, lang));
  }
  ImGui::Dummy(ImVec2(0, 4));
  const layer::rule_pack& pack = *answer->proof->model->rules;
  note(context, text(text_key::rule_pack_note, lang) + " " + pack.name + " " + pack.version + ", " +
                    std::to_string(pack.unverified_count()) + " " + text(text_key::unverified_note, lang));
  ImGui::Dummy(ImVec2(0, 8));
  section(context, label(text_key::separation_fields, lang));
}

}  // namespace greenward::viewer
