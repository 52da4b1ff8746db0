// A siting problem as tables that people write: who needs service, what it costs, where it could be.
#pragma once

#include "engine/siting/siting_problem.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::siting {

struct table_text {
  std::string name;       ///< of the file, for messages
  std::string_view text;  ///< CSV in UTF-8 with a header
};

/// - demand: `demand`, `weight`, and if wanted `unit` (需求点、权重、单位), one row a demand;
/// - costs: `demand`, `site`, `cost` (需求点、候选点、费用), one row a pair that is reachable;
/// - candidates, if wanted: `site`, and if wanted `capacity` (empty: unlimited), `price`, `locked` (0 or 1;
/// empty: 0)
///   (候选点、容量、价格、锁定), one row a site. Without it the sites are those of the costs.
struct siting_table_texts {
  table_text demand, costs;
  std::optional<table_text> candidates;
};

/// The tables, numbered in the order of their rows; the wishes are the caller's.
struct siting_tables {
  siting_problem problem;
  std::vector<std::string> demand_names, site_names, unit_names;
  std::vector<std::string> ignored_columns;  ///< "FILE: COLUMN"
};

/// Throws error{bad_input} with FILE:LINE: a column that is missing or there twice, a row of another length,
/// an empty or repeated name, a pair that is there twice, a demand or site that is not in its table, a number
/// that is none, negative or not finite, no row at all. O(n log n).
[[nodiscard]] siting_tables read_siting_tables(const siting_table_texts& texts);

/// The number of a site. Throws error{usage} for a name that is not there.
[[nodiscard]] std::uint32_t site_called(const siting_tables& tables, const std::string& name);

}  // namespace greenward::siting
