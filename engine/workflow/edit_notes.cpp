#include "engine/workflow/edit_notes.hpp"

#include "engine/geo/measure.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace greenward::workflow {

namespace {

constexpr double kOfLength = 0.01, kMetres = 0.5;

using place_field = std::pair<const char*, std::string admin_codes::*>;
constexpr std::array<place_field, 3> kPlaceFields{{{"district_code", &admin_codes::district},
                                                   {"street_code", &admin_codes::street},
                                                   {"community_code", &admin_codes::community}}};

/// "P-000012: " before what is said of row 0.
bilingual subject_of(const layer::feature_table& edited) {
  std::string name(edited.schema().find_field("code") ? edited["code"].text(0) : std::string_view());
  if (name.empty()) name = "#" + std::to_string(edited.ids().front().value);
  return {name + "：", name + ": "};
}

bool has_place_fields(const layer::layer_schema& schema) {
  return std::ranges::all_of(
      kPlaceFields, [&](const place_field& field) { return schema.find_field(field.first).has_value(); });
}

void write_placed(const layer::feature_table& edited, const admin_codes& place,
                  layer::feature_table& placed) {
  layer::row_writer row(placed, edited.ids().front());
  for (const layer::field& field : edited.schema().fields) {
    const auto found = std::ranges::find(kPlaceFields, field.name, &place_field::first);
    if (found == kPlaceFields.end()) {
      row.copy(field.name, edited[field.name], 0);
    } else if (!(place.*found->second).empty()) {
      row.set(field.name, place.*found->second);
    }
  }
  row.geometry().append(edited.geometry()[0]);
}

}  // namespace

layer::feature_table with_place(const layer::feature_table& edited, const admin_locator& locator) {
  const auto is_filled = [&](const place_field& field) { return edited[field.first].has(0); };
  if (!has_place_fields(edited.schema()) || std::ranges::any_of(kPlaceFields, is_filled)) return edited;
  layer::feature_table placed(edited.schema());
  write_placed(edited, locator.locate(edited.geometry()[0]), placed);
  return placed;
}

void note_place(const layer::feature_table& edited, const admin_locator& locator,
                std::vector<bilingual>& notes) {
  if (!has_place_fields(edited.schema()) || edited.geometry()[0].is_none()) return;
  const admin_codes place = locator.locate(edited.geometry()[0]);
  for (const auto& [field, code] : kPlaceFields) {
    const std::string_view stated = edited[field].text(0);
    if (stated.empty() || (place.*code).empty() || stated == place.*code) continue;
    const layer::field& named = edited.schema().fields[edited.schema().field_index(field)];
    const bilingual subject = subject_of(edited);
    notes.push_back(
        {fmt::format("{}{}填的是 {}，它现在位于 {}", subject.zh, named.title.zh, stated, place.*code),
         fmt::format("{}{} says {}; it lies now in {}", subject.en, field, stated, place.*code)});
  }
}

void note_length(const layer::feature_table& edited, geo::crs_code measuring, std::vector<bilingual>& notes) {
  const geo::geographic_view shape = edited.geometry()[0];
  if (!edited.schema().find_field("length_m") || shape.kind() != geo::geometry_kind::line) return;
  const layer::column& stated = edited["length_m"];
  if (!stated.has(0)) return;
  geo::geographic_geometry line;
  line.append(shape);
  const double drawn = geo::length(geo::project(line, measuring)[0]).value;
  const double said = stated.number(0);
  if (std::abs(drawn - said) <= std::max(kMetres, kOfLength * drawn)) return;
  const bilingual subject = subject_of(edited);
  notes.push_back({fmt::format("{}登记的长度是 {:.1f} m，现在的线长 {:.1f} m", subject.zh, said, drawn),
                   fmt::format("{}the stated length is {:.1f} m; the line is now {:.1f} m long", subject.en,
                               said, drawn)});
}

}  // namespace greenward::workflow
