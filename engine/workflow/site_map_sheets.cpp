// Siting on the map, as sheets: see site_map.hpp.
#include "engine/geo/crs.hpp"
#include "engine/workflow/sheet_cells.hpp"
#include "engine/workflow/site_map.hpp"
#include "engine/workflow/unit_groups.hpp"
#include "engine/workflow/unit_names.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <map>

namespace greenward::workflow {

namespace {

using siting::siting_model;
using siting::siting_problem;
using siting::siting_result;

bilingual title_of_model(siting_model model) {
  switch (model) {
    case siting_model::lscp:
      return {"集合覆盖 LSCP：用最少的设施覆盖所有能覆盖的人",
              "LSCP: the fewest sites that cover all who can be"};
    case siting_model::mclp:
      return {"最大覆盖 MCLP：让尽可能多的人在服务距离内", "MCLP: the most people within the limit"};
    case siting_model::p_median:
      return {"p-中位 p-median：总步行距离最短", "p-median: the least walking of all together"};
    case siting_model::p_center:
      break;
  }
  return {"p-中心 p-center：最远的人走得最近", "p-center: the least way of who is farthest"};
}

bilingual objective_on_map(const siting_problem& problem) {
  switch (problem.model) {
    case siting_model::lscp:
      return problem.price.empty() ? bilingual{"设施数", "sites"} : bilingual{"新选地点总价", "total price"};
    case siting_model::mclp:
      return {"服务人数", "heads within the limit"};
    case siting_model::p_median:
      return {"人数×步行米数之和", "sum of heads × metres"};
    case siting_model::p_center:
      break;
  }
  return {"最远步行（米）", "farthest way, m"};
}

cell over(double part, double whole) {
  return whole > 0 ? cell(part / whole) : cell();
}

class siting_map_sheets {
 public:
  siting_map_sheets(const site_map& map, language lang) : map_(map), lang_(lang) {
    if (const layer_snapshot* units = map.district->find("admin_units")) names_ = unit_names(units->table);
  }

  [[nodiscard]] sheet summary() const {
    sheet table{"summary", {"选址前后", "Before and after"}, {}, {}};
    table.columns = {{"item", {"项目代码", "Item, code"}, column_role::code},
                     {"title", {"项目", "Item"}},
                     {"before", {"选址前", "Before"}},
                     {"after", {"选址后", "After"}},
                     {"change", {"变化", "Change"}}};
    const siting_figures &now = map_.now, &then = map_.then;
    const double all = total_heads(map_.demand);
    const bilingual& group = map_.demand.group->title;
    add(table, "sites", {"设施（处）", "Sites"}, static_cast<double>(now.sites),
        static_cast<double>(then.sites));
    add_objective(table);
    add(table, "heads", {group.zh + "合计", "All: " + group.en}, all, all);
    add(table, "within", {"服务距离内", "Within the limit"}, now.within, then.within);
    add(table, "within_percent", {"服务距离内占比（%）", "Within the limit, %"}, percent(now.within, all),
        percent(then.within, all));
    add(table, "beyond", {"服务距离外", "Beyond the limit"}, all - now.within, all - then.within);
    add_metres(table);
    add(table, "in_radius", {"直线半径内（对照）", "In the plain radius, to compare"}, now.in_radius,
        then.in_radius);
    add_left_out(table);
    return table;
  }

  [[nodiscard]] sheet proof() const {
    const siting_result& r = map_.choice.result;
    sheet table{"proof",
                {"求解与复核", "How good the choice is"},
                {{"item", {"项目代码", "Item, code"}, column_role::code},
                 {"title", {"项目", "Item"}},
                 {"value", {"结果", "Result"}}},
                {}};
    const auto row = [&](const char* key, bilingual title, bilingual value) {
      table.rows.push_back({std::string(key), title.in(lang_), value.in(lang_)});
    };
    const auto same = [](std::string text) { return bilingual{text, text}; };
    const bool bounded = std::isfinite(r.bound);
    row("model", {"模型", "Model"}, title_of_model(map_.request.model));
    row("status", {"状态", "Status"}, status_title(r, map_.request.options.depth));
    row("objective", {"目标值", "Objective"}, same(number(r.objective)));
    row("bound", {"任何选法都超不过的界限", "Bound that no choice beats"},
        same(bounded ? number(r.bound) : "-"));
    row("gap", {"与界限的差距", "Gap"},
        same(std::isfinite(r.gap()) ? fmt::format("{:.4f}%", 100 * r.gap()) : "-"));
    row("seconds", {"用时（秒）", "Seconds"}, same(fmt::format("{:.2f}", r.time.value)));
    row("check", {"独立复核", "Independent check"},
        {"通过：按步行距离表重算了服务关系、约束、目标值和界限",
         "passed: assignments, limits, objective and bound recomputed from the table of walking distances"});
    row("size", {"规模", "Size"},
        {fmt::format("可选地点 {} 处（现有 {}，候选 {}），需求点 {} 处", map_.sites.size(), map_.existing,
                     map_.sites.size() - map_.existing, map_.demand.rows.size()),
         fmt::format("{} sites ({} there, {} candidates), {} places of demand", map_.sites.size(),
                     map_.existing, map_.sites.size() - map_.existing, map_.demand.rows.size())});
    return table;
  }

  [[nodiscard]] sheet sites() const {
    sheet table{"sites", {"设施地点", "Sites"}, {}, {}};
    table.columns = {{"role", {"类别代码", "Role, code"}, column_role::code},
                     {"role_title", {"类别", "Role"}},
                     {"layer", {"图层", "Layer"}, column_role::code},
                     {"id", {"编号", "Id"}, column_role::code},
                     {"code", {"编码", "Code"}},
                     {"name", {"名称", "Name"}},
                     {"lon", {"经度", "Longitude"}, column_role::code},
                     {"lat", {"纬度", "Latitude"}, column_role::code},
                     {"position", {"经度,纬度", "Longitude,latitude"}},
                     {"heads_new", {"新增服务", "Newly served"}},
                     {"heads", {"服务（距离内）", "Served within"}},
                     {"heads_assigned",
                      {"分配给它的全部", "All assigned"},
                      map_.choice.tables.problem.is_covering() ? column_role::code : column_role::plain},
                     {"mean_m", {"平均步行（米）", "Mean way, m"}},
                     {"greatest_m", {"最远（米）", "Farthest, m"}}};
    const bool priced = !map_.request.candidates.price_field.empty();
    const bool limited = !map_.request.candidates.capacity_field.empty();
    if (priced) table.columns.push_back({"price", {"价格", "Price"}});
    if (limited) table.columns.push_back({"capacity", {"容量", "Capacity"}});
    const std::vector<site_load> loads = loads_of_sites(map_);
    for (const std::uint32_t j : shown_sites()) {
      const site_place& site = map_.sites[j];
      const geo::lon_lat at = geo::unproject(site.place, map_.district->measuring);
      const site_load& load = loads[j];
      const std::string role = role_of(map_, j);
      std::vector<cell> cells{role,
                              title_of_role(role).in(lang_),
                              site.layer,
                              site.id,
                              site.code,
                              site.name.empty() ? site.title() : site.name,
                              rounded(at.x, 1e6),
                              rounded(at.y, 1e6),
                              fmt::format("{:.6f},{:.6f}", at.x, at.y),
                              load.fresh,
                              load.within,
                              load.heads,
                              load.heads > 0 ? cell(rounded(load.walked / load.heads, 10)) : cell(),
                              load.heads > 0 ? cell(rounded(load.farthest, 10)) : cell()};
      if (priced) cells.emplace_back(site.price);
      if (limited) cells.push_back(cell_of(site.capacity));
      table.rows.push_back(std::move(cells));
    }
    return table;
  }

  [[nodiscard]] sheet units() const {
    sheet table{"units", {"各级单元前后", "Units before and after"}, {}, {}};
    table.columns = {{"level", {"级别代码", "Level, code"}, column_role::code},
                     {"level_title", {"级别", "Level"}},
                     {"code", {"代码", "Code"}},
                     {"name", {"单元", "Unit"}},
                     {"heads", {"人数", "Heads"}},
                     {"before", {"选址前服务", "Served before"}},
                     {"before_share", {"占比", "Share"}, column_role::share},
                     {"after", {"选址后服务", "Served after"}},
                     {"after_share", {"占比", "Share"}, column_role::share},
                     {"gained", {"增加", "Gained"}},
                     {"off_network", {"未接入步行网", "Not on the network"}}};
    if (map_.request.minimum_share) table.columns.push_back({"minimum", {"最低标准", "Minimum"}});
    for (const char* level : kUnitLevels) add_level(table, level);
    return table;
  }

  [[nodiscard]] sheet unserved() const {
    sheet table{"unserved", {"未（全部）服务的地点", "Places not (wholly) served"}, place_columns(), {}};
    const std::vector<double>& heads = map_.demand.heads;
    std::vector<double> left(heads);
    for (const siting::served_share& s : map_.choice.result.served)
      left[s.demand] -= s.share * heads[s.demand];
    for (const std::uint32_t i : map_.choice.result.unserved)
      if (map_.demand.on_network[i] != 0)
        table.rows.push_back(place_row(map_.demand.rows[i], left[i], why_unserved(map_, i)));
    most_heads_first(table);
    return table;
  }

  [[nodiscard]] sheet undecided() const {
    sheet table{"undecided", {"未能判定的地点", "Places not decided about"}, place_columns(), {}};
    for (const undecided_place& one : map_.demand.undecided)
      table.rows.push_back(place_row(one.row, cell_of(one.heads), one.reason));
    most_heads_first(table);
    return table;
  }

  [[nodiscard]] sheet refused() const {
    sheet table{"refused", {"未采用的地点", "Sites left out"}, {}, {}};
    table.columns = {{"existing", {"是否现有", "There already"}, column_role::code},
                     {"kind", {"类别", "Kind"}},
                     {"layer", {"图层", "Layer"}, column_role::code},
                     {"id", {"编号", "Id"}},
                     {"code", {"编码", "Code"}},
                     {"name", {"名称", "Name"}},
                     {"reason", {"原因", "Reason"}},
                     {"metres", {"距路网（米）", "To a street, m"}}};
    const bilingual there{"现有设施", "existing"}, candidate{"候选点", "candidate"};
    for (const site_refusal& one : map_.refused)
      table.rows.push_back({std::int64_t{one.existing ? 1 : 0}, (one.existing ? there : candidate).in(lang_),
                            one.site.layer, one.site.id, one.site.code, one.site.name, one.reason.in(lang_),
                            cell_of(one.metres)});
    return table;
  }

  [[nodiscard]] sheet served() const {
    sheet table{"served", {"谁由谁服务", "Who is served where"}, {}, {}};
    table.columns = {{"id", {"需求点", "Place"}},     {"unit", {"单元", "Unit"}},
                     {"heads", {"人数", "Heads"}},    {"site_id", {"设施编号", "Site, id"}},
                     {"site", {"设施", "Site"}},      {"metres", {"步行距离（米）", "Way, m"}},
                     {"within", {"距离内", "Within"}}};
    const siting_problem& p = map_.choice.tables.problem;
    for (const siting::served_share& s : map_.choice.result.served) {
      const std::uint32_t row = map_.demand.rows[s.demand];
      const double metres = metres_between(p, s.demand, s.site);
      table.rows.push_back({id_of(row), unit_of_row(row), s.share * p.weight[s.demand], map_.sites[s.site].id,
                            map_.sites[s.site].title(), metres,
                            std::int64_t{metres <= map_.settings.limit().value ? 1 : 0}});
    }
    return table;
  }

 private:
  [[nodiscard]] const layer::feature_table& places() const {
    return map_.district->at(map_.demand.layer).table;
  }
  [[nodiscard]] std::int64_t id_of(std::uint32_t row) const { return places().ids()[row].value; }

  static double percent(double part, double whole) {
    return whole > 0 ? rounded(100 * part / whole, 100) : 0;
  }
  static double rounded(double value, double parts) { return std::round(value * parts) / parts; }
  static std::string number(double value) { return shown_number(value); }
  static std::string shown_number(double value) {
    return value == std::floor(value) ? fmt::format("{:.0f}", value) : fmt::format("{:.3f}", value);
  }

  void add(sheet& table, const char* key, const bilingual& title, double before, double after) const {
    const bool known = map_.before.has_value();
    // Differences of rounded figures would show the dust of binary fractions.
    table.rows.push_back({std::string(key), title.in(lang_), known ? cell(before) : cell(), after,
                          known ? cell(rounded(after - before, 1000)) : cell()});
  }

  void add_objective(sheet& table) const {
    const bilingual title = objective_on_map(map_.choice.tables.problem);
    const double before = map_.before ? map_.before->objective : 0;
    add(table, "objective", {"目标：" + title.zh, "Objective: " + title.en}, before,
        map_.choice.result.objective);
  }

  void add_metres(sheet& table) const {
    const siting_figures &now = map_.now, &then = map_.then;
    const bool all_ways = !map_.choice.tables.problem.is_covering();
    const auto mean = [](const siting_figures& f) {
      return f.served > 0 ? rounded(f.walked / f.served, 10) : 0;
    };
    add(table, "mean_m",
        all_ways ? bilingual{"有路可到者平均步行（米）", "Mean way of who has one, m"}
                 : bilingual{"距离内者平均步行（米）", "Mean way of those within, m"},
        mean(now), mean(then));
    add(table, "greatest_m",
        all_ways ? bilingual{"有路可到者最远（米）", "Farthest of who has a way, m"}
                 : bilingual{"距离内者最远（米）", "Farthest of those within, m"},
        rounded(now.farthest, 10), rounded(then.farthest, 10));
    if (!all_ways) return;
    const double all = total_heads(map_.demand);
    add(table, "no_way", {"走不到任何设施", "With no way to any site"}, all - now.served, all - then.served);
  }

  void add_left_out(sheet& table) const {
    const left_out undecided = left_out_of(map_.demand), beyond = out_of_reach(map_);
    const auto only_after = [&](const char* key, const bilingual& title, double value) {
      table.rows.push_back({std::string(key), title.in(lang_), cell(), value, cell()});
    };
    only_after("no_candidate_places", {"没有候选点能服务的地点", "Places that no candidate could serve"},
               static_cast<double>(beyond.places));
    only_after("no_candidate", {"其人数", "Their heads"}, beyond.heads);
    only_after("undecided_places", {"未能判定的地点", "Places not decided about"},
               static_cast<double>(undecided.places));
    only_after("undecided", {"其人数（已知部分）", "Their heads, as far as known"}, undecided.heads);
    if (map_.request.main_network) {
      const left_out cut_off = cut_off_of(map_.demand);
      only_after(
          "cut_off_places",
          {"其中在不相连的路网上、已略去的地点", "Of these, left out on pieces of network that are cut off"},
          static_cast<double>(cut_off.places));
      only_after("cut_off", {"其人数", "Their heads"}, cut_off.heads);
    }
    only_after("unknown_places", {"其中数目未知的地点", "Of these, places of unknown number"},
               static_cast<double>(undecided.unknown));
  }

  /// The chosen first, by whom they newly serve.
  [[nodiscard]] std::vector<std::uint32_t> shown_sites() const {
    const std::vector<site_load> loads = loads_of_sites(map_);
    std::vector<std::uint32_t> order = map_.choice.result.sites;
    for (std::uint32_t j = 0; j < map_.existing; ++j)
      if (!std::ranges::binary_search(map_.choice.result.sites, j)) order.push_back(j);
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
      const bool there_a = a < map_.existing, there_b = b < map_.existing;
      if (there_a != there_b) return there_b;
      return !there_a && loads[a].fresh > loads[b].fresh;
    });
    return order;
  }

  static std::vector<sheet_column> place_columns() {
    return {{"id", {"地点编号", "Place"}},
            {"unit", {"单元代码", "Unit"}},
            {"unit_name", {"单元", "Unit, name"}},
            {"heads", {"人数", "Heads"}},
            {"reason", {"原因", "Reason"}}};
  }
  [[nodiscard]] std::vector<cell> place_row(std::uint32_t row, cell heads, const bilingual& reason) const {
    const std::string unit = unit_of_row(row);
    const auto name = names_.find(unit);
    return {id_of(row), unit, name == names_.end() ? std::string() : name->second, std::move(heads),
            reason.in(lang_)};
  }
  static void most_heads_first(sheet& table) {
    const auto heads = [](const std::vector<cell>& row) {
      const auto* known = std::get_if<double>(&row[3]);
      return known == nullptr ? -1 : *known;
    };
    std::ranges::stable_sort(table.rows, [&](const auto& a, const auto& b) { return heads(a) > heads(b); });
  }
  [[nodiscard]] std::string unit_of_row(std::uint32_t row) const {
    for (const char* field : {"community_code", "street_code", "district_code"})
      if (const layer::column& code = places()[field]; code.has(row)) return std::string(code.text(row));
    return {};
  }

  struct unit_sums {
    double heads = 0, before = 0, after = 0, off = 0;
  };
  void add_level(sheet& table, const std::string& level) const {
    const unit_groups groups = group_by_unit(places(), map_.demand.rows, level);
    std::vector<unit_sums> sums(groups.codes.size() + 1);
    for (std::size_t i = 0; i < map_.demand.rows.size(); ++i) {
      unit_sums& sum = sums[groups.of_row[i]];
      const double heads = map_.demand.heads[i];
      sum.heads += heads;
      sum.before += heads * map_.now.share_within[i];
      sum.after += heads * map_.then.share_within[i];
      sum.off += map_.demand.on_network[i] == 0 ? heads : 0;
    }
    for (std::size_t u = 0; u < sums.size(); ++u) {
      const bool nowhere = u == groups.codes.size();
      if (nowhere && sums[u].heads == 0) continue;
      add_unit(table, level, nowhere ? "" : groups.codes[u], sums[u]);
    }
  }
  void add_unit(sheet& table, const std::string& level, const std::string& code, const unit_sums& sum) const {
    const bilingual nowhere{"未落位", "in no unit"};
    const auto name = names_.find(code);
    const bool known = map_.before.has_value();
    std::vector<cell> cells{level,
                            code_title("unit_level", std::string_view(level), lang_),
                            code,
                            code.empty()           ? nowhere.in(lang_)
                            : name == names_.end() ? code
                                                   : name->second,
                            sum.heads,
                            known ? cell(sum.before) : cell(),
                            known ? over(sum.before, sum.heads) : cell(),
                            sum.after,
                            over(sum.after, sum.heads),
                            known ? cell(sum.after - sum.before) : cell(),
                            sum.off};
    if (map_.request.minimum_share) {
      const bilingual met{"达到", "met"};
      cells.push_back(level == map_.request.level ? cell(met.in(lang_)) : cell());
    }
    table.rows.push_back(std::move(cells));
  }

  const site_map& map_;
  language lang_;
  std::map<std::string, std::string> names_;
};

}  // namespace

explained_sheets sheets_of(const site_map& map, language lang) {
  constexpr std::size_t kPlacesOnPaper = 200;
  const siting_map_sheets sheets(map, lang);
  return {{sheets.summary(), sheets.proof(), sheets.sites(), sheets.units(), sheets.unserved(),
           sheets.undecided(), sheets.refused(), sheets.served()},
          method_of(map),
          {{"unserved", kPlacesOnPaper},
           {"undecided", kPlacesOnPaper},
           {"refused", kPlacesOnPaper},
           {"served", 0}}};
}

}  // namespace greenward::workflow
