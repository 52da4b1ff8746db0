#include "engine/workflow/record_progress.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/works/stage_record.hpp"

#include <charconv>
#include <optional>

namespace greenward::workflow {

namespace {

std::optional<std::int64_t> as_id(const std::string& text) {
  std::int64_t id = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (status != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return id;
}

std::size_t find_work(const layer::feature_table& works, const std::string& wanted) {
  const auto& code = works["code"];
  for (std::size_t row = 0; row < works.size(); ++row)
    if (code.has(row) && code.text(row) == wanted) return row;
  const auto id = as_id(wanted);
  for (std::size_t row = 0; id && row < works.size(); ++row)
    if (works.ids()[row].value == *id) return row;
  throw error(
      error_code::usage, wanted, {"没有这项工程", "there is no such work"},
      {"用 greenward find DB works 查看工程的编码和编号", "see codes and ids with: greenward find DB works"});
}

void check_stage(const std::string& stage) {
  const layer::code_list& stages = program_environment().catalogue.codes("stage");
  if (stages.find(stage) != nullptr) return;
  std::string known;
  for (const layer::code_entry& entry : stages.entries)
    known += (known.empty() ? "" : ", ") + entry.code + " " + entry.title.zh;
  throw error(error_code::usage, stage, {"没有这个阶段", "there is no such stage"},
              {"可用：" + known, "known: " + known});
}

void check_day(const layer::feature_table& works, std::size_t row, date day) {
  if (day > today()) {
    throw error(error_code::usage, format_date(day),
                {"实际日期不能晚于今天", "an actual date cannot be after today"},
                {"请改正 --date", "correct --date"});
  }
  const auto& start = works["actual_start"];
  if (!start.has(row) || days_since_epoch(day) >= start.integer(row)) return;
  const std::string started = format_date(date_from_days(start.integer(row)));
  throw error(error_code::usage, format_date(day),
              {"早于实际开工日期 " + started, "it is before the work's actual start " + started},
              {"请改正 --date", "correct --date"});
}

/// Sets the actual date of the work's stage, adding the row if it is the first word of that stage.
void write_stage(store::write_transaction& transaction, const layer::feature_table& stages,
                 const std::string& work, const record_request& request) {
  const std::int64_t day = days_since_epoch(request.day);
  for (std::size_t row = 0; row < stages.size(); ++row) {
    if (stages["work_code"].text(row) != work || stages["stage"].text(row) != request.stage) continue;
    transaction.update("work_stages", stages.ids()[row], "actual_date", day);
    if (!request.note.empty()) transaction.update("work_stages", stages.ids()[row], "note", request.note);
    return;
  }
  layer::feature_table added(stages.schema());
  {
    layer::row_writer row(added, feature_id());
    row.set("work_code", work);
    row.set("stage", request.stage);
    row.set("actual_date", day);
    if (!request.note.empty()) row.set("note", request.note);
    row.set("source", "record");
  }
  transaction.insert(added, task{});
}

void write_work(store::write_transaction& transaction, const layer::feature_table& works, std::size_t row,
                const record_request& request, works::record_effect effect) {
  const feature_id id = works.ids()[row];
  if (effect == works::record_effect::advances) transaction.update("works", id, "stage", request.stage);
  const std::int64_t day = days_since_epoch(request.day);
  if (request.stage == "started" && !works["actual_start"].has(row))
    transaction.update("works", id, "actual_start", day);
  if (request.stage == "completed") transaction.update("works", id, "actual_end", day);
}

/// The stage the work is at, with the date that the stages know for it.
works::current_stage stage_now(const layer::feature_table& works, std::size_t row,
                               const layer::feature_table& stages) {
  works::current_stage now{works["stage"].text(row), std::nullopt};
  const auto& actual = stages["actual_date"];
  for (std::size_t s = 0; s < stages.size(); ++s) {
    if (stages["work_code"].text(s) == works["code"].text(row) && stages["stage"].text(s) == now.stage &&
        actual.has(s))
      now.since = date_from_days(actual.integer(s));
  }
  return now;
}

/// Works are told apart by their codes; one that came without gets one from its id.
std::string code_of(store::write_transaction& transaction, const layer::feature_table& works,
                    std::size_t row) {
  if (works["code"].has(row)) return std::string(works["code"].text(row));
  const std::string made = "id:" + std::to_string(works.ids()[row].value);
  transaction.update("works", works.ids()[row], "code", made);
  return made;
}

}  // namespace

record_result record_progress(const record_request& request) {
  check_stage(request.stage);
  const auto store = open_for_writing(request.database);
  const auto transaction = store->begin({request.who, "record", request.note, ""});
  const layer::feature_table works = store->read("works");
  const layer::feature_table stages = store->read("work_stages");
  const std::size_t row = find_work(works, request.work);
  check_day(works, row, request.day);
  const works::current_stage now = stage_now(works, row, stages);
  const auto effect = works::effect_of_record(program_environment().catalogue.codes("stage"), now,
                                              request.stage, request.day);
  write_stage(*transaction, stages, code_of(*transaction, works, row), request);
  write_work(*transaction, works, row, request, effect);
  transaction->commit();
  const std::string before(now.stage);
  return {works.ids()[row], std::string(works["name"].text(row)), before,
          effect == works::record_effect::advances ? request.stage : before};
}

}  // namespace greenward::workflow
