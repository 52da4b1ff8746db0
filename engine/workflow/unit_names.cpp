#include "engine/workflow/unit_names.hpp"

namespace greenward::workflow {

std::map<std::string, std::string> unit_names(const layer::feature_table& admin_units) {
  std::map<std::string, std::string> names;
  const auto& code = admin_units["code"];
  const auto& name = admin_units["name"];
  for (std::size_t row = 0; row < admin_units.size(); ++row)
    if (code.has(row)) names.emplace(code.text(row), name.text(row));
  return names;
}

std::vector<std::string> unit_names(const works::unit_tree& tree, const layer::feature_table& admin_units) {
  const std::map<std::string, std::string> by_code = unit_names(admin_units);
  std::vector<std::string> names;
  for (const works::admin_unit& unit : tree.units()) {
    const auto name = by_code.find(unit.code);
    names.push_back(name == by_code.end() ? "" : name->second);
  }
  return names;
}

bilingual title_of_unit(const works::unit_tree& tree, std::span<const std::string> names,
                        std::uint32_t unit) {
  if (unit == works::kNoUnit) return {"未落位", "in no unit"};
  const std::string& shown = names[unit].empty() ? tree.units()[unit].code : names[unit];
  return {shown, shown};
}

}  // namespace greenward::workflow
