#include "viewer/layers/record_form.hpp"

#include "engine/works/stage_lines.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/feature_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace greenward::viewer {

namespace {

std::string day_text(const std::optional<date>& day) {
  return day ? format_date(*day) : std::string();
}

bilingual title_of(const layer::code_list& list, std::string_view code) {
  const layer::code_entry* entry = list.find(code);
  return entry != nullptr ? entry->title : bilingual{std::string(code), std::string(code)};
}

std::vector<layer::code_entry> choices_of(const layer::lifecycle& life, const layer::code_list& stages) {
  std::vector<layer::code_entry> choices;
  const auto add = [&](std::string_view code) {
    choices.push_back({std::string(code), title_of(stages, code), {}});
  };
  for (const layer::lifecycle_stage& stage : life.stages) add(stage.code);
  for (const std::string_view code : {layer::kSuspended, layer::kResumed, layer::kCancelled}) add(code);
  return choices;
}

/// The lines of one work; none if the district has no table of stages or the work no code.
std::vector<works::stage_line> lines_of(const workflow::district_snapshot& district, std::string_view code) {
  const workflow::layer_snapshot* stages = district.find("work_stages");
  if (stages == nullptr || code.empty()) return {};
  const works::stage_lines all(stages->table);
  const auto lines = all.of(code);
  return {lines.begin(), lines.end()};
}

std::vector<known_stage> known_stages(const layer::lifecycle& life, const layer::code_list& list,
                                      std::span<const works::stage_line> lines) {
  std::vector<known_stage> known;
  for (const layer::lifecycle_stage& stage : life.stages) {
    const auto line = std::ranges::find(lines, stage.code, &works::stage_line::stage);
    known.push_back({title_of(list, stage.code), line != lines.end() ? day_text(line->planned) : "",
                     line != lines.end() ? day_text(line->actual) : ""});
  }
  for (const works::stage_line& line : lines)
    if (!life.position(line.stage))
      known.push_back({title_of(list, line.stage), day_text(line.planned), day_text(line.actual)});
  return known;
}

/// The stage after the last one that has been reached.
std::size_t next_stage(const layer::lifecycle& life, std::span<const works::stage_line> lines,
                       std::string_view stands) {
  if (stands == layer::kSuspended) return life.stages.size() + 1;  // resumed
  std::size_t next = 0;
  if (const auto now = life.position(stands)) next = *now + 1;
  for (const works::stage_line& line : lines)
    if (const auto place = life.position(line.stage); place && line.actual) next = std::max(next, *place + 1);
  return std::min(next, life.stages.size() - 1);
}

/// Whether the text is empty or a date, which it then is.
bool read_day(const std::string& text, std::optional<date>& day) {
  if (text.empty()) return true;
  day = parse_date(text);
  return day.has_value();
}

}  // namespace

record_form open_form(const workflow::district_snapshot& district, const workflow::environment& environment,
                      std::size_t row, date today, const std::string& who) {
  const layer::feature_table& works = district.at("works").table;
  const std::string_view kind = works["work_kind"].text(row);
  const std::string_view stands = works["stage"].text(row);
  const layer::code_list& stages = environment.catalogue.codes("stage");
  const layer::lifecycle& life = environment.lives.of_kind(kind);
  const std::vector<works::stage_line> lines = lines_of(district, works["code"].text(row));
  record_form form;
  form.work = works.ids()[row];
  form.name = name_of(works, row);
  form.kind = title_of(environment.catalogue.codes("work_kind"), kind);
  if (!stands.empty()) form.stands = title_of(stages, stands);
  form.known = known_stages(life, stages, lines);
  form.choices = choices_of(life, stages);
  form.choice = next_stage(life, lines, stands);
  form.actual = format_date(today);
  form.who = who;
  return form;
}

std::optional<progress_entry> entry_of(record_form& form) {
  progress_entry entry;
  form.problem.reset();
  if (!read_day(form.actual, entry.update.actual) || !read_day(form.planned, entry.update.planned))
    form.problem = words(text_key::record_bad_day);
  else if (form.who.empty())
    form.problem = words(text_key::record_no_name);
  if (form.problem) return std::nullopt;
  entry.who = form.who;
  entry.note = form.note;
  entry.update.id = form.work;
  entry.update.stage = form.choices[form.choice].code;
  entry.update.skip_reason = form.skip_reason;
  entry.update.note = form.note;
  entry.photos.assign(form.photos.begin(), form.photos.end());
  return entry;
}

void add_photo(record_form& form, const std::string& path) {
  if (std::ranges::find(form.photos, path) == form.photos.end()) form.photos.push_back(path);
}

bilingual change_text(const workflow::recorded_work& work, const layer::catalogue& catalogue) {
  const layer::code_list& stages = catalogue.codes("stage");
  const bilingual before = title_of(stages, work.before), after = title_of(stages, work.after);
  if (work.before == work.after || work.before.empty()) return after;
  return {before.zh + " → " + after.zh, before.en + " → " + after.en};
}

}  // namespace greenward::viewer
