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

}  // namespace greenward::workflow
