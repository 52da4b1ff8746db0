#include "engine/workflow/chiefs.hpp"

#include "engine/geo/geometry_distance.hpp"
#include "engine/workflow/hazard_ledger.hpp"
#include "engine/workflow/hazard_sheets.hpp"
#include "engine/workflow/sheet_cells.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <string_view>

namespace greenward::workflow {

namespace {

struct area_sums {
  std::size_t hazards = 0, open = 0, overdue = 0;
  std::size_t patrols = 0;
  std::optional<date> last_patrol;
};

class chief_counter {
 public:
  chief_counter(const std::shared_ptr<const district_snapshot>& district, std::optional<date> day,
                double reach_m)
      : areas_(district->at("responsibility_areas")),
        hazards_(district->at("hazards")),
        patrols_(district->at("patrols").table),
        ledger_(hazards_on(district, day)),
        day_(day.value_or(today())),
        reach_(reach_m),
        sums_(areas_.table.size()),
        on_some_(hazards_.table.size(), false) {}

  void run() {
    const auto open = choose(ledger_, hazard_choice::open);
    is_open_.assign(hazards_.table.size(), false);
    for (const std::uint32_t row : open) is_open_[row] = true;
    for (std::uint32_t area = 0; area < areas_.table.size(); ++area) {
      const geo::planar_view shape = areas_.planar[area];
      if (shape.is_none()) continue;
      const double reach = shape.kind() == geo::geometry_kind::polygon ? 0 : reach_;
      hazards_.index.visit_window(shape.box().expanded(reach), [&](std::uint32_t hazard) {
        if (geo::within_distance(hazards_.planar[hazard], shape, metres(reach))) add(area, hazard);
      });
    }
    add_patrols();
  }

  [[nodiscard]] const layer::feature_table& areas() const { return areas_.table; }
  [[nodiscard]] const area_sums& of(std::size_t area) const { return sums_[area]; }
  [[nodiscard]] const hazard_ledger& ledger() const { return ledger_; }
  [[nodiscard]] date day() const { return day_; }
  [[nodiscard]] std::size_t lost_patrols() const { return lost_patrols_; }
  /// Rows of hazards found by the day that lie on no area.
  [[nodiscard]] std::vector<std::uint32_t> on_none() const {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < on_some_.size(); ++row)
      if (!on_some_[row] && ledger_.facts.of_hazard[row].stands) rows.push_back(row);
    return rows;
  }

 private:
  void add(std::uint32_t area, std::uint32_t hazard) {
    const works::hazard_fact& fact = ledger_.facts.of_hazard[hazard];
    on_some_[hazard] = true;
    if (!fact.stands) return;
    ++sums_[area].hazards;
    if (!is_open_[hazard]) return;
    ++sums_[area].open;
    if (fact.days_overdue.value_or(0) > 0) ++sums_[area].overdue;
  }

  void add_patrols() {
    std::map<std::string_view, std::size_t> area_called;
    for (std::size_t row = 0; row < areas_.table.size(); ++row)
      if (areas_.table["code"].has(row)) area_called.emplace(areas_.table["code"].text(row), row);
    for (std::size_t row = 0; row < patrols_.size(); ++row) {
      const date on = date_from_days(patrols_["patrol_date"].integer(row));
      if (on > day_) continue;
      const auto area = area_called.find(patrols_["area_code"].text(row));
      if (area == area_called.end()) {
        ++lost_patrols_;
        continue;
      }
      area_sums& sums = sums_[area->second];
      ++sums.patrols;
      sums.last_patrol = std::max(sums.last_patrol, std::optional(on));
    }
  }

  const layer_snapshot &areas_, &hazards_;
  const layer::feature_table& patrols_;
  hazard_ledger ledger_;
  date day_;
  double reach_;
  std::vector<area_sums> sums_;          ///< n_areas
  std::vector<bool> on_some_, is_open_;  ///< n_hazards
  std::size_t lost_patrols_ = 0;
};

cell days_since(std::optional<date> last, date day) {
  if (!last) return std::monostate{};
  return std::int64_t{(day - *last).count()};
}

sheet areas_sheet(const chief_counter& found, language lang) {
  sheet table{"areas",
              {"责任区", "Areas of responsibility"},
              {{"code", {"编码", "Code"}},
               {"name", {"名称", "Name"}},
               {"kind_code", {"类别代码", "Kind code"}, column_role::code},
               {"kind", {"类别", "Kind"}},
               {"responsible", {"责任人", "Responsible"}},
               {"level", {"层级", "Level"}},
               {"hazards", {"隐患", "Hazards"}},
               {"open", {"未整改", "Open"}},
               {"overdue", {"逾期", "Overdue"}},
               {"patrols", {"巡查次数", "Patrols"}},
               {"last_patrol", {"最近巡查", "Last patrol"}},
               {"days_since_patrol", {"距今天数", "Days since"}}},
              {}};
  const layer::feature_table& areas = found.areas();
  for (std::size_t row = 0; row < areas.size(); ++row) {
    const area_sums& sums = found.of(row);
    const std::string kind(areas["area_kind"].text(row)), level(areas["level"].text(row));
    table.rows.push_back({text_cell(areas["code"], row), text_cell(areas["name"], row), kind,
                          code_title("responsibility_kind", kind, lang), text_cell(areas["responsible"], row),
                          level.empty() ? "" : code_title("unit_level", level, lang),
                          count_cell(sums.hazards), count_cell(sums.open), count_cell(sums.overdue),
                          count_cell(sums.patrols), cell_of(sums.last_patrol),
                          days_since(sums.last_patrol, found.day())});
  }
  return table;
}

std::vector<bilingual> method_of(const chief_counter& found, double reach_m) {
  std::vector<bilingual> method{
      {fmt::format(
           "隐患在责任区内，或距河段 {:g} 米以内，即计入；落在多个责任区的各计一次，所以各行不可相加。",
           reach_m),
       fmt::format("A hazard counts on the area that contains it, or the reach within {:g} m; on several, in "
                   "each of them: "
                   "the rows do not add up.",
                   reach_m)},
      {fmt::format("另有 {} 处隐患不在任何责任区。", found.on_none().size()),
       fmt::format("{} hazards lie on no area.", found.on_none().size())}};
  if (found.lost_patrols() > 0) {
    method.push_back({fmt::format("{} 次巡查的责任区编码不存在，未计入。", found.lost_patrols()),
                      fmt::format("{} patrols name an area that is not there; they are in no row.",
                                  found.lost_patrols())});
  }
  return method;
}

}  // namespace

std::vector<std::string> chief_layers() {
  return {"hazards", "admin_units", "responsibility_areas", "patrols"};
}

explained_sheets chiefs_and_hazards(const std::shared_ptr<const district_snapshot>& district,
                                    std::optional<date> day, double reach_m, language lang) {
  chief_counter found(district, day, reach_m);
  found.run();
  return {{areas_sheet(found, lang),
           hazard_list_sheet("on_no_area", {"不在任何责任区的隐患", "Hazards on no area"}, found.ledger(),
                             found.on_none(), lang)},
          method_of(found, reach_m)};
}

}  // namespace greenward::workflow
