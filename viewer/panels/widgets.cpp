#include "viewer/panels/widgets.hpp"

#include "viewer/i18n/line_breaks.hpp"
#include "viewer/panels/palette.hpp"

#include <array>
#include <cmath>

namespace greenward::viewer {

namespace {

float height_of(const ImFont* font) {
  return font->FontSize;
}

/// Where the next code point after `at` starts.
std::size_t next_letter(std::string_view words, std::size_t at) {
  ++at;
  while (at < words.size() && (static_cast<unsigned char>(words[at]) & 0xc0U) == 0x80U) ++at;
  return at;
}

}  // namespace

void note_box(session& state, const std::string& name, ImVec2 from, ImVec2 to) {
  const auto density = static_cast<float>(state.look.density());
  const ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 first = list.GetClipRectMin(), last = list.GetClipRectMax();
  state.widgets[name] = {from.x * density,          from.y * density,  (to.x - from.x) * density,
                         (to.y - from.y) * density, first.x * density, first.y * density,
                         last.x * density,          last.y * density};
}

void note_widget(session& state, const std::string& name) {
  const ImVec2 from = ImGui::GetItemRectMin();
  const ImVec2 to = ImGui::GetItemRectMax();
  note_box(state, name, from, to);
}

panel_frame::panel_frame(const char* name, ImVec2 place, ImVec2 size, ImU32 background) {
  ImGui::SetNextWindowPos(place);
  ImGui::SetNextWindowSize(size);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, background);
  ImGui::Begin(name, nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav);
}

panel_frame::~panel_frame() {
  ImGui::End();
  ImGui::PopStyleColor();
}

float text_width(ImFont* font, std::string_view words) {
  return font->CalcTextSizeA(font->FontSize, 1e9F, 0, words.data(), words.data() + words.size()).x;
}

float draw_text(ImFont* font, ImVec2 at, ImU32 colour, std::string_view words) {
  const ImVec2 place(std::round(at.x), std::round(at.y));
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, place, colour, words.data(),
                                      words.data() + words.size());
  return text_width(font, words);
}

void draw_text_right(ImFont* font, ImVec2 right_top, ImU32 colour, std::string_view words) {
  // Rounded up, it would end beyond what the window shows.
  draw_text(font, ImVec2(std::floor(right_top.x - text_width(font, words)), right_top.y), colour, words);
}

std::string shortened(ImFont* font, std::string_view words, float width) {
  if (text_width(font, words) <= width) return std::string(words);
  std::string kept;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t next = next_letter(words, at);
    const std::string longer(words.substr(0, next));
    if (text_width(font, longer + "…") > width) break;
    kept = longer;
    at = next;
  }
  return kept + "…";
}

std::string broken(ImFont* font, std::string_view words, float width) {
  return broken_text(words, width, [font](std::string_view piece) { return text_width(font, piece); });
}

void wrapped_text(std::string_view words) {
  const std::string lines = broken(ImGui::GetFont(), words, ImGui::GetContentRegionAvail().x);
  ImGui::TextUnformatted(lines.data(), lines.data() + lines.size());
}

void tell_at_pointer(std::string_view words) {
  constexpr float kMostWide = 410;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(10, 6));
  ImGui::BeginTooltip();
  const std::string lines = broken(ImGui::GetFont(), words, kMostWide);
  ImGui::TextUnformatted(lines.data(), lines.data() + lines.size());
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

void section(const panel_context& context, const char* title) {
  ImFont* font = context.fonts.strong;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  draw_text(font, ImVec2(at.x, at.y + 6), palette::ink(), title);
  const float line = at.y + height_of(font) + 10;
  ImGui::GetWindowDrawList()->AddLine(ImVec2(at.x, line), ImVec2(at.x + width, line), palette::rule());
  ImGui::Dummy(ImVec2(width, height_of(font) + 16));
}

void key_value(const panel_context& context, std::string_view key, std::string_view value) {
  ImFont* font = context.fonts.body;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float top = at.y + (palette::kRow - height_of(font)) / 2;
  draw_text(font, ImVec2(at.x, top), palette::ink_soft(), key);
  draw_text_right(font, ImVec2(at.x + width, top), palette::ink(), value);
  ImGui::Dummy(ImVec2(width, palette::kRow));
}

void note(const panel_context& context, std::string_view words) {
  ImGui::PushFont(context.fonts.small);
  ImGui::PushStyleColor(ImGuiCol_Text, palette::ink_soft());
  wrapped_text(words);
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

void problem_text(std::string_view words) {
  ImGui::PushStyleColor(ImGuiCol_Text, palette::error());
  wrapped_text(words);
  ImGui::PopStyleColor();
}

void draw_check(ImDrawList& list, ImVec2 corner, float size, bool checked) {
  const ImVec2 end(corner.x + size, corner.y + size);
  list.AddRectFilled(corner, end, checked ? palette::accent() : palette::paper(), 3);
  if (!checked) {
    list.AddRect(corner, end, palette::ink_faint(), 3);
    return;
  }
  const std::array<ImVec2, 3> tick{ImVec2(corner.x + size * 0.22F, corner.y + size * 0.52F),
                                   ImVec2(corner.x + size * 0.43F, corner.y + size * 0.72F),
                                   ImVec2(corner.x + size * 0.79F, corner.y + size * 0.30F)};
  list.AddPolyline(tick.data(), 3, palette::paper(), ImDrawFlags_None, 2);
}

void draw_fold(ImDrawList& list, ImVec2 middle, bool unfolded) {
  constexpr float kHalf = 4;
  if (unfolded) {
    list.AddTriangleFilled(ImVec2(middle.x - kHalf, middle.y - 2), ImVec2(middle.x + kHalf, middle.y - 2),
                           ImVec2(middle.x, middle.y + 3), palette::ink_soft());
  } else {
    list.AddTriangleFilled(ImVec2(middle.x - 2, middle.y - kHalf), ImVec2(middle.x + 3, middle.y),
                           ImVec2(middle.x - 2, middle.y + kHalf), palette::ink_soft());
  }
}

bool flat_button(const char* id, const char* words, ImVec2 size) {
  ImGui::PushID(id);
  const bool pressed = ImGui::Button(words, size);
  ImGui::PopID();
  return pressed;
}

}  // namespace greenward::viewer
