#include "engine/siting/cover_search.hpp"

#include "engine/base/random.hpp"

#include <algorithm>

namespace greenward::siting {

namespace {

class cover_search {
 public:
  cover_search(const cover_problem& problem, std::uint64_t seed);
  void cover_greedily();
  void drop_needless();
  void step(double best_cost);
  [[nodiscard]] bool covers_all() const { return uncovered_.empty(); }
  [[nodiscard]] double cost() const { return cost_; }
  [[nodiscard]] std::vector<std::uint32_t> choice() const;

 private:
  void open(std::uint32_t site);
  void close(std::uint32_t site);
  void set_uncovered(std::uint32_t demand);
  void set_covered(std::uint32_t demand);
  [[nodiscard]] std::uint32_t only_site_of(std::uint32_t demand) const;
  [[nodiscard]] std::uint32_t cheapest_to_close() const;
  [[nodiscard]] std::uint32_t best_for(std::uint32_t demand) const;
  /// What a site is worth for what it costs; free sites count as nearly free.
  [[nodiscard]] double worth(std::uint32_t j) const {
    return score_[j] / std::max(problem_.site_cost[j], 1e-9);
  }

  const cover_problem& problem_;
  random_source random_;
  std::vector<std::vector<std::uint32_t>> demands_of_;
  std::vector<std::uint8_t> open_, may_open_;
  std::vector<std::uint8_t> kept_;  ///< locked, or the only site of some demand: never closed
  std::vector<std::uint32_t> times_covered_, place_, uncovered_;
  std::vector<double> row_weight_;
  std::vector<double> score_;  ///< open: weight that only it covers; closed: uncovered weight that it would
  std::vector<std::uint64_t> moved_;
  std::uint64_t now_ = 0;
  double cost_ = 0;
};

cover_search::cover_search(const cover_problem& problem, std::uint64_t seed)
    : problem_(problem),
      random_(seed),
      demands_of_(problem.sites()),
      open_(problem.sites(), 0),
      may_open_(problem.sites(), 1),
      kept_(problem.limits.locked),
      times_covered_(problem.demands(), 0),
      place_(problem.demands(), 0),
      row_weight_(problem.demands(), 1),
      score_(problem.sites(), 0),
      moved_(problem.sites(), 0) {
  for (std::uint32_t i = 0; i < problem.demands(); ++i) {
    set_uncovered(i);
    for (const std::uint32_t j : problem.sites_of(i)) {
      demands_of_[j].push_back(i);
      score_[j] += 1;
    }
    if (problem.sites_of(i).size() == 1) kept_[problem.sites_of(i)[0]] = 1;
  }
  for (std::uint32_t j = 0; j < problem.sites(); ++j)
    if (kept_[j] != 0) open(j);
}

void cover_search::set_uncovered(std::uint32_t i) {
  place_[i] = static_cast<std::uint32_t>(uncovered_.size());
  uncovered_.push_back(i);
}

void cover_search::set_covered(std::uint32_t i) {
  place_[uncovered_.back()] = place_[i];
  uncovered_[place_[i]] = uncovered_.back();
  uncovered_.pop_back();
}

std::uint32_t cover_search::only_site_of(std::uint32_t i) const {
  return *std::ranges::find_if(problem_.sites_of(i), [&](std::uint32_t j) { return open_[j] != 0; });
}

void cover_search::open(std::uint32_t site) {
  for (const std::uint32_t i : demands_of_[site]) {
    if (times_covered_[i] == 0) {
      for (const std::uint32_t j : problem_.sites_of(i)) {
        if (j != site) score_[j] -= row_weight_[i];
        may_open_[j] = 1;
      }
      set_covered(i);
    } else {
      // Its only site so far loses the demand to two; the new one does not win it.
      if (times_covered_[i] == 1) score_[only_site_of(i)] -= row_weight_[i];
    }
    ++times_covered_[i];
  }
  open_[site] = 1;
  moved_[site] = ++now_;
  cost_ += problem_.site_cost[site];
}

void cover_search::close(std::uint32_t site) {
  open_[site] = 0;
  may_open_[site] = 0;
  moved_[site] = ++now_;
  cost_ -= problem_.site_cost[site];
  for (const std::uint32_t i : demands_of_[site]) {
    --times_covered_[i];
    if (times_covered_[i] == 0) {
      for (const std::uint32_t j : problem_.sites_of(i)) {
        if (j != site) score_[j] += row_weight_[i];
        if (j != site) may_open_[j] = 1;
      }
      set_uncovered(i);
    } else if (times_covered_[i] == 1) {
      score_[only_site_of(i)] += row_weight_[i];
    }
  }
}

std::uint32_t cover_search::best_for(std::uint32_t i) const {
  std::uint32_t best = kNoSite;
  for (const std::uint32_t j : problem_.sites_of(i)) {
    if (may_open_[j] == 0) continue;
    if (best == kNoSite || worth(j) > worth(best) || (worth(j) == worth(best) && moved_[j] < moved_[best]))
      best = j;
  }
  return best;
}

std::uint32_t cover_search::cheapest_to_close() const {
  std::uint32_t best = kNoSite;
  for (std::uint32_t j = 0; j < problem_.sites(); ++j) {
    if (open_[j] == 0 || kept_[j] != 0) continue;
    if (best == kNoSite || worth(j) < worth(best) || (worth(j) == worth(best) && moved_[j] < moved_[best]))
      best = j;
  }
  return best;
}

void cover_search::cover_greedily() {
  while (!covers_all()) {
    std::uint32_t best = kNoSite;
    for (std::uint32_t j = 0; j < problem_.sites(); ++j)
      if (open_[j] == 0 && (best == kNoSite || worth(j) > worth(best))) best = j;
    if (score_[best] <= 0) return;
    open(best);
  }
}

void cover_search::drop_needless() {
  for (std::uint32_t j = cheapest_to_close(); j != kNoSite && score_[j] <= 0; j = cheapest_to_close())
    close(j);
}

void cover_search::step(double best_cost) {
  while (covers_all() || cost_ >= best_cost) {
    const std::uint32_t j = cheapest_to_close();
    if (j == kNoSite) return;
    close(j);
  }
  if (const std::uint32_t j = cheapest_to_close(); j != kNoSite) close(j);
  while (!covers_all()) {
    const std::uint32_t i = uncovered_[random_.next() % uncovered_.size()];
    const std::uint32_t j = best_for(i);
    if (j == kNoSite || cost_ + problem_.site_cost[j] >= best_cost) break;
    open(j);
    for (const std::uint32_t left : uncovered_) {
      row_weight_[left] += 1;
      for (const std::uint32_t k : problem_.sites_of(left)) score_[k] += 1;
    }
  }
}

std::vector<std::uint32_t> cover_search::choice() const {
  std::vector<std::uint32_t> open;
  for (std::uint32_t j = 0; j < open_.size(); ++j)
    if (open_[j] != 0) open.push_back(j);
  return open;
}

}  // namespace

std::vector<std::uint32_t> find_small_cover(const cover_problem& problem, cover_effort effort,
                                            const deadline& until) {
  cover_search search(problem, effort.seed);
  search.cover_greedily();
  search.drop_needless();
  std::vector<std::uint32_t> best = search.choice();
  double best_cost = search.cost();
  for (std::size_t k = 0; k < effort.steps && !until.passed(); ++k) {
    if (best_cost <= effort.good_enough && problem.limits.admits(best)) break;
    search.step(best_cost);
    if (!search.covers_all() || search.cost() >= best_cost) continue;
    best = search.choice();
    best_cost = search.cost();
  }
  return best;
}

}  // namespace greenward::siting
