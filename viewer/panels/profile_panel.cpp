#include "viewer/panels/profile_panel.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/exports.hpp"
#include "viewer/layers/profile_link.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/profile_drawing.hpp"
#include "viewer/panels/profile_reading.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::viewer {

namespace {

constexpr float kLeastProfile = 220, kLeastMapAbove = 160, kEdgeHeight = 6, kHeadHeight = 40;
constexpr float kLeftRoom = 76, kRightRoom = 18, kTopRoom = 20, kBottomRoom = 26;
constexpr double kWheelFactor = 1.25;

void draw_profile_edge(const panel_context& context, ImVec2 corner, float width) {
  session& state = context.state;
  ImGui::SetCursorScreenPos(corner);
  ImGui::InvisibleButton("profile edge", ImVec2(width, kEdgeHeight));
  note_widget(state, "profile:edge");
  const bool held = ImGui::IsItemActive();
  if (held) state.profile.height -= ImGui::GetIO().MouseDelta.y;
  const bool lit = held || ImGui::IsItemHovered();
  ImGui::GetWindowDrawList()->AddRectFilled(corner, ImVec2(corner.x + width, corner.y + (lit ? 3.0F : 1.0F)),
                                            lit ? palette::accent() : palette::rule());
}

/// The keys are the panel's after a click in it, until one elsewhere.
void follow_clicks(profile_state& profile) {
  if (!ImGui::IsMouseClicked(ImGuiMouseButton_Left)) return;
  profile.focused = ImGui::IsWindowHovered(ImGuiHoveredFlags_RootAndChildWindows |
                                           ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
}

std::string name_of_end(const session& state, std::optional<std::uint32_t> node) {
  if (!node || !state.drains.model) return "…";
  return workflow::name_of_node(*state.drains.model, *node);
}

/// From where to where, and how long it is.
std::string head_words(const session& state) {
  const profile_state& profile = state.profile;
  const bool exchanged = profile.shown && profile.shown->exchanged;
  const auto &first = exchanged ? profile.to : profile.from, &second = exchanged ? profile.from : profile.to;
  std::string words = name_of_end(state, first) + " → " + name_of_end(state, second);
  if (const drainage::profile* way = profile.way())
    words += " · " + length_text(way->length_m(), state.lang) + " · " +
             count_text(static_cast<std::int64_t>(way->pipes.size())) +
             text(text_key::profile_pipes, state.lang);
  return words;
}

/// Ends at `right`; returns where it begins.
float draw_head_button(const panel_context& context, ImVec2 right_top, const char* name, text_key title,
                       bool& pressed) {
  const char* words = label(title, context.state.lang);
  const float width = text_width(context.fonts.body, words) + 20;
  ImGui::SetCursorScreenPos(ImVec2(right_top.x - width, right_top.y));
  pressed = flat_button(name, words, ImVec2(width, 28));
  note_widget(context.state, name);
  return right_top.x - width - 8;
}

void draw_profile_head(const panel_context& context, ImVec2 corner, float width) {
  session& state = context.state;
  ImFont* strong = context.fonts.strong;
  const float top = corner.y + 6;
  bool pressed = false;
  float right = draw_head_button(context, ImVec2(corner.x + width - 12, top), "profile:close",
                                 text_key::close, pressed);
  if (pressed) return state.profile.clear();
  if (state.profile.way() != nullptr) {
    right = draw_head_button(context, ImVec2(right, top), "profile:all", text_key::profile_all, pressed);
    if (pressed) state.profile.show_all();
    right = draw_head_button(context, ImVec2(right, top), "profile:export", text_key::export_title, pressed);
    if (pressed) open_export(state, export_kind::profile);
  }
  const float line = top + (28 - strong->FontSize) / 2;
  const std::string title = text(text_key::profile_title, state.lang);
  const float x = corner.x + 14 + draw_text(strong, ImVec2(corner.x + 14, line), palette::ink(), title) + 12;
  ImFont* font = context.fonts.body;
  draw_text(font, ImVec2(x, top + (28 - font->FontSize) / 2), palette::ink_soft(),
            shortened(font, head_words(state), right - x - 8));
}

/// What should be known of the drawing: how it goes, what nobody has verified, how much levels are stretched.
std::string notes_of(const session& state, const profile_plot& plot) {
  const profile_answer& answer = *state.profile.shown;
  const auto say = [&](text_key key) { return text(key, state.lang); };
  std::string words;
  if (answer.exchanged) words += say(text_key::profile_exchanged) + " · ";
  if (answer.planned > 0)
    words += say(text_key::profile_planned) + count_text(static_cast<std::int64_t>(answer.planned)) + " · ";
  if (answer.against) words += say(text_key::profile_against) + " · ";
  if (plot.has_levels()) {
    const double across = plot.x(1) - plot.x(0), up = plot.y(0) - plot.y(1);
    words += say(text_key::profile_stretched) + number_text(up / across, up > 20 * across ? 0 : 1) + "× · ";
  }
  const layer::rule_pack& pack = *answer.model->rules;
  words += say(text_key::rule_pack_note) + " " + pack.name + " " + pack.version + ", " +
           std::to_string(pack.unverified_count()) + " " + say(text_key::unverified_note);
  return words;
}

void draw_middle_words(const panel_context& context, ImVec2 corner, ImVec2 size, const std::string& words,
                       ImU32 ink) {
  ImFont* font = context.fonts.body;
  const std::string shown = shortened(font, words, size.x - 40);
  draw_text(font, ImVec2(corner.x + (size.x - text_width(font, shown)) / 2, corner.y + size.y / 2), ink,
            shown);
}

/// Why there is nothing to draw; nothing if there is.
void draw_why_empty(const panel_context& context, ImVec2 corner, ImVec2 size) {
  const session& state = context.state;
  const profile_state& profile = state.profile;
  if (profile.waits_for_end())
    return draw_middle_words(context, corner, size, text(text_key::profile_hint, state.lang),
                             palette::ink_soft());
  if (!profile.shown)
    return draw_middle_words(context, corner, size, text(text_key::profile_computing, state.lang),
                             palette::ink_soft());
  if (!profile.shown->refusal) return;
  const error& refusal = *profile.shown->refusal;
  draw_middle_words(
      context, corner, ImVec2(size.x, size.y - 24),
      refusal.subject() + (state.lang == language::zh ? "：" : ": ") + refusal.problem().in(state.lang),
      palette::error());
  draw_middle_words(context, ImVec2(corner.x, corner.y + 24), size,
                    text(text_key::profile_refused_hint, state.lang), palette::ink_soft());
}

/// What the mouse does on the drawing. Returns what it is on.
plot_hit answer_mouse(session& state, const profile_plot& plot) {
  const ImGuiIO& io = ImGui::GetIO();
  const plot_box& box = plot.box();
  ImGui::SetCursorScreenPos(ImVec2(static_cast<float>(box.left), static_cast<float>(box.top)));
  ImGui::InvisibleButton("profile drawing", ImVec2(static_cast<float>(box.right - box.left),
                                                   static_cast<float>(box.bottom - box.top)));
  note_widget(state, "profile:drawing");
  const bool over = ImGui::IsItemHovered(), dragged = io.MouseDragMaxDistanceSqr[0] >= 16;
  profile_state& profile = state.profile;
  if (ImGui::IsItemActive() && dragged)
    profile.pan(-static_cast<double>(io.MouseDelta.x) * profile.seen.length() / (box.right - box.left));
  const bool moved = io.MouseDelta.x != 0 || io.MouseDelta.y != 0;
  if (moved) profile.stepped = false;
  if (!profile.stepped) {
    profile.pointed_m.reset();
    if (over) profile.pointed_m = plot.at_m(static_cast<double>(io.MousePos.x));
  }
  if (!over) return {};
  if (io.MouseWheel != 0)
    profile.zoom(plot.at_m(static_cast<double>(io.MousePos.x)),
                 std::pow(kWheelFactor, static_cast<double>(io.MouseWheel)));
  const plot_hit hit = plot.pick(static_cast<double>(io.MousePos.x), static_cast<double>(io.MousePos.y));
  if (ImGui::IsItemDeactivated() && !dragged) {
    if (io.MouseClickedLastCount[0] == 2)
      profile.show_all();
    else
      choose_in_profile(state, hit);
  }
  return hit;
}

/// Notes and key on one line if there is room for both, else on two. Returns the height they take.
float draw_notes(const panel_context& context, ImVec2 corner, float width, const std::string& notes) {
  constexpr float kBetween = 24, kMargin = 14;
  ImFont* small = context.fonts.small;
  draw_text(small, ImVec2(corner.x + kMargin, corner.y), palette::ink_soft(),
            shortened(small, notes, width - 2 * kMargin));
  const float line = small->FontSize + 2, key = profile_key_width(context);
  const bool beside = kMargin + text_width(small, notes) + kBetween + key + kRightRoom <= width;
  if (beside)
    draw_profile_key(context, ImVec2(corner.x + width - kRightRoom - key, corner.y));
  else
    draw_profile_key(context, ImVec2(corner.x + kMargin, corner.y + line));
  return beside ? line : 2 * line;
}

void draw_answered(const panel_context& context, ImVec2 corner, ImVec2 size) {
  session& state = context.state;
  const drainage::profile& way = *state.profile.way();
  plot_box box{static_cast<double>(corner.x + kLeftRoom), static_cast<double>(corner.y),
               static_cast<double>(corner.x + size.x - kRightRoom),
               static_cast<double>(corner.y + size.y - kBottomRoom)};
  const std::string notes = notes_of(state, {way, box, state.profile.seen});
  box.top += static_cast<double>(draw_notes(context, corner, size.x, notes) + kTopRoom);
  const plot_hit hovered = answer_mouse(state, {way, box, state.profile.seen});
  const profile_plot plot(way, box, state.profile.seen);
  if (!plot.has_levels())
    return draw_middle_words(context, corner, size, text(text_key::profile_no_levels, state.lang),
                             palette::warn_ink());
  const plot_hit told = state.profile.stepped ? state.profile.chosen.value_or(plot_hit{}) : hovered;
  draw_profile_drawing(context, plot, told);
  if (told.part == plot_part::none || !state.profile.pointed_m) return;
  draw_profile_reading(context, plot, told, corner.y - kHeadHeight - kEdgeHeight);
}

}  // namespace

float profile_height(const session& state, float room) {
  if (!state.profile.open) return 0;
  return std::clamp(state.profile.height, kLeastProfile, std::max(kLeastProfile, room - kLeastMapAbove));
}

void draw_profile_panel(const panel_context& context, ImVec2 corner, ImVec2 size) {
  session& state = context.state;
  if (size.y <= 0 || !state.profile.open) return;
  state.profile.height = size.y;
  const panel_frame frame("profile", corner, size, palette::paper());
  draw_profile_edge(context, corner, size.x);
  follow_clicks(state.profile);
  draw_profile_head(context, ImVec2(corner.x, corner.y + kEdgeHeight), size.x);
  if (!state.profile.open) return;
  const ImVec2 body(corner.x, corner.y + kEdgeHeight + kHeadHeight);
  const ImVec2 room(size.x, size.y - kEdgeHeight - kHeadHeight);
  if (state.profile.way() != nullptr) return draw_answered(context, body, room);
  draw_why_empty(context, body, room);
}

}  // namespace greenward::viewer
