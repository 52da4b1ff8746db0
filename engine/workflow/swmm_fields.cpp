#include "engine/workflow/swmm_fields.hpp"

#include "engine/base/date.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>

namespace greenward::workflow {

namespace {

constexpr std::string_view kMark = "greenward.";
/// What the model itself says, as the water runs.
constexpr std::array<std::string_view, 6> kOwn{"code",        "from_code",     "to_code",
                                               "up_invert_m", "down_invert_m", "flow_direction"};

/// Text that reads back to the same value.
std::string swmm_field_text(const layer::column& values, std::size_t row) {
  if (values.is_text()) return std::string(values.text(row));
  if (values.type() == layer::field_type::date) return format_date(date_from_days(values.integer(row)));
  return values.type() == layer::field_type::real ? fmt::format("{}", values.real(row))
                                                  : fmt::format("{}", values.integer(row));
}

}  // namespace

std::string fields_as_note(const layer::feature_table& table, std::size_t row) {
  std::string note;
  for (const layer::field& field : table.schema().fields) {
    const layer::column& values = table[field.name];
    if (!values.has(row) || std::ranges::find(kOwn, field.name) != kOwn.end()) continue;
    const std::string text = swmm_field_text(values, row);
    if (text.find_first_of("\r\n") != std::string::npos) continue;
    note += fmt::format("{}{}{}={}", note.empty() ? "" : "\n", kMark, field.name, text);
  }
  return note;
}

std::map<std::string, std::string, std::less<>> fields_in_note(std::string_view note) {
  std::map<std::string, std::string, std::less<>> fields;
  while (!note.empty()) {
    const std::size_t end = std::min(note.find('\n'), note.size());
    std::string_view line = note.substr(0, end);
    note.remove_prefix(std::min(end + 1, note.size()));
    while (line.starts_with(' ')) line.remove_prefix(1);
    const std::size_t equals = line.find('=');
    if (!line.starts_with(kMark) || equals == std::string_view::npos) continue;
    fields.emplace(line.substr(kMark.size(), equals - kMark.size()), line.substr(equals + 1));
  }
  return fields;
}

}  // namespace greenward::workflow
