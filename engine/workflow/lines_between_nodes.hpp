// Lines of a table that has none: straight between the two nodes that a record names.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/geo/geometry_column.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>

namespace greenward::workflow {

class lines_between_nodes {
 public:
  /// The nodes of `database`, which need not exist; read when the first line is asked for.
  explicit lines_between_nodes(std::string database) : database_(std::move(database)) {}

  /// One line, or why there is none: a node that is not there, that has no point, whose code several nodes at
  /// different places carry, or both ends at one point.
  [[nodiscard]] std::variant<geo::geographic_geometry, bilingual> between(const std::string& from,
                                                                          const std::string& to);

 private:
  struct place {
    geo::lon_lat at;
    bool several = false;
  };
  void load();
  [[nodiscard]] std::variant<geo::lon_lat, bilingual> find(const std::string& code) const;

  std::string database_;
  bool loaded_ = false;
  std::unordered_map<std::string, place> places_;
};

}  // namespace greenward::workflow
