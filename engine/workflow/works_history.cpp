#include "engine/workflow/works_history.hpp"

#include "engine/geo/crs.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/unit_names.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace greenward::workflow {

namespace {

/// What decides where a work lies, beside its geometry.
const std::vector<std::string>& place_fields() {
  static const std::vector<std::string> fields{"district_code", "street_code", "community_code"};
  return fields;
}

store::layer_history history_of(const store::store& store, const char* layer, const task& progress) {
  progress.throw_if_cancelled();
  const bilingual& title = program_environment().catalogue.layer(layer).title;
  progress.report({"读取 " + title.zh, "reading " + title.en}, 0, 0);
  return store.read_versions(layer);
}

std::vector<std::uint32_t> first_parts(const std::vector<works::work_part>& parts, std::size_t rows) {
  std::vector<std::uint32_t> first(rows + 1, 0);
  for (const works::work_part& part : parts) ++first[part.work + 1];
  for (std::size_t row = 0; row < rows; ++row) first[row + 1] += first[row];
  return first;
}

}  // namespace

works_history::works_history(const std::string& address, const task& progress)
    : store_(open_for_reading(address)),
      last_entry_(store_->content_version()),
      info_(store_->info()),
      works_(history_of(*store_, "works", progress)),
      stages_(history_of(*store_, "work_stages", progress)),
      work_features_(history_of(*store_, "work_features", progress)),
      units_(history_of(*store_, "admin_units", progress)),
      compounds_(history_of(*store_, "compounds", progress)),
      villages_(history_of(*store_, "villages", progress)),
      versions_(works_.versions(place_fields())),
      measuring_(measuring_crs(info_, std::span(&versions_.rows, 1))),
      planar_(geo::project(versions_.rows.geometry(), measuring_)) {
  (void)placement_after(last_entry_);
}

works_history::placement works_history::placement_in(const layer::feature_table& units) const {
  const layer::feature_table& rows = versions_.rows;
  placement result{.tree = works::unit_tree(works::codes_in(units, rows))};
  result.unit_names = unit_names(result.tree, units);
  const auto areas = works::finest_areas(units, geo::project(units.geometry(), measuring_), result.tree);
  result.parts = works::parts_of(rows, planar_, result.tree, areas);
  result.first_part = first_parts(result.parts.parts, rows.size());
  result.unsplit.resize(rows.size(), false);
  for (const std::uint32_t row : result.parts.unsplit) result.unsplit[row] = true;
  return result;
}

const works_history::placement& works_history::placement_after(std::int64_t entry) {
  const std::int64_t since = units_.last_change(entry);
  const auto known = placements_.find(since);
  if (known != placements_.end()) return known->second;
  return placements_.emplace(since, placement_in(units_.at(since))).first->second;
}

works_geography works_history::geography(const layer::feature_table& works, std::int64_t entry) {
  const placement& now = placement_after(entry);
  works_geography result{.tree = now.tree, .unit_names = now.unit_names};
  for (std::uint32_t row = 0; row < works.size(); ++row) {
    const std::uint32_t version = *versions_.find(works.ids()[row], entry);  // it is there after `entry`
    for (std::uint32_t i = now.first_part[version]; i < now.first_part[version + 1]; ++i) {
      result.parts.parts.push_back(now.parts.parts[i]);
      result.parts.parts.back().work = row;
    }
    if (now.unsplit[version]) result.parts.unsplit.push_back(row);
  }
  add_places(result, works, {work_features_.at(entry), compounds_.at(entry), villages_.at(entry)});
  return result;
}

works_ledger works_history::at(std::optional<date> day, std::int64_t entry) {
  entry = std::min(entry, last_entry_);
  works_ledger ledger;
  ledger.info = info_;
  ledger.works_table = std::make_shared<const layer::feature_table>(works_.at(entry));
  ledger.stages_table = std::make_shared<const layer::feature_table>(stages_.at(entry));
  ledger.geography = std::make_shared<const works_geography>(geography(ledger.works(), entry));
  return ledger_on(std::move(ledger), day);
}

works_ledger works_history::at(const moment& when) {
  return at(when.happened_by,
            when.recorded_by.empty() ? last_entry_ : store_->last_entry_by(when.recorded_by));
}

}  // namespace greenward::workflow
