#include "engine/drainage/checks.hpp"

#include <cmath>
#include <functional>

namespace greenward::drainage {

namespace {

/// A field that a survey must fill; `missing` says whether a row lacks it.
struct required_field {
  const char* name;
  bool of_nodes;
  std::function<bool(std::uint32_t row)> missing;
};

/// Not given, or zero: nobody measures a level or a size of exactly 0.
bool is_blank(double value) {
  return std::isnan(value) || value == 0;
}

std::vector<required_field> required_fields(const survey& drains, const network& net) {
  const survey_nodes& n = drains.nodes;
  const survey_links& l = drains.links;
  return {
      {"nodes.node_kind", true, [&](std::uint32_t i) { return n.kind[i] == node_kind::unknown; }},
      {"nodes.system", true, [&](std::uint32_t i) { return n.system[i] == drain_system::unknown; }},
      {"nodes.ground_m", true, [&](std::uint32_t i) { return is_blank(n.ground_m[i]); }},
      {"nodes.invert_m", true, [&](std::uint32_t i) { return is_blank(level_of(n, i)); }},
      {"pipes.system", false, [&](std::uint32_t i) { return l.system[i] == drain_system::unknown; }},
      {"pipes.status", false, [&](std::uint32_t i) { return l.status[i] == asset_status::unknown; }},
      {"pipes.diameter_mm", false, [&](std::uint32_t i) { return std::isnan(section_height_m(l, i)); }},
      {"pipes.up_invert_m", false, [&](std::uint32_t i) { return is_blank(up_level(drains, net, i)); }},
      {"pipes.down_invert_m", false, [&](std::uint32_t i) { return is_blank(down_level(drains, net, i)); }},
      {"pipes.material", false, [&](std::uint32_t i) { return l.material[i].empty(); }},
      {"pipes.built_year", false, [&](std::uint32_t i) { return l.built_year[i] == 0; }},
  };
}

}  // namespace

void check_completeness(const check_input& input, std::vector<finding>& findings) {
  const std::size_t n_compound = input.compound_complete.size();
  for (const required_field& field : required_fields(input.drains, input.net)) {
    const auto& compound_of = field.of_nodes ? input.drains.nodes.compound : input.drains.links.compound;
    std::vector<std::uint32_t> missing(n_compound, 0), all(n_compound, 0);
    for (std::uint32_t row = 0; row < compound_of.size(); ++row) {
      if (compound_of[row] == kNone) continue;
      ++all[compound_of[row]];
      missing[compound_of[row]] += field.missing(row) ? 1 : 0;
    }
    for (std::uint32_t compound = 0; compound < n_compound; ++compound) {
      if (missing[compound] == 0) continue;
      finding& made = add_finding(findings, check::incomplete, subject::compound, compound,
                                  input.compound_place[compound]);
      made.field = field.name;
      made.numbers = {static_cast<double>(missing[compound]), static_cast<double>(all[compound]),
                      static_cast<double>(missing[compound]) / all[compound], kNotGiven};
    }
  }
}

}  // namespace greenward::drainage
