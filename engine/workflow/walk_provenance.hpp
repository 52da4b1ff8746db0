// What a walking result was made from, for every output to name.
#pragma once

#include "engine/base/date.hpp"
#include "engine/walking/walk_network.hpp"
#include "engine/workflow/walk_settings.hpp"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace greenward::workflow {

struct walk_provenance {
  std::string rule_pack;  ///< name and version
  std::string
      unverified;  ///< keys of the rules used that nobody has verified, ", " between them; a walker's as one
  std::string network_version;  ///< see walking/network_version.hpp: of the edges with their costs
  std::string date;             ///< the day of the data, "YYYY-MM-DD"
  std::string notice;           ///< the district's data notice
};

/// `day`: of the data; none = today.
[[nodiscard]] walk_provenance provenance_of(const walking::walk_network& network,
                                            walking::direction direction, const walk_settings& settings,
                                            std::optional<greenward::date> day, const std::string& notice);

/// Names rules that were read beside those of the settings; what is named already stays named once.
void add_unverified(walk_provenance& made, std::span<const layer::rule> unverified);

/// In words, a line each, title and value; what is empty is left out.
[[nodiscard]] std::vector<std::pair<bilingual, std::string>> lines_of(const walk_provenance& provenance);

}  // namespace greenward::workflow
