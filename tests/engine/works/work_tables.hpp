// Small tables of works and their stages for tests.
#pragma once

#include "engine/layer/feature_table.hpp"
#include "engine/layer/lifecycle.hpp"
#include "engine/works/work_facts.hpp"

#include <optional>
#include <string>
#include <vector>

namespace greenward::works {

[[nodiscard]] const layer::catalogue& catalogue();
[[nodiscard]] const layer::lifecycle_book& lives();
[[nodiscard]] work_lists lists();

/// "" and nothing: absent.
struct own_work {
  std::string code;
  std::string kind = "road";
  std::string stage = "planned";
  std::string street, community;
  std::optional<double> quantity, budget_wan;
  std::string quantity_unit = "m";
  std::string planned_start, planned_end, actual_start, actual_end;
  std::optional<int> year;
  std::string responsible;
};
[[nodiscard]] layer::feature_table works_table(const std::vector<own_work>& works);

struct own_stage {
  std::string work, stage, actual;
  std::string planned = "";
};
[[nodiscard]] layer::feature_table stages_table(const std::vector<own_stage>& stages);

}  // namespace greenward::works
