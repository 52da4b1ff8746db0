#include "engine/workflow/drainage.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/rule_reader.hpp"

namespace greenward::workflow {

namespace {

drainage::layer_input input(const district_snapshot& district, const char* name) {
  const layer_snapshot& layer = district.at(name);
  return {layer.table, layer.planar, layer.index};
}

void need_features(const district_snapshot& district, const char* name, const char* zh, const char* en) {
  if (district.at(name).table.size() > 0) return;
  throw error(error_code::bad_input, name, {std::string("没有") + zh, std::string("there are no ") + en},
              {"请先导入该图层", "import that layer first"});
}

}  // namespace

std::vector<std::string> drainage_layers() {
  return {"buildings", "pipes", "compounds"};
}

drainage_report compute_drainage_coverage(const district_snapshot& district,
                                          const drainage_options& options) {
  need_features(district, "buildings", "建筑物", "buildings");
  need_features(district, "pipes", "排水管线", "drainage pipes");
  const layer::rule_pack& pack = program_environment().pack("drainage");
  rule_reader rules(pack);
  drainage_report report;
  report.limits.sanitary = metres(rules.choose(options.sanitary.value, "coverage.sanitary_distance"));
  report.limits.storm = metres(rules.choose(options.storm.value, "coverage.storm_distance"));
  report.pack_name = pack.name;
  report.pack_version = pack.version;
  report.unverified = rules.unverified();
  report.coverage = drainage::cover(input(district, "buildings"), input(district, "pipes"),
                                    input(district, "compounds"), report.limits);
  return report;
}

}  // namespace greenward::workflow
