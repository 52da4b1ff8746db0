#include "engine/workflow/villages.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/hazard_ledger.hpp"
#include "engine/workflow/rules_sheet.hpp"
#include "engine/workflow/sheet_cells.hpp"
#include "engine/workflow/works_ledger.hpp"
#include "engine/works/code_rank.hpp"

#include <fmt/format.h>
#include <array>
#include <map>
#include <set>
#include <string_view>

namespace greenward::workflow {

namespace {

constexpr std::string_view kOpenHazards = "open_hazards";
constexpr std::array<const char*, 5> kVillageKinds{"village", "rural_water", "rural_power", "rural_road",
                                                   "rural_network"};

struct work_count {
  std::size_t done = 0, all = 0;  ///< not cancelled
};

struct village_facts {
  std::map<std::size_t, work_count> of_kind;  ///< by position in work_kind
  std::size_t open_hazards = 0;
  std::vector<std::string> held, sought;  ///< codes of honours
};

/// One line of a checklist; `kind` is nothing for hazards.
struct check_item {
  const layer::rule* rule;
  std::string honour;
  std::optional<std::size_t> kind;
};

std::vector<check_item> items_of(const layer::rule_pack& pack) {
  const layer::catalogue& catalogue = program_environment().catalogue;
  std::vector<check_item> items;
  for (const layer::rule& rule : pack.rules) {
    const std::size_t dot = rule.key.find('.');
    const std::string honour = rule.key.substr(0, dot);
    const std::string what = dot == std::string::npos ? "" : rule.key.substr(dot + 1);
    const layer::code_list& kinds = catalogue.codes("work_kind");
    const bool known = catalogue.codes("village_honour").find(honour) != nullptr &&
                       (what == kOpenHazards || kinds.find(what) != nullptr);
    if (!known) {
      throw error(error_code::bad_input, pack.name + ": " + rule.key,
                  {"不是“荣誉.工程类别”或“荣誉.open_hazards”",
                   "is neither HONOUR.KIND of work nor HONOUR.open_hazards"},
                  {"请改正 gis-data/rules/honours.toml", "correct gis-data/rules/honours.toml"});
    }
    items.push_back(
        {&rule, honour, what == kOpenHazards ? std::nullopt : std::optional(works::rank_of(kinds, what))});
  }
  return items;
}

class village_counter {
 public:
  village_counter(const std::shared_ptr<const district_snapshot>& district, std::optional<date> day)
      : villages_(district->at("villages").table),
        honours_(district->at("village_honours").table),
        first_place_(static_cast<std::uint32_t>(district->at("compounds").table.size())),
        ledger_(ledger_on(district, day)),
        hazards_(hazards_on(district, day)),
        facts_(villages_.size()) {
    for (std::size_t row = 0; row < villages_.size(); ++row)
      if (villages_["code"].has(row)) row_of_.emplace(villages_["code"].text(row), row);
  }

  void run() {
    add_works();
    add_hazards();
    add_honours();
  }

  [[nodiscard]] const layer::feature_table& villages() const { return villages_; }
  [[nodiscard]] const village_facts& of(std::size_t row) const { return facts_[row]; }
  [[nodiscard]] const works_ledger& ledger() const { return ledger_; }
  [[nodiscard]] std::size_t lost_honours() const { return lost_honours_; }

 private:
  /// Each work once for each village that it touches.
  void add_works() {
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
    for (const works::touched_place& place : ledger_.geography->places) {
      if (place.place < first_place_ || !seen.emplace(place.work, place.place).second) continue;
      const works::work_fact& fact = ledger_.facts.of_work[place.work];
      if (fact.cancelled) continue;
      work_count& count = facts_[place.place - first_place_].of_kind[fact.kind];
      ++count.all;
      if (fact.dates.done) ++count.done;
    }
  }

  /// A hazard lies in the village whose code it carries as its community.
  void add_hazards() {
    const layer::column& community = hazards_.hazards()["community_code"];
    for (const std::uint32_t row : choose(hazards_, hazard_choice::open)) {
      const auto village = row_of_.find(community.text(row));
      if (community.has(row) && village != row_of_.end()) ++facts_[village->second].open_hazards;
    }
  }

  void add_honours() {
    const layer::column& granted = honours_["granted"];
    for (std::size_t row = 0; row < honours_.size(); ++row) {
      const auto village = row_of_.find(honours_["village_code"].text(row));
      if (village == row_of_.end()) {
        ++lost_honours_;
        continue;
      }
      const std::string_view state = honours_["state"].text(row);
      const bool later =
          ledger_.facts.day && granted.has(row) && date_from_days(granted.integer(row)) > *ledger_.facts.day;
      village_facts& facts = facts_[village->second];
      if (state == "held" && !later) facts.held.emplace_back(honours_["honour"].text(row));
      if (state == "sought" || (state == "held" && later))
        facts.sought.emplace_back(honours_["honour"].text(row));
    }
  }

  const layer::feature_table &villages_, &honours_;
  std::uint32_t first_place_;  ///< places of the ledger from here on are villages
  works_ledger ledger_;
  hazard_ledger hazards_;
  std::map<std::string_view, std::size_t> row_of_;
  std::vector<village_facts> facts_;  ///< n_villages
  std::size_t lost_honours_ = 0;
};

std::string titles(const std::vector<std::string>& honours, language lang) {
  std::string words;
  for (const std::string& honour : honours)
    words +=
        (words.empty() ? "" : bilingual{"、", ", "}.in(lang)) + code_title("village_honour", honour, lang);
  return words;
}

sheet villages_sheet(const village_counter& found, language lang) {
  const layer::code_list& kinds = program_environment().catalogue.codes("work_kind");
  sheet table{"villages",
              {"村庄", "Villages"},
              {{"code", {"编码", "Code"}},
               {"name", {"名称", "Name"}},
               {"people", {"人口", "Residents"}},
               {"held", {"已获得", "Honours held"}},
               {"sought", {"创建中", "Honours sought"}}},
              {}};
  for (const char* kind : kVillageKinds) {
    const bilingual& title = kinds.find(kind)->title;
    table.columns.push_back({std::string(kind) + "_done", {title.zh + "完成", title.en + " done"}});
    table.columns.push_back({std::string(kind) + "_all", {"共", "of"}});
  }
  table.columns.push_back({"open_hazards", {"未整改隐患", "Open hazards"}});
  const layer::feature_table& villages = found.villages();
  for (std::size_t row = 0; row < villages.size(); ++row) {
    const village_facts& facts = found.of(row);
    std::vector<cell>& cells = table.rows.emplace_back();
    cells.push_back(text_cell(villages["code"], row));
    cells.push_back(text_cell(villages["name"], row));
    cells.push_back(whole_cell(villages["people"], row));
    cells.emplace_back(titles(facts.held, lang));
    cells.emplace_back(titles(facts.sought, lang));
    for (const char* kind : kVillageKinds) {
      const auto count = facts.of_kind.find(works::rank_of(kinds, kind));
      const work_count sums = count == facts.of_kind.end() ? work_count{} : count->second;
      cells.push_back(count_cell(sums.done));
      cells.push_back(count_cell(sums.all));
    }
    cells.push_back(count_cell(facts.open_hazards));
  }
  return table;
}

struct judgement {
  const char* code;
  bilingual words, evidence;
};

const bilingual kMet{"满足", "met"}, kNotMet{"未满足", "not met"}, kNotToTell{"无法判定", "cannot be told"};

judgement judge(const check_item& item, const village_facts& facts) {
  if (!item.kind) {
    const bool met = static_cast<double>(facts.open_hazards) <= item.rule->value;
    return {met ? "met" : "not_met",
            met ? kMet : kNotMet,
            {fmt::format("未整改 {} 处", facts.open_hazards), fmt::format("{} open", facts.open_hazards)}};
  }
  const auto count = facts.of_kind.find(*item.kind);
  if (count == facts.of_kind.end())
    return {"unknown", kNotToTell, {"没有登记这类工程", "no such work is recorded"}};
  const bool met = static_cast<double>(count->second.done) >= item.rule->value;
  return {met ? "met" : "not_met",
          met ? kMet : kNotMet,
          {fmt::format("完成 {}，共 {} 项", count->second.done, count->second.all),
           fmt::format("{} done of {}", count->second.done, count->second.all)}};
}

sheet checklist_sheet(const village_counter& found, const std::vector<check_item>& items, language lang) {
  sheet table{"checklist",
              {"创建清单", "Checklist"},
              {{"village_code", {"村代码", "Village code"}},
               {"village", {"村", "Village"}},
               {"honour_code", {"荣誉代码", "Honour code"}, column_role::code},
               {"honour", {"荣誉", "Honour"}},
               {"state", {"状态", "State"}},
               {"item", {"条目", "Item"}},
               {"needed", {"要求", "Needed"}},
               {"result_code", {"结果代码", "Result code"}, column_role::code},
               {"result", {"结果", "Result"}},
               {"evidence", {"依据", "Evidence"}},
               {"verified", {"条目核实", "Item verified"}}},
              {}};
  const layer::feature_table& villages = found.villages();
  const auto add = [&](std::size_t row, const std::string& honour, const char* state) {
    for (const check_item& item : items) {
      if (item.honour != honour) continue;
      const judgement result = judge(item, found.of(row));
      const bilingual standing =
          item.rule->verified ? bilingual{"已核实", "verified"} : bilingual{"未核实", "unverified"};
      table.rows.push_back({std::string(villages["code"].text(row)), std::string(villages["name"].text(row)),
                            honour, code_title("village_honour", honour, lang),
                            code_title("honour_state", state, lang), item.rule->title.in(lang),
                            item.rule->value, result.code, result.words.in(lang), result.evidence.in(lang),
                            standing.in(lang)});
    }
  };
  for (std::size_t row = 0; row < villages.size(); ++row) {
    for (const std::string& honour : found.of(row).sought) add(row, honour, "sought");
    for (const std::string& honour : found.of(row).held) add(row, honour, "held");
  }
  return table;
}

}  // namespace

std::vector<std::string> village_layers() {
  std::set<std::string> layers{"village_honours"};
  for (const auto& some : {ledger_layers(), hazard_layers()}) layers.insert(some.begin(), some.end());
  return {layers.begin(), layers.end()};
}

explained_sheets villages_and_honours(const std::shared_ptr<const district_snapshot>& district,
                                      std::optional<date> day, language lang) {
  const layer::rule_pack& pack = program_environment().pack("honours");
  village_counter found(district, day);
  found.run();
  std::vector<bilingual> method{{"创建清单为示例，未与评选办法核对；“无法判定”表示没有登记，不等于未做。",
                                 "The checklists are a start that nobody has checked against the terms of "
                                 "the honours. 'Cannot be told' means that nothing "
                                 "is recorded, not that nothing is done."}};
  if (found.lost_honours() > 0) {
    method.push_back({fmt::format("{} 条荣誉所指的村不存在，未计入。", found.lost_honours()),
                      fmt::format("{} honours name a village that is not there; they are in no row.",
                                  found.lost_honours())});
  }
  return {
      {villages_sheet(found, lang), checklist_sheet(found, items_of(pack), lang), rules_sheet(pack, lang)},
      std::move(method)};
}

}  // namespace greenward::workflow
