#include "engine/workflow/choose_sites.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace greenward::workflow {

namespace {

using siting::search_depth;
using siting::search_end;
using siting::siting_model;

/// What each site and each unit got, added up over the shares.
struct siting_sums {
  std::vector<std::int64_t> demands;     ///< by site
  std::vector<double> weight, greatest;  ///< by site
  std::vector<double> unit_weight, unit_within;
};

double cost_between(const siting::siting_problem& p, std::uint32_t demand, std::uint32_t site) {
  const auto sites = p.costs.sites_of(demand);
  const auto at = std::ranges::find(sites, site) - sites.begin();
  return p.costs.costs_of(demand)[static_cast<std::size_t>(at)];
}

siting_sums sums_of(const siting_choice& choice) {
  const siting::siting_problem& p = choice.tables.problem;
  siting_sums made{std::vector<std::int64_t>(p.sites()), std::vector<double>(p.sites()),
                   std::vector<double>(p.sites()), p.unit_weights(), std::vector<double>(p.units)};
  for (const siting::served_share& s : choice.result.served) {
    const double cost = cost_between(p, s.demand, s.site), weight = s.share * p.weight[s.demand];
    ++made.demands[s.site];
    made.weight[s.site] += weight;
    made.greatest[s.site] = std::max(made.greatest[s.site], cost);
    if (!p.unit.empty() && (!p.radius || cost <= *p.radius)) made.unit_within[p.unit[s.demand]] += weight;
  }
  return made;
}

cell unit_of(const siting_choice& choice, std::uint32_t demand) {
  const auto& unit = choice.tables.problem.unit;
  return unit.empty() ? cell{} : cell{choice.tables.unit_names[unit[demand]]};
}

cell finite(double value) {
  return std::isfinite(value) ? cell{value} : cell{};
}

sheet sites_sheet(const siting_choice& choice, const siting_sums& sums) {
  const siting::siting_problem& p = choice.tables.problem;
  sheet made{"sites",
             {"选中的候选点", "Sites chosen"},
             {{"site", {"候选点", "site"}},
              {"locked", {"已锁定", "locked"}},
              {"price", {"价格", "price"}},
              {"capacity", {"容量", "capacity"}},
              {"demands", {"服务需求点", "demands"}},
              {"weight", {"服务权重", "weight served"}},
              {"greatest_cost", {"最大费用", "greatest cost"}}},
             {}};
  for (const std::uint32_t j : choice.result.sites)
    made.rows.push_back({choice.tables.site_names[j], std::int64_t{p.locked[j]},
                         p.price.empty() ? cell{} : cell{p.price[j]},
                         p.capacity.empty() ? cell{} : finite(p.capacity[j]), sums.demands[j], sums.weight[j],
                         sums.demands[j] == 0 ? cell{} : cell{sums.greatest[j]}});
  return made;
}

sheet served_sheet(const siting_choice& choice) {
  const siting::siting_problem& p = choice.tables.problem;
  sheet made{"served",
             {"谁由谁服务", "Who is served where"},
             {{"demand", {"需求点", "demand"}},
              {"unit", {"单位", "unit"}},
              {"site", {"候选点", "site"}},
              {"share", {"份额", "share"}, column_role::share},
              {"weight", {"权重", "weight"}},
              {"cost", {"费用", "cost"}}},
             {}};
  for (const siting::served_share& s : choice.result.served)
    made.rows.push_back({choice.tables.demand_names[s.demand], unit_of(choice, s.demand),
                         choice.tables.site_names[s.site], s.share, s.share * p.weight[s.demand],
                         cost_between(p, s.demand, s.site)});
  return made;
}

sheet unserved_sheet(const siting_choice& choice) {
  const siting::siting_problem& p = choice.tables.problem;
  sheet made{"unserved",
             {"未（全部）服务的需求点", "Demands not (wholly) served"},
             {{"demand", {"需求点", "demand"}},
              {"unit", {"单位", "unit"}},
              {"weight", {"未服务权重", "weight not served"}},
              {"reachable", {"有候选点可达", "a candidate could reach it"}}},
             {}};
  std::vector<double> share(p.demands(), 0);
  for (const siting::served_share& s : choice.result.served) share[s.demand] += s.share;
  for (const std::uint32_t i : choice.result.unserved) {
    const bool reachable = !std::ranges::binary_search(choice.result.unreachable, i);
    made.rows.push_back({choice.tables.demand_names[i], unit_of(choice, i), (1 - share[i]) * p.weight[i],
                         std::int64_t{reachable ? 1 : 0}});
  }
  return made;
}

sheet units_sheet(const siting_choice& choice, const siting_sums& sums) {
  sheet made{"units",
             {"各单位", "Units"},
             {{"unit", {"单位", "unit"}},
              {"weight", {"权重", "weight"}},
              {"within", {"已服务", "served"}},
              {"share", {"占比", "share"}, column_role::share}},
             {}};
  for (std::size_t u = 0; u < choice.tables.unit_names.size(); ++u) {
    const double all = sums.unit_weight[u], within = sums.unit_within[u];
    made.rows.push_back({choice.tables.unit_names[u], all, within, all > 0 ? cell{within / all} : cell{}});
  }
  return made;
}

}  // namespace

bilingual objective_title(const siting::siting_problem& problem) {
  switch (problem.model) {
    case siting_model::lscp:
      return problem.price.empty() ? bilingual{"选点数", "sites"} : bilingual{"总价", "total price"};
    case siting_model::mclp:
      return {"覆盖权重", "weight covered"};
    case siting_model::p_median:
      return {"权重×费用之和", "sum of weight × cost"};
    case siting_model::p_center:
      break;
  }
  return {"最大费用", "greatest cost"};
}

bilingual status_title(const siting::siting_result& result, search_depth depth) {
  if (result.end == search_end::proven) return {"已证明最优", "proven optimal"};
  if (depth == search_depth::quick) return {"启发式结果，未证明", "heuristic, not proven"};
  return {"时间已到，未证明最优", "the time was up, not proven optimal"};
}

std::vector<sheet> siting_sheets(const siting_choice& choice) {
  const siting_sums sums = sums_of(choice);
  return {sites_sheet(choice, sums), served_sheet(choice), unserved_sheet(choice), units_sheet(choice, sums)};
}

std::vector<bilingual> siting_words(const siting_choice& choice, search_depth depth) {
  const siting::siting_result& r = choice.result;
  const bilingual status = status_title(r, depth), title = objective_title(choice.tables.problem);
  const bool bounded = std::isfinite(r.bound);
  const std::string bound = bounded ? fmt::format("{}", r.bound) : "-";
  const std::string gap = std::isfinite(r.gap()) ? fmt::format("{:.4f}%", 100 * r.gap()) : "-";
  std::vector<bilingual> words;
  words.push_back({fmt::format("{}：{} = {}，界限 {}，差距 {}，用时 {:.2f} 秒", status.zh, title.zh,
                               r.objective, bound, gap, r.time.value),
                   fmt::format("{}: {} = {}, bound {}, gap {}, {:.2f} s", status.en, title.en, r.objective,
                               bound, gap, r.time.value)});
  words.push_back(
      {fmt::format("候选点 {} → {}，需求点 {} → {}（化简后）；结果已由原始费用独立复核", r.before.sites,
                   r.left.sites, r.before.demands, r.left.demands),
       fmt::format("candidates {} → {}, demands {} → {} (reduced); the result was checked against the costs",
                   r.before.sites, r.left.sites, r.before.demands, r.left.demands)});
  if (!r.unserved.empty())
    words.push_back({fmt::format("未（全部）服务 {} 个需求点，其中 {} 个没有候选点可达", r.unserved.size(),
                                 r.unreachable.size()),
                     fmt::format("{} demands are not (wholly) served; no candidate reaches {} of them",
                                 r.unserved.size(), r.unreachable.size())});
  for (const std::string& column : choice.tables.ignored_columns)
    words.push_back({"未使用的列：" + column, "column not used: " + column});
  return words;
}

const char* status_word(const siting::siting_result& result, search_depth depth) {
  if (result.end == search_end::proven) return "proven";
  return depth == search_depth::quick ? "heuristic" : "time_limit";
}

}  // namespace greenward::workflow
