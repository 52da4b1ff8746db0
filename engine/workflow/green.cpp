#include "engine/workflow/green.hpp"

#include "engine/geo/geometry_distance.hpp"
#include "engine/geo/measure.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/rules_sheet.hpp"
#include "engine/workflow/sheet_cells.hpp"
#include "engine/workflow/unit_names.hpp"
#include "engine/workflow/unit_shares.hpp"
#include "engine/works/work_parts.hpp"

#include <cmath>
#include <map>
#include <optional>

namespace greenward::workflow {

namespace {

struct unit_green {
  std::int64_t residents = 0, served = 0;
  std::size_t parks = 0;
  double park_m2 = 0, greenway_m = 0;
};

struct park_fact {
  std::uint32_t unit = works::kNoUnit;
  std::optional<double> measured;  ///< m²; nothing without an outline
  double radius = 0;               ///< metres; 0 = too small to have one
  std::int64_t served = 0;         ///< residents within it
};

struct park_rules {
  double large_area, large_radius, small_area, small_radius, difference;
};

park_rules rules_of(const layer::rule_pack& pack) {
  const auto value = [&](const char* key) { return pack.at(key).value; };
  return {value("park.large.area"), value("park.large.radius"), value("park.small.area"),
          value("park.small.radius"), value("park.area.difference")};
}

double radius_by(const park_rules& rules, double area) {
  if (area >= rules.large_area) return rules.large_radius;
  return area >= rules.small_area ? rules.small_radius : 0;
}

std::vector<std::string> all_codes(const district_snapshot& district) {
  std::vector<std::string> codes;
  for (const char* layer : {"parks", "population_points"}) {
    const auto some = works::codes_in(district.at("admin_units").table, district.at(layer).table);
    codes.insert(codes.end(), some.begin(), some.end());
  }
  return codes;
}

class green_counter {
 public:
  green_counter(const district_snapshot& district, works::unit_level level)
      : parks_(district.at("parks")),
        greenways_(district.at("greenways")),
        population_(district.at("population_points")),
        level_(level),
        rules_(rules_of(program_environment().pack("green"))),
        tree_(all_codes(district)),
        areas_(works::finest_areas(district.at("admin_units").table, district.at("admin_units").planar,
                                   tree_)) {}

  void run() {
    place_parks();
    serve();
    split(parks_.planar, &unit_green::park_m2);
    split(greenways_.planar, &unit_green::greenway_m);
  }

  [[nodiscard]] const works::unit_tree& tree() const { return tree_; }
  [[nodiscard]] const std::map<std::uint32_t, unit_green>& units() const { return units_; }
  [[nodiscard]] const std::vector<park_fact>& parks() const { return facts_; }
  [[nodiscard]] const park_rules& rules() const { return rules_; }

 private:
  [[nodiscard]] unit_green& at(std::uint32_t finest) { return units_[tree_.at_level(finest, level_)]; }

  /// By the codes that the row carries, or else by the place itself.
  [[nodiscard]] std::uint32_t unit_of(const layer_snapshot& layer, std::size_t row) const {
    const std::uint32_t own = works::own_unit(layer.table, row, tree_);
    if (own != works::kNoUnit || layer.planar[row].is_none()) return own;
    std::optional<std::uint32_t> first;
    areas_.areas.visit_containing(layer.planar[row].box().centre(), [&](std::uint32_t area) {
      if (!first || area < *first) first = area;
    });
    return first ? areas_.unit_of_area[*first] : works::kNoUnit;
  }

  void place_parks() {
    for (std::size_t row = 0; row < parks_.table.size(); ++row) {
      park_fact& park = facts_.emplace_back();
      park.unit = unit_of(parks_, row);
      if (parks_.planar[row].kind() == geo::geometry_kind::polygon) {
        park.measured = geo::area(parks_.planar[row]).value;
        park.radius = radius_by(rules_, *park.measured);
      }
      ++at(park.unit).parks;
    }
  }

  void serve() {
    const auto& people = population_.table["people"];
    std::vector<bool> served(population_.table.size(), false);
    for (std::size_t row = 0; row < facts_.size(); ++row) {
      park_fact& park = facts_[row];
      if (park.radius <= 0) continue;
      const geo::planar_view outline = parks_.planar[row];
      population_.index.visit_window(outline.box().expanded(park.radius), [&](std::uint32_t point) {
        if (!geo::within_distance(population_.planar[point], outline, metres(park.radius))) return;
        park.served += people.integer(point);
        served[point] = true;
      });
    }
    for (std::size_t point = 0; point < served.size(); ++point) {
      unit_green& unit = at(unit_of(population_, point));
      unit.residents += people.integer(point);
      if (served[point]) unit.served += people.integer(point);
    }
  }

  void split(const geo::planar_geometry& shapes, double unit_green::*sum) {
    for (const unit_amount& part : amounts_by_unit(shapes, areas_)) at(part.unit).*sum += part.amount;
  }

  const layer_snapshot &parks_, &greenways_, &population_;
  works::unit_level level_;
  park_rules rules_;
  works::unit_tree tree_;
  works::unit_areas areas_;
  std::vector<park_fact> facts_;
  std::map<std::uint32_t, unit_green> units_;  ///< kNoUnit last
};

cell ratio(double part, std::int64_t of) {
  if (of == 0) return std::monostate{};
  return part / static_cast<double>(of);
}

sheet units_sheet(const green_counter& found, const std::vector<std::string>& names, language lang) {
  sheet table{"units",
              {"各单位公园绿地", "Parks and greenways by unit"},
              {{"unit_code", {"单位代码", "Unit code"}},
               {"unit", {"单位", "Unit"}},
               {"residents", {"居民", "Residents"}},
               {"parks", {"公园数", "Parks"}},
               {"park_m2", {"公园面积 m²", "Park area, m²"}},
               {"park_m2_per_head", {"人均 m²", "m² per head"}},
               {"served", {"服务半径内居民", "Residents served"}},
               {"served_share", {"覆盖率", "Share served"}, column_role::share},
               {"greenway_m", {"绿道 m", "Greenways, m"}}},
              {}};
  for (const auto& [unit, sums] : found.units()) {
    const std::string code = unit == works::kNoUnit ? "" : found.tree().units()[unit].code;
    table.rows.push_back({code, title_of_unit(found.tree(), names, unit).in(lang), sums.residents,
                          count_cell(sums.parks), sums.park_m2, ratio(sums.park_m2, sums.residents),
                          sums.served, share_cell(sums.served, sums.residents), sums.greenway_m});
  }
  return table;
}

std::string remark(const park_fact& park, std::optional<double> declared, double allowed, language lang) {
  if (!park.measured)
    return bilingual{"没有边界，未计面积与覆盖", "no outline: not in area and service"}.in(lang);
  const double most = allowed * *park.measured;
  if (declared && std::abs(*declared - *park.measured) > most)
    return bilingual{"申报面积与图上面积不符", "declared and measured area differ"}.in(lang);
  return park.radius > 0 ? "" : bilingual{"面积小，无服务半径", "too small to have a radius"}.in(lang);
}

sheet parks_sheet(const green_counter& found, const layer::feature_table& parks,
                  const std::vector<std::string>& names, language lang) {
  sheet table{"parks",
              {"公园", "Parks"},
              {{"code", {"编码", "Code"}},
               {"name", {"名称", "Name"}},
               {"kind_code", {"类别代码", "Kind code"}, column_role::code},
               {"kind", {"类别", "Kind"}},
               {"park_unit", {"单位", "Unit"}},
               {"declared_m2", {"申报面积 m²", "Declared, m²"}},
               {"measured_m2", {"图上面积 m²", "Measured, m²"}},
               {"radius_m", {"服务半径 m", "Radius, m"}},
               {"served", {"半径内居民", "Residents within"}},
               {"remark", {"备注", "Remark"}}},
              {}};
  for (std::size_t row = 0; row < parks.size(); ++row) {
    const park_fact& park = found.parks()[row];
    std::optional<double> declared;
    if (parks["area_m2"].has(row)) declared = parks["area_m2"].real(row);
    const std::string_view kind = parks["park_kind"].text(row);
    table.rows.push_back({text_cell(parks["code"], row), text_cell(parks["name"], row), std::string(kind),
                          code_title("park_kind", kind, lang),
                          title_of_unit(found.tree(), names, park.unit).in(lang), cell_of(declared),
                          cell_of(park.measured), park.radius, park.served,
                          remark(park, declared, found.rules().difference, lang)});
  }
  return table;
}

}  // namespace

std::vector<std::string> green_layers() {
  return {"admin_units", "parks", "greenways", "population_points"};
}

explained_sheets green_space(const district_snapshot& district, works::unit_level level, language lang) {
  green_counter found(district, level);
  found.run();
  const auto names = unit_names(found.tree(), district.at("admin_units").table);
  const layer::rule_pack& pack = program_environment().pack("green");
  return {{units_sheet(found, names, lang), parks_sheet(found, district.at("parks").table, names, lang),
           rules_sheet(pack, lang)},
          {{"公园面积、绿道长度按单位边界拆分，合计不变；居民按人口点。",
            "Park areas and greenways are split at the units' borders and add up to the whole; residents by "
            "population points."},
           {"覆盖：到公园边界的直线距离不超过服务半径；半径未核实，步行距离请用 walk。",
            "Served: within the radius in a straight line from the outline. The radii are unverified; for "
            "walking use 'walk'."}}};
}

}  // namespace greenward::workflow
