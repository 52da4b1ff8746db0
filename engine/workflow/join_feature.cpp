#include "engine/workflow/join_feature.hpp"

#include "engine/base/date.hpp"
#include "engine/base/error.hpp"
#include "engine/workflow/edit_checks.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/value_conversion.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>

namespace greenward::workflow {

namespace {

const layer::division_rule& rule_of(const layer::feature_table& row) {
  return *hand_rules().division_of(row.schema().name);
}

bool is_among(const std::vector<std::string>& fields, const std::string& field) {
  return std::ranges::find(fields, field) != fields.end();
}

/// 1 along the line, -1 against it, 0 where nothing is said.
int direction_of(const layer::feature_table& row) {
  const std::string& field = rule_of(row).direction;
  if (field.empty()) return 0;
  const std::string_view says = row[field].text(0);
  return says == "forward" ? 1 : says == "backward" ? -1 : 0;
}

/// As it is typed, with every digit.
std::string typed_value_of(const layer::field& field, const layer::column& column) {
  if (!column.has(0)) return "";
  switch (field.type) {
    case layer::field_type::text:
    case layer::field_type::code:
      return std::string(column.text(0));
    case layer::field_type::date:
      return format_date(date_from_days(column.integer(0)));
    case layer::field_type::integer:
    case layer::field_type::boolean:
      return std::to_string(column.integer(0));
    case layer::field_type::real:
      return fmt::format("{}", column.real(0));
  }
  return "";
}

/// To the thousandth: for reading.
std::string brief_real_of(double value) {
  constexpr double kFraction = 1e3;
  return std::abs(value) < 1 ? fmt::format("{:.6g}", value)
                             : fmt::format("{}", std::round(value * kFraction) / kFraction);
}

bilingual as_read(const layer::field& field, const std::string& typed) {
  if (typed.empty()) return {"不详", "not known"};
  if (field.type == layer::field_type::boolean)
    return typed == "0" ? bilingual{"否", "no"} : bilingual{"是", "yes"};
  if (field.type == layer::field_type::code)
    if (const auto* entry = program_environment().catalogue.codes(field.code_list).find(typed))
      return entry->title;
  const std::string unit = field.unit.empty() ? "" : " " + field.unit;
  const std::string brief = field.type == layer::field_type::real ? brief_real_of(*number_of(typed)) : typed;
  return {brief + unit, brief + unit};
}

/// Nothing unless both state it. To the micrometre: more digits are rounding.
void set_sum(const std::string& field, const layer::column& a, const layer::column& b,
             layer::row_writer& row) {
  constexpr double kFraction = 1e6;
  if (a.is_text() || !a.has(0) || !b.has(0)) return;
  if (a.type() == layer::field_type::integer) return row.set(field, a.integer(0) + b.integer(0));
  row.set(field, std::round((a.number(0) + b.number(0)) * kFraction) / kFraction);
}

[[noreturn]] void refuse_join(const bilingual& problem, const bilingual& advice) {
  throw error(error_code::usage, "join", problem, advice);
}

std::string gap_text(double metres) {
  return metres < 1 ? fmt::format("{:.3f}", metres) : fmt::format("{:.1f}", metres);
}

using degree_parts = std::vector<std::vector<geo::lon_lat>>;

degree_parts parts_of(geo::geographic_view line) {
  degree_parts parts;
  for (std::size_t p = 0; p < line.part_count(); ++p)
    parts.emplace_back(line.ring(p, 0).begin(), line.ring(p, 0).end());
  return parts;
}

std::vector<part_ends> ends_of(const degree_parts& parts, geo::crs_code measuring) {
  std::vector<part_ends> ends;
  for (const auto& part : parts)
    ends.push_back({geo::project(part.front(), measuring), geo::project(part.back(), measuring)});
  return ends;
}

geo::geographic_geometry as_line(const degree_parts& parts) {
  geo::geographic_geometry line;
  line.begin_feature(geo::geometry_kind::line);
  for (const auto& part : parts) {
    line.begin_part();
    for (const geo::lon_lat& corner : part) line.add(corner);
  }
  return line;
}

std::string called(const layer::feature_table& row) {
  const bool has_code = row.schema().find_field("code") && row["code"].has(0);
  return has_code ? std::string(row["code"].text(0)) : fmt::format("#{}", row.ids().front().value);
}

}  // namespace

bool can_join(std::string_view layer) {
  return can_divide(layer);
}

std::optional<join_obstacle> obstacle_of(const end_meeting& meeting) {
  if (meeting.joint) return {};
  if (meeting.is_against())
    return join_obstacle{{"两线的方向相反，不能合并", "their directions conflict: they are not joined"},
                         {"请先把其中一条改为同一方向（管线从上游到下游）",
                          "put one of them in order first (pipes run from upstream to downstream)"}};
  const std::string gap = gap_text(meeting.gap_m);
  return join_obstacle{{fmt::format("两线端点不相接，最近相距 {} 米", gap),
                        fmt::format("they do not meet end to end: the nearest ends are {} m apart", gap)},
                       {"请先移动端点使其相接", "move an end to the other first"}};
}

join_ways ways_to_join(const layer::feature_table& line, const layer::feature_table& other) {
  const layer::division_rule& rule = rule_of(line);
  const int product = direction_of(line) * direction_of(other);
  const bool has_ends = !rule.begin.empty() || !rule.end.empty();
  return {product >= 0, product <= 0 && !has_ends};
}

layer::feature_table joined_row(const layer::feature_table& line, const layer::feature_table& other,
                                bool before) {
  const layer::division_rule& rule = rule_of(line);
  layer::feature_table joined(line.schema());
  layer::row_writer row(joined, line.ids().front());
  for (const layer::field& field : line.schema().fields) {
    const bool of_other = is_among(before ? rule.begin : rule.end, field.name);
    if (is_among(rule.whole, field.name))
      set_sum(field.name, line[field.name], other[field.name], row);
    else
      row.copy(field.name, of_other ? other[field.name] : line[field.name], 0);
  }
  row.geometry().append_none();
  return joined;
}

std::vector<field_difference> differences_of(const layer::feature_table& line,
                                             const layer::feature_table& other,
                                             const layer::feature_table& joined) {
  std::vector<field_difference> differences;
  for (const layer::field& field : line.schema().fields) {
    const std::string own = typed_value_of(field, line[field.name]);
    const std::string others = typed_value_of(field, other[field.name]);
    const std::string taken = typed_value_of(field, joined[field.name]);
    if (own == others && own == taken) continue;
    differences.push_back({field.name, field.title, as_read(field, own), as_read(field, others), taken != own,
                           taken, as_read(field, taken)});
  }
  return differences;
}

bilingual field_difference::in_words() const {
  if (is_taken)
    return {fmt::format("{} {} → {}", title.zh, own.zh, taken_as_read.zh),
            fmt::format("{} {} → {}", title.en, own.en, taken_as_read.en)};
  return {fmt::format("{} {}（本线 {}）", title.zh, other.zh, own.zh),
          fmt::format("{} {} (here {})", title.en, other.en, own.en)};
}

std::vector<bilingual> difference_notes(const std::string& other_name,
                                        const std::vector<field_difference>& differences) {
  bilingual taken, lost;
  for (const field_difference& one : differences) {
    bilingual& list = one.is_taken ? taken : lost;
    const bilingual words = one.in_words();
    list.zh += (list.zh.empty() ? "" : "；") + words.zh;
    list.en += (list.en.empty() ? "" : "; ") + words.en;
  }
  std::vector<bilingual> notes;
  if (!taken.zh.empty())
    notes.push_back({"按合并后的线改为：" + taken.zh, "changed for the joined line: " + taken.en});
  if (!lost.zh.empty())
    notes.push_back({fmt::format("{} 的这些值不保留：{}", other_name, lost.zh),
                     fmt::format("not kept of {}: {}", other_name, lost.en)});
  return notes;
}

std::optional<bilingual> note_on_joint(const layer::feature_table& line, const layer::feature_table& other,
                                       bool before) {
  const layer::division_rule& rule = rule_of(line);
  if (rule.begin_node.empty() || rule.end_node.empty()) return {};
  const std::string_view end_of_first = (before ? other : line)[rule.end_node].text(0);
  const std::string_view begin_of_second = (before ? line : other)[rule.begin_node].text(0);
  std::string nodes(end_of_first);
  if (begin_of_second != end_of_first && !begin_of_second.empty())
    nodes += (nodes.empty() ? "" : ", ") + std::string(begin_of_second);
  if (nodes.empty()) return {};
  return bilingual{
      fmt::format("相接处的 {} 不再是这两条线的端点：仍在的话，检查会指出它在管线上", nodes),
      fmt::format("{} is where they meet: neither ends there any more, and if it is still there the "
                  "check will say that it lies on the line",
                  nodes)};
}

line_join join_rows(const layer::feature_table& table, std::size_t line, std::size_t other,
                    geo::crs_code measuring) {
  if (!can_join(table.schema().name))
    refuse_join({"这个图层的要素不能合并", "features of this layer are not joined"},
                {"能合并的图层见 gis-data/editing/hand.toml", "gis-data/editing/hand.toml lists which are"});
  const layer::feature_table kept = table.selected(std::array{line}),
                             gone = table.selected(std::array{other});
  for (const auto* row : {&kept, &gone})
    if (row->geometry()[0].kind() != geo::geometry_kind::line || line == other)
      refuse_join({"须是两条线", "two lines are needed"}, {"请给出另一条线", "give another line"});
  const degree_parts own = parts_of(kept.geometry()[0]), others = parts_of(gone.geometry()[0]);
  const end_meeting meeting =
      meeting_of(ends_of(own, measuring), ends_of(others, measuring), ways_to_join(kept, gone));
  if (const auto obstacle = obstacle_of(meeting)) refuse_join(obstacle->problem, obstacle->advice);
  line_join join;
  feature_edit& change = join.edits.emplace_back();
  change.layer = table.schema().name;
  change.feature = kept.ids().front();
  change.seen = kept;
  change.shape = as_line(joined_parts(own, others, *meeting.joint));
  const auto differences = differences_of(kept, gone, joined_row(kept, gone, meeting.joint->before));
  for (const field_difference& one : differences)
    if (one.is_taken) change.fields.push_back({one.field, one.taken});
  join.notes = difference_notes(called(gone), differences);
  if (auto note = note_on_joint(kept, gone, meeting.joint->before)) join.notes.push_back(std::move(*note));
  feature_edit& removal = join.edits.emplace_back();
  removal.kind = edit_kind::remove;
  removal.layer = table.schema().name;
  removal.feature = gone.ids().front();
  removal.seen = gone;
  return join;
}

}  // namespace greenward::workflow
