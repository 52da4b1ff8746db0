#include "engine/works/work_facts.hpp"

#include "engine/works/code_rank.hpp"
#include "engine/works/standing.hpp"
#include "engine/works/work_lines.hpp"

#include <algorithm>

namespace greenward::works {

namespace {

std::optional<date> not_after(std::optional<date> found, std::optional<date> day) {
  return day && found && *found > *day ? std::nullopt : found;
}

class fact_reader {
 public:
  fact_reader(const layer::feature_table& works, const layer::feature_table& stages, const work_lists& lists,
              std::optional<date> day)
      : works_(works),
        written_(stages),
        lines_(works, written_, lists.lives),
        lists_(lists),
        stage_of_(stages_on(works, written_, lists.lives, day)) {
    facts_.day = day;
  }

  work_facts run() {
    facts_.of_work.reserve(works_.size());
    for (std::size_t row = 0; row < works_.size(); ++row) facts_.of_work.push_back(fact(row));
    return std::move(facts_);
  }

 private:
  work_fact fact(std::size_t row) {
    work_fact fact;
    const std::string_view kind = kind_.text(row);
    const std::string& stage = stage_of_[row];
    fact.kind = static_cast<std::uint16_t>(rank_of(lists_.kinds, kind));
    fact.stage = static_cast<std::uint16_t>(rank_of(lists_.stages, stage));
    fact.stage_known = lists_.stages.find(stage) != nullptr;
    fact.suspended = stage == layer::kSuspended;
    fact.cancelled = stage == layer::kCancelled;
    if (year_.has(row)) fact.year = static_cast<std::int32_t>(year_.integer(row));
    fact.responsible = facts_.names.number_of(responsible_.text(row));
    set_quantity(fact, row);
    if (budget_.has(row)) fact.budget = whole_parts(budget_.real(row), kFenOfWan);
    fact.dates = dates(row, lines_.life_of(row), stage);
    return fact;
  }

  void set_quantity(work_fact& fact, std::size_t row) {
    if (!quantity_.has(row)) return;
    const unit_of_measure unit = unit_called(quantity_unit_.text(row));
    fact.quantity = whole_parts(quantity_.real(row), kThousandths * unit.times);
    fact.quantity_unit = facts_.names.number_of(unit.name);
    fact.divisible = unit.divisible;
  }

  [[nodiscard]] work_dates dates(std::size_t row, const layer::lifecycle& life,
                                 std::string_view stage) const {
    const auto lines = lines_.of(row);
    const std::string& begins = life.stages[life.begins].code;
    const std::string& ends = life.stages[life.ends].code;
    work_dates dates;
    dates.planned_start = day_of(lines, begins, &stage_line::planned);
    dates.planned_end = day_of(lines, ends, &stage_line::planned);
    dates.actual_start = not_after(day_of(lines, begins, &stage_line::actual), facts_.day);
    dates.actual_end = not_after(day_of(lines, ends, &stage_line::actual), facts_.day);
    const auto position = life.position(stage);
    dates.begun = dates.actual_start.has_value() || (position && *position >= life.begins);
    dates.done = dates.actual_end.has_value() || (position && *position >= life.ends);
    return dates;
  }

  const layer::feature_table& works_;
  const layer::column& kind_ = works_["work_kind"];
  const layer::column& year_ = works_["year"];
  const layer::column& responsible_ = works_["responsible"];
  const layer::column& budget_ = works_["budget_wan"];
  const layer::column& quantity_ = works_["quantity"];
  const layer::column& quantity_unit_ = works_["quantity_unit"];
  stage_lines written_;
  work_lines lines_;
  const work_lists& lists_;
  std::vector<std::string> stage_of_;
  work_facts facts_;
};

}  // namespace

std::uint32_t name_list::number_of(std::string_view name) {
  const auto [place, is_new] =
      numbers_.try_emplace(std::string(name), static_cast<std::uint32_t>(names_.size()));
  if (is_new) names_.emplace_back(name);
  return place->second;
}

work_facts facts_of(const layer::feature_table& works, const layer::feature_table& stages,
                    const work_lists& lists, std::optional<date> day) {
  return fact_reader(works, stages, lists, day).run();
}

}  // namespace greenward::works
