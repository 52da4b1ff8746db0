#include "engine/siting/cover_reduction.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace greenward::siting {

namespace {

/// A set of numbers below a fixed size, as bits.
class bit_rows {
 public:
  bit_rows(std::size_t rows, std::size_t columns) : words_((columns + 63) / 64), bits_(rows * words_, 0) {}
  void set(std::size_t row, std::size_t column) {
    bits_[row * words_ + column / 64] |= std::uint64_t{1} << (column % 64);
  }
  void clear(std::size_t row, std::size_t column) {
    bits_[row * words_ + column / 64] &= ~(std::uint64_t{1} << (column % 64));
  }
  /// Is every bit of row a also in row b?
  [[nodiscard]] bool within(std::size_t a, std::size_t b) const {
    const std::uint64_t* small = &bits_[a * words_];
    const std::uint64_t* large = &bits_[b * words_];
    for (std::size_t w = 0; w < words_; ++w)
      if ((small[w] & ~large[w]) != 0) return false;
    return true;
  }
  [[nodiscard]] bool equal(std::size_t a, std::size_t b) const { return within(a, b) && within(b, a); }

 private:
  std::size_t words_;
  std::vector<std::uint64_t> bits_;
};

class reduction {
 public:
  explicit reduction(const cover_problem& whole);
  void run();
  [[nodiscard]] reduced_cover result() const;

 private:
  void drop_what_locked_sites_cover();
  void merge_equal_demands();
  bool drop_dominated_sites();
  bool drop_implied_demands();
  [[nodiscard]] bool is_dominated(std::uint32_t site) const;
  bool drop_supersets_of(std::size_t demand);
  void drop_site(std::uint32_t site);
  void drop_demand(std::size_t demand);

  const cover_problem& whole_;
  std::vector<std::uint8_t> site_there_, demand_there_;
  std::vector<double> weight_, wanted_;
  std::vector<std::vector<std::uint32_t>> demands_of_;  ///< by site; also those that are gone
  std::vector<std::size_t> site_degree_, demand_degree_;
  bit_rows covers_, covered_by_;  ///< site × demand, demand × site; only what is still there
};

reduction::reduction(const cover_problem& whole)
    : whole_(whole),
      site_there_(whole.sites(), 1),
      demand_there_(whole.demands(), 1),
      weight_(whole.weight),
      wanted_(whole.wanted),
      demands_of_(whole.sites()),
      site_degree_(whole.sites(), 0),
      demand_degree_(whole.demands(), 0),
      covers_(whole.sites(), whole.demands()),
      covered_by_(whole.demands(), whole.sites()) {
  for (std::size_t i = 0; i < whole.demands(); ++i) {
    for (const std::uint32_t j : whole.sites_of(i)) {
      covers_.set(j, i);
      covered_by_.set(i, j);
      demands_of_[j].push_back(static_cast<std::uint32_t>(i));
      ++site_degree_[j];
      ++demand_degree_[i];
    }
  }
}

void reduction::drop_demand(std::size_t i) {
  demand_there_[i] = 0;
  for (const std::uint32_t j : whole_.sites_of(i)) {
    covers_.clear(j, i);
    --site_degree_[j];
  }
}

void reduction::drop_site(std::uint32_t j) {
  site_there_[j] = 0;
  for (const std::uint32_t i : demands_of_[j]) {
    covered_by_.clear(i, j);
    --demand_degree_[i];
  }
}

void reduction::drop_what_locked_sites_cover() {
  for (std::uint32_t j = 0; j < whole_.sites(); ++j) {
    if (whole_.limits.locked[j] == 0) continue;
    for (const std::uint32_t i : demands_of_[j]) {
      if (demand_there_[i] == 0) continue;
      if (!wanted_.empty()) wanted_[whole_.unit[i]] -= weight_[i];
      drop_demand(i);
    }
  }
}

void reduction::merge_equal_demands() {
  std::map<std::pair<std::uint32_t, std::vector<std::uint32_t>>, std::size_t> first;
  for (std::size_t i = 0; i < whole_.demands(); ++i) {
    if (demand_there_[i] == 0) continue;
    const auto sites = whole_.sites_of(i);
    const std::uint32_t unit = whole_.unit.empty() ? 0 : whole_.unit[i];
    const auto [same, is_new] = first.try_emplace({unit, {sites.begin(), sites.end()}}, i);
    if (is_new) continue;
    weight_[same->second] += weight_[i];
    drop_demand(i);
  }
}

bool reduction::is_dominated(std::uint32_t j) const {
  if (site_degree_[j] == 0) return true;
  std::size_t rarest = whole_.demands();
  for (const std::uint32_t i : demands_of_[j]) {
    if (demand_there_[i] != 0 && (rarest == whole_.demands() || demand_degree_[i] < demand_degree_[rarest]))
      rarest = i;
  }
  return std::ranges::any_of(whole_.sites_of(rarest), [&](std::uint32_t k) {
    if (k == j || site_there_[k] == 0 || !covers_.within(j, k)) return false;
    if (whole_.site_cost[k] > whole_.site_cost[j] || whole_.limits.price_of(k) > whole_.limits.price_of(j))
      return false;
    const bool the_same = covers_.within(k, j) && whole_.site_cost[k] == whole_.site_cost[j] &&
                          whole_.limits.price_of(k) == whole_.limits.price_of(j);
    return !the_same || k < j;
  });
}

bool reduction::drop_dominated_sites() {
  bool dropped = false;
  for (std::uint32_t j = 0; j < whole_.sites(); ++j) {
    if (site_there_[j] == 0 || whole_.limits.locked[j] != 0 || !is_dominated(j)) continue;
    drop_site(j);
    dropped = true;
  }
  return dropped;
}

/// Every other demand that has all sites of this one is covered when this one is.
bool reduction::drop_supersets_of(std::size_t i) {
  std::uint32_t rarest = kNoSite;
  for (const std::uint32_t j : whole_.sites_of(i)) {
    if (site_there_[j] != 0 && (rarest == kNoSite || site_degree_[j] < site_degree_[rarest])) rarest = j;
  }
  bool dropped = false;
  if (rarest == kNoSite) return false;
  for (const std::uint32_t k : demands_of_[rarest]) {
    if (k == i || demand_there_[k] == 0 || !covered_by_.within(i, k)) continue;
    drop_demand(k);
    dropped = true;
  }
  return dropped;
}

bool reduction::drop_implied_demands() {
  bool dropped = false;
  for (std::size_t i = 0; i < whole_.demands(); ++i)
    if (demand_there_[i] != 0 && drop_supersets_of(i)) dropped = true;
  return dropped;
}

void reduction::run() {
  drop_what_locked_sites_cover();
  merge_equal_demands();
  const bool all = whole_.aim == cover_aim::cover_all;
  while (drop_dominated_sites() && all && drop_implied_demands()) {
  }
  if (all) drop_implied_demands();
}

reduced_cover reduction::result() const {
  reduced_cover made;
  made.problem.aim = whole_.aim;
  made.problem.wanted = wanted_;
  made.problem.limits.most_sites = whole_.limits.most_sites;
  made.problem.limits.budget = whole_.limits.budget;
  std::vector<std::uint32_t> number(whole_.sites(), kNoSite);
  for (const bool locked : {true, false}) {
    for (std::uint32_t j = 0; j < whole_.sites(); ++j) {
      if ((whole_.limits.locked[j] != 0) != locked || (!locked && site_there_[j] == 0)) continue;
      number[j] = static_cast<std::uint32_t>(made.site_of.size());
      made.site_of.push_back(j);
      made.problem.site_cost.push_back(whole_.site_cost[j]);
      made.problem.limits.locked.push_back(locked ? 1 : 0);
      if (whole_.limits.has_budget()) made.problem.limits.price.push_back(whole_.limits.price[j]);
    }
  }
  std::vector<std::uint32_t> sites;
  for (std::size_t i = 0; i < whole_.demands(); ++i) {
    if (demand_there_[i] == 0) continue;
    sites.clear();
    for (const std::uint32_t j : whole_.sites_of(i))
      if (number[j] != kNoSite) sites.push_back(number[j]);
    made.problem.add_demand(sites, weight_[i]);
    if (!whole_.unit.empty()) made.problem.unit.push_back(whole_.unit[i]);
  }
  return made;
}

}  // namespace

std::vector<std::uint32_t> reduced_cover::in_whole(std::span<const std::uint32_t> open) const {
  std::vector<std::uint32_t> whole;
  whole.reserve(open.size());
  for (const std::uint32_t j : open) whole.push_back(site_of[j]);
  std::ranges::sort(whole);
  return whole;
}

reduced_cover reduce(const cover_problem& problem) {
  reduction steps(problem);
  steps.run();
  return steps.result();
}

}  // namespace greenward::siting
