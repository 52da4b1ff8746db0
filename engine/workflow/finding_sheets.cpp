// The findings of the checks as sheets and as a layer: see drain_checks.hpp.
#include "engine/geo/crs.hpp"
#include "engine/workflow/drain_checks.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/finding_names.hpp"
#include "engine/workflow/rules_sheet.hpp"
#include "engine/workflow/sheet_cells.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string_view>

namespace greenward::workflow {

namespace {

using drainage::check_words;
using drainage::finding;
using drainage::subject;

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
    cells.emplace_back(evidence_text(found, lang_));
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

std::vector<const drain_finding*> pointers_to(const std::vector<drain_finding>& findings) {
  std::vector<const drain_finding*> pointers;
  for (const drain_finding& one : findings) pointers.push_back(&one);
  return pointers;
}

/// In the order of the checks, however whoever asks has grouped them.
std::vector<const drain_finding*> in_order(std::vector<const drain_finding*> findings) {
  std::ranges::stable_sort(findings, [](const auto* a, const auto* b) { return a->found < b->found; });
  return findings;
}

/// What makes two findings of two states the same one.
std::string identity_of(const drain_model& model, const finding& found) {
  const finding_names names(model);
  return fmt::format("{}|{}|{}|{}|{}", words_of(found.what).id, layer_of(found.table),
                     names.id(found.table, found.row), names.other(found), found.field);
}

/// The pack's rules that a key names: "least_slope.dn…" stands for all that begin so.
void add_rules(std::set<std::string>& keys, const layer::rule_pack& pack, std::string_view key) {
  constexpr std::string_view kAndSoOn = "…";
  const bool family = key.ends_with(kAndSoOn);
  if (family) key.remove_suffix(kAndSoOn.size());
  for (const layer::rule& rule : pack.rules)
    if (rule.key == key || (family && rule.key.starts_with(key))) keys.insert(rule.key);
}

bilingual evidence_note() {
  return {"已认可的例外仍列出，但不计入错误。规则数值均未核实。",
          "Accepted findings stay in the list and count as no errors. No limit has been verified."};
}

}  // namespace

explained_sheets findings_of(const drain_model& model, const std::vector<drain_finding>& findings,
                             language lang) {
  const finding_sheets sheets(model, lang);
  return {{sheets.list("findings", {"检查结果", "Findings"}, pointers_to(findings)), sheets.counts(findings),
           rules_sheet(*model.rules, lang)},
          {evidence_note()}};
}

explained_sheets findings_in_brief(const drain_model& model, const std::vector<drain_finding>& findings,
                                   language lang) {
  std::set<std::string> keys;
  for (const drain_finding& one : findings)
    for (const char* key : words_of(one.found.what).rules) add_rules(keys, *model.rules, key);
  explained_sheets brief = findings_of(model, findings, lang);
  brief.sheets.back() = rules_sheet(*model.rules, keys, lang);
  const auto unverified = static_cast<std::size_t>(
      std::ranges::count_if(keys, [&](const std::string& key) { return !model.rules->at(key).verified; }));
  const std::size_t all = model.rules->rules.size();
  brief.method.push_back(
      {fmt::format("以上发现用到规则包的 {} 个数值，其中 {} 个未核实；全部 {} 个见 -o 写出的文件或 --list。",
                   keys.size(), unverified, all),
       fmt::format(
           "Of the {} numbers of the rule pack these findings go by {}, of which {} are unverified; all are "
           "in the file of -o, and --list names them.",
           all, keys.size(), unverified)});
  return brief;
}

std::vector<const drain_finding*> findings_only_in(const drain_model& model,
                                                   const std::vector<drain_finding>& findings,
                                                   const drain_model& other_model,
                                                   const std::vector<drain_finding>& others) {
  std::set<std::string> known;
  for (const drain_finding& one : others) known.insert(identity_of(other_model, one.found));
  std::vector<const drain_finding*> only;
  for (const drain_finding& one : findings)
    if (known.count(identity_of(model, one.found)) == 0) only.push_back(&one);
  return only;
}

explained_sheets findings_between(const drain_model& before, const std::vector<drain_finding>& old_findings,
                                  const drain_model& after, const std::vector<drain_finding>& new_findings,
                                  language lang) {
  return {{finding_sheets(after, lang)
               .list("new", {"新出现的", "New"},
                     in_order(findings_only_in(after, new_findings, before, old_findings))),
           finding_sheets(before, lang)
               .list("gone", {"已消除的", "Gone"},
                     in_order(findings_only_in(before, old_findings, after, new_findings)))},
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
    row.set("evidence", evidence_text(found, lang));
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
