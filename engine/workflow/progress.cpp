#include "engine/workflow/progress.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"

namespace greenward::workflow {

std::vector<std::string> progress_layers() {
  return {"works", "work_stages", "admin_units"};
}

std::map<std::string, std::string> unit_names(const layer::feature_table& admin_units) {
  std::map<std::string, std::string> names;
  const auto& code = admin_units["code"];
  const auto& name = admin_units["name"];
  for (std::size_t row = 0; row < admin_units.size(); ++row)
    if (code.has(row)) names.emplace(code.text(row), name.text(row));
  return names;
}

namespace {

layer::feature_table of_kind(const layer::feature_table& works, const std::string& kind) {
  if (kind.empty()) return works;
  if (program_environment().catalogue.codes("work_kind").find(kind) == nullptr) {
    throw error(error_code::usage, kind, {"没有这类工程", "there is no such kind of work"},
                {"见 gis-data/codes/work_kind.toml", "see gis-data/codes/work_kind.toml"});
  }
  std::vector<std::size_t> keep;
  for (std::size_t row = 0; row < works.size(); ++row)
    if (works["work_kind"].text(row) == kind) keep.push_back(row);
  return works.selected(keep);
}

}  // namespace

progress_report compute_progress(const district_snapshot& district, const progress_query& query) {
  const layer::catalogue& catalogue = program_environment().catalogue;
  const layer::feature_table works = of_kind(district.at("works").table, query.kind);
  const auto stages = works::stages_on(works, district.at("work_stages").table, program_environment().lives,
                                       query.as_of);
  return {query.as_of.value_or(today()), query.level,
          works::roll_up(works, stages, catalogue.codes("work_kind"), catalogue.codes("stage"), query.level),
          unit_names(district.at("admin_units").table)};
}

}  // namespace greenward::workflow
