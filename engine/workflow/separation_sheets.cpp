#include "engine/workflow/separation_sheets.hpp"

#include "engine/workflow/environment.hpp"
#include "engine/workflow/sheet_cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace greenward::workflow {

namespace {

using drainage::compound_separation;
using drainage::obstacle;
using drainage::verdict;

struct named_word {
  const char* code;
  bilingual title;
};

const named_word& word_for(verdict value) {
  static const std::array<named_word, 4> words{{{"not_assessable", {"无法评定", "Not assessable"}},
                                                {"passes", {"通过", "Passes"}},
                                                {"fails", {"不通过", "Fails"}},
                                                {"unknown", {"未知", "Unknown"}}}};
  return words[static_cast<std::size_t>(value)];
}

const named_word& word_for(obstacle value) {
  static const std::array<named_word, 14> words{
      {{"reaches_storm", {"流到雨水排放口或雨水干管", "Reaches an outfall or storm trunk"}},
       {"reaches_sanitary", {"流到污水厂或污水干管", "Reaches a plant or sanitary trunk"}},
       {"reaches_combined", {"交给合流管", "Handed over to a combined sewer"}},
       {"storm_link", {"进入雨水管", "Runs in a storm pipe"}},
       {"sanitary_link", {"进入污水管", "Runs in a sanitary pipe"}},
       {"combined_link", {"进入合流管", "Runs in a combined pipe"}},
       {"dead_end", {"断头，没有出路", "Ends where nothing takes it"}},
       {"goes_round", {"循环，到不了终点", "Goes round and reaches no end"}},
       {"no_connection", {"没有污水接户管", "No sanitary connection"}},
       {"unknown_system", {"途中管道系统未知", "A pipe of unknown system"}},
       {"unknown_status", {"途中管道状态未知", "A pipe of unknown status"}},
       {"unknown_direction", {"途中流向未知", "A pipe of unknown direction"}},
       {"unsurveyed", {"途中未探明", "Not surveyed on the way"}},
       {"none", {"", ""}}}};
  return words[static_cast<std::size_t>(value)];
}

/// Code and title side by side, as every coded value stands in a sheet.
template <class Word>
void add_word(std::vector<cell>& cells, Word value, language lang) {
  const named_word& word = word_for(value);
  cells.emplace_back(std::string(word.code));
  cells.emplace_back(word.title.in(lang));
}

void add_word_columns(sheet& table, const std::string& key, const bilingual& title) {
  table.columns.push_back({key, {title.zh + "代码", title.en + ", code"}, column_role::code});
  table.columns.push_back({key + "_title", title});
}

cell share_of(double part, double total) {
  return total > 0 ? cell(part / total) : cell(std::monostate{});
}

cell number_or_none(double value) {
  return std::isnan(value) ? cell(std::monostate{}) : cell(value);
}

std::size_t count_verdicts(const auto& judged, verdict wanted) {
  return static_cast<std::size_t>(
      std::ranges::count(judged, wanted, [](const auto& one) { return one.result; }));
}

/// Everything about the separation of a district, computed once.
struct separation_result {
  explicit separation_result(const drain_model& model)
      : usable(drainage::usable_edges(model.drains, model.net, {.unknown_status = false})),
        misconnections(drainage::find_misconnections(model.drains, model.net, usable)),
        to_handover(model.drains, model.net, drainage::separation_scope::handover),
        to_receptor(model.drains, model.net, drainage::separation_scope::receptor) {
    const drainage::separation_input input{model.table("compounds").size(), model.building_compound,
                                           model.people, model.households};
    handover = drainage::prove_separation(model.drains, model.net, to_handover, misconnections, input);
    receptor = drainage::prove_separation(model.drains, model.net, to_receptor, misconnections, input);
  }

  std::vector<std::uint8_t> usable;
  std::vector<drainage::misconnection> misconnections;
  drainage::flow_proof to_handover, to_receptor;
  std::vector<compound_separation> handover, receptor;
};

class separation_pages {
 public:
  separation_pages(const drain_model& model, std::optional<std::uint32_t> only, bool all, language lang)
      : model_(model),
        only_(only),
        all_(all),
        lang_(lang),
        proven_(model),
        compounds_(model.table("compounds")) {}

  explained_sheets make() {
    std::vector<sheet> sheets{compound_sheet(), summary_sheet(), building_sheet(), inlet_sheet(),
                              misconnection_sheet()};
    return {std::move(sheets), method()};
  }

 private:
  [[nodiscard]] bool is_wanted(std::uint32_t compound) const { return !only_ || *only_ == compound; }

  /// Where nobody has surveyed a drain and nobody declares that work has begun, there is nothing to say.
  [[nodiscard]] bool is_listed(std::uint32_t compound) const {
    if (!is_wanted(compound)) return false;
    if (only_ || all_) return true;
    const std::string_view declared = compounds_["separation"].text(compound);
    return declared == "started" || declared == "completed" ||
           proven_.receptor[compound].result != verdict::not_assessable;
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
    add_word(cells, proven_.handover[compound].result, lang_);
    add_word(cells, end.result, lang_);
    cells.push_back(share_of(end.sewage.pass, end.sewage.total()));
    cells.push_back(share_of(end.sewage.pass + end.sewage.unknown, end.sewage.total()));
    cells.push_back(share_of(end.rain.pass, end.rain.total()));
    cells.push_back(share_of(end.rain.pass + end.rain.unknown, end.rain.total()));
    cells.push_back(share_of(end.combined_m, end.total_m));
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
    cells.emplace_back(weight_title(end.building_basis));
    cells.emplace_back(weight_title(end.inlet_basis));
  }

  [[nodiscard]] std::string weight_title(drainage::building_weight basis) const {
    switch (basis) {
      case drainage::building_weight::people:
        return lang_ == language::zh ? "人口" : "people";
      case drainage::building_weight::households:
        return lang_ == language::zh ? "户数" : "households";
      case drainage::building_weight::buildings:
        return lang_ == language::zh ? "栋数" : "buildings";
    }
    return {};
  }
  [[nodiscard]] std::string weight_title(drainage::inlet_weight basis) const {
    const bool by_area = basis == drainage::inlet_weight::catchment;
    return lang_ == language::zh ? (by_area ? "汇水面积" : "个数") : (by_area ? "area drained" : "inlets");
  }

  /// The number that the district needs: of those declared complete, how many are.
  [[nodiscard]] sheet summary_sheet() const {
    sheet table{"summary", {"申报与证实", "Declared and proven"}, {}, {}};
    add_word_columns(table, "declared", {"申报", "Declared"});
    table.columns.push_back({"compounds", {"小区", "Compounds"}});
    for (const auto& [scope, zh, en] :
         {std::tuple("handover", "至接户井", "to handover"), std::tuple("receptor", "至终点", "to receptor")})
      for (const verdict v : {verdict::passes, verdict::fails, verdict::unknown, verdict::not_assessable})
        table.columns.push_back({std::string(scope) + "_" + word_for(v).code,
                                 {zh + word_for(v).title.zh, word_for(v).title.en + " " + en}});
    for (const layer::code_entry& state : program_environment().catalogue.codes("separation_state").entries)
      add_state(table, state.code, state.title.in(lang_));
    add_state(table, "", lang_ == language::zh ? "未填" : "Not given");
    return table;
  }

  void add_state(sheet& table, const std::string& code, const std::string& title) const {
    std::size_t count = 0;
    std::array<std::size_t, 4> handover{}, receptor{};
    for (std::uint32_t compound = 0; compound < proven_.receptor.size(); ++compound) {
      if (!is_wanted(compound) || compounds_["separation"].text(compound) != code) continue;
      ++count;
      ++handover[static_cast<std::size_t>(proven_.handover[compound].result)];
      ++receptor[static_cast<std::size_t>(proven_.receptor[compound].result)];
    }
    if (count == 0) return;
    std::vector<cell>& cells = table.rows.emplace_back();
    cells.emplace_back(code);
    cells.emplace_back(title);
    cells.push_back(count_cell(count));
    for (const auto* counts : {&handover, &receptor})
      for (const verdict v : {verdict::passes, verdict::fails, verdict::unknown, verdict::not_assessable})
        cells.push_back(count_cell((*counts)[static_cast<std::size_t>(v)]));
  }

  static void add_judged_columns(sheet& table) {
    add_word_columns(table, "to_handover", {"至接户井", "To the handover manhole"});
    add_word_columns(table, "to_receptor", {"至终点", "To the final receptor"});
    add_word_columns(table, "why", {"原因", "Why"});
    table.columns.push_back({"node", {"起点", "From node"}});
    table.columns.push_back({"path", {"水流路径（至问题处）", "The water's way to the fault"}});
  }

  /// The scope whose reason is shown: the compound's own fault before the street's.
  template <class Judged>
  void add_judged(std::vector<cell>& cells, const Judged& handover, const Judged& receptor,
                  std::uint32_t node) const {
    add_word(cells, handover.result, lang_);
    add_word(cells, receptor.result, lang_);
    const bool own = handover.result == verdict::fails || receptor.result == verdict::passes;
    const Judged& shown = own ? handover : receptor;
    add_word(cells, shown.why, lang_);
    cells.push_back(node == drainage::kNone ? cell() : cell(name_of_node(model_, node)));
    cells.push_back(node == drainage::kNone
                        ? cell()
                        : cell(path_text(own ? proven_.to_handover : proven_.to_receptor, node, shown.why)));
  }

  /// "P-1 → P-2": each link once, long ways shortened in the middle.
  [[nodiscard]] std::string path_text(const drainage::flow_proof& proof, std::uint32_t node,
                                      obstacle why) const {
    constexpr std::size_t kShown = 12;
    std::vector<std::string> names;
    for (const std::uint32_t edge : proof.path_to(node, why)) {
      std::string name = name_of_link(model_, model_.net.edges.link[edge]);
      if (names.empty() || names.back() != name) names.push_back(std::move(name));
    }
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names.size() > kShown && i == kShown / 2) {
        i = names.size() - kShown / 2;
        text += " → … " + std::to_string(names.size() - kShown) + " …";
      }
      text += (text.empty() ? "" : " → ") + names[i];
    }
    return text;
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
        add_judged(cells, gate, end, gate.result == verdict::fails ? gate.node : end.node);
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
        add_judged(cells, gate, end, end.node);
      }
    }
    return table;
  }

  [[nodiscard]] sheet misconnection_sheet() const {
    sheet table{"misconnections", {"错接（根源管段）", "Misconnections (the pipe to blame)"}, {}, {}};
    add_compound_columns(table);
    table.columns.push_back({"kind", {"类别代码", "Kind, code"}, column_role::code});
    table.columns.push_back({"kind_title", {"类别", "Kind"}});
    table.columns.push_back({"link", {"管段", "Pipe"}});
    table.columns.push_back({"from", {"起点", "From node"}});
    table.columns.push_back({"to", {"接入点", "To node"}});
    table.columns.push_back({"sources", {"受影响来源数", "Sources"}});
    for (const drainage::misconnection& fault : proven_.misconnections) {
      const std::uint32_t link = model_.net.edges.link[fault.edge];
      std::uint32_t compound = model_.drains.links.compound[link];
      if (compound == drainage::kNone)
        compound = proven_.to_handover.compounds()[model_.net.edges.tail[fault.edge]];
      if (only_ && compound != *only_) continue;
      const bool sewage = fault.kind == drainage::misconnection_kind::sanitary_to_storm;
      std::vector<cell>& cells = table.rows.emplace_back();
      add_compound_cells(cells, compound);
      cells.emplace_back(std::string(sewage ? "sanitary_to_storm" : "storm_to_sanitary"));
      const bilingual title =
          sewage ? bilingual{"污水入雨水", "Sewage to storm"} : bilingual{"雨水入污水", "Rain to sanitary"};
      cells.emplace_back(title.in(lang_));
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
  return separation_pages(model, only, all, lang).make();
}

}  // namespace greenward::workflow
