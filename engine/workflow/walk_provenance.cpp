#include "engine/workflow/walk_provenance.hpp"

#include "engine/walking/certificate.hpp"

namespace greenward::workflow {

walk_provenance provenance_of(const walking::walk_network& network, walking::direction direction,
                              const walk_settings& settings, std::optional<greenward::date> day,
                              const std::string& notice) {
  walk_provenance made{settings.pack_name + " " + settings.pack_version, {}, {}, {}, notice};
  const std::string prefix = "profile." + settings.profile.name + ".";
  std::string before;
  for (const layer::rule& rule : settings.unverified) {
    const std::string shown = rule.key.starts_with(prefix) ? prefix + "*" : rule.key;
    if (shown != before) made.unverified += (made.unverified.empty() ? "" : ", ") + shown;
    before = shown;
  }
  made.network_version = walking::network_version(walking::certified_edges(network, direction));
  made.date = format_date(day.value_or(today()));
  return made;
}

std::vector<std::pair<bilingual, std::string>> lines_of(const walk_provenance& provenance) {
  std::vector<std::pair<bilingual, std::string>> lines{
      {{"规则包：", "Rule pack: "}, provenance.rule_pack},
      {{"未核实的数值：", "Unverified numbers: "}, provenance.unverified},
      {{"步行网络版本：", "Network version: "}, provenance.network_version},
      {{"日期：", "Date: "}, provenance.date},
      {{"数据声明：", "Data notice: "}, provenance.notice}};
  std::erase_if(lines, [](const auto& line) { return line.second.empty(); });
  return lines;
}

}  // namespace greenward::workflow
