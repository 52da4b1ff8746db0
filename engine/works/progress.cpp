#include "engine/works/progress.hpp"

#include "engine/works/code_rank.hpp"
#include "engine/works/stage_lines.hpp"

#include <algorithm>
#include <cassert>
#include <map>

namespace greenward::works {

namespace {

/// From the work's own two dates, for works that bring no dated stages.
std::string stage_by_own_dates(const layer::feature_table& works, std::size_t row,
                               const layer::lifecycle& life, std::int64_t day) {
  const auto& start = works["actual_start"];
  const auto& end = works["actual_end"];
  if (end.has(row) && end.integer(row) <= day) return life.stages[life.ends].code;
  if (start.has(row) && start.integer(row) <= day) return life.stages[life.begins].code;
  const std::string& first = life.stages.front().code;
  if (start.has(row) || works["stage"].text(row) == first) return first;
  return kUnknownStage;
}

std::string stage_on(const layer::feature_table& works, std::size_t row, std::span<const stage_line> lines,
                     const layer::lifecycle& life, date day) {
  const bool dated = std::ranges::any_of(lines, [](const stage_line& l) { return l.actual.has_value(); });
  if (!dated) return stage_by_own_dates(works, row, life, days_since_epoch(day));
  const auto stands = standing_on(life, lines, day);
  return stands ? std::string(stands->stage) : life.stages.front().code;
}

}  // namespace

std::vector<std::string> stages_on(const layer::feature_table& works, const layer::feature_table& stages,
                                   const layer::lifecycle_book& lives, std::optional<date> day) {
  std::vector<std::string> result;
  result.reserve(works.size());
  if (!day) {
    for (std::size_t row = 0; row < works.size(); ++row) result.emplace_back(works["stage"].text(row));
    return result;
  }
  const stage_lines lines(stages);
  const auto& code = works["code"];
  const auto& kind = works["work_kind"];
  for (std::size_t row = 0; row < works.size(); ++row)
    result.push_back(stage_on(works, row, lines.of(code.text(row)), lives.of_kind(kind.text(row)), *day));
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
              const layer::code_list& stage_list) {
  ++sums.count;
  stage_count& counted = sums.stages[rank_of(stage_list, stage)];
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
                 const layer::code_list& kinds, const layer::code_list& stage_list, unit_level level) {
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
      add_work(entry.second, works, row, stage_of[row], stage_list);
    }
  }
  progress result{finished(totals), {}};
  for (const auto& [code, sums] : by_unit) result.units.push_back({code, finished(sums)});
  return result;
}

}  // namespace greenward::works
