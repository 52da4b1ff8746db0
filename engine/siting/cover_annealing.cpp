#include "engine/siting/cover_annealing.hpp"

#include "engine/base/random.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace greenward::siting {

namespace {

/// In units of the mean weight: what a step may lose with a chance of 1/e at the beginning and at the end.
constexpr double kFirstHeat = 1, kLastHeat = 0.05;
/// How often a site is exchanged for one beside it, and not for one that covers what is not covered.
constexpr double kShareOfShifts = 0.7;
constexpr std::size_t kStepsBetweenLooks = 4096;

/// Numbers below a fixed size: members are drawn, put in and taken out at once.
class drawn_set {
 public:
  explicit drawn_set(std::size_t size) : place_(size) {}
  void put(std::uint32_t one) {
    place_[one] = static_cast<std::uint32_t>(members_.size());
    members_.push_back(one);
  }
  void take(std::uint32_t one) {
    place_[members_.back()] = place_[one];
    members_[place_[one]] = members_.back();
    members_.pop_back();
  }
  [[nodiscard]] const std::vector<std::uint32_t>& members() const { return members_; }

 private:
  std::vector<std::uint32_t> members_, place_;
};

class annealer {
 public:
  annealer(const cover_problem& problem, std::span<const double> weight, std::span<const std::uint32_t> start,
           std::uint64_t seed);
  /// Goes on with what the run before has left.
  void run(std::size_t steps, const deadline& until);
  void begin_with(std::span<const std::uint32_t> start);
  [[nodiscard]] std::vector<std::uint32_t> best() const;

 private:
  void open(std::uint32_t site);
  void close(std::uint32_t site);
  void step(double heat);
  [[nodiscard]] std::uint32_t one_of(std::span<const std::uint32_t> some) {
    return some[random_.next() % some.size()];
  }
  [[nodiscard]] std::uint32_t site_for(std::uint32_t closing);
  [[nodiscard]] double change_by(std::uint32_t closing, std::uint32_t opening);
  [[nodiscard]] bool is_affordable(std::uint32_t closing, std::uint32_t opening) const;

  const cover_problem& problem_;
  std::span<const double> weight_;
  random_source random_;
  std::vector<std::vector<std::uint32_t>> demands_of_;
  std::vector<std::uint8_t> is_open_;
  std::vector<std::uint32_t> times_covered_;
  drawn_set open_, uncovered_;  ///< the locked sites are in neither
  double cost_ = 0, spent_ = 0, least_ = 0;
  double noise_ = 0;                 ///< sums of fractions are off by less
  std::vector<std::uint32_t> best_;  ///< without the locked sites
};

annealer::annealer(const cover_problem& problem, std::span<const double> weight,
                   std::span<const std::uint32_t> start, std::uint64_t seed)
    : problem_(problem),
      weight_(weight),
      random_(seed),
      demands_of_(problem.sites()),
      is_open_(problem.sites(), 0),
      times_covered_(problem.demands(), 0),
      open_(problem.sites()),
      uncovered_(problem.demands()) {
  for (std::uint32_t i = 0; i < problem.demands(); ++i) {
    uncovered_.put(i);
    cost_ += weight[i];
    for (const std::uint32_t j : problem.sites_of(i)) demands_of_[j].push_back(i);
  }
  for (std::uint32_t j = 0; j < problem.sites(); ++j)
    if (problem.limits.locked[j] != 0) open(j);
  noise_ = 1e-9 * cost_;
  begin_with(start);
  least_ = cost_;
  best_ = open_.members();
}

void annealer::begin_with(std::span<const std::uint32_t> start) {
  const std::vector<std::uint32_t> old = open_.members();
  for (const std::uint32_t j : old) close(j);
  for (const std::uint32_t j : start)
    if (is_open_[j] == 0) open(j);
}

void annealer::open(std::uint32_t site) {
  is_open_[site] = 1;
  spent_ += problem_.limits.price_of(site);
  if (problem_.limits.locked[site] == 0) open_.put(site);
  for (const std::uint32_t i : demands_of_[site]) {
    if (times_covered_[i]++ != 0) continue;
    uncovered_.take(i);
    cost_ -= weight_[i];
  }
}

void annealer::close(std::uint32_t site) {
  is_open_[site] = 0;
  spent_ -= problem_.limits.price_of(site);
  open_.take(site);
  for (const std::uint32_t i : demands_of_[site]) {
    if (--times_covered_[i] != 0) continue;
    uncovered_.put(i);
    cost_ += weight_[i];
  }
}

/// A site that shares a demand with the one that closes, or covers a demand that has none; kNoSite if the
/// demand that was drawn has no site but open ones.
std::uint32_t annealer::site_for(std::uint32_t closing) {
  const std::vector<std::uint32_t>& left = uncovered_.members();
  const bool shifts = left.empty() || random_.uniform() < kShareOfShifts;
  const std::vector<std::uint32_t>& from = shifts ? demands_of_[closing] : left;
  if (from.empty()) return kNoSite;
  const auto covering = problem_.sites_of(one_of(from));
  if (covering.empty()) return kNoSite;
  const std::uint32_t site = one_of(covering);
  return is_open_[site] != 0 ? kNoSite : site;
}

/// Of the cost. The counts are as before when it returns.
double annealer::change_by(std::uint32_t closing, std::uint32_t opening) {
  double change = 0;
  for (const std::uint32_t i : demands_of_[closing])
    if (--times_covered_[i] == 0) change += weight_[i];
  for (const std::uint32_t i : demands_of_[opening])
    if (times_covered_[i] == 0) change -= weight_[i];
  for (const std::uint32_t i : demands_of_[closing]) ++times_covered_[i];
  return change;
}

bool annealer::is_affordable(std::uint32_t closing, std::uint32_t opening) const {
  const choice_limits& limits = problem_.limits;
  return limits.affords(spent_ - limits.price_of(closing) + limits.price_of(opening));
}

void annealer::step(double heat) {
  const std::uint32_t closing = one_of(open_.members());
  const std::uint32_t opening = site_for(closing);
  if (opening == kNoSite || !is_affordable(closing, opening)) return;
  const double change = change_by(closing, opening);
  if (change > 0 && random_.uniform() >= std::exp(-change / heat)) return;
  close(closing);
  open(opening);
  if (cost_ >= least_ - noise_) return;
  least_ = cost_;
  best_ = open_.members();
}

void annealer::run(std::size_t steps, const deadline& until) {
  if (open_.members().empty() || steps == 0) return;
  const double mean = std::accumulate(weight_.begin(), weight_.end(), 0.0) /
                      static_cast<double>(std::max<std::size_t>(weight_.size(), 1));
  if (!(mean > 0)) return;
  double heat = kFirstHeat * mean;
  const double cooling = std::pow(kLastHeat / kFirstHeat, 1.0 / static_cast<double>(steps));
  for (std::size_t k = 0; k < steps; ++k, heat *= cooling) {
    if (k % kStepsBetweenLooks == 0 && until.passed()) return;
    step(heat);
  }
}

std::vector<std::uint32_t> annealer::best() const {
  std::vector<std::uint32_t> all = best_;
  for (std::uint32_t j = 0; j < problem_.sites(); ++j)
    if (problem_.limits.locked[j] != 0) all.push_back(j);
  std::ranges::sort(all);
  return all;
}

}  // namespace

std::vector<std::uint32_t> anneal_cover(const cover_problem& problem, std::span<const double> weight,
                                        std::span<const std::uint32_t> start, annealing_effort effort,
                                        const deadline& until) {
  annealer search(problem, weight, start, effort.seed);
  for (std::size_t run = 0; run < effort.runs && !until.passed(); ++run) {
    search.begin_with(start);
    search.run(effort.steps_per_site * problem.sites(), until);
  }
  return search.best();
}

}  // namespace greenward::siting
