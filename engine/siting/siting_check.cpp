#include "engine/siting/siting_check.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace greenward::siting {

namespace {

constexpr double kTolerance = 1e-6;

bool about(double a, double b) {
  return std::abs(a - b) <= kTolerance * std::max({1.0, std::abs(a), std::abs(b)});
}
bool at_most(double a, double b) {
  return a <= b || about(a, b);
}

class siting_checker {
 public:
  siting_checker(const siting_problem& problem, const siting_result& result)
      : p_(problem),
        r_(result),
        is_open_(problem.sites(), 0),
        share_(problem.demands(), 0),
        load_(problem.sites(), 0),
        within_(problem.units, 0) {}

  std::vector<bilingual> run();

 private:
  void fault(const char* zh, const char* en, std::string detail = "");
  bool check_sites();
  void check_limits();
  void check_shares();
  void check_served();
  void check_capacities();
  void check_minimum();
  void check_objective();
  [[nodiscard]] double cost_between(std::uint32_t demand, std::uint32_t site) const;
  [[nodiscard]] double least_open_cost(std::uint32_t demand) const;
  [[nodiscard]] bool reachable(std::uint32_t demand) const;
  [[nodiscard]] double recomputed_objective() const;

  const siting_problem& p_;
  const siting_result& r_;
  std::vector<std::uint8_t> is_open_;
  std::vector<double> share_, load_, within_;
  double weighted_ = 0, worst_ = 0, covered_ = 0;
  std::vector<bilingual> faults_;
};

void siting_checker::fault(const char* zh, const char* en, std::string detail) {
  const std::string tail = detail.empty() ? "" : " (" + detail + ")";
  faults_.push_back({zh + tail, en + tail});
}

double siting_checker::cost_between(std::uint32_t demand, std::uint32_t site) const {
  const auto sites = p_.costs.sites_of(demand);
  const auto found = std::ranges::find(sites, site);
  return found == sites.end() ? kUnreachable
                              : p_.costs.costs_of(demand)[static_cast<std::size_t>(found - sites.begin())];
}

double siting_checker::least_open_cost(std::uint32_t demand) const {
  double least = kUnreachable;
  const auto sites = p_.costs.sites_of(demand);
  for (std::size_t k = 0; k < sites.size(); ++k)
    if (is_open_[sites[k]] != 0) least = std::min(least, p_.costs.costs_of(demand)[k]);
  return least;
}

bool siting_checker::reachable(std::uint32_t demand) const {
  return std::ranges::any_of(p_.costs.costs_of(demand),
                             [&](double cost) { return !p_.is_covering() || cost <= *p_.radius; });
}

bool siting_checker::check_sites() {
  for (const std::uint32_t j : r_.sites) {
    if (j >= p_.sites() || is_open_[j] != 0) {
      fault("选中的候选点不存在或重复", "a site is not there, or is there twice", fmt::format("{}", j));
      return false;
    }
    is_open_[j] = 1;
  }
  for (std::size_t j = 0; j < p_.sites(); ++j)
    if (p_.locked[j] != 0 && is_open_[j] == 0)
      fault("锁定的候选点未选中", "a locked site is not open", fmt::format("{}", j));
  return true;
}

void siting_checker::check_limits() {
  if (p_.most_sites && r_.sites.size() > *p_.most_sites)
    fault("选点多于 --sites", "there are more sites than --sites", fmt::format("{}", r_.sites.size()));
  if (!p_.budget) return;
  double spent = 0;
  for (const std::uint32_t j : r_.sites) spent += p_.price[j];
  if (!at_most(spent, *p_.budget)) fault("超出预算", "the budget is exceeded", fmt::format("{}", spent));
}

void siting_checker::check_shares() {
  for (const served_share& s : r_.served) {
    if (s.demand >= p_.demands() || s.site >= p_.sites() || is_open_[s.site] == 0 || !(s.share > 0)) {
      fault("服务关系指向未选中的点", "somebody is served where nothing is open",
            fmt::format("{}", s.demand));
      continue;
    }
    const double cost = cost_between(s.demand, s.site);
    const std::string who = fmt::format("{}, {}", s.demand, s.site);
    if (!std::isfinite(cost)) fault("服务不可达的点", "somebody is served who cannot be reached", who);
    if (p_.is_covering() && cost > *p_.radius) fault("超出半径", "somebody is served beyond the radius", who);
    if (!p_.has_capacities() && !p_.minimum_share && cost > least_open_cost(s.demand))
      fault("未由最近的点服务", "somebody is not served by the cheapest open site", who);
    share_[s.demand] += s.share;
    load_[s.site] += s.share * p_.weight[s.demand];
    weighted_ += s.share * p_.weight[s.demand] * cost;
    covered_ += s.share * p_.weight[s.demand];
    worst_ = std::max(worst_, cost);
    if (p_.minimum_share && cost <= *p_.radius) within_[p_.unit[s.demand]] += s.share * p_.weight[s.demand];
  }
}

void siting_checker::check_served() {
  const bool all_must =
      p_.model != siting_model::mclp && !(p_.model == siting_model::lscp && p_.minimum_share);
  std::vector<std::uint32_t> unserved, unreachable;
  for (std::uint32_t i = 0; i < p_.demands(); ++i) {
    const bool served = share_[i] >= 1 - kTolerance;
    if (!served) unserved.push_back(i);
    if (!reachable(i)) unreachable.push_back(i);
    if (!at_most(share_[i], 1)) fault("份额之和大于 1", "shares add up to more than 1", fmt::format("{}", i));
    if (!served && all_must && reachable(i))
      fault("应服务的需求点未服务", "a demand that must be served is not", fmt::format("{}", i));
    if (!served && !p_.has_capacities() && p_.is_covering() && least_open_cost(i) <= *p_.radius)
      fault("已覆盖而未计入", "a demand is covered and does not count", fmt::format("{}", i));
  }
  if (unserved != r_.unserved) fault("未服务名单不符", "the list of the unserved is wrong");
  if (unreachable != r_.unreachable) fault("不可达名单不符", "the list of the unreachable is wrong");
}

void siting_checker::check_capacities() {
  for (std::size_t j = 0; j < p_.capacity.size(); ++j)
    if (!at_most(load_[j], p_.capacity[j]))
      fault("超出容量", "a capacity is exceeded", fmt::format("{}: {} > {}", j, load_[j], p_.capacity[j]));
}

void siting_checker::check_minimum() {
  if (!p_.minimum_share) return;
  const std::vector<double> all = p_.unit_weights();
  for (std::size_t u = 0; u < all.size(); ++u)
    if (!at_most(*p_.minimum_share * all[u], within_[u]))
      fault("单位未达最低标准", "a unit falls short of the minimum", fmt::format("{}", u));
}

double siting_checker::recomputed_objective() const {
  switch (p_.model) {
    case siting_model::mclp:
      return covered_;
    case siting_model::p_median:
      return weighted_;
    case siting_model::p_center:
      return worst_;
    case siting_model::lscp:
      break;
  }
  double sum = 0;
  for (const std::uint32_t j : r_.sites) sum += p_.price.empty() ? 1 : p_.price[j];
  return sum;
}

void siting_checker::check_objective() {
  const double objective = recomputed_objective();
  if (!about(objective, r_.objective))
    fault("目标值不符", "the objective is wrong", fmt::format("{} != {}", r_.objective, objective));
  const bool most = p_.model == siting_model::mclp;
  if (!(most ? at_most(r_.objective, r_.bound) : at_most(r_.bound, r_.objective)))
    fault("界限在错误的一侧", "the bound is on the wrong side", fmt::format("{}", r_.bound));
  if (r_.end == search_end::proven && !about(r_.objective, r_.bound))
    fault("称已证明而有差距", "it is said to be proven and has a gap", fmt::format("{}", r_.bound));
}

std::vector<bilingual> siting_checker::run() {
  if (!check_sites()) return std::move(faults_);
  check_limits();
  check_shares();
  check_served();
  check_capacities();
  check_minimum();
  check_objective();
  return std::move(faults_);
}

}  // namespace

std::vector<bilingual> check_siting(const siting_problem& problem, const siting_result& result) {
  if (!result.found) return {};
  return siting_checker(problem, result).run();
}

}  // namespace greenward::siting
