// Coverage as sheets: see drain_coverage.hpp.
#include "engine/drainage/separation_words.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/measure.hpp"
#include "engine/workflow/drain_coverage.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/sheet_cells.hpp"
#include "engine/workflow/unit_groups.hpp"
#include "engine/workflow/unit_names.hpp"

#include <fmt/format.h>
#include <cmath>

namespace greenward::workflow {

namespace {

using drainage::coverage_count;
using drainage::coverage_sums;

cell length_cell(bool found, double metres) {
  return found ? cell(std::round(metres * 10) / 10) : cell();
}

class coverage_sheets {
 public:
  coverage_sheets(const drain_model& model, const drain_coverage& coverage, language lang)
      : model_(model), coverage_(coverage), lang_(lang), buildings_(model.table("buildings")) {}

  [[nodiscard]] sheet compounds() const {
    const layer::feature_table& compounds = model_.table("compounds");
    sheet table{"compounds", {"各小区覆盖", "Coverage by compound"}, {}, {}};
    table.columns = {{"id", {"编号", "Id"}, column_role::code},
                     {"code", {"编码", "Code"}},
                     {"name", {"小区", "Compound"}}};
    add_columns(table);
    const auto sums = sum_by_compound(model_, coverage_);
    for (std::size_t row = 0; row < compounds.size(); ++row)
      add_row(
          table,
          {compounds.ids()[row].value, text_cell(compounds["code"], row), text_cell(compounds["name"], row)},
          sums[row]);
    const bilingual outside{"（小区之外）", "(in no compound)"};
    add_row(table, {cell(), cell(), outside.in(lang_)}, sums.back());
    return table;
  }

  [[nodiscard]] sheet units() const {
    sheet table{"units", {"各级单元覆盖", "Coverage by unit"}, {}, {}};
    table.columns = {{"level", {"级别代码", "Level, code"}, column_role::code},
                     {"level_title", {"级别", "Level"}},
                     {"code", {"代码", "Code"}},
                     {"name", {"单元", "Unit"}}};
    add_columns(table);
    const layer_snapshot* named = model_.district->find("admin_units");
    const std::map<std::string, std::string> names =
        named == nullptr ? std::map<std::string, std::string>() : unit_names(named->table);
    for (const char* level : kUnitLevels) add_level(table, level, names);
    return table;
  }

  [[nodiscard]] sheet unserved(const std::vector<unserved_building>& list) const {
    sheet table{"unserved", {"未覆盖建筑", "Buildings without proven drains"}, unserved_columns(), {}};
    for (const unserved_building& one : list) add_unserved(table, one);
    return table;
  }

 private:
  static void add_columns(sheet& table) {
    const auto more = coverage_columns();
    table.columns.insert(table.columns.end(), more.begin(), more.end());
  }

  static void add_row(sheet& table, std::vector<cell> head, const coverage_sums& sums) {
    const auto figures = coverage_cells(sums);
    head.insert(head.end(), figures.begin(), figures.end());
    table.rows.push_back(std::move(head));
  }

  void add_level(sheet& table, const std::string& level,
                 const std::map<std::string, std::string>& names) const {
    const unit_groups groups = group_by_unit(buildings_, level);
    const auto sums = drainage::sum_coverage(coverage_.buildings, {model_.people, model_.floor_area_m2},
                                             groups.of_row, groups.codes.size());
    const std::string& title = code_title("unit_level", level, lang_);
    for (std::size_t g = 0; g < groups.codes.size(); ++g) {
      const auto name = names.find(groups.codes[g]);
      add_row(table, {level, title, groups.codes[g], name == names.end() ? groups.codes[g] : name->second},
              sums[g]);
    }
    if (sums.back()[coverage_count::all].buildings == 0) return;
    const bilingual nowhere{"未落位", "in no unit"};
    add_row(table, {level, title, cell(), nowhere.in(lang_)}, sums.back());
  }

  static std::vector<sheet_column> unserved_columns() {
    return {{"id", {"编号", "Id"}, column_role::code},
            {"code", {"建筑", "Building"}},
            {"compound_code", {"小区", "Compound"}},
            {"community_code", {"社区村", "Community"}},
            {"sewage", {"污水代码", "Sewage, code"}, column_role::code},
            {"sewage_title", {"污水", "Sewage"}},
            {"rain", {"雨水代码", "Rain, code"}, column_role::code},
            {"rain_title", {"雨水", "Rain"}},
            {"people", {"人口", "People"}},
            {"floor_area_m2", {"建筑面积（m²）", "Floor area, m²"}},
            {"sanitary_pipe", {"最近的通达污水管", "Nearest proven sanitary pipe"}},
            {"sanitary_straight_m", {"直线（米）", "Straight, m"}},
            {"sanitary_node", {"沿街到污水井", "Sanitary manhole along streets"}},
            {"sanitary_street_m", {"沿街（米）", "Along streets, m"}},
            {"storm_pipe", {"最近的通达雨水管", "Nearest proven storm pipe"}},
            {"storm_straight_m", {"直线（米）", "Straight, m"}},
            {"storm_node", {"沿街到雨水井", "Storm manhole along streets"}},
            {"storm_street_m", {"沿街（米）", "Along streets, m"}},
            {"longitude", {"经度", "Longitude"}, column_role::code},
            {"latitude", {"纬度", "Latitude"}, column_role::code}};
  }

  void add_unserved(sheet& table, const unserved_building& one) const {
    const std::uint32_t row = one.building;
    const drainage::building_coverage& is = coverage_.buildings[row];
    std::vector<cell>& cells = table.rows.emplace_back();
    cells.emplace_back(buildings_.ids()[row].value);
    for (const char* field : {"code", "compound_code", "community_code"})
      cells.push_back(text_cell(buildings_[field], row));
    for (const drainage::verdict v : {is.sewage, is.rain}) {
      const std::string code(drainage::words_of(v).code);
      cells.emplace_back(code);
      cells.emplace_back(code_title("service_verdict", code, lang_));
    }
    for (const double number : {model_.people[row], model_.floor_area_m2[row]})
      cells.push_back(std::isnan(number) ? cell() : cell(number));
    for (const shortest_connections& ways : {one.sewage, one.rain}) {
      cells.push_back(ways.straight ? cell(name_of_link(model_, ways.straight->row)) : cell());
      cells.push_back(
          length_cell(ways.straight.has_value(), ways.straight ? ways.straight->points.distance : 0));
      cells.push_back(ways.along_streets ? cell(name_of_node(model_, ways.along_streets->node)) : cell());
      cells.push_back(
          length_cell(ways.along_streets.has_value(), ways.along_streets ? ways.along_streets->length_m : 0));
    }
    const geo::planar at = geo::representative_point(model_.district->at("buildings").planar[row]);
    const bool placed = !std::isnan(at.x);
    const geo::lon_lat place = placed ? geo::unproject(at, model_.district->measuring) : geo::lon_lat{};
    cells.push_back(placed ? cell(place.x) : cell());
    cells.push_back(placed ? cell(place.y) : cell());
  }

  const drain_model& model_;
  const drain_coverage& coverage_;
  language lang_;
  const layer::feature_table& buildings_;
};

std::vector<bilingual> method_of(const drain_model& model, const drain_coverage& coverage) {
  const double sanitary = coverage.limits.sanitary.value, storm = coverage.limits.storm.value;
  return {
      {fmt::format("“近”：建筑外轮廓到污水管 ≤ {:g} 米、雨水管或雨水口 ≤ {:g} "
                   "米；规划和废弃的管道不计，状态未知的计入"
                   "并单列。近不等于已接通。",
                   sanitary, storm),
       fmt::format(
           "near: the building's outline within {:g} m of a sanitary pipe, {:g} m of a storm pipe or inlet; "
           "planned and abandoned pipes do not count, those of unknown status count and are told apart. Near "
           "is "
           "not connected.",
           sanitary, storm)},
      {"“近且通达”：附近的管道中至少有一条，其水经追踪只到应到之处（污水：全程污水管、只到污水厂或污水干管；"
       "雨水：只到排"
       "放口或雨水干管）。“未定”：并无证实，但未知的系统、状态、流向或未探明之处可能使其成立。",
       "near and traced: the water of at least one of the near pipes is proven to come where it belongs and "
       "nowhere "
       "else (sewage in sanitary pipes to a plant or sanitary trunk, rain to an outfall or storm trunk). "
       "open: not "
       "proven, and what is not known (system, status, direction, unsurveyed nodes) could prove it."},
      {"接管建议：直线为外轮廓到最近的通达管段（接户管和压力管除外）；沿街为外轮廓到最近街道、沿道路中线、再"
       "到通达检查井。只计长度，未计标高、"
       "管径与障碍。",
       "Connections: straight, from the outline to the nearest proven pipe (laterals and "
       "pressure pipes excepted); along streets, from the outline to the "
       "nearest street, along its centre line, and to a proven manhole. Lengths only: levels, sizes and "
       "obstacles are "
       "not considered."},
      {fmt::format("人口未知的建筑不计入人口之和，面积未知的不计入面积之和，均单列。规则包 {} {}{}",
                   model.rules->name, model.rules->version,
                   coverage.unverified.empty() ? "" : "，数值未核实"),
       fmt::format("A building whose people or floor area nobody knows is in none of those sums, and "
                   "counted. Rule pack "
                   "{} {}{}",
                   model.rules->name, model.rules->version,
                   coverage.unverified.empty() ? "" : ", numbers unverified")}};
}

}  // namespace

std::vector<sheet_column> coverage_columns() {
  constexpr auto kCode = column_role::code;
  constexpr auto kShare = column_role::share;
  return {{"buildings", {"建筑", "Buildings"}},
          {"near_sanitary", {"近污水管", "Near sanitary"}},
          {"near_storm", {"近雨水管", "Near storm"}},
          {"near_both", {"两者皆近", "Near both"}},
          {"near_inlet", {"近雨水口", "Near inlet"}, kCode},
          {"near_combined", {"近合流管", "Near combined"}, kCode},
          {"by_unknown_status", {"靠状态未知的管道", "By unknown status"}, kCode},
          {"traced_sanitary", {"污水通达", "Sewage traced"}},
          {"traced_storm", {"雨水通达", "Rain traced"}},
          {"traced_both", {"近且通达", "Near and traced"}},
          {"could_be_traced", {"未定", "Open"}},
          {"share_near", {"皆近占比", "Share near"}, kShare},
          {"share_traced", {"通达占比", "Share traced"}, kShare},
          {"people", {"人口", "People"}},
          {"people_near_both", {"皆近人口", "People near both"}, kCode},
          {"people_traced_both", {"通达人口", "People traced"}},
          {"people_could_be_traced", {"未定人口", "People open"}, kCode},
          {"people_unknown", {"人口未知的建筑", "Buildings of unknown people"}, kCode},
          {"share_people_traced", {"人口通达占比", "Share of people"}, kShare},
          {"floor_m2", {"建筑面积（m²）", "Floor area, m²"}, kCode},
          {"floor_near_both", {"皆近面积（m²）", "Floor near both, m²"}, kCode},
          {"floor_traced_both", {"通达面积（m²）", "Floor traced, m²"}, kCode},
          {"floor_could_be_traced", {"未定面积（m²）", "Floor open, m²"}, kCode},
          {"floor_unknown", {"面积未知的建筑", "Buildings of unknown floor area"}, kCode},
          {"share_floor_traced", {"面积通达占比", "Share of floor"}, kShare}};
}

std::vector<cell> coverage_cells(const coverage_sums& sums) {
  using enum coverage_count;
  std::vector<cell> cells;
  for (const coverage_count what :
       {all, near_sanitary, near_storm, near_both, near_inlet, near_combined, by_unknown_status,
        traced_sanitary, traced_storm, traced_both, could_be_traced})
    cells.push_back(count_cell(sums[what].buildings));
  const auto share = [](double part, double of) { return of > 0 ? cell(part / of) : cell(); };
  const auto of_buildings = [&](coverage_count what) {
    return share_cell(sums[what].buildings, sums[all].buildings);
  };
  cells.push_back(of_buildings(near_both));
  cells.push_back(of_buildings(traced_both));
  for (const coverage_count what : {all, near_both, traced_both, could_be_traced})
    cells.emplace_back(sums[what].people);
  cells.push_back(count_cell(sums.people_unknown));
  cells.push_back(share(sums[traced_both].people, sums[all].people));
  for (const coverage_count what : {all, near_both, traced_both, could_be_traced})
    cells.emplace_back(sums[what].floor_m2);
  cells.push_back(count_cell(sums.floor_unknown));
  cells.push_back(share(sums[traced_both].floor_m2, sums[all].floor_m2));
  return cells;
}

explained_sheets coverage_of(const drain_model& model, const drain_coverage& coverage,
                             const std::vector<unserved_building>& unserved, language lang) {
  const coverage_sheets sheets(model, coverage, lang);
  return {{sheets.compounds(), sheets.units(), sheets.unserved(unserved)}, method_of(model, coverage)};
}

}  // namespace greenward::workflow
