#include "engine/workflow/walk_provenance.hpp"

#include "engine/walking/certificate.hpp"

#include <string_view>

namespace greenward::workflow {

namespace {

/// A walker's many rules show as one: profile.elderly.*
std::string shown_key(const std::string& key) {
  constexpr std::string_view kProfile = "profile.";
  const std::size_t end = key.find('.', kProfile.size());
  return key.starts_with(kProfile) && end != std::string::npos ? key.substr(0, end + 1) + "*" : key;
}

bool is_named(const std::string& list, const std::string& key) {
  return (", " + list + ", ").find(", " + key + ", ") != std::string::npos;
}

}  // namespace

walk_provenance provenance_of(const walking::walk_network& network, walking::direction direction,
                              const walk_settings& settings, std::optional<greenward::date> day,
                              const std::string& notice) {
  walk_provenance made{settings.pack_name + " " + settings.pack_version, {}, {}, {}, notice};
  add_unverified(made, settings.unverified);
  made.network_version = walking::network_version(walking::certified_edges(network, direction));
  made.date = format_date(day.value_or(today()));
  return made;
}

void add_unverified(walk_provenance& made, std::span<const layer::rule> unverified) {
  for (const layer::rule& rule : unverified) {
    const std::string key = shown_key(rule.key);
    if (!is_named(made.unverified, key)) made.unverified += (made.unverified.empty() ? "" : ", ") + key;
  }
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
