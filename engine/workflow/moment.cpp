#include "engine/workflow/moment.hpp"

#include "engine/workflow/environment.hpp"
#include "engine/works/hazard_loop.hpp"
#include "engine/works/standing.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>

namespace greenward::workflow {

namespace {

layer::feature_table as_recorded(const store::store& store, std::string_view layer, const moment& when) {
  if (when.recorded_by.empty()) return store.read(layer);
  return store.read_at(layer, store.last_entry_by(when.recorded_by));
}

/// A copy with the actual dates after `day` absent, and with `stages` in the field stage unless it is empty.
layer::feature_table cut_off(const layer::feature_table& table, std::int64_t day,
                             std::span<const std::string> stages) {
  constexpr std::array<std::string_view, 3> kActual{"actual_start", "actual_end", "actual_date"};
  layer::feature_table result(table.schema());
  for (std::size_t row = 0; row < table.size(); ++row) {
    layer::row_writer out(result, table.ids()[row]);
    for (std::size_t f = 0; f < table.columns().size(); ++f) {
      const std::string& name = table.schema().fields[f].name;
      const layer::column& column = table.columns()[f];
      if (name == "stage" && !stages.empty()) {
        if (stages[row] != works::kUnknownStage) out.set(name, stages[row]);
        continue;
      }
      const bool actual = std::ranges::find(kActual, name) != kActual.end();
      if (!actual || column.integer(row) <= day) out.copy(name, column, row);
    }
    if (!table.geometry()[row].is_none()) out.geometry().append(table.geometry()[row]);
  }
  return result;
}

/// A copy with the hazards that had been found by `day`, each in the state that its dates tell (absent where
/// they do not), and its later days absent.
layer::feature_table hazards_by(const layer::feature_table& hazards, date day) {
  constexpr std::array<std::string_view, 4> kDays{"found", "assigned", "mended", "verified"};
  layer::feature_table result(hazards.schema());
  for (std::size_t row = 0; row < hazards.size(); ++row) {
    const auto stands = works::standing_on(works::hazard_record_of(hazards, row), day);
    if (!stands) continue;
    layer::row_writer out(result, hazards.ids()[row]);
    for (std::size_t f = 0; f < hazards.columns().size(); ++f) {
      const std::string& name = hazards.schema().fields[f].name;
      const layer::column& column = hazards.columns()[f];
      if (name == "state") {
        if (stands->state != works::hazard_state::unknown) out.set(name, works::name_of(stands->state));
      } else if (std::ranges::find(kDays, name) == kDays.end() ||
                 column.integer(row) <= days_since_epoch(day)) {
        out.copy(name, column, row);
      }
    }
    if (!hazards.geometry()[row].is_none()) out.geometry().append(hazards.geometry()[row]);
  }
  return result;
}

bool is_dated(std::string_view layer) {
  return layer == "hazards" || layer == "works" || layer == "work_stages";
}

}  // namespace

std::string end_of_day_utc(date day) {
  return format_date(day) + "T15:59:59Z";
}

std::string in_china_time(const std::string& utc) {
  constexpr int kAhead = 8, kHours = 24;
  constexpr std::string_view kPattern = "0000-00-00T00:00:00Z";
  const bool fits = std::ranges::equal(
      utc, kPattern, [](char c, char p) { return p == '0' ? c >= '0' && c <= '9' : c == p; });
  const auto utc_day = fits ? parse_date(utc.substr(0, 10)) : std::nullopt;
  if (!utc_day) return utc;
  const int hour = std::stoi(utc.substr(11, 2)) + kAhead;
  return fmt::format("{} {:02}{}", format_date(*utc_day + std::chrono::days(hour / kHours)), hour % kHours,
                     utc.substr(13, 6));
}

bilingual words_for(const moment& when) {
  bilingual words;
  if (when.happened_by) {
    words.zh = "截至 " + format_date(*when.happened_by);
    words.en = "as of " + format_date(*when.happened_by);
  }
  if (when.recorded_by.empty()) return words;
  const bool both = when.happened_by.has_value();
  words.zh += std::string(both ? "，" : "") + "登记截至北京时间 " + in_china_time(when.recorded_by);
  words.en +=
      std::string(both ? ", " : "") + "recorded by " + in_china_time(when.recorded_by) + " China time";
  return words;
}

bool reads_parts(std::string_view layer, const moment& when) {
  return when.recorded_by.empty() && !(when.happened_by && is_dated(layer));
}

layer::feature_table read_layer(const store::store& store, std::string_view layer, const moment& when,
                                const store::layer_part& part) {
  if (reads_parts(layer, when)) return store.read(layer, part);
  layer::feature_table table = as_recorded(store, layer, when);
  if (!when.happened_by || !is_dated(layer)) return table;
  if (layer == "hazards") return hazards_by(table, *when.happened_by);
  std::vector<std::string> stages;
  if (layer == "works") {
    stages = works::stages_on(table, as_recorded(store, "work_stages", when), program_environment().lives,
                              *when.happened_by);
  }
  return cut_off(table, days_since_epoch(*when.happened_by), stages);
}

}  // namespace greenward::workflow
