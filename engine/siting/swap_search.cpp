#include "engine/siting/swap_search.hpp"

#include "engine/base/random.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::siting {

namespace {

/// Sums of differences are exact for whole numbers only: what is smaller than this is no gain.
double noise_of(double cost) {
  return 1e-9 * (1 + std::abs(cost));
}

}  // namespace

swap_search::swap_search(const service_costs& costs, const choice_limits& limits)
    : costs_(costs), limits_(limits), loss_(costs.sites()), extra_(costs.sites()) {
  start_from({});
}

void swap_search::start_from(std::span<const std::uint32_t> chosen) {
  open_.assign(costs_.sites(), 0);
  opened_.clear();
  first_cost_ = second_cost_ = costs_.outside;
  first_site_.assign(costs_.demands(), kNoSite);
  second_site_ = first_site_;
  std::ranges::fill(loss_, 0);
  cost_ = spent_ = 0;
  for (const double cost : costs_.outside) cost_ += cost;
  for (std::uint32_t j = 0; j < costs_.sites(); ++j)
    if (limits_.locked[j] != 0) open(j);
  for (const std::uint32_t j : chosen)
    if (open_[j] == 0 && fits(j, kNoSite)) open(j);
}

void swap_search::count_loss(std::size_t i, double sign) {
  if (first_site_[i] != kNoSite) loss_[first_site_[i]] += sign * (second_cost_[i] - first_cost_[i]);
}

void swap_search::open(std::uint32_t site) {
  open_[site] = 1;
  opened_.push_back(site);
  spent_ += limits_.price_of(site);
  for (std::size_t k = costs_.first_in[site]; k < costs_.first_in[site + 1]; ++k) {
    const std::size_t i = costs_.demand[k];
    const double cost = costs_.cost_in[k];
    if (cost >= second_cost_[i]) continue;
    count_loss(i, -1);
    if (cost < first_cost_[i]) {
      cost_ -= first_cost_[i] - cost;
      second_cost_[i] = first_cost_[i];
      second_site_[i] = first_site_[i];
      first_cost_[i] = cost;
      first_site_[i] = site;
    } else {
      second_cost_[i] = cost;
      second_site_[i] = site;
    }
    count_loss(i, 1);
  }
}

void swap_search::find_two_cheapest(std::size_t i) {
  first_site_[i] = second_site_[i] = kNoSite;
  first_cost_[i] = second_cost_[i] = costs_.outside[i];
  for (std::size_t k = costs_.first_out[i]; k < costs_.first_out[i + 1]; ++k) {
    if (open_[costs_.site[k]] == 0) continue;
    if (first_site_[i] == kNoSite) {
      first_site_[i] = costs_.site[k];
      first_cost_[i] = costs_.cost[k];
    } else {
      second_site_[i] = costs_.site[k];
      second_cost_[i] = costs_.cost[k];
      return;
    }
  }
}

void swap_search::close(std::uint32_t site) {
  open_[site] = 0;
  opened_.erase(std::ranges::find(opened_, site));
  spent_ -= limits_.price_of(site);
  for (std::size_t k = costs_.first_in[site]; k < costs_.first_in[site + 1]; ++k) {
    const std::size_t i = costs_.demand[k];
    if (first_site_[i] != site && second_site_[i] != site) continue;
    count_loss(i, -1);
    cost_ -= first_cost_[i];
    find_two_cheapest(i);
    cost_ += first_cost_[i];
    count_loss(i, 1);
  }
  loss_[site] = 0;
}

double swap_search::gain_of(std::uint32_t site) const {
  double gain = 0;
  for (std::size_t k = costs_.first_in[site]; k < costs_.first_in[site + 1]; ++k)
    gain += std::max(0.0, first_cost_[costs_.demand[k]] - costs_.cost_in[k]);
  return gain;
}

bool swap_search::fits(std::uint32_t opened, std::uint32_t closed) const {
  const bool exchanged = closed != kNoSite;
  if (opened_.size() + 1 - (exchanged ? 1 : 0) > limits_.most_sites) return false;
  return limits_.affords(spent_ + limits_.price_of(opened) - (exchanged ? limits_.price_of(closed) : 0));
}

void swap_search::fill_greedily() {
  while (opened_.size() < limits_.most_sites) {
    std::uint32_t best = kNoSite;
    double best_worth = 0;
    for (std::uint32_t j = 0; j < costs_.sites(); ++j) {
      if (open_[j] != 0 || !fits(j, kNoSite)) continue;
      const double gain = gain_of(j);
      if (gain <= noise_of(cost_)) continue;
      const double worth = limits_.price.empty() ? gain : gain / std::max(limits_.price[j], 1e-9);
      if (worth > best_worth) {
        best_worth = worth;
        best = j;
      }
    }
    if (best == kNoSite) return;
    open(best);
  }
}

swap_search::exchange swap_search::best_exchange(std::uint32_t opened) {
  double gain = 0;
  for (std::size_t k = costs_.first_in[opened]; k < costs_.first_in[opened + 1]; ++k) {
    const std::size_t i = costs_.demand[k];
    const double cost = costs_.cost_in[k];
    if (cost >= second_cost_[i]) continue;
    gain += std::max(0.0, first_cost_[i] - cost);
    if (first_site_[i] != kNoSite) extra_[first_site_[i]] += second_cost_[i] - std::max(cost, first_cost_[i]);
  }
  exchange best{fits(opened, kNoSite) ? gain : -std::numeric_limits<double>::infinity(), kNoSite};
  for (const std::uint32_t r : opened_) {
    const double profit = gain - loss_[r] + extra_[r];
    if (limits_.locked[r] == 0 && profit > best.profit && fits(opened, r)) best = {profit, r};
    extra_[r] = 0;
  }
  return best;
}

bool swap_search::improve_with(std::uint32_t site) {
  if (open_[site] != 0) return false;
  const exchange move = best_exchange(site);
  if (!(move.profit > noise_of(cost_))) return false;
  // Closing first would leave demands of the closed site without the one that opens.
  open(site);
  if (move.closed != kNoSite) close(move.closed);
  return true;
}

void swap_search::improve() {
  const std::size_t sites = costs_.sites();
  std::size_t since_better = 0;
  for (std::uint32_t j = 0; since_better < sites; j = j + 1 < sites ? j + 1 : 0)
    since_better = improve_with(j) ? 0 : since_better + 1;
}

std::vector<std::uint32_t> swap_search::choice() const {
  std::vector<std::uint32_t> sorted = opened_;
  std::ranges::sort(sorted);
  return sorted;
}

namespace {

/// The choice without `removed` of its sites, drawn at random.
std::vector<std::uint32_t> shaken(std::vector<std::uint32_t> choice, std::size_t removed,
                                  random_source& random) {
  for (std::size_t k = 0; k < removed && !choice.empty(); ++k) {
    const auto at = random.integer(0, static_cast<std::int64_t>(choice.size()) - 1);
    choice.erase(choice.begin() + at);
  }
  return choice;
}

/// Opens sites at random until no more may be open, or as many tries have failed as there are sites.
void fill_randomly(swap_search& search, std::vector<std::uint32_t> kept, const service_costs& costs,
                   std::size_t most, random_source& random) {
  for (std::size_t tries = 0; kept.size() < most && tries < costs.sites(); ++tries) {
    const auto j =
        static_cast<std::uint32_t>(random.integer(0, static_cast<std::int64_t>(costs.sites()) - 1));
    if (std::ranges::find(kept, j) == kept.end()) kept.push_back(j);
  }
  search.start_from(kept);
}

}  // namespace

std::vector<std::uint32_t> find_good_choice(const service_costs& costs, const choice_limits& limits,
                                            search_effort effort, const deadline& until) {
  swap_search search(costs, limits);
  search.fill_greedily();
  search.improve();
  std::vector<std::uint32_t> best = search.choice();
  double best_cost = search.cost();
  random_source random(effort.seed);
  for (std::size_t round = 0; round < effort.rounds && !until.passed(); ++round) {
    const std::size_t removed =
        1 + round % std::max<std::size_t>(2, std::min<std::size_t>(8, best.size() / 2));
    fill_randomly(search, shaken(best, removed, random), costs, limits.most_sites, random);
    search.improve();
    if (search.cost() > best_cost) continue;
    best_cost = search.cost();
    best = search.choice();
  }
  return best;
}

}  // namespace greenward::siting
