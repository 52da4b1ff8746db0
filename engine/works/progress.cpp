#include "engine/works/progress.hpp"

#include "engine/works/code_rank.hpp"

#include <algorithm>
#include <cassert>
#include <functional>
#include <limits>
#include <map>
#include <unordered_map>

namespace greenward::works {

namespace {

/// The latest stage that a work had reached, by date, then by lifecycle.
struct reached_stage {
  std::int64_t day = std::numeric_limits<std::int64_t>::min();
  std::size_t rank = 0;
  bool any_dated = false;
};

using reached_by_work = std::unordered_map<std::string, reached_stage>;

reached_by_work latest_stages(const layer::feature_table& stages, const layer::code_list& lifecycle,
                              std::int64_t day) {
  reached_by_work latest;
  const auto& work = stages["work_code"];
  const auto& stage = stages["stage"];
  const auto& actual = stages["actual_date"];
  for (std::size_t row = 0; row < stages.size(); ++row) {
    if (!actual.has(row)) continue;
    reached_stage& best = latest[std::string(work.text(row))];
    best.any_dated = true;
    const std::int64_t when = actual.integer(row);
    const std::size_t rank = rank_of(lifecycle, stage.text(row));
    if (when > day || std::pair(when, rank) < std::pair(best.day, best.rank)) continue;
    best.day = when;
    best.rank = rank;
  }
  return latest;
}

/// From the work's own two dates, for works that bring no dated stages.
std::string stage_by_own_dates(const layer::feature_table& works, std::size_t row, std::int64_t day) {
  const auto& start = works["actual_start"];
  const auto& end = works["actual_end"];
  if (end.has(row) && end.integer(row) <= day) return "completed";
  if (start.has(row) && start.integer(row) <= day) return "started";
  if (start.has(row) || works["stage"].text(row) == "planned") return "planned";
  return kUnknownStage;
}

std::string stage_on(const layer::feature_table& works, std::size_t row, const reached_by_work& latest,
                     const layer::code_list& lifecycle, std::int64_t day) {
  const auto found = latest.find(std::string(works["code"].text(row)));
  if (found == latest.end() || !found->second.any_dated) return stage_by_own_dates(works, row, day);
  const reached_stage& reached = found->second;
  if (reached.day == std::numeric_limits<std::int64_t>::min()) return "planned";
  return lifecycle.entries[reached.rank].code;
}

}  // namespace

std::vector<std::string> stages_on(const layer::feature_table& works, const layer::feature_table& stages,
                                   const layer::code_list& lifecycle, std::optional<date> day) {
  std::vector<std::string> result;
  result.reserve(works.size());
  if (!day) {
    for (std::size_t row = 0; row < works.size(); ++row) result.emplace_back(works["stage"].text(row));
    return result;
  }
  const std::int64_t asked = days_since_epoch(*day);
  const reached_by_work latest = latest_stages(stages, lifecycle, asked);
  for (std::size_t row = 0; row < works.size(); ++row)
    result.push_back(stage_on(works, row, latest, lifecycle, asked));
  return result;
}

namespace {

/// The sums of one kind while they are being made, keyed so that they come out in the lists' order.
struct kind_sums {
  std::size_t count = 0;
  std::map<std::size_t, stage_count> stages;
  std::map<std::string, quantity_sum> quantities;
  std::size_t without_quantity = 0;
};
using sums_by_kind = std::map<std::size_t, std::pair<std::string, kind_sums>>;

void add_work(kind_sums& sums, const layer::feature_table& works, std::size_t row, const std::string& stage,
              const layer::code_list& lifecycle) {
  ++sums.count;
  stage_count& counted = sums.stages[rank_of(lifecycle, stage)];
  counted.stage = stage;
  ++counted.count;
  const auto& quantity = works["quantity"];
  if (!quantity.has(row)) {
    ++sums.without_quantity;
    return;
  }
  const std::string unit(works["quantity_unit"].text(row));
  quantity_sum& sum = sums.quantities[unit];
  sum.unit = unit;
  sum.sum += quantity.real(row);
  ++sum.works;
}

std::vector<kind_progress> finished(const sums_by_kind& by_kind) {
  std::vector<kind_progress> result;
  for (const auto& [rank, named] : by_kind) {
    const auto& [kind, sums] = named;
    kind_progress& out = result.emplace_back();
    out.kind = kind;
    out.count = sums.count;
    for (const auto& [order, stage] : sums.stages) out.by_stage.push_back(stage);
    for (const auto& [unit, quantity] : sums.quantities) out.quantities.push_back(quantity);
    out.without_quantity = sums.without_quantity;
  }
  return result;
}

const char* code_field(unit_level level) {
  switch (level) {
    case unit_level::district:
      return "district_code";
    case unit_level::street:
      return "street_code";
    case unit_level::community:
      return "community_code";
  }
  return "district_code";
}

/// Orders unit codes ascending with "" (no code) last.
struct code_order {
  bool operator()(const std::string& a, const std::string& b) const {
    return a.empty() != b.empty() ? b.empty() : a < b;
  }
};

}  // namespace

progress roll_up(const layer::feature_table& works, std::span<const std::string> stage_of,
                 const layer::code_list& kinds, const layer::code_list& lifecycle, unit_level level) {
  assert(stage_of.size() == works.size());
  const auto& kind = works["work_kind"];
  const auto& unit = works[code_field(level)];
  sums_by_kind totals;
  std::map<std::string, sums_by_kind, code_order> by_unit;
  for (std::size_t row = 0; row < works.size(); ++row) {
    const std::string name(kind.text(row));
    for (sums_by_kind* sums : {&totals, &by_unit[std::string(unit.text(row))]}) {
      auto& entry = (*sums)[rank_of(kinds, name)];
      entry.first = name;
      add_work(entry.second, works, row, stage_of[row], lifecycle);
    }
  }
  progress result{finished(totals), {}};
  for (const auto& [code, sums] : by_unit) result.units.push_back({code, finished(sums)});
  return result;
}

}  // namespace greenward::works
