#include "engine/works/work_life.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <utility>

namespace greenward::works {

namespace {

using day_of_stage = std::optional<date> stage_line::*;

/// The lines of the life itself by position, one each.
std::vector<const stage_line*> steps_of(const layer::lifecycle& life, std::span<const stage_line> lines) {
  std::vector<const stage_line*> steps(life.stages.size(), nullptr);
  for (const stage_line& line : lines) {
    const auto position = life.position(line.stage);
    if (!position) continue;
    const stage_line*& step = steps[*position];
    const bool better = step == nullptr || (line.actual && !step->actual);
    if (better) step = &line;
  }
  return steps;
}

struct interruption {
  date day;
  int rank;  ///< of the same day: suspended, resumed, cancelled
  std::string_view stage;
  friend bool operator<(const interruption& a, const interruption& b) {
    return std::pair(a.day, a.rank) < std::pair(b.day, b.rank);
  }
};

std::vector<interruption> interruptions_until(std::span<const stage_line> lines, date day) {
  std::vector<interruption> found;
  for (const stage_line& line : lines) {
    if (!line.actual || *line.actual > day || !layer::is_interruption(line.stage)) continue;
    const int rank = line.stage == layer::kSuspended ? 0 : line.stage == layer::kResumed ? 1 : 2;
    found.push_back({*line.actual, rank, line.stage});
  }
  std::sort(found.begin(), found.end());
  return found;
}

class life_fault_finder {
 public:
  life_fault_finder(const layer::lifecycle& life, const layer::code_list& stages,
                    std::span<const stage_line> lines, date today)
      : life_(life), stages_(stages), lines_(lines), today_(today), steps_(steps_of(life, lines)) {}

  std::vector<life_fault> run() {
    check_lines();
    check_order(&stage_line::actual, "", "");
    check_order(&stage_line::planned, "计划", "planned: ");
    check_skipping();
    check_interruptions();
    std::ranges::stable_sort(faults_, {}, &life_fault::kind);
    return std::move(faults_);
  }

 private:
  [[nodiscard]] bilingual title(std::string_view stage) const {
    const layer::code_entry* entry = stages_.find(stage);
    return entry != nullptr ? entry->title : bilingual{std::string(stage), std::string(stage)};
  }

  void add(life_fault_kind kind, std::string_view stage, std::string_view other, bilingual reason) {
    faults_.push_back({kind, std::string(stage), std::string(other), std::move(reason)});
  }

  void check_lines() {
    std::vector<std::string_view> reached;
    for (const stage_line& line : lines_) {
      const bilingual name = title(line.stage);
      const bool step = life_.position(line.stage).has_value();
      if (!step && !layer::is_interruption(line.stage)) {
        add(life_fault_kind::foreign, line.stage, "",
            {fmt::format("“{}”不是“{}”的阶段", name.zh, life_.title.zh),
             fmt::format("'{}' is no stage of '{}'", name.en, life_.title.en)});
      }
      if (!line.actual) continue;
      if (step && std::ranges::find(reached, line.stage) != reached.end()) {
        add(life_fault_kind::twice, line.stage, "",
            {fmt::format("“{}”登记了两次", name.zh), fmt::format("'{}' is recorded twice", name.en)});
      }
      reached.push_back(line.stage);
      if (*line.actual <= today_) continue;
      add(life_fault_kind::future, line.stage, "",
          {fmt::format("“{}”的实际日期 {} 晚于今天", name.zh, format_date(*line.actual)),
           fmt::format("'{}' is dated {}, after today", name.en, format_date(*line.actual))});
    }
  }

  /// Each stage against the one before it that has a date.
  void check_order(day_of_stage day, const char* zh, const char* en) {
    const stage_line* last = nullptr;
    for (const stage_line* step : steps_) {
      if (step == nullptr || !(step->*day)) continue;
      if (last != nullptr && *(step->*day) < *(last->*day)) {
        const bilingual a = title(last->stage), b = title(step->stage);
        const std::string before = format_date(*(last->*day)), after = format_date(*(step->*day));
        add(life_fault_kind::out_of_order, step->stage, last->stage,
            {fmt::format("{}“{}” {} 早于“{}” {}", zh, b.zh, after, a.zh, before),
             fmt::format("{}'{}' {} is before '{}' {}", en, b.en, after, a.en, before)});
      }
      last = step;
    }
  }

  void check_skipping() {
    const lifecycle_gap gap = first_gap();
    if (gap.missing == nullptr) return;
    const bilingual missing = title(gap.missing->code), reached = title(gap.reached->stage);
    add(life_fault_kind::skipped, gap.reached->stage, gap.missing->code,
        {fmt::format("未登记“{}”就登记了“{}”，又没有说明跳过的原因", missing.zh, reached.zh),
         fmt::format("'{}' is recorded without '{}', and no reason is given for skipping it", reached.en,
                     missing.en)});
  }

  struct lifecycle_gap {
    const layer::lifecycle_stage* missing = nullptr;
    const stage_line* reached = nullptr;
  };
  /// A reason for skipping speaks for every stage before the one that it stands at.
  [[nodiscard]] lifecycle_gap first_gap() const {
    lifecycle_gap gap;
    const stage_line* next = nullptr;
    for (std::size_t i = steps_.size(); i-- > 0;) {
      const bool reached = steps_[i] != nullptr && (steps_[i]->actual || steps_[i]->undated);
      if (reached && steps_[i]->explains_skipping) break;
      if (reached)
        next = steps_[i];
      else if (next != nullptr && !life_.stages[i].may_be_skipped)
        gap = {&life_.stages[i], next};
    }
    return gap;
  }

  void check_interruptions() {
    const stage_line* beginning = steps_[life_.begins];
    bool suspended = false;
    const interruption* cancelled = nullptr;
    const auto all = interruptions_until(lines_, date::max());
    for (const interruption& event : all) {
      if (event.stage == layer::kSuspended) {
        suspended = true;
        if (beginning != nullptr && beginning->actual && event.day < *beginning->actual) {
          add_pair(life_fault_kind::not_begun, event.stage, event.day, beginning->stage, *beginning->actual);
          faults_.back().reason.zh += "；复工请登记 resumed";
          faults_.back().reason.en += "; to say that work goes on, record 'resumed'";
        }
      } else if (event.stage == layer::kResumed) {
        if (!suspended) add_unsuspended(event.day);
        suspended = false;
      } else if (cancelled == nullptr) {
        cancelled = &event;
      }
    }
    if (cancelled == nullptr) return;
    for (const stage_line& line : lines_) {
      if (line.actual && *line.actual > cancelled->day)
        add_pair(life_fault_kind::cancelled, cancelled->stage, cancelled->day, line.stage, *line.actual);
    }
  }

  void add_pair(life_fault_kind kind, std::string_view stage, date day, std::string_view later,
                date later_day) {
    const bilingual a = title(stage), b = title(later);
    add(kind, stage, later,
        {fmt::format("“{}” {} 之后还有“{}” {}", a.zh, format_date(day), b.zh, format_date(later_day)),
         fmt::format("after '{}' {} comes '{}' {}", a.en, format_date(day), b.en, format_date(later_day))});
  }

  void add_unsuspended(date day) {
    add(life_fault_kind::not_suspended, layer::kResumed, "",
        {fmt::format("{} 复工，但此前没有停工", format_date(day)),
         fmt::format("resumed on {} without having been suspended", format_date(day))});
  }

  const layer::lifecycle& life_;
  const layer::code_list& stages_;
  std::span<const stage_line> lines_;
  date today_;
  std::vector<const stage_line*> steps_;
  std::vector<life_fault> faults_;
};

}  // namespace

std::optional<standing> standing_on(const layer::lifecycle& life, std::span<const stage_line> lines,
                                    date day) {
  std::optional<standing> result;
  std::optional<date> latest;
  for (const stage_line* step : steps_of(life, lines)) {
    if (step == nullptr || !step->actual || *step->actual > day) continue;
    result = {step->stage, *step->actual};
    latest = std::max(latest, step->actual);
  }
  const auto interruptions = interruptions_until(lines, day);
  const interruption* stopped = nullptr;
  for (const interruption& event : interruptions) {
    if (event.stage == layer::kCancelled) return standing{event.stage, event.day};
    stopped = event.stage == layer::kSuspended ? &event : nullptr;
  }
  const bool went_on = stopped != nullptr && latest && *latest > stopped->day;
  if (stopped != nullptr && !went_on) return standing{stopped->stage, stopped->day};
  return result;
}

std::vector<life_fault> life_faults(const layer::lifecycle& life, const layer::code_list& stages,
                                    std::span<const stage_line> lines, date today) {
  return life_fault_finder(life, stages, lines, today).run();
}

}  // namespace greenward::works
