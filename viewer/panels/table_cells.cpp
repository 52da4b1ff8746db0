#include "viewer/panels/table_cells.hpp"

#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/feature_text.hpp"
#include "viewer/layers/table_link.hpp"
#include "viewer/panels/palette.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace greenward::viewer {

namespace {

/// A multiple of 8, so that places of rows stay exact in single precision: up to 5 million rows.
constexpr float kTableRow = 24;
constexpr std::size_t kMostColumns = 64;  ///< that an ImGui table takes
constexpr float kTableHeader = 30, kCellPadding = 8;

/// A column of the table: a field, or the ids.
struct shown_column {
  std::size_t column = kIdColumn;
  const layer::field* field = nullptr;  ///< nullptr: the ids

  [[nodiscard]] bool is_quantity() const {
    if (field == nullptr) return true;
    return field->type == layer::field_type::integer || field->type == layer::field_type::real;
  }
};

std::vector<shown_column> columns_of(const layer::feature_table& table) {
  std::vector<shown_column> columns{{}};
  const std::vector<layer::field>& fields = table.schema().fields;
  for (std::size_t f = 0; f < fields.size(); ++f) columns.push_back({f, &fields[f]});
  if (columns.size() > kMostColumns) columns.resize(kMostColumns);
  return columns;
}

/// Nothing if the value is absent.
std::optional<std::string> cell_words(const session& state, const layer::feature_table& table,
                                      const shown_column& column, std::uint32_t row) {
  if (column.field == nullptr) return std::to_string(table.ids()[row].value);
  return value_of(*column.field, table.columns()[column.column], row, state.environment->catalogue,
                  state.lang);
}

std::string heading_of(const session& state, const shown_column& column) {
  if (column.field == nullptr) return text(text_key::feature_number, state.lang);
  const std::string& title = column.field->title.in(state.lang);
  return column.field->unit.empty() ? title : title + " (" + column.field->unit + ")";
}

/// As wide as the heading and the first rows need, within reason.
float usual_width(const panel_context& context, const layer::feature_table& table,
                  const shown_column& column) {
  constexpr std::size_t kSample = 60;
  constexpr float kNarrowest = 56, kWidest = 240, kArrow = 16;
  const session& state = context.state;
  float width = text_width(context.fonts.small, heading_of(state, column)) + kArrow;
  const std::vector<std::uint32_t>& rows = state.table.shown->rows;
  for (std::size_t place = 0; place < std::min(kSample, rows.size()); ++place)
    if (const auto words = cell_words(state, table, column, rows[place]))
      width = std::max(width, text_width(context.fonts.body, *words));
  return std::clamp(width + 2 * kCellPadding, kNarrowest, kWidest);
}

void measure_columns(const panel_context& context, const layer::feature_table& table,
                     const std::vector<shown_column>& columns) {
  table_state& state = context.state.table;
  if (!state.widths.empty() || !state.shown) return;
  for (const shown_column& column : columns) state.widths.push_back(usual_width(context, table, column));
}

/// What the field is called in filters, and its codes.
void explain_column(const session& state, const shown_column& column, ImVec2 corner) {
  std::string words = text(text_key::table_sort_hint, state.lang) + "\n" +
                      text(text_key::table_field, state.lang) +
                      (column.field == nullptr ? "id" : column.field->name);
  if (column.field != nullptr && column.field->type == layer::field_type::code) {
    words += "\n" + text(text_key::table_codes, state.lang);
    const layer::code_list& codes = state.environment->catalogue.codes(column.field->code_list);
    for (const layer::code_entry& entry : codes.entries)
      words += "\n  '" + entry.code + "'  " + entry.title.in(state.lang);
  }
  // Above the heading, so that it covers no row.
  ImGui::SetNextWindowPos(ImVec2(corner.x, corner.y - 4), ImGuiCond_Always, ImVec2(0, 1));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(10, 6));
  ImGui::SetTooltip("%s", words.c_str());
  ImGui::PopStyleVar();
}

void draw_order_arrow(ImVec2 middle, bool descending) {
  constexpr float kHalf = 4;
  const float tip = descending ? 3.0F : -3.0F;
  ImGui::GetWindowDrawList()->AddTriangleFilled(ImVec2(middle.x - kHalf, middle.y - tip * 0.7F),
                                                ImVec2(middle.x + kHalf, middle.y - tip * 0.7F),
                                                ImVec2(middle.x, middle.y + tip), palette::accent());
}

void draw_heading(const panel_context& context, const shown_column& column) {
  session& state = context.state;
  ImFont* font = context.fonts.small;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = std::max(1.0F, ImGui::GetContentRegionAvail().x);
  if (ImGui::InvisibleButton("heading", ImVec2(width, kTableHeader))) state.table.turn_order(column.column);
  note_widget(state, "table:sort:" + (column.field == nullptr ? "id" : column.field->name));
  if (ImGui::IsItemHovered()) explain_column(state, column, at);
  const auto& order = state.table.order;
  const bool sorted = order && order->column == column.column;
  const float room = width - (sorted ? 14.0F : 0.0F);
  const std::string words = shortened(font, heading_of(state, column), room);
  const float top = at.y + (kTableHeader - font->FontSize) / 2;
  const float left = column.is_quantity() ? at.x + room - text_width(font, words) : at.x;
  draw_text(font, ImVec2(left, top), sorted ? palette::accent() : palette::ink_soft(), words);
  if (sorted) draw_order_arrow(ImVec2(at.x + width - 5, at.y + kTableHeader / 2), order->descending);
}

void draw_headings(const panel_context& context, const std::vector<shown_column>& columns) {
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers, kTableHeader);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (!ImGui::TableSetColumnIndex(static_cast<int>(c))) continue;
    ImGui::PushID(static_cast<int>(c));
    draw_heading(context, columns[c]);
    ImGui::PopID();
  }
}

void draw_cell(const panel_context& context, const layer::feature_table& table, const shown_column& column,
               std::uint32_t row) {
  const auto words = cell_words(context.state, table, column, row);
  ImFont* font = words ? context.fonts.body : context.fonts.small;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const std::string fitting =
      shortened(font, words ? *words : text(text_key::no_value, context.state.lang), width);
  const float left = column.is_quantity() ? at.x + width - text_width(font, fitting) : at.x;
  draw_text(font, ImVec2(left, at.y + (kTableRow - font->FontSize) / 2),
            words ? palette::ink() : palette::ink_faint(), fitting);
}

row_choice choice_of_keys() {
  if (ImGui::GetIO().KeyShift) return row_choice::range;
  return ImGui::GetIO().KeyCtrl ? row_choice::besides : row_choice::alone;
}

/// The whole row takes clicks; the second of two goes to the feature.
void take_row_clicks(const panel_context& context, std::uint32_t row, feature_id id) {
  session& state = context.state;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::PushID(static_cast<int>(row));
  const bool clicked = ImGui::Selectable(
      "##row", false, ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowDoubleClick,
      ImVec2(0, kTableRow));
  ImGui::PopID();
  note_box(state, "table:row:" + std::to_string(id.value), at, ImVec2(at.x + width, at.y + kTableRow));
  if (ImGui::IsItemHovered()) ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg1, palette::hover());
  if (clicked && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))
    visit_row(state);
  else if (clicked)
    choose_row(state, row, choice_of_keys());
  ImGui::SetCursorScreenPos(at);
}

void draw_table_row(const panel_context& context, const layer::feature_table& table,
                    const std::vector<shown_column>& columns, std::uint32_t row, bool selected) {
  const table_state& state = context.state.table;
  ImGui::TableNextRow(ImGuiTableRowFlags_None, kTableRow);
  ImGui::TableSetColumnIndex(0);
  take_row_clicks(context, row, table.ids()[row]);
  if (selected || state.current == row)
    ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg1,
                           selected ? palette::selected_soft() : palette::accent_soft());
  if (state.current == row) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(at.x - kCellPadding, at.y),
                                              ImVec2(at.x - kCellPadding + 3, at.y + kTableRow),
                                              palette::accent());
  }
  for (std::size_t c = 0; c < columns.size(); ++c)
    if (ImGui::TableSetColumnIndex(static_cast<int>(c))) draw_cell(context, table, columns[c], row);
}

/// Scrolls no further than it must.
void scroll_to_current(table_state& table) {
  const float sight = ImGui::GetWindowHeight() - kTableHeader - ImGui::GetStyle().ScrollbarSize;
  table.places_in_sight = static_cast<std::size_t>(std::max(1.0F, sight / kTableRow));
  if (!table.scroll || table.listing) return;
  table.scroll = false;
  const auto place = table.place_of(table.current);
  if (!place) return;
  const float top = static_cast<float>(*place) * kTableRow;
  if (top < ImGui::GetScrollY()) ImGui::SetScrollY(top);
  if (top + kTableRow > ImGui::GetScrollY() + sight) ImGui::SetScrollY(top + kTableRow - sight);
}

void draw_rows(const panel_context& context, const layer::feature_table& table,
               const std::vector<shown_column>& columns) {
  table_state& state = context.state.table;
  if (!state.shown) return;
  scroll_to_current(state);
  const row_marks& marks = context.state.layers[*layer_of_table(context.state)].marks;
  const std::shared_ptr<const shown_rows> shown = state.shown;
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(shown->rows.size()), kTableRow);
  while (clipper.Step())
    for (int place = clipper.DisplayStart; place < clipper.DisplayEnd; ++place) {
      const std::uint32_t row = shown->rows[static_cast<std::size_t>(place)];
      draw_table_row(context, table, columns, row, marks.contains(row));
    }
}

}  // namespace

void draw_table_cells(const panel_context& context, ImVec2 corner, ImVec2 size) {
  session& state = context.state;
  const layer::feature_table& table = state.layers[*layer_of_table(state)].prepared->stored->table;
  const std::vector<shown_column> columns = columns_of(table);
  measure_columns(context, table, columns);
  if (state.table.widths.size() != columns.size()) return;
  const std::string id = "rows:" + state.table.layer + (state.lang == language::zh ? ":zh" : ":en");
  constexpr ImGuiTableFlags kFlags = ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY |
                                     ImGuiTableFlags_Resizable | ImGuiTableFlags_BordersInner |
                                     ImGuiTableFlags_PadOuterX | ImGuiTableFlags_NoSavedSettings |
                                     ImGuiTableFlags_SizingFixedFit;
  ImGui::SetCursorScreenPos(corner);
  ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, ImVec2(kCellPadding, 0));
  const std::array colours{std::pair{ImGuiCol_TableHeaderBg, palette::paper_dim()},
                           std::pair{ImGuiCol_TableBorderLight, palette::rule_soft()},
                           std::pair{ImGuiCol_TableBorderStrong, palette::rule()},
                           std::pair{ImGuiCol_HeaderHovered, ImU32{0}},
                           std::pair{ImGuiCol_HeaderActive, ImU32{0}}};
  for (const auto& [slot, colour] : colours) ImGui::PushStyleColor(slot, colour);
  if (ImGui::BeginTable(id.c_str(), static_cast<int>(columns.size()), kFlags, size)) {
    ImGui::TableSetupScrollFreeze(1, 1);
    for (std::size_t c = 0; c < columns.size(); ++c)
      ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, state.table.widths[c]);
    draw_headings(context, columns);
    draw_rows(context, table, columns);
    ImGui::EndTable();
  }
  ImGui::PopStyleColor(static_cast<int>(colours.size()));
  ImGui::PopStyleVar();
}

}  // namespace greenward::viewer
