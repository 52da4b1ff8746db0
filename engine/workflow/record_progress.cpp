#include "engine/workflow/record_progress.hpp"

#include "engine/workflow/environment.hpp"
#include "engine/workflow/evidence.hpp"
#include "engine/workflow/feature_lookup.hpp"
#include "engine/workflow/last_entry.hpp"
#include "engine/works/stage_lines.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <unordered_map>
#include <utility>

namespace greenward::workflow {

namespace {

/// A line of work_stages as it is to be.
struct edited_line {
  std::optional<std::uint32_t> row;  ///< in the table; none = new
  std::string stage;
  std::optional<date> planned, actual;
  std::string skip_reason, note;  ///< new ones; "" = unchanged
  bool has_skip_reason = false;
  bool changed = false;
};

/// A work that updates speak of.
struct edited_work {
  std::size_t row = 0;
  std::vector<edited_line> lines;
  std::string_view reached;          ///< by its own word: see stage_reached
  std::vector<std::size_t> updates;  ///< positions in the request
};

/// What the work itself says of its stages, where its lines do not: its own start and completion, and the
/// stage it has reached with all before it, on days that nobody has recorded.
class own_words {
 public:
  own_words(const layer::feature_table& works, std::size_t row, const layer::lifecycle& life,
            std::string_view reached)
      : life_(life), stage_(reached) {
    start_ = day_in(works["actual_start"], row);
    end_ = day_in(works["actual_end"], row);
  }

  [[nodiscard]] std::vector<works::stage_line> with_lines(std::span<const edited_line> edited) const {
    std::vector<works::stage_line> lines;
    for (const edited_line& line : edited)
      lines.push_back({line.stage, line.planned, line.actual, line.has_skip_reason});
    add(lines, life_.stages[life_.begins].code, start_);
    add(lines, life_.stages[life_.ends].code, end_);
    const auto reached = life_.position(stage_);
    for (std::size_t i = 0; reached && i <= *reached; ++i) add_undated(lines, life_.stages[i].code);
    return lines;
  }

 private:
  static std::optional<date> day_in(const layer::column& days, std::size_t row) {
    if (!days.has(row)) return std::nullopt;
    return date_from_days(days.integer(row));
  }
  static works::stage_line* find(std::vector<works::stage_line>& lines, std::string_view stage) {
    const auto found = std::ranges::find(lines, stage, &works::stage_line::stage);
    return found == lines.end() ? nullptr : &*found;
  }
  static void add(std::vector<works::stage_line>& lines, std::string_view stage, std::optional<date> day) {
    if (!day) return;
    works::stage_line* line = find(lines, stage);
    if (line == nullptr)
      line = &lines.emplace_back(works::stage_line{.stage = stage, .planned = {}, .actual = {}});
    if (!line->actual) line->actual = day;
  }
  static void add_undated(std::vector<works::stage_line>& lines, std::string_view stage) {
    works::stage_line* line = find(lines, stage);
    if (line == nullptr)
      line = &lines.emplace_back(works::stage_line{.stage = stage, .planned = {}, .actual = {}});
    line->undated = !line->actual;
  }

  const layer::lifecycle& life_;
  std::string_view stage_;
  std::optional<date> start_, end_;
};

/// The stage of its life that a work has come to by its own word. While it is suspended or cancelled it is
/// the one that it stood at before, which the journal knows; "" = nobody has said.
std::string_view stage_reached(const store::store& store, const layer::lifecycle& life,
                               std::string_view stands, feature_id work) {
  const auto of_the_life = [&](std::string_view quoted) -> std::string_view {
    for (const layer::lifecycle_stage& stage : life.stages)
      if (quoted == '"' + stage.code + '"') return stage.code;
    return {};
  };
  if (!layer::is_interruption(stands)) return stands;
  std::string_view reached;
  for (const store::journal_change& change : store.history("works", work)) {
    if (change.field != "stage" || !change.before) continue;
    const std::string_view stage = of_the_life(*change.before);
    if (!stage.empty()) reached = stage;
  }
  return reached;
}

class recording {
 public:
  recording(const store::store& store, std::span<const stage_update> updates)
      : store_(store),
        works_(store.read("works")),
        stages_(store.read("work_stages")),
        lines_(stages_),
        updates_(updates),
        today_(today()),
        rows_(works_) {}

  record_result check() {
    for (std::size_t i = 0; i < updates_.size(); ++i) take(i);
    for (const edited_work& work : edited_) check_life(work);
    std::ranges::stable_sort(result_.refused, {}, &refused_update::update);
    return result_;
  }

  record_result write(store::write_transaction& transaction) {
    for (edited_work& work : edited_) {
      const std::string code = code_of(transaction, work.row);
      for (const edited_line& line : work.lines)
        if (line.changed) write_line(transaction, code, line);
      write_work(transaction, work, code);
    }
    return std::move(result_);
  }

 private:
  void refuse(std::size_t update, bilingual reason) {
    result_.refused.push_back({update, std::move(reason)});
  }

  void take(std::size_t i) {
    const stage_update& update = updates_[i];
    const auto row = update.id ? rows_.find(*update.id) : rows_.find(update.work);
    if (!row) {
      const std::string named = update.id ? std::to_string(update.id->value) : update.work;
      return refuse(
          i, {fmt::format("没有工程“{}”；用 greenward find DB works 查看编码和编号", named),
              fmt::format("there is no work '{}'; see codes and ids with greenward find DB works", named)});
    }
    const layer::code_list& stages = program_environment().catalogue.codes("stage");
    if (stages.find(update.stage) == nullptr) {
      std::string known;
      for (const layer::code_entry& entry : stages.entries)
        known += fmt::format("{}{} {}", known.empty() ? "" : ", ", entry.code, entry.title.zh);
      return refuse(i, {fmt::format("没有阶段“{}”；可用：{}", update.stage, known),
                        fmt::format("there is no stage '{}'; known: {}", update.stage, known)});
    }
    if (!update.planned && !update.actual && update.skip_reason.empty() && update.note.empty())
      return refuse(i, {"没有给出日期或说明", "neither a date nor a note is given"});
    edited_work& work = edited(*row);
    work.updates.push_back(i);
    apply(line_for(work, update), update);
  }

  edited_work& edited(std::size_t row) {
    const auto [found, is_new] = position_.try_emplace(row, edited_.size());
    if (is_new) edited_.push_back({row, lines_now(row), reached_now(row), {}});
    return edited_[found->second];
  }

  [[nodiscard]] std::vector<edited_line> lines_now(std::size_t row) const {
    std::vector<edited_line> result;
    const std::string_view code = works_["code"].text(row);
    if (code.empty()) return result;
    const auto lines = lines_.of(code);
    for (std::size_t k = 0; k < lines.size(); ++k) {
      edited_line& line = result.emplace_back();
      line.row = lines_.rows_of(code)[k];
      line.stage = lines[k].stage;
      line.planned = lines[k].planned;
      line.actual = lines[k].actual;
      line.has_skip_reason = lines[k].explains_skipping;
    }
    return result;
  }

  [[nodiscard]] std::string_view reached_now(std::size_t row) const {
    return stage_reached(store_, life_of(row), works_["stage"].text(row), works_.ids()[row]);
  }

  /// A stage of the life has one line; an interruption one for each day that it came on.
  static edited_line& line_for(edited_work& work, const stage_update& update) {
    for (edited_line& line : work.lines) {
      if (line.stage != update.stage) continue;
      const bool same_day = !update.actual || !line.actual || line.actual == update.actual;
      if (same_day || !layer::is_interruption(line.stage)) return line;
    }
    edited_line& line = work.lines.emplace_back();
    line.stage = update.stage;
    return line;
  }

  static void apply(edited_line& line, const stage_update& update) {
    if (update.planned) line.planned = update.planned;
    if (update.actual) line.actual = update.actual;
    if (!update.skip_reason.empty()) {
      line.skip_reason = update.skip_reason;
      line.has_skip_reason = true;
    }
    if (!update.note.empty()) line.note = update.note;
    line.changed = true;
  }

  [[nodiscard]] const layer::lifecycle& life_of(std::size_t row) const {
    return program_environment().lives.of_kind(works_["work_kind"].text(row));
  }

  [[nodiscard]] std::vector<works::stage_line> all_words(const edited_work& work,
                                                         std::span<const edited_line> lines) const {
    return own_words(works_, work.row, life_of(work.row), work.reached).with_lines(lines);
  }

  [[nodiscard]] std::vector<works::life_fault> faults_of(const edited_work& work,
                                                         std::span<const edited_line> lines) const {
    return works::life_faults(life_of(work.row), program_environment().catalogue.codes("stage"),
                              all_words(work, lines), today_);
  }

  /// Faults that the work had before are not the fault of these updates.
  void check_life(const edited_work& work) {
    const auto known = faults_of(work, lines_now(work.row));
    const std::size_t refused = result_.refused.size();
    for (const works::life_fault& fault : faults_of(work, work.lines)) {
      if (std::ranges::find(known, fault) == known.end()) refuse(update_of(work, fault), fault.reason);
    }
    if (result_.refused.size() == refused && stage_after(work).empty())
      refuse(work.updates.back(),
             {"复工之后处于哪个阶段，没有任何记录；请一并登记已到达的阶段及其日期",
              "nothing says which stage the work stands at once it is resumed; record the "
              "stage it has reached as well"});
  }

  /// The update that made the fault: the last that speaks of one of its stages.
  [[nodiscard]] std::size_t update_of(const edited_work& work, const works::life_fault& fault) const {
    for (std::size_t k = work.updates.size(); k-- > 0;) {
      const std::string& stage = updates_[work.updates[k]].stage;
      if (stage == fault.stage || stage == fault.other) return work.updates[k];
    }
    return work.updates.back();
  }

  /// Works are told apart by their codes; one that came without gets one from its id.
  std::string code_of(store::write_transaction& transaction, std::size_t row) const {
    if (works_["code"].has(row)) return std::string(works_["code"].text(row));
    const std::string made = "id:" + std::to_string(works_.ids()[row].value);
    transaction.update("works", works_.ids()[row], "code", made);
    return made;
  }

  void write_line(store::write_transaction& transaction, const std::string& code,
                  const edited_line& line) const {
    if (line.row) return update_line(transaction, stages_.ids()[*line.row], line);
    layer::feature_table added(stages_.schema());
    {
      layer::row_writer row(added, feature_id());
      row.set("work_code", code);
      row.set("stage", line.stage);
      if (line.planned) row.set("planned_date", days_since_epoch(*line.planned));
      if (line.actual) row.set("actual_date", days_since_epoch(*line.actual));
      if (!line.skip_reason.empty()) row.set("skip_reason", line.skip_reason);
      if (!line.note.empty()) row.set("note", line.note);
      row.set("source", "record");
    }
    transaction.insert(added, task{});
  }

  static void update_line(store::write_transaction& transaction, feature_id id, const edited_line& line) {
    if (line.planned) transaction.update("work_stages", id, "planned_date", days_since_epoch(*line.planned));
    if (line.actual) transaction.update("work_stages", id, "actual_date", days_since_epoch(*line.actual));
    if (!line.skip_reason.empty()) transaction.update("work_stages", id, "skip_reason", line.skip_reason);
    if (!line.note.empty()) transaction.update("work_stages", id, "note", line.note);
  }

  void write_work(store::write_transaction& transaction, const edited_work& work, const std::string& code) {
    const layer::lifecycle& life = life_of(work.row);
    const auto lines = all_words(work, work.lines);
    const feature_id id = works_.ids()[work.row];
    const std::string before(works_["stage"].text(work.row));
    const std::string after = stage_after(work);
    if (after != before) transaction.update("works", id, "stage", after);
    set_day(transaction, id, "actual_start", lines, life.stages[life.begins].code);
    set_day(transaction, id, "actual_end", lines, life.stages[life.ends].code);
    for (const std::size_t i : work.updates) write_plan(transaction, id, life, updates_[i]);
    result_.works.push_back({id, code, std::string(works_["name"].text(work.row)), before, after});
  }

  static void write_plan(store::write_transaction& transaction, feature_id id, const layer::lifecycle& life,
                         const stage_update& update) {
    if (!update.planned) return;
    const std::int64_t day = days_since_epoch(*update.planned);
    if (update.stage == life.stages[life.begins].code) transaction.update("works", id, "planned_start", day);
    if (update.stage == life.stages[life.ends].code) transaction.update("works", id, "planned_end", day);
  }

  /// Where the lines say it stands; a farther stage that the work had reached without a date stays. "" =
  /// nobody has said.
  [[nodiscard]] std::string stage_after(const edited_work& work) const {
    const layer::lifecycle& life = life_of(work.row);
    const auto lines = all_words(work, work.lines);
    const auto stands = works::standing_on(life, lines, today_);
    if (!stands) return std::string(work.reached);
    const auto old = life.position(work.reached), now = life.position(stands->stage);
    const bool old_is_undated = std::ranges::any_of(
        lines, [&](const works::stage_line& line) { return line.stage == work.reached && line.undated; });
    if (old && now && *old > *now && old_is_undated) return std::string(work.reached);
    return std::string(stands->stage);
  }

  static void set_day(store::write_transaction& transaction, feature_id id, const char* field,
                      std::span<const works::stage_line> lines, std::string_view stage) {
    for (const works::stage_line& line : lines) {
      if (line.stage != stage || !line.actual) continue;
      return transaction.update("works", id, field, days_since_epoch(*line.actual));
    }
  }

  const store::store& store_;
  layer::feature_table works_, stages_;
  works::stage_lines lines_;
  std::span<const stage_update> updates_;
  date today_;
  feature_lookup rows_;
  std::unordered_map<std::size_t, std::size_t> position_;  ///< of a row in edited_
  std::vector<edited_work> edited_;
  record_result result_;
};

}  // namespace

record_result record_progress(const std::string& database, const std::string& who, const std::string& note,
                              std::span<const stage_update> updates,
                              std::span<const std::filesystem::path> photos) {
  const auto store = open_for_writing(database);
  kept_evidence evidence(database, photos);
  const auto transaction = store->begin({who, "record", note, "", evidence.files()});
  recording session(*store, updates);
  record_result checked = session.check();
  if (!checked.refused.empty() || updates.empty()) return checked;
  record_result result = session.write(*transaction);
  transaction->commit();
  evidence.keep();
  result.entry = last_entry(*store);
  return result;
}

}  // namespace greenward::workflow
