#include "engine/siting/cost_table.hpp"

#include "engine/base/error.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace greenward::siting {

namespace {

[[noreturn]] void refuse_entry(const cost_entry& entry, bilingual problem) {
  throw error(error_code::bad_input, fmt::format("demand {}, site {}", entry.demand, entry.site),
              std::move(problem),
              {"每对需求点与候选点至多一个有限的非负费用",
               "each pair of a demand and a site has at most one cost, finite and not negative"});
}

void check_entries(std::span<const cost_entry> entries, std::size_t demands, std::size_t sites) {
  for (const cost_entry& e : entries) {
    if (e.demand >= demands || e.site >= sites) refuse_entry(e, {"没有这样的点", "there is no such place"});
    if (!std::isfinite(e.cost) || e.cost < 0)
      refuse_entry(e, {"费用不是非负的有限数", "the cost is negative or not finite"});
  }
}

}  // namespace

cost_table::cost_table(std::size_t demands, std::size_t sites, std::vector<cost_entry> entries)
    : sites_(sites), first_out_(demands + 1, 0) {
  check_entries(entries, demands, sites);
  std::ranges::sort(entries, [](const cost_entry& a, const cost_entry& b) {
    return a.demand != b.demand ? a.demand < b.demand : a.site < b.site;
  });
  for (std::size_t k = 1; k < entries.size(); ++k) {
    if (entries[k].demand == entries[k - 1].demand && entries[k].site == entries[k - 1].site)
      refuse_entry(entries[k], {"这一对出现了两次", "the pair is there twice"});
  }
  // Stable: the sites of equal cost stay in their order.
  std::ranges::stable_sort(entries, [](const cost_entry& a, const cost_entry& b) {
    return a.demand != b.demand ? a.demand < b.demand : a.cost < b.cost;
  });
  site_.reserve(entries.size());
  cost_.reserve(entries.size());
  for (const cost_entry& e : entries) {
    ++first_out_[e.demand + 1];
    site_.push_back(e.site);
    cost_.push_back(e.cost);
  }
  for (std::size_t i = 0; i < demands; ++i) first_out_[i + 1] += first_out_[i];
}

std::size_t cost_table::within(std::size_t demand, double radius) const {
  const auto costs = costs_of(demand);
  return static_cast<std::size_t>(std::ranges::upper_bound(costs, radius) - costs.begin());
}

}  // namespace greenward::siting
