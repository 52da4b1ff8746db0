#include "engine/cli/measures.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/sheet_cells.hpp"
#include "engine/works/standing.hpp"

#include <fmt/format.h>
#include <array>
#include <utility>

namespace greenward::cli {

namespace {

constexpr std::array kLevels{std::pair{"district", works::unit_level::district},
                             std::pair{"street", works::unit_level::street},
                             std::pair{"community", works::unit_level::community}};

double quantity(std::int64_t thousandths) {
  return static_cast<double>(thousandths) / static_cast<double>(works::kThousandths);
}

double wan(std::int64_t fen) {
  return static_cast<double>(fen) / static_cast<double>(works::kFenOfWan);
}

json stages_json(const works::measures& sums) {
  json stages = json::object();
  for (std::size_t stage = 0; stage < sums.by_stage.size(); ++stage)
    if (sums.by_stage[stage] > 0) stages[workflow::code_at("stage", stage)] = sums.by_stage[stage];
  return stages;
}

json schedule_json(const works::earned_schedule& schedule) {
  return {{"works", schedule.works},
          {"without_plan", schedule.without_plan},
          {"planned_done", schedule.planned_done},
          {"done", schedule.done},
          {"earned_until", schedule.earned ? json(format_date(*schedule.earned)) : json()},
          {"variance_days", schedule.variance_days ? json(*schedule.variance_days) : json()}};
}

}  // namespace

std::optional<works::unit_level> unit_level_called(std::string_view name) {
  for (const auto& [known, level] : kLevels)
    if (name == known) return level;
  return std::nullopt;
}

bool take_level(std::string_view name, std::optional<works::unit_level>& level) {
  const auto called = unit_level_called(name);
  if (!called) return false;
  if (level && *level != *called) {
    throw error(error_code::usage, "--by " + std::string(name),
                {"只能按一个层级的单位", "units of one level only"},
                {"district、street、community 三者取一", "choose one of district, street, community"});
  }
  level = called;
  return true;
}

std::string as_of_text(const session& session, date day, const workflow::moment& when) {
  const std::string text = session.text("截至 ", "As of ") + format_date(day);
  if (when.recorded_by.empty()) return text;
  return text + session.text("，登记截至北京时间 ", ", recorded by China time ") +
         workflow::in_china_time(when.recorded_by);
}

const char* name_of(works::unit_level level) {
  return kLevels[static_cast<std::size_t>(level)].first;
}

void add_measures(json& out, const works::measures& sums, const works::name_list& names) {
  json quantities = json::array();
  for (const works::quantity_total& sum : sums.quantities)
    quantities.push_back({{"unit", names[sum.unit]},
                          {"sum", quantity(sum.total)},
                          {"done", quantity(sum.done)},
                          {"works", sum.works}});
  const bool single = quantities.size() == 1;
  out["count"] = sums.works;
  out["touching"] = sums.touching;
  out["by_stage"] = stages_json(sums);
  out["cancelled"] = sums.cancelled;
  out["suspended"] = sums.suspended;
  out["begun"] = sums.begun;
  out["done"] = sums.done;
  out["stage_unknown"] = sums.stage_unknown;
  out["quantity"] = single ? quantities[0]["sum"] : json();
  out["quantity_unit"] = single ? quantities[0]["unit"] : json();
  out["quantities"] = std::move(quantities);
  out["without_quantity"] = sums.without_quantity;
  out["budget_wan"] = wan(sums.budget);
  out["budget_done_wan"] = wan(sums.budget_done);
  out["without_budget"] = sums.without_budget;
  out["late"] = {{"works", sums.late},
                 {"days", sums.late_days},
                 {"most_days", sums.most_days_late},
                 {"done_late", sums.late_done}};
  out["schedule"] = schedule_json(sums.schedule);
  out["people"] = sums.places > sums.places_without_people ? json(sums.people) : json();
  out["places"] = sums.places;
  out["places_without_people"] = sums.places_without_people;
}

std::string share_text(std::int64_t part, std::int64_t of) {
  if (of == 0) return "0";
  return fmt::format("{}/{} {:.1f}%", part, of, 100.0 * static_cast<double>(part) / static_cast<double>(of));
}

std::string quantities_text(const session& session, const works::measures& sums,
                            const works::name_list& names) {
  std::string text;
  for (const works::quantity_total& sum : sums.quantities)
    text += fmt::format("{}{:.0f}/{:.0f} {}", text.empty() ? "" : session.text("，", ", "),
                        quantity(sum.done), quantity(sum.total), names[sum.unit]);
  return text;
}

std::string late_text(const session& session, const works::measures& sums) {
  if (sums.late == 0) return {};
  return session.text({fmt::format("{} 项，最长 {} 天", sums.late, sums.most_days_late),
                       fmt::format("{}, at most {} days", sums.late, sums.most_days_late)});
}

std::string stages_text(const session& session, const works::measures& sums) {
  std::string text;
  for (std::size_t stage = 0; stage < sums.by_stage.size(); ++stage) {
    if (sums.by_stage[stage] == 0) continue;
    text += fmt::format("{}{} {}", text.empty() ? "" : session.text("，", ", "),
                        workflow::code_title("stage", stage, session.lang), sums.by_stage[stage]);
  }
  return text;
}

}  // namespace greenward::cli
