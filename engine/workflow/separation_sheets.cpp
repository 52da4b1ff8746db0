#include "engine/workflow/separation_sheets.hpp"

#include "engine/drainage/separation_words.hpp"
#include "engine/report/separation_tables.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/separation_result.hpp"
#include "engine/workflow/separation_summary.hpp"
#include "engine/workflow/sheet_cells.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

namespace greenward::workflow {

namespace {

using drainage::compound_separation;
using drainage::verdict;

/// Code and title side by side.
void add_word(std::vector<cell>& cells, const drainage::coded_title& words, language lang) {
  cells.emplace_back(std::string(words.code));
  cells.emplace_back(words.title.in(lang));
}

std::size_t count_verdicts(const auto& judged, verdict wanted) {
  return static_cast<std::size_t>(
      std::ranges::count(judged, wanted, [](const auto& one) { return one.result; }));
}

cell number_or_none(double value) {
  return std::isnan(value) ? cell(std::monostate{}) : cell(value);
}

class separation_tables {
 public:
  separation_tables(const drain_model& model, std::optional<std::uint32_t> only, bool all, language lang)
      : model_(model),
        only_(only),
        all_(all),
        lang_(lang),
        proven_(model),
        compounds_(model.table("compounds")) {}

  explained_sheets make() {
    std::vector<std::uint32_t> wanted;
    for (std::uint32_t compound = 0; compound < proven_.receptor.size(); ++compound)
      if (is_wanted(compound)) wanted.push_back(compound);
    std::vector<sheet> sheets{compound_sheet(), declared_and_proven(model_, proven_, wanted, lang_),
                              building_sheet(), inlet_sheet(), misconnection_sheet()};
    return {std::move(sheets), method()};
  }

 private:
  [[nodiscard]] bool is_wanted(std::uint32_t compound) const { return !only_ || *only_ == compound; }

  [[nodiscard]] bool is_listed(std::uint32_t compound) const {
    return is_wanted(compound) && (only_ || all_ || has_news(model_, proven_, compound));
  }
  [[nodiscard]] std::size_t left_out() const {
    std::size_t count = 0;
    for (std::uint32_t compound = 0; compound < proven_.receptor.size(); ++compound)
      count += is_wanted(compound) && !is_listed(compound) ? 1 : 0;
    return count;
  }

  void add_compound_cells(std::vector<cell>& cells, std::uint32_t compound) const {
    cells.push_back(compound == drainage::kNone ? cell() : text_cell(compounds_["code"], compound));
    cells.push_back(compound == drainage::kNone ? cell() : text_cell(compounds_["name"], compound));
  }
  static void add_compound_columns(sheet& table) {
    table.columns.push_back({"compound_code", {"小区编码", "Compound code"}});
    table.columns.push_back({"compound", {"小区", "Compound"}});
  }

  [[nodiscard]] sheet compound_sheet() const {
    sheet table{"compounds", {"小区雨污分流", "Separation of compounds"}, {}, {}};
    add_compound_columns(table);
    add_word_columns(table, "declared", {"申报", "Declared"});
    add_word_columns(table, "to_handover", {"至接户井", "To the handover manhole"});
    add_word_columns(table, "to_receptor", {"至终点", "To the final receptor"});
    for (const auto& [key, zh, en] :
         {std::tuple("sewage_share", "污水通过率", "Sewage that passes"),
          std::tuple("sewage_share_most", "污水通过率上限", "Sewage that may pass"),
          std::tuple("rain_share", "雨水通过率", "Rain that passes"),
          std::tuple("rain_share_most", "雨水通过率上限", "Rain that may pass"),
          std::tuple("combined_share", "合流管占比", "Combined length"),
          std::tuple("index_least", "分流指数下限", "Index, least"),
          std::tuple("index_most", "分流指数上限", "Index, most")})
      table.columns.push_back({key, {zh, en}, column_role::share});
    for (const auto& [key, zh, en] : {std::tuple("misconnections", "错接", "Misconnections"),
                                      std::tuple("buildings", "建筑", "Buildings"),
                                      std::tuple("buildings_fail", "建筑不通过", "Buildings that fail"),
                                      std::tuple("buildings_unknown", "建筑未知", "Buildings unknown"),
                                      std::tuple("inlets", "雨水口", "Inlets"),
                                      std::tuple("inlets_fail", "雨水口不通过", "Inlets that fail"),
                                      std::tuple("inlets_unknown", "雨水口未知", "Inlets unknown"),
                                      std::tuple("combined_m", "合流管长（米）", "Combined, m"),
                                      std::tuple("total_m", "管长（米）", "Pipes, m"),
                                      std::tuple("unknown_links", "信息不全的管段", "Pipes not fully known"),
                                      std::tuple("sewage_weight", "污水权重", "Sewage weighed by"),
                                      std::tuple("rain_weight", "雨水权重", "Rain weighed by")})
      table.columns.push_back({key, {zh, en}});
    for (std::uint32_t compound = 0; compound < proven_.receptor.size(); ++compound)
      if (is_listed(compound)) add_compound(table.rows.emplace_back(), compound);
    return table;
  }

  void add_compound(std::vector<cell>& cells, std::uint32_t compound) const {
    const compound_separation& end = proven_.receptor[compound];
    add_compound_cells(cells, compound);
    cells.push_back(text_cell(compounds_["separation"], compound));
    cells.emplace_back(code_title("separation_state", compounds_["separation"].text(compound), lang_));
    add_word(cells, drainage::words_of(proven_.handover[compound].result), lang_);
    add_word(cells, drainage::words_of(end.result), lang_);
    cells.push_back(share_cell(end.sewage.pass, end.sewage.total()));
    cells.push_back(share_cell(end.sewage.pass + end.sewage.unknown, end.sewage.total()));
    cells.push_back(share_cell(end.rain.pass, end.rain.total()));
    cells.push_back(share_cell(end.rain.pass + end.rain.unknown, end.rain.total()));
    cells.push_back(share_cell(end.combined_m, end.total_m));
    cells.push_back(number_or_none(end.least_index()));
    cells.push_back(number_or_none(end.greatest_index()));
    cells.push_back(count_cell(end.misconnections));
    cells.push_back(count_cell(end.buildings.size()));
    cells.push_back(count_cell(count_verdicts(end.buildings, verdict::fails)));
    cells.push_back(count_cell(count_verdicts(end.buildings, verdict::unknown)));
    cells.push_back(count_cell(end.inlets.size()));
    cells.push_back(count_cell(count_verdicts(end.inlets, verdict::fails)));
    cells.push_back(count_cell(count_verdicts(end.inlets, verdict::unknown)));
    cells.emplace_back(end.combined_m);
    cells.emplace_back(end.total_m);
    cells.push_back(count_cell(end.unknown_links));
    cells.emplace_back(drainage::words_of(end.building_basis).title.in(lang_));
    cells.emplace_back(drainage::words_of(end.inlet_basis).title.in(lang_));
  }

  static void add_judged_columns(sheet& table) {
    add_word_columns(table, "to_handover", {"至接户井", "To the handover manhole"});
    add_word_columns(table, "to_receptor", {"至终点", "To the final receptor"});
    add_word_columns(table, "why", {"原因", "Why"});
    table.columns.push_back({"node", {"起点", "From node"}});
    table.columns.push_back({"path", {"水流路径（至问题处）", "The water's way to the fault"}});
  }

  template <class Judged>
  void add_judged(std::vector<cell>& cells, const Judged& handover, const Judged& receptor) const {
    add_word(cells, drainage::words_of(handover.result), lang_);
    add_word(cells, drainage::words_of(receptor.result), lang_);
    const judged_cause cause = cause_of(handover, receptor);
    add_word(cells, drainage::words_of(cause.why), lang_);
    const bool placed = cause.node != drainage::kNone;
    cells.push_back(placed ? cell(name_of_node(model_, cause.node)) : cell());
    cells.push_back(placed ? cell(report::way_text(pipes_on(model_, edges_to_fault(proven_, cause)), lang_))
                           : cell());
  }

  [[nodiscard]] sheet building_sheet() const {
    sheet table{
        "buildings",
        only_ ? bilingual{"建筑", "Buildings"} : bilingual{"未通过的建筑", "Buildings that do not pass"},
        {},
        {}};
    add_compound_columns(table);
    table.columns.push_back({"building_code", {"建筑编码", "Building code"}});
    table.columns.push_back({"people", {"人口", "People"}});
    add_judged_columns(table);
    const layer::feature_table& buildings = model_.table("buildings");
    for (std::uint32_t compound = 0; compound < proven_.receptor.size(); ++compound) {
      if (!is_wanted(compound)) continue;
      for (std::size_t i = 0; i < proven_.receptor[compound].buildings.size(); ++i) {
        const drainage::judged_building& end = proven_.receptor[compound].buildings[i];
        const drainage::judged_building& gate = proven_.handover[compound].buildings[i];
        if (!is_shown(compound, gate.result, end.result)) continue;
        std::vector<cell>& cells = table.rows.emplace_back();
        add_compound_cells(cells, compound);
        cells.push_back(text_cell(buildings["code"], end.building));
        cells.push_back(number_or_none(model_.people[end.building]));
        add_judged(cells, gate, end);
      }
    }
    return table;
  }

  /// Compounds that nobody has surveyed would fill the list with what nobody knows.
  [[nodiscard]] bool is_shown(std::uint32_t compound, verdict gate, verdict end) const {
    if (only_) return true;
    if (proven_.receptor[compound].result == verdict::not_assessable) return false;
    return gate != verdict::passes || end != verdict::passes;
  }

  [[nodiscard]] sheet inlet_sheet() const {
    sheet table{"inlets", {"未通过的雨水口和雨落管", "Inlets and downpipes that do not pass"}, {}, {}};
    add_compound_columns(table);
    add_judged_columns(table);
    for (std::uint32_t compound = 0; compound < proven_.receptor.size(); ++compound) {
      if (!is_wanted(compound)) continue;
      for (std::size_t i = 0; i < proven_.receptor[compound].inlets.size(); ++i) {
        const drainage::judged_source& end = proven_.receptor[compound].inlets[i];
        const drainage::judged_source& gate = proven_.handover[compound].inlets[i];
        if (gate.result == verdict::passes && end.result == verdict::passes) continue;
        std::vector<cell>& cells = table.rows.emplace_back();
        add_compound_cells(cells, compound);
        add_judged(cells, gate, end);
      }
    }
    return table;
  }

  [[nodiscard]] sheet misconnection_sheet() const {
    sheet table{"misconnections", {"错接（根源管段）", "Misconnections (the pipe to blame)"}, {}, {}};
    add_compound_columns(table);
    add_word_columns(table, "kind", {"类别", "Kind"});
    table.columns.push_back({"link", {"管段", "Pipe"}});
    table.columns.push_back({"from", {"起点", "From node"}});
    table.columns.push_back({"to", {"接入点", "To node"}});
    table.columns.push_back({"sources", {"受影响来源数", "Sources"}});
    for (const drainage::misconnection& fault : proven_.misconnections) {
      const std::uint32_t link = model_.net.edges.link[fault.edge];
      const std::uint32_t compound = compound_of(model_, proven_, fault);
      if (only_ && compound != *only_) continue;
      std::vector<cell>& cells = table.rows.emplace_back();
      add_compound_cells(cells, compound);
      add_word(cells, drainage::words_of(fault.kind), lang_);
      cells.emplace_back(name_of_link(model_, link));
      cells.emplace_back(name_of_node(model_, model_.net.edges.tail[fault.edge]));
      cells.emplace_back(name_of_node(model_, model_.net.edges.head[fault.edge]));
      cells.push_back(count_cell(fault.sources.size()));
    }
    return table;
  }

  [[nodiscard]] std::vector<bilingual> method() const {
    std::vector<bilingual> lines{
        {"通过：建筑每个污水出口沿现状管道向下游只经过污水管，到达且只到达污水厂或污水干管；雨水口同理。"
         "“至接户井”只看小区自身，“至终点”含外部街道。系统、状态、流向未知或未探明的，若未失败则为“未知”。",
         "Passes: from each sanitary connection the water runs downstream in existing sanitary pipes only, "
         "and "
         "ends only at plants or sanitary trunks; inlets likewise. 'To the handover manhole' looks at the "
         "compound "
         "alone, 'to the final receptor' at the street outside too. An unknown system, status, direction or "
         "unsurveyed node makes it unknown unless it fails anyway."},
        {"完成 = 全部建筑和雨水口通过、无合流管、无错接、无未知。指数 = min(污水通过率, 雨水通过率, 1 − "
         "合流管占比)；"
         "上限把未知算作通过。没有建筑或雨水口的小区“无法评定”，不算 100%。",
         "Complete = every building and inlet passes, no combined pipe, no misconnection, nothing unknown. "
         "Index = "
         "min(sewage that passes, rain that passes, 1 - combined length); its upper bound lets unknowns "
         "pass. A "
         "compound without buildings or inlets is not assessable, never 100 %."}};
    if (const std::size_t count = left_out(); count > 0) {
      const std::string number = std::to_string(count);
      lines.push_back(
          {number + " 个小区没有管网测量数据、也未申报开工，未逐个列出（--all 列出）",
           number + " compounds without surveyed drains, and not declared begun, are not listed (--all "
                    "lists them)"});
    }
    return lines;
  }

  const drain_model& model_;
  std::optional<std::uint32_t> only_;
  bool all_;
  language lang_;
  separation_result proven_;
  const layer::feature_table& compounds_;
};

}  // namespace

explained_sheets separation_of(const drain_model& model, const std::string& compound, bool all,
                               language lang) {
  std::optional<std::uint32_t> only;
  if (!compound.empty()) only = compound_called(model, compound);
  return separation_tables(model, only, all, lang).make();
}

}  // namespace greenward::workflow
