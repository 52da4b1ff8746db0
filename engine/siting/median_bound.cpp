#include "engine/siting/median_bound.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::siting {

namespace {

constexpr double kMomentum = 0.97;

}  // namespace

double incumbent_cost::cutoff() const {
  if (least_difference > 0) return cost - least_difference + 1e-6 * least_difference;
  return cost - 1e-9 * std::abs(cost);
}

median_bound::median_bound(const service_costs& costs, const choice_limits& limits)
    : costs_(costs),
      limits_(limits),
      reduced_(costs.sites()),
      is_open_(costs.sites()),
      served_(costs.demands()),
      direction_(costs.demands()),
      share_(costs.sites()) {}

/// The open sites of the part, and of the undecided ones those that lower the relaxed cost most.
void median_bound::choose_open(const median_part& part) {
  open_.clear();
  rest_.clear();
  for (std::uint32_t j = 0; j < costs_.sites(); ++j) {
    if (part.fate[j] == site_fate::open) open_.push_back(j);
    if (part.fate[j] == site_fate::undecided && reduced_[j] < 0) rest_.push_back(j);
  }
  const std::size_t free_places = limits_.most_sites - std::min(limits_.most_sites, open_.size());
  const std::size_t taken = std::min(rest_.size(), free_places);
  const auto cheaper = [&](std::uint32_t a, std::uint32_t b) {
    return reduced_[a] != reduced_[b] ? reduced_[a] < reduced_[b] : a < b;
  };
  const auto edge = rest_.begin() + static_cast<std::ptrdiff_t>(taken);
  if (taken < rest_.size()) std::ranges::nth_element(rest_, edge, cheaper);
  first_left_ = taken < rest_.size() ? reduced_[*edge] : 0;
  last_taken_ = 0;  // where there is room for one more, nothing has to go for it
  if (taken > 0 && taken == free_places)
    last_taken_ = reduced_[*std::max_element(rest_.begin(), edge, cheaper)];
  open_.insert(open_.end(), rest_.begin(), edge);
}

double median_bound::evaluate(const median_part& part, std::span<const double> price, double money_price) {
  for (std::size_t j = 0; j < reduced_.size(); ++j) reduced_[j] = money_price * limits_.price_of(j);
  double bound = limits_.has_budget() ? -money_price * (limits_.budget + limits_.slack()) : 0;
  for (std::size_t i = 0; i < costs_.demands(); ++i) {
    const double worth = price[i];
    bound += worth;
    for (std::size_t k = costs_.first_out[i]; k < costs_.first_out[i + 1] && costs_.cost[k] < worth; ++k)
      reduced_[costs_.site[k]] += costs_.cost[k] - worth;
  }
  choose_open(part);
  for (const std::uint32_t j : open_) bound += reduced_[j];
  return bound;
}

void median_bound::count_served(std::span<const double> price) {
  std::ranges::fill(served_, 0);
  for (const std::uint32_t j : open_) {
    for (std::size_t k = costs_.first_in[j]; k < costs_.first_in[j + 1]; ++k)
      served_[costs_.demand[k]] += costs_.cost_in[k] < price[costs_.demand[k]] ? 1 : 0;
  }
}

/// The slope, which is 1 - how often the relaxation serves each demand, and what the open sites cost beyond
/// the budget, added to most of the direction so far; 0 where the price cannot move that way. The squares
/// added up.
double median_bound::turn_direction(std::span<const double> price, double money_price) {
  std::ranges::fill(is_open_, 0);
  for (const std::uint32_t j : open_) is_open_[j] = 1;
  count_served(price);
  double square = 0;
  for (std::size_t i = 0; i < costs_.demands(); ++i) {
    double& direction = direction_[i];
    direction = 1.0 - served_[i] + kMomentum * direction;
    if ((direction > 0 && price[i] >= costs_.outside[i]) || (direction < 0 && price[i] <= 0)) direction = 0;
    square += direction * direction;
  }
  if (!limits_.has_budget()) return square;
  money_direction_ = kMomentum * money_direction_ - limits_.budget;
  for (const std::uint32_t j : open_) money_direction_ += limits_.price[j];
  if (money_price <= 0 && money_direction_ < 0) money_direction_ = 0;
  return square + money_direction_ * money_direction_;
}

/// Any choice with an undecided site turned round costs at least the bound and the difference at the edge.
void median_bound::settle(median_part& part, double bound, double cutoff) const {
  for (std::uint32_t j = 0; j < costs_.sites(); ++j) {
    if (part.fate[j] != site_fate::undecided) continue;
    if (is_open_[j] != 0 && bound - reduced_[j] + first_left_ >= cutoff) part.fate[j] = site_fate::open;
    if (is_open_[j] == 0 && bound + reduced_[j] - last_taken_ >= cutoff) part.fate[j] = site_fate::closed;
  }
}

void median_bound::close_what_is_too_dear(median_part& part) const {
  if (!limits_.has_budget()) return;
  double spent = 0;
  for (std::size_t j = 0; j < part.fate.size(); ++j)
    if (part.fate[j] == site_fate::open) spent += limits_.price[j];
  for (std::size_t j = 0; j < part.fate.size(); ++j) {
    if (part.fate[j] == site_fate::undecided && !limits_.affords(spent + limits_.price[j]))
      part.fate[j] = site_fate::closed;
  }
}

bool median_bound::raise(
    median_part& part, incumbent_cost& incumbent, effort_limits effort, const deadline& until,
    function_ref<void(std::span<const std::uint32_t> open, incumbent_cost& incumbent)> seen) {
  std::vector<double> price = part.demand_price;
  double money_price = part.money_price;
  double step = effort.first_step;
  std::size_t since_better = 0;
  double best_here = -std::numeric_limits<double>::infinity();
  std::ranges::fill(share_, 0.5);
  std::ranges::fill(direction_, 0);
  money_direction_ = 0;
  close_what_is_too_dear(part);
  for (std::size_t iteration = 0; iteration < effort.iterations && step > 1e-4; ++iteration) {
    if (iteration > 0 && until.passed()) return false;
    const double bound = evaluate(part, price, money_price);
    const double square = turn_direction(price, money_price);
    for (std::size_t j = 0; j < share_.size(); ++j) share_[j] += 0.05 * (is_open_[j] - share_[j]);
    if (bound > best_here) {
      best_here = bound;
      since_better = 0;
      seen(open_, incumbent);
    } else if (++since_better >= effort.patience) {
      step /= 2;
      since_better = 0;
    }
    if (bound > part.bound) {
      part.bound = bound;
      part.demand_price = price;
      part.money_price = money_price;
    }
    if (part.bound >= incumbent.cutoff()) return true;
    settle(part, bound, incumbent.cutoff());
    if (square == 0) return false;
    const double length = step * (incumbent.cost * 1.001 - bound) / square;
    for (std::size_t i = 0; i < price.size(); ++i)
      price[i] = std::clamp(price[i] + length * direction_[i], 0.0, costs_.outside[i]);
    money_price = std::max(0.0, money_price + length * money_direction_);
  }
  return false;
}

}  // namespace greenward::siting
