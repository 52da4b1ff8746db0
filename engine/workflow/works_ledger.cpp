#include "engine/workflow/works_ledger.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/unit_names.hpp"
#include "engine/works/code_rank.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace greenward::workflow {

namespace {

std::unordered_map<std::string_view, std::uint32_t> rows_by_code(const layer::feature_table& table) {
  std::unordered_map<std::string_view, std::uint32_t> rows;
  const auto& code = table["code"];
  for (std::size_t row = 0; row < table.size(); ++row)
    if (code.has(row)) rows.try_emplace(code.text(row), static_cast<std::uint32_t>(row));
  return rows;
}

/// The compounds or the villages that works touch.
class place_finder {
 public:
  place_finder(works_geography& geography, const layer::feature_table& works,
               const layer::feature_table& touched)
      : geography_(geography), touched_(touched), works_(rows_by_code(works)) {}

  /// Places are numbered on from those of the tables before.
  void add(const char* layer, const layer::feature_table& table) {
    const auto rows = rows_by_code(table);
    const layer::column& people = table["people"];
    for (std::size_t i = 0; i < touched_.size(); ++i) {
      if (touched_["layer"].text(i) != layer) continue;
      const auto work = works_.find(touched_["work_code"].text(i));
      const auto place = rows.find(touched_["feature_code"].text(i));
      if (work == works_.end() || place == rows.end()) {
        ++geography_.lines_without_place;
        continue;
      }
      const std::uint32_t row = place->second;
      geography_.places.push_back({work->second, first_number_ + row,
                                   works::own_unit(table, row, geography_.tree),
                                   people.has(row) ? people.integer(row) : works::kNotStated});
    }
    first_number_ += static_cast<std::uint32_t>(table.size());
  }

 private:
  works_geography& geography_;
  const layer::feature_table& touched_;
  std::unordered_map<std::string_view, std::uint32_t> works_;
  std::uint32_t first_number_ = 0;
};

works_geography geography_of(const district_snapshot& district) {
  const layer_snapshot& units = district.at("admin_units");
  const layer_snapshot& works = district.at("works");
  works_geography result{.tree = works::unit_tree(works::codes_in(units.table, works.table))};
  result.unit_names = unit_names(result.tree, units.table);
  const works::unit_areas areas = works::finest_areas(units.table, units.planar, result.tree);
  result.parts = works::parts_of(works.table, works.planar, result.tree, areas);
  add_places(
      result, works.table,
      {district.at("work_features").table, district.at("compounds").table, district.at("villages").table});
  return result;
}

/// A table of the snapshot, which stays as long as someone holds the table.
std::shared_ptr<const layer::feature_table> table_in(const std::shared_ptr<const district_snapshot>& district,
                                                     std::string_view layer) {
  return {district, &district->at(layer).table};
}

/// Keeps what belongs to the works that `keep` says.
template <class Item>
void keep_only(std::vector<Item>& items, const std::vector<bool>& keep) {
  std::erase_if(items, [&](const Item& item) { return !keep[item.work]; });
}

}  // namespace

std::vector<std::string> ledger_layers() {
  return {"works", "work_stages", "work_features", "admin_units", "compounds", "villages"};
}

works::work_lists program_work_lists() {
  const environment& all = program_environment();
  return {all.catalogue.codes("work_kind"), all.catalogue.codes("stage"), all.lives};
}

void add_places(works_geography& geography, const layer::feature_table& works, const place_tables& tables) {
  place_finder finder(geography, works, tables.work_features);
  finder.add("compounds", tables.compounds);
  finder.add("villages", tables.villages);
}

std::vector<works::roll_up_row> works_ledger::roll_up(const works::roll_up_by& by) const {
  const std::size_t stages = program_environment().catalogue.codes("stage").entries.size();
  return works::roll_up(
      {facts, geography->parts.parts, amounts, geography->places, geography->tree, stages, day}, by);
}

bilingual works_ledger::unit_title(std::uint32_t unit) const {
  return title_of_unit(geography->tree, geography->unit_names, unit);
}

works_ledger ledger_on(const std::shared_ptr<const district_snapshot>& district, std::optional<date> day) {
  works_ledger ledger;
  ledger.info = district->info;
  ledger.works_table = table_in(district, "works");
  ledger.stages_table = table_in(district, "work_stages");
  ledger.geography = std::make_shared<const works_geography>(geography_of(*district));
  return ledger_on(std::move(ledger), day);
}

works_ledger ledger_on(works_ledger ledger, std::optional<date> day) {
  ledger.facts = works::facts_of(ledger.works(), ledger.stages(), program_work_lists(), day);
  ledger.amounts = works::amounts_of(ledger.facts, ledger.geography->parts.parts);
  ledger.day = day.value_or(today());
  return ledger;
}

works_ledger of_kind(works_ledger ledger, const std::string& kind) {
  if (kind.empty()) return ledger;
  const layer::code_list& kinds = program_environment().catalogue.codes("work_kind");
  if (kinds.find(kind) == nullptr) {
    throw error(error_code::usage, kind, {"没有这类工程", "there is no such kind of work"},
                {"见 gis-data/codes/work_kind.toml", "see gis-data/codes/work_kind.toml"});
  }
  const std::size_t wanted = works::rank_of(kinds, kind);
  std::vector<bool> keep;
  for (const works::work_fact& fact : ledger.facts.of_work) keep.push_back(fact.kind == wanted);
  auto geography = std::make_shared<works_geography>(*ledger.geography);
  keep_only(geography->parts.parts, keep);
  keep_only(geography->places, keep);
  std::erase_if(geography->parts.unsplit, [&](std::uint32_t work) { return !keep[work]; });
  ledger.geography = std::move(geography);
  ledger.amounts = works::amounts_of(ledger.facts, ledger.geography->parts.parts);
  return ledger;
}

}  // namespace greenward::workflow
