// Whom roadworks cut off, as sheets: see walk_roadworks.hpp.
#include "engine/workflow/sheet_cells.hpp"
#include "engine/workflow/unit_groups.hpp"
#include "engine/workflow/unit_names.hpp"
#include "engine/workflow/walk_roadworks.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace greenward::workflow {

namespace {

bilingual words_for(closing effect) {
  switch (effect) {
    case closing::closes:
      return {"封闭所列路段", "closes the streets listed"};
    case closing::no_street:
      return {"沿线没有步行路段", "no walk edge runs along it"};
    case closing::no_place:
      return {"没有线位，封闭哪些路段未知", "it has no line: what it closes is not known"};
    case closing::area_left_out:
      return {"面状工程，未计（用 --areas 计入）", "an area, left out (--areas takes it in)"};
    case closing::not_told:
      return {"当日是否在施工无法判定", "whether it is under way cannot be told"};
  }
  return {};
}

bilingual words_for(works::occupation state) {
  using works::occupation;
  switch (state) {
    case occupation::under_way:
      return {"在施工", "under way"};
    case occupation::planned:
      return {"按计划在施工", "under way by the plan"};
    case occupation::stage_unknown:
      return {"阶段不明", "stage not known"};
    case occupation::cancelled_begun:
      return {"开工后取消", "cancelled after it began"};
    case occupation::none:
      return {"不占路", "not there"};
  }
  return {};
}

/// In a cell: to the decimetre.
double shown(metres length) {
  return std::round(length.value * 10) / 10;
}

/// Heads by what happens to them.
struct effect_sums {
  double total = 0, before = 0, cut_off = 0, in_doubt = 0;
};

class roadworks_sheets {
 public:
  roadworks_sheets(const walk_roadworks& found, language lang) : found_(found), lang_(lang) {
    for (const counted_group& group : counted_groups()) counts_.push_back(found.access.counts_of(group));
    if (const layer_snapshot* units = found.access.district->find("admin_units"))
      names_ = unit_names(units->table);
  }

  [[nodiscard]] sheet effect() const {
    sheet table{"effect", {"施工影响", "What roadworks do"}, {}, {}};
    table.columns = {{"group", {"人群代码", "Group, code"}, column_role::code},
                     {"group_title", {"人群", "Group"}},
                     {"total", {"总数", "Total"}},
                     {"before", {"无施工时可达", "Within, without works"}},
                     {"during_at_least", {"施工时可达（下限）", "Within during works, at least"}},
                     {"during_at_most", {"施工时可达（上限）", "At most"}},
                     {"cut_off", {"中断", "Cut off"}},
                     {"in_doubt", {"不定", "In doubt"}}};
    for (std::size_t g = 0; g < counts_.size(); ++g) {
      const counted_group& group = counted_groups()[g];
      effect_sums sums;
      for (std::uint32_t i = 0; i < counts_[g].size(); ++i) add(sums, g, i);
      table.rows.push_back({*group.field == '\0' ? std::string("buildings") : std::string(group.field),
                            group.title.in(lang_), sums.total, sums.before,
                            sums.before - sums.cut_off - sums.in_doubt, sums.before - sums.cut_off,
                            sums.cut_off, sums.in_doubt});
    }
    return table;
  }

  [[nodiscard]] sheet works() const {
    sheet table{"works", {"占路工程", "Works in the streets"}, {}, {}};
    table.columns = {{"id", {"编号", "Id"}, column_role::code},
                     {"code", {"编码", "Code"}},
                     {"name", {"工程", "Work"}},
                     {"kind", {"类别代码", "Kind, code"}, column_role::code},
                     {"kind_title", {"类别", "Kind"}},
                     {"state", {"当日状态", "On the day"}},
                     {"planned_end", {"计划完工", "Planned completion"}},
                     {"closing", {"占路", "Streets"}},
                     {"streets", {"封闭路段", "Closed edges"}},
                     {"street_metres", {"封闭长度（米）", "Closed metres"}},
                     {"people_cut_off", {"单独中断人口", "People it cuts off alone"}},
                     {"people_60_cut_off", {"其中60岁及以上", "Of these 60 and over"}},
                     {"people_restored", {"完工即恢复人口", "People its completion restores"}},
                     {"people_60_restored", {"其中60岁及以上", "Of these 60 and over"}}};
    const layer::feature_table& works = works_table();
    for (std::size_t w = 0; w < found_.works.size(); ++w) {
      const street_work& work = found_.works[w];
      const bool closes = work.effect == closing::closes;
      const auto heads = [&](const std::vector<std::uint32_t>& places, std::size_t group) {
        return closes ? cell(heads_of(places, group)) : cell();
      };
      table.rows.push_back(
          {works.ids()[work.row].value, text_cell(works["code"], work.row),
           text_cell(works["name"], work.row), std::string(works["work_kind"].text(work.row)),
           code_title("work_kind", works["work_kind"].text(work.row), lang_), state_of(work).in(lang_),
           cell_of(found_.facts.of_work[work.row].dates.planned_end), words_for(work.effect).in(lang_),
           closes ? count_cell(work.edges.size()) : cell(), closes ? cell(shown(metres_of(work))) : cell(),
           heads(found_.effect.cut_off_alone[w], 0), heads(found_.effect.cut_off_alone[w], 1),
           heads(found_.effect.given_back[w], 0), heads(found_.effect.given_back[w], 1)});
    }
    constexpr std::size_t kRestored = 12, kCutOff = 10;
    const auto figure = [](const std::vector<cell>& row, std::size_t column) {
      const double* value = std::get_if<double>(&row[column]);
      return value == nullptr ? -1.0 : *value;
    };
    std::ranges::stable_sort(table.rows, [&](const auto& a, const auto& b) {
      return std::pair(figure(a, kCutOff), figure(a, kRestored)) >
             std::pair(figure(b, kCutOff), figure(b, kRestored));
    });
    return table;
  }

  [[nodiscard]] sheet units() const {
    sheet table{"roadworks_units", {"受影响的社区村", "Communities that lose access"}, {}, {}};
    table.columns = {{"code", {"代码", "Code"}},
                     {"name", {"单元", "Unit"}},
                     {"people", {"人口", "People"}},
                     {"before", {"无施工时可达", "Within, without works"}},
                     {"cut_off", {"中断人口", "People cut off"}},
                     {"people_60_cut_off", {"其中60岁及以上", "Of these 60 and over"}},
                     {"in_doubt", {"不定人口", "People in doubt"}}};
    const served_places& people = found_.access.people;
    const unit_groups groups =
        group_by_unit(found_.access.district->at(people.layer).table, people.rows, "community");
    std::vector<effect_sums> all(groups.codes.size() + 1), aged(groups.codes.size() + 1);
    for (std::uint32_t i = 0; i < people.rows.size(); ++i) {
      add(all[groups.of_row[i]], 0, i);
      add(aged[groups.of_row[i]], 1, i);
    }
    for (std::size_t u = 0; u < all.size(); ++u) {
      if (all[u].cut_off == 0 && all[u].in_doubt == 0) continue;
      const std::string code = u < groups.codes.size() ? groups.codes[u] : "";
      table.rows.push_back({code, name_of(code), all[u].total, all[u].before, all[u].cut_off, aged[u].cut_off,
                            all[u].in_doubt});
    }
    std::ranges::stable_sort(table.rows, std::greater(),
                             [](const auto& row) { return std::get<double>(row[4]); });
    return table;
  }

  [[nodiscard]] sheet cut_off() const {
    sheet table{
        "cut_off",
        {"中断或不定的居住点（绕行最多的在前）", "Places cut off or in doubt (longest detours first)"},
        {},
        {}};
    table.columns = {{"id", {"人口点编号", "Population point"}},
                     {"unit", {"单元", "Unit"}},
                     {"people", {"人口", "People"}},
                     {"people_60", {"60岁及以上", "60 and over"}},
                     {"state", {"状态", "State"}},
                     {"facility", {"原设施", "Facility before"}},
                     {"metres", {"原距离（米）", "Metres before"}},
                     {"facility_now", {"现最近设施", "Nearest now"}},
                     {"metres_now", {"现距离（米）", "Metres now"}},
                     {"metres_more", {"多走（米）", "Metres more"}}};
    for (const std::uint32_t i : places_by_detour()) table.rows.push_back(place_row(i));
    return table;
  }

  [[nodiscard]] sheet closed_streets() const {
    sheet table{"closed_streets", {"封闭路段", "Closed streets"}, {}, {}};
    table.columns = {{"id", {"路段编号", "Edge"}},
                     {"name", {"名称", "Name"}},
                     {"metres", {"长度（米）", "Metres"}},
                     {"work_code", {"工程编码", "Work"}},
                     {"work", {"工程", "Name of the work"}}};
    for_each_closure([&](const street_work& work, std::uint32_t edge) {
      table.rows.push_back({edges().ids()[edge].value, text_cell(edges()["name"], edge),
                            shown(found_.edge_length[edge]), text_cell(works_table()["code"], work.row),
                            text_cell(works_table()["name"], work.row)});
    });
    return table;
  }

  [[nodiscard]] std::vector<bilingual> method() const {
    std::vector<bilingual> lines = walk_method(found_.access, found_.access.provenance);
    const std::string on = format_date(found_.on), seen = format_date(found_.seen);
    std::vector<bilingual> own{
        {fmt::format("施工日 {}，工程状态截至 {}；只看铺路和开挖类工程，其余 {} 项未看。", on, seen,
                     found_.other_kinds),
         fmt::format(
             "Works on {}, as known at the end of {}; only kinds that pave or dig, the other {} works "
             "were not looked at.",
             on, seen, found_.other_kinds)},
        works_by_closing(),
        {fmt::format("路段有 {:g} 以上的长度在工程线 {:g} 米以内，即按封闭计（roadworks.share、"
                     "roadworks.corridor，未核实）；横穿的路段不封闭。",
                     found_.share, found_.corridor.value),
         fmt::format("A street is closed if at least {:g} of its length lies within {:g} m of a work "
                     "(roadworks.share, roadworks.corridor: not verified); streets that cross it stay open.",
                     found_.share, found_.corridor.value)},
        {"封闭路段不能穿行，其上的住户和设施仍可从两端进出；完全不能进出时则列为“不定”。恢复人口按其余工程仍"
         "在"
         "施工计。现距离空白：沿路已到不了任何一处设施。",
         "Nobody passes along a closed street, while homes and facilities upon it are met from its ends; who "
         "would be cut off if they were not is in doubt. What a completion restores counts with the other "
         "works still there. No metres now: no street leads to any facility."}};
    own.insert(own.end(), lines.begin(), lines.end());
    return own;
  }

 private:
  [[nodiscard]] const layer::feature_table& works_table() const {
    return found_.access.district->at("works").table;
  }
  [[nodiscard]] const layer::feature_table& edges() const {
    return found_.access.district->at("walk_edges").table;
  }
  template <class Visit>
  void for_each_closure(Visit visit) const {
    for (const street_work& work : found_.works)
      for (const std::uint32_t edge : work.edges) visit(work, edge);
  }

  void add(effect_sums& sums, std::size_t g, std::uint32_t i) const {
    const counted_group& group = counted_groups()[g];
    const double heads = counts_[g][i];
    if (std::isnan(heads)) return;
    const std::size_t place = found_.first_place(group) + i;
    const access_loss what = found_.loss_at(place);
    sums.total += heads;
    sums.before += std::isfinite(found_.effect.before[place].metres) ? heads : 0;
    sums.cut_off += what == access_loss::cut_off ? heads : 0;
    sums.in_doubt += what == access_loss::in_doubt ? heads : 0;
  }
  /// How much farther a place must walk now; infinity = there is no way at all.
  [[nodiscard]] double detour_of(std::uint32_t i) const {
    return found_.effect.however_far[i].metres - found_.effect.before[i].metres;
  }
  /// Population points cut off or in doubt: without a way first, then by detour; the most people first.
  [[nodiscard]] std::vector<std::uint32_t> places_by_detour() const {
    std::vector<std::uint32_t> places;
    for (std::uint32_t i = 0; i < found_.access.people.rows.size(); ++i)
      if (found_.loss_at(i) != access_loss::none) places.push_back(i);
    const auto rank = [&](std::uint32_t i) {
      const double heads = counts_[0][i];
      return std::pair(detour_of(i), std::isnan(heads) ? 0 : heads);
    };
    std::ranges::stable_sort(places, std::greater(), rank);
    return places;
  }
  [[nodiscard]] std::vector<cell> place_row(std::uint32_t i) const {
    const served_places& people = found_.access.people;
    const layer::feature_table& points = found_.access.district->at(people.layer).table;
    const std::uint32_t row = people.rows[i];
    const walking::served_by &before = found_.effect.before[i], &now = found_.effect.however_far[i];
    std::vector<cell> cells{points.ids()[row].value,
                            name_of(std::string(points["community_code"].text(row))),
                            whole_cell(points["people"], row),
                            whole_cell(points["people_60"], row),
                            words_for(found_.loss_at(i)).in(lang_),
                            facility_name(before.facility),
                            shown(metres(before.metres))};
    if (!std::isfinite(now.metres)) {
      cells.resize(cells.size() + 3);
      return cells;
    }
    cells.emplace_back(facility_name(now.facility));
    cells.emplace_back(shown(metres(now.metres)));
    cells.emplace_back(shown(metres(detour_of(i))));
    return cells;
  }

  /// Of population points; buildings, which come after them, are left out.
  [[nodiscard]] double heads_of(const std::vector<std::uint32_t>& places, std::size_t group) const {
    double sum = 0;
    for (const std::uint32_t i : places)
      if (i < found_.access.people.rows.size() && !std::isnan(counts_[group][i])) sum += counts_[group][i];
    return sum;
  }
  [[nodiscard]] metres metres_of(const street_work& work) const {
    metres sum(0);
    for (const std::uint32_t edge : work.edges) sum = sum + found_.edge_length[edge];
    return sum;
  }
  [[nodiscard]] bilingual state_of(const street_work& work) const {
    const auto planned_end = found_.facts.of_work[work.row].dates.planned_end;
    if (work.occupation != works::occupation::under_way || !planned_end || *planned_end >= found_.on)
      return words_for(work.occupation);
    return {"在施工（已过计划完工日）", "under way, beyond its planned completion"};
  }
  /// How many works close streets, and how many close none and why.
  [[nodiscard]] bilingual works_by_closing() const {
    if (found_.works.empty()) return {"没有占路工程。", "No works are in the streets."};
    bilingual line{fmt::format("占路工程 {} 项：", found_.works.size()),
                   fmt::format("{} works in the streets: ", found_.works.size())};
    const char* between = "";
    for (const closing effect : {closing::closes, closing::no_street, closing::no_place,
                                 closing::area_left_out, closing::not_told}) {
      const auto count = std::ranges::count(found_.works, effect, &street_work::effect);
      if (count == 0) continue;
      const bilingual words = words_for(effect);
      line.zh += fmt::format("{}{} {} 项", *between == '\0' ? "" : "；", words.zh, count);
      line.en += fmt::format("{}{}: {}", between, words.en, count);
      between = "; ";
    }
    return {line.zh + "。", line.en + "."};
  }
  [[nodiscard]] std::string name_of(const std::string& code) const {
    const auto found = names_.find(code);
    if (code.empty()) return bilingual{"未落位", "in no unit"}.in(lang_);
    return found == names_.end() ? code : found->second;
  }
  [[nodiscard]] std::string facility_name(std::uint32_t f) const {
    return std::string(found_.access.facility_table()["name"].text(found_.access.facilities.rows[f]));
  }

  const walk_roadworks& found_;
  language lang_;
  std::vector<std::vector<double>> counts_;  ///< by group, then place
  std::map<std::string, std::string> names_;
};

}  // namespace

explained_sheets roadworks_of(const walk_roadworks& found, language lang) {
  constexpr std::size_t kWorksOnPaper = 60, kDetoursOnPaper = 40;
  const roadworks_sheets sheets(found, lang);
  return {{sheets.effect(), sheets.works(), sheets.units(), sheets.cut_off(), sheets.closed_streets()},
          sheets.method(),
          {{"works", kWorksOnPaper}, {"cut_off", kDetoursOnPaper}, {"closed_streets", 0}}};
}

}  // namespace greenward::workflow
