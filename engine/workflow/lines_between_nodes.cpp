#include "engine/workflow/lines_between_nodes.hpp"

#include "engine/workflow/environment.hpp"

#include <array>
#include <filesystem>

namespace greenward::workflow {

void lines_between_nodes::load() {
  loaded_ = true;
  std::error_code ignored;
  if (!std::filesystem::exists(database_, ignored)) return;
  const layer::feature_table nodes = open_for_reading(database_)->read("drainage_nodes");
  const layer::column& codes = nodes["code"];
  for (std::size_t row = 0; row < nodes.size(); ++row) {
    if (!codes.has(row) || nodes.geometry()[row].is_none()) continue;
    const geo::lon_lat at = nodes.geometry()[row].points().front();
    const auto [entry, is_new] = places_.try_emplace(std::string(codes.text(row)), place{at, false});
    if (!is_new && !(entry->second.at == at)) entry->second.several = true;
  }
}

std::variant<geo::lon_lat, bilingual> lines_between_nodes::find(const std::string& code) const {
  const auto found = places_.find(code);
  if (found == places_.end())
    return bilingual{"没有几何，而库中没有有点位的节点“" + code + "”（请先导入节点表）",
                     "it has no geometry, and no node " + code +
                         " with a point is in the database (import the nodes first)"};
  if (found->second.several)
    return bilingual{"没有几何，而库中有几个不同位置的节点“" + code + "”",
                     "it has no geometry, and several nodes " + code + " lie at different places"};
  return found->second.at;
}

std::variant<geo::geographic_geometry, bilingual> lines_between_nodes::between(const std::string& from,
                                                                               const std::string& to) {
  if (!loaded_) load();
  const auto first = find(from), last = find(to);
  const auto *first_reason = std::get_if<bilingual>(&first), *last_reason = std::get_if<bilingual>(&last);
  if (first_reason != nullptr && last_reason != nullptr)
    return bilingual{first_reason->zh + "；" + last_reason->zh, first_reason->en + "; " + last_reason->en};
  if (first_reason != nullptr) return *first_reason;
  if (last_reason != nullptr) return *last_reason;
  const std::array line{std::get<geo::lon_lat>(first), std::get<geo::lon_lat>(last)};
  if (line[0] == line[1])
    return bilingual{"没有几何，而两端节点在同一点",
                     "it has no geometry, and both its nodes lie at one point"};
  geo::geographic_geometry made;
  made.append_line(line);
  return made;
}

}  // namespace greenward::workflow
