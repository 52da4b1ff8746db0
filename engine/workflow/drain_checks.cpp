#include "engine/workflow/drain_checks.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/measure.hpp"
#include "engine/index/packed_rtree.hpp"
#include "engine/workflow/drain_hydraulics.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/rules_sheet.hpp"
#include "engine/workflow/sheet_cells.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace greenward::workflow {

namespace {

using drainage::check_words;
using drainage::finding;
using drainage::subject;

const check_words& words_of(drainage::check what) {
  return drainage::check_list()[static_cast<std::size_t>(what)];
}

const char* severity_code(drainage::severity how) {
  constexpr std::array<const char*, 3> codes{"info", "warning", "error"};
  return codes[static_cast<std::size_t>(how)];
}

const char* layer_of(subject table) {
  constexpr std::array<const char*, 4> layers{"drainage_nodes", "pipes", "buildings", "compounds"};
  return layers[static_cast<std::size_t>(table)];
}

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

/// Codes and ids of the rows that findings speak of.
class finding_names {
 public:
  explicit finding_names(const drain_model& model) : model_(model) {}

  [[nodiscard]] std::string code(subject table, std::uint32_t row) const {
    return row == drainage::kNone ? "" : std::string(model_.table(layer_of(table))["code"].text(row));
  }
  [[nodiscard]] std::int64_t id(subject table, std::uint32_t row) const {
    return model_.table(layer_of(table)).ids()[row].value;
  }
  /// The code, or "#id" for a feature without one.
  [[nodiscard]] std::string name(subject table, std::uint32_t row) const {
    const std::string own = code(table, row);
    return own.empty() && row != drainage::kNone ? "#" + std::to_string(id(table, row)) : own;
  }
  /// The other row is a link where a node lies on one.
  [[nodiscard]] std::string other(const finding& found) const {
    const bool on_link = found.what == drainage::check::node_on_pipe;
    return name(on_link ? subject::link : found.table, found.other);
  }
  [[nodiscard]] std::uint32_t compound(const finding& found) const {
    switch (found.table) {
      case subject::node:
        return model_.drains.nodes.compound[found.row];
      case subject::link:
        return compound_of_link(found.row);
      case subject::building:
        return model_.building_compound[found.row];
      case subject::compound:
        return found.row;
    }
    return drainage::kNone;
  }

 private:
  [[nodiscard]] std::uint32_t compound_of_link(std::uint32_t link) const {
    if (model_.drains.links.compound[link] != drainage::kNone) return model_.drains.links.compound[link];
    const std::uint32_t tail = model_.net.tail_of(link);
    return tail < model_.net.surveyed ? model_.drains.nodes.compound[tail] : drainage::kNone;
  }

  const drain_model& model_;
};

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

/// "up_m 213.1; down_m 213.4": the numbers that are known, by their names.
std::string evidence_text(const finding& found) {
  std::string text(found.field);
  const check_words& words = words_of(found.what);
  for (std::size_t i = 0; i < found.numbers.size(); ++i) {
    if (*words.numbers[i] == '\0' || std::isnan(found.numbers[i])) continue;
    text += fmt::format("{}{} {:.6g}", text.empty() ? "" : "; ", words.numbers[i], found.numbers[i]);
  }
  return text;
}

class finding_sheets {
 public:
  finding_sheets(const drain_model& model, language lang) : model_(model), names_(model), lang_(lang) {}

  [[nodiscard]] sheet list(const std::string& key, const bilingual& title,
                           const std::vector<const drain_finding*>& findings) const {
    sheet table{key,
                title,
                {{"check", {"检查项代码", "Check, code"}, column_role::code},
                 {"title", {"检查项", "Check"}},
                 {"severity", {"程度代码", "Severity, code"}, column_role::code},
                 {"severity_title", {"程度", "Severity"}},
                 {"layer", {"图层代码", "Layer, code"}, column_role::code},
                 {"layer_title", {"图层", "Layer"}},
                 {"feature_code", {"要素编码", "Feature code"}},
                 {"feature_id", {"编号", "Id"}, column_role::code},
                 {"other", {"相关要素", "Other feature"}},
                 {"compound_code", {"小区", "Compound"}},
                 {"evidence", {"证据", "Evidence"}},
                 {"mend", {"建议", "Suggested mend"}},
                 {"accepted_by", {"例外认可人", "Accepted by"}},
                 {"accepted_for", {"例外理由", "Accepted for"}},
                 {"longitude", {"经度", "Longitude"}, column_role::code},
                 {"latitude", {"纬度", "Latitude"}, column_role::code}},
                {}};
    for (const drain_finding* one : findings) add_row(table, *one);
    return table;
  }

  [[nodiscard]] sheet counts(const std::vector<drain_finding>& findings) const {
    sheet table{"counts",
                {"各检查项", "By check"},
                {{"check", {"检查项代码", "Check, code"}, column_role::code},
                 {"title", {"检查项", "Check"}},
                 {"findings", {"发现", "Findings"}},
                 {"errors", {"错误", "Errors"}},
                 {"warnings", {"警告", "Warnings"}},
                 {"notes", {"提示", "Notes"}},
                 {"accepted", {"已认可例外", "Accepted"}},
                 {"definition", {"定义", "Definition"}}},
                {}};
    for (const check_words& words : drainage::check_list()) {
      std::array<std::size_t, 3> by_severity{};
      std::size_t accepted = 0, all = 0;
      for (const drain_finding& one : findings) {
        if (one.found.what != words.what) continue;
        ++all;
        if (one.accepted)
          ++accepted;
        else
          ++by_severity[static_cast<std::size_t>(one.found.how)];
      }
      if (all == 0) continue;
      table.rows.push_back({std::string(words.id), words.title.in(lang_), count_cell(all),
                            count_cell(by_severity[2]), count_cell(by_severity[1]),
                            count_cell(by_severity[0]), count_cell(accepted), words.definition.in(lang_)});
    }
    return table;
  }

 private:
  void add_row(sheet& table, const drain_finding& one) const {
    const finding& found = one.found;
    const check_words& words = words_of(found.what);
    const std::uint32_t compound = names_.compound(found);
    std::vector<cell>& cells = table.rows.emplace_back();
    cells.emplace_back(std::string(words.id));
    cells.emplace_back(words.title.in(lang_));
    cells.emplace_back(std::string(severity_code(found.how)));
    cells.emplace_back(code_title("finding_severity", severity_code(found.how), lang_));
    cells.emplace_back(std::string(layer_of(found.table)));
    cells.emplace_back(program_environment().catalogue.layer(layer_of(found.table)).title.in(lang_));
    cells.emplace_back(names_.name(found.table, found.row));
    cells.emplace_back(names_.id(found.table, found.row));
    cells.emplace_back(names_.other(found));
    cells.emplace_back(compound == drainage::kNone ? std::string()
                                                   : names_.name(subject::compound, compound));
    cells.emplace_back(evidence_text(found));
    cells.emplace_back(words.mend.in(lang_));
    cells.emplace_back(one.accepted ? one.accepted->author : std::string());
    cells.emplace_back(one.accepted ? one.accepted->reason : std::string());
    const bool placed = !std::isnan(found.place.x);
    const geo::lon_lat at = placed ? geo::unproject(found.place, model_.district->measuring) : geo::lon_lat{};
    cells.push_back(placed ? cell(at.x) : cell());
    cells.push_back(placed ? cell(at.y) : cell());
  }

  const drain_model& model_;
  finding_names names_;
  language lang_;
};

void require_check(const std::string& id) {
  if (drainage::find_check(id) != nullptr) return;
  throw error(error_code::usage, id, {"没有这个检查项", "there is no such check"},
              {"用 greenward drainage check --list 查看", "see greenward drainage check --list"});
}

std::vector<const drain_finding*> pointers_to(const std::vector<drain_finding>& findings) {
  std::vector<const drain_finding*> pointers;
  for (const drain_finding& one : findings) pointers.push_back(&one);
  return pointers;
}

/// What makes two findings of two states the same one.
std::string identity_of(const drain_model& model, const finding& found) {
  const finding_names names(model);
  return fmt::format("{}|{}|{}|{}|{}", words_of(found.what).id, layer_of(found.table),
                     names.id(found.table, found.row), names.other(found), found.field);
}

std::vector<const drain_finding*> only_here(const drain_model& model, const std::vector<drain_finding>& here,
                                            const drain_model& other_model,
                                            const std::vector<drain_finding>& there) {
  std::set<std::string> known;
  for (const drain_finding& one : there) known.insert(identity_of(other_model, one.found));
  std::vector<const drain_finding*> only;
  for (const drain_finding& one : here)
    if (known.count(identity_of(model, one.found)) == 0) only.push_back(&one);
  return only;
}

bilingual evidence_note() {
  return {
      "证据里 end 1、2 为管段的起点、终点；标高为米。已认可的例外仍列出，但不计入错误。规则数值均未核实。",
      "In the evidence end 1 and 2 are the pipe's first and last; levels are in metres. Accepted findings "
      "stay in the "
      "list and count as no errors. No limit has been verified."};
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

explained_sheets findings_of(const drain_model& model, const std::vector<drain_finding>& findings,
                             language lang) {
  const finding_sheets sheets(model, lang);
  return {{sheets.list("findings", {"检查结果", "Findings"}, pointers_to(findings)), sheets.counts(findings),
           rules_sheet(*model.rules, lang)},
          {evidence_note()}};
}

explained_sheets findings_between(const drain_model& before, const std::vector<drain_finding>& old_findings,
                                  const drain_model& after, const std::vector<drain_finding>& new_findings,
                                  language lang) {
  return {{finding_sheets(after, lang)
               .list("new", {"新出现的", "New"}, only_here(after, new_findings, before, old_findings)),
           finding_sheets(before, lang)
               .list("gone", {"已消除的", "Gone"}, only_here(before, old_findings, after, new_findings))},
          {evidence_note()}};
}

layer::feature_table finding_table(const drain_model& model, const std::vector<drain_finding>& findings,
                                   language lang) {
  layer::feature_table table(program_environment().catalogue.layer("drainage_findings"));
  const finding_names names(model);
  for (const drain_finding& one : findings) {
    const finding& found = one.found;
    const check_words& words = words_of(found.what);
    layer::row_writer row(table, feature_id(0));
    row.set("check", words.id);
    row.set("title", words.title.in(lang));
    row.set("severity", severity_code(found.how));
    row.set("layer", layer_of(found.table));
    row.set("feature_code", names.name(found.table, found.row));
    row.set("feature_id", names.id(found.table, found.row));
    if (const std::string other = names.other(found); !other.empty()) row.set("other_code", other);
    if (const std::uint32_t compound = names.compound(found); compound != drainage::kNone)
      row.set("compound_code", names.name(subject::compound, compound));
    row.set("evidence", evidence_text(found));
    row.set("mend", words.mend.in(lang));
    row.set("source", "drainage check");
    if (one.accepted) {
      row.set("accepted_by", one.accepted->author);
      row.set("accepted_for", one.accepted->reason);
    }
    if (std::isnan(found.place.x))
      row.geometry().append_none();
    else
      row.geometry().append_point(geo::unproject(found.place, model.district->measuring));
  }
  return table;
}

void save_findings(const std::string& database, const std::string& who,
                   const layer::feature_table& findings) {
  const auto store = open_for_writing(database);
  const layer::feature_table before = store->read("drainage_findings");
  const auto transaction =
      store->begin({who, "drainage check", std::to_string(findings.size()) + " findings", ""});
  transaction->erase("drainage_findings", before.ids());
  if (findings.size() > 0) transaction->insert(findings, task{});
  transaction->commit();
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

sheet check_catalogue(language lang) {
  sheet table{"checks",
              {"检查目录", "The checks"},
              {{"check", {"检查项代码", "Check"}},
               {"title", {"检查项", "Title"}},
               {"severity", {"程度", "Severity"}},
               {"definition", {"定义", "Definition"}},
               {"mend", {"建议", "Suggested mend"}},
               {"rules", {"规则包数值", "Limits in the rule pack"}}},
              {}};
  for (const check_words& words : drainage::check_list()) {
    std::string rules;
    for (const char* key : words.rules) rules += (rules.empty() ? "" : ", ") + std::string(key);
    table.rows.push_back({std::string(words.id), words.title.in(lang),
                          code_title("finding_severity", severity_code(words.how), lang),
                          words.definition.in(lang), words.mend.in(lang), rules});
  }
  return table;
}

}  // namespace greenward::workflow
