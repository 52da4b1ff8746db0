#include "engine/workflow/rules_sheet.hpp"

namespace greenward::workflow {

namespace {

/// `wanted(rule)` chooses.
template <class Wanted>
sheet sheet_of_rules(const layer::rule_pack& pack, language lang, Wanted wanted) {
  sheet table{"rules",
              {"所用数值", "Numbers used"},
              {{"key", {"键", "Key"}},
               {"title", {"含义", "Meaning"}},
               {"value", {"数值", "Value"}},
               {"unit_of_value", {"单位", "Unit"}},
               {"norm", {"依据", "Norm"}},
               {"verified", {"核实", "Verified"}}},
              {}};
  for (const layer::rule& rule : pack.rules) {
    if (!wanted(rule)) continue;
    const bilingual standing =
        rule.verified ? bilingual{"已核实", "verified"} : bilingual{"未核实", "unverified"};
    table.rows.push_back(
        {rule.key, rule.title.in(lang), rule.value, rule.unit, rule.norm, standing.in(lang)});
  }
  return table;
}

}  // namespace

sheet rules_sheet(const layer::rule_pack& pack, language lang) {
  return sheet_of_rules(pack, lang, [](const layer::rule&) { return true; });
}

sheet rules_sheet(const layer::rule_pack& pack, const std::set<std::string>& keys, language lang) {
  return sheet_of_rules(pack, lang, [&](const layer::rule& rule) { return keys.contains(rule.key); });
}

}  // namespace greenward::workflow
