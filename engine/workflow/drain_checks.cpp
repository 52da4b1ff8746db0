#include "engine/workflow/drain_checks.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/measure.hpp"
#include "engine/index/packed_rtree.hpp"
#include "engine/workflow/drain_hydraulics.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/finding_names.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace greenward::workflow {

namespace {

using drainage::finding;
using drainage::subject;

drainage::check_limits read_limits(const layer::rule_pack& rules) {
  const auto value = [&](const char* key) { return rules.at(key).value; };
  drainage::check_limits limits;
  limits.snap_tolerance = value("topology.snap_tolerance");
  limits.node_distance = value("topology.node_distance");
  limits.connection_distance = value("topology.connection_distance");
  limits.node_on_pipe = value("topology.node_on_pipe");
  limits.short_pipe = value("topology.short_pipe");
  limits.tiny_pipe = value("topology.tiny_pipe");
  limits.long_lateral = value("topology.long_lateral");
  limits.level_tolerance = value("levels.tolerance");
  limits.depth_difference = value("levels.depth_difference");
  limits.least_level = value("levels.least");
  limits.greatest_level = value("levels.greatest");
  limits.length_difference = value("levels.length_difference");
  const std::chrono::year_month_day today_is(today());
  limits.last_year = static_cast<int>(today_is.year());
  return limits;
}

std::vector<geo::planar> places_in(const district_snapshot& district, const char* layer) {
  const geo::planar_geometry& shapes = district.at(layer).planar;
  std::vector<geo::planar> places;
  places.reserve(shapes.size());
  for (std::size_t row = 0; row < shapes.size(); ++row) {
    const bool none = shapes[row].is_none();
    places.push_back(none ? geo::planar{drainage::kNotGiven, drainage::kNotGiven}
                          : geo::representative_point(shapes[row]));
  }
  return places;
}

/// What has been accepted: by the list of exceptions, and on the nodes themselves for all their findings.
class exception_book {
 public:
  explicit exception_book(const drain_model& model) : model_(model) {
    const layer_snapshot* listed = model.district->find("drainage_exceptions");
    if (listed == nullptr) return;
    const layer::feature_table& table = listed->table;
    for (std::size_t row = 0; row < table.size(); ++row)
      accepted_[{std::string(table["check"].text(row)), std::string(table["layer"].text(row)),
                 std::string(table["feature_code"].text(row))}] = {std::string(table["author"].text(row)),
                                                                   std::string(table["reason"].text(row))};
  }

  [[nodiscard]] std::optional<accepted_finding> find(const finding& found, const finding_names& names) const {
    const auto entry =
        accepted_.find({words_of(found.what).id, layer_of(found.table), names.name(found.table, found.row)});
    if (entry != accepted_.end()) return entry->second;
    if (found.table != subject::node) return std::nullopt;
    const layer::feature_table& nodes = model_.table("drainage_nodes");
    const std::string_view reason = nodes["exception_reason"].text(found.row);
    if (reason.empty()) return std::nullopt;
    return accepted_finding{std::string(nodes["exception_author"].text(found.row)), std::string(reason)};
  }

 private:
  const drain_model& model_;
  std::map<std::tuple<std::string, std::string, std::string>, accepted_finding> accepted_;
};

void require_check(const std::string& id) {
  if (drainage::find_check(id) != nullptr) return;
  throw error(error_code::usage, id, {"没有这个检查项", "there is no such check"},
              {"用 greenward drainage check --list 查看", "see greenward drainage check --list"});
}

}  // namespace

std::vector<std::string> drain_check_layers() {
  std::vector<std::string> layers = drain_model_layers();
  layers.emplace_back("drainage_exceptions");
  return layers;
}

std::vector<drain_finding> check_drains(const drain_model& model, const finding_filter& filter) {
  for (const std::string& id : filter.checks) require_check(id);
  const std::uint32_t compound =
      filter.compound.empty() ? drainage::kNone : compound_called(model, filter.compound);
  const auto usable = drainage::usable_edges(model.drains, model.net, {.unknown_status = false});
  const auto misconnections = drainage::find_misconnections(model.drains, model.net, usable);
  const layer::feature_table& compounds = model.table("compounds");
  std::vector<std::uint8_t> complete(compounds.size());
  for (std::size_t row = 0; row < complete.size(); ++row)
    complete[row] = compounds["separation"].text(row) == "completed" ? 1 : 0;
  const auto building_places = places_in(*model.district, "buildings");
  const auto compound_places = places_in(*model.district, "compounds");
  const drain_hydraulics h = compute_hydraulics(model);
  const drainage::hydraulic_input hydraulics{h.pipes, h.loads, h.limits, h.faults, h.manhole_spacing};
  const auto found = drainage::run_checks(
      {model.drains, model.net, usable, misconnections, model.district->at("drainage_nodes").index,
       model.district->at("pipes").index, model.building_compound, building_places, model.people, complete,
       compound_places, read_limits(*model.rules), &hydraulics});
  const finding_names names(model);
  const exception_book exceptions(model);
  std::vector<drain_finding> findings;
  for (const finding& one : found) {
    const bool wanted = filter.checks.empty() ||
                        std::ranges::find(filter.checks, words_of(one.what).id) != filter.checks.end();
    if (!wanted || one.how < filter.least || (compound != drainage::kNone && names.compound(one) != compound))
      continue;
    findings.push_back({one, exceptions.find(one, names)});
  }
  return findings;
}

void accept_finding(const std::string& database, const std::string& who, const std::string& check,
                    const std::string& feature, const std::string& reason) {
  require_check(check);
  if (reason.empty())
    throw error(error_code::usage, check, {"没有给出理由", "no reason is given"},
                {"请加 --reason", "add --reason"});
  const auto model = make_drain_model(load_snapshot(database, drain_check_layers(), task{}));
  const finding_names names(model);
  layer::feature_table rows(program_environment().catalogue.layer("drainage_exceptions"));
  std::set<std::string> layers;
  for (const drain_finding& one : check_drains(model, {{check}, "", drainage::severity::info})) {
    if (names.name(one.found.table, one.found.row) != feature ||
        !layers.insert(layer_of(one.found.table)).second)
      continue;
    layer::row_writer row(rows, feature_id(0));
    row.set("check", check);
    row.set("layer", layer_of(one.found.table));
    row.set("feature_code", feature);
    row.set("author", who);
    row.set("reason", reason);
    row.set("accepted_on", days_since_epoch(today()));
    row.set("source", "accept");
  }
  if (rows.size() == 0)
    throw error(error_code::usage, feature,
                {"该要素没有这一项检查发现", "the check has found nothing on that feature"},
                {"用 greenward drainage check 查看", "see greenward drainage check"});
  const auto store = open_for_writing(database);
  const auto transaction = store->begin({who, "accept finding", reason, ""});
  transaction->insert(rows, task{});
  transaction->commit();
}

}  // namespace greenward::workflow
