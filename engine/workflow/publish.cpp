#include "engine/workflow/publish.hpp"

#include "engine/workflow/chiefs.hpp"
#include "engine/workflow/conflict_sheets.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/green.hpp"
#include "engine/workflow/hazard_ledger.hpp"
#include "engine/workflow/hazard_sheets.hpp"
#include "engine/workflow/inventory.hpp"
#include "engine/workflow/mechanisms.hpp"
#include "engine/workflow/progress_sheets.hpp"
#include "engine/workflow/targets.hpp"
#include "engine/workflow/villages.hpp"

#include <set>
#include <utility>

namespace greenward::workflow {

namespace {

std::vector<std::string> layers_of_all_figures() {
  std::set<std::string> layers;
  for (const auto& some :
       {target_layers(), green_layers(), inventory_layers(), village_layers(), chief_layers()})
    layers.insert(some.begin(), some.end());
  return {layers.begin(), layers.end()};
}

class collector {
 public:
  collector(std::shared_ptr<const district_snapshot> district, std::optional<date> day, language lang)
      : district_(std::move(district)), ledger_(ledger_on(district_, day)), day_(day), lang_(lang) {}

  std::vector<sheet> run() {
    add_progress("district", {"区", "district"}, works::unit_level::district);
    add_progress("street", {"街镇", "street or town"}, works::unit_level::street);
    add_progress("community", {"社区村", "community or village"}, works::unit_level::community);
    add_all("dispatch_", weekly_dispatch(ledger_, {}, lang_).sheets);
    add_all("", monthly_race(ledger_, {}, lang_).sheets);
    add_all("review_", quarterly_review(ledger_, {}, lang_).sheets);
    add("", targets_sheet(ledger_, district_->at("indicators").table, lang_));
    add_all("conflicts_", conflict_sheets(compute_conflicts(district_, {.kind = "", .as_of = day_}), lang_));
    add_hazards();
    add_all("inventory_", inventory_of(*district_, works::unit_level::street, lang_).sheets);
    add_all("green_", green_space(*district_, works::unit_level::street, lang_).sheets);
    add_all("villages_", villages_and_honours(district_, day_, lang_).sheets);
    add_all("chiefs_", chiefs_and_hazards(district_, day_, kReachOfChiefs, lang_).sheets);
    return std::move(sheets_);
  }

 private:
  void add(const std::string& prefix, sheet table) {
    table.key = prefix + table.key;
    sheets_.push_back(std::move(table));
  }
  void add_all(const std::string& prefix, std::vector<sheet> tables) {
    for (sheet& table : tables) add(prefix, std::move(table));
  }

  void add_progress(const std::string& level, const bilingual& words, works::unit_level unit) {
    std::vector<sheet> tables = progress_sheets(
        compute_progress(ledger_, {.kind = "", .by = {.unit = unit, .kind = true}, .as_of = day_}), lang_);
    tables[1].key = "progress_" + level;
    tables[1].title = {"工程进度，按" + words.zh, "Progress by " + words.en};
    tables[2].key = "quantities_" + level;
    tables[2].title = {"工程量，按" + words.zh, "Quantities by " + words.en};
    sheets_.push_back(std::move(tables[1]));
    sheets_.push_back(std::move(tables[2]));
  }

  void add_hazards() {
    const hazard_ledger hazards = hazards_on(district_, day_);
    sheets_.push_back(hazard_measures_sheet("hazards_street", {"隐患闭环", "Hazards"}, hazards,
                                            {.unit = works::unit_level::street, .kind = true}, lang_));
    sheets_.push_back(hazard_list_sheet("hazards_open", {"未整改隐患", "Open hazards"}, hazards,
                                        choose(hazards, hazard_choice::open), lang_));
  }

  std::shared_ptr<const district_snapshot> district_;
  works_ledger ledger_;
  std::optional<date> day_;
  language lang_;
  std::vector<sheet> sheets_;
};

}  // namespace

store::published_figures figures_of(const std::string& address, const moment& when, language lang,
                                    const task& progress) {
  store::published_figures figures;
  // Before the tables: what is recorded while they are read makes the figures old, never wrongly current.
  figures.entry = open_for_reading(address)->content_version();
  const auto district = load_snapshot(address, layers_of_all_figures(), progress, {{}, when.recorded_by});
  figures.as_of = when.happened_by.value_or(today());
  figures.notice = district->info.notice;
  figures.sheets = collector(district, when.happened_by, lang).run();
  if (!when.recorded_by.empty()) figures.entry = open_for_reading(address)->last_entry_by(when.recorded_by);
  return figures;
}

}  // namespace greenward::workflow
