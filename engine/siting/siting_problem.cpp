#include "engine/siting/siting_problem.hpp"

#include "engine/base/error.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace greenward::siting {

choice_limits siting_problem::limits() const {
  choice_limits made{.most_sites = most_sites.value_or(sites()), .locked = locked};
  if (!budget) return made;
  made.price = price;
  made.budget = *budget;
  return made;
}

std::vector<double> siting_problem::unit_weights() const {
  std::vector<double> sum(units, 0);
  for (std::size_t i = 0; i < unit.size(); ++i) sum[unit[i]] += weight[i];
  return sum;
}

namespace {

void refuse_if(bool wrong, error_code code, const char* subject, bilingual problem, bilingual remedy) {
  if (wrong) throw error(code, subject, std::move(problem), std::move(remedy));
}

void check_list(const char* name, const std::vector<double>& list, std::size_t size, bool may_be_infinite) {
  const bool sized = list.size() == size;
  const bool sound = std::ranges::all_of(
      list, [&](double x) { return x >= 0 && (std::isfinite(x) || (may_be_infinite && x > 0)); });
  refuse_if(
      !sized || !sound, error_code::bad_input, name,
      {"个数不对，或有负数、非有限数", "it has the wrong length, or a number that is negative or not finite"},
      {"请改正输入", "correct the input"});
}

void check_lists(const siting_problem& p) {
  check_list("weight", p.weight, p.demands(), false);
  if (!p.capacity.empty()) check_list("capacity", p.capacity, p.sites(), true);
  if (!p.price.empty()) check_list("price", p.price, p.sites(), false);
  const bool units_fit =
      p.unit.empty() || (p.unit.size() == p.demands() &&
                         std::ranges::all_of(p.unit, [&](std::uint32_t u) { return u < p.units; }));
  refuse_if(!units_fit || p.locked.size() != p.sites(), error_code::bad_input, "unit, locked",
            {"个数不对", "the lists have the wrong length"}, {"请改正输入", "correct the input"});
  refuse_if(p.demands() == 0 || p.sites() == 0, error_code::bad_input, "costs",
            {"没有需求点或候选点", "there is no demand or no site"}, {"请改正输入", "correct the input"});
}

void check_wishes(const siting_problem& p) {
  constexpr auto usage = error_code::usage;
  const auto positive = [](std::optional<double> x) { return !x || (std::isfinite(*x) && *x >= 0); };
  refuse_if(!positive(p.radius) || !positive(p.budget), usage, "--radius, --budget",
            {"必须是非负的有限数", "they must be finite and not negative"}, {"请改正", "correct it"});
  refuse_if(p.is_covering() && !p.radius, usage, "--radius", {"覆盖模型需要半径", "covering needs a radius"},
            {"请给出 --radius", "give --radius"});
  refuse_if(!p.is_covering() && p.radius && !p.minimum_share, usage, "--radius",
            {"此模型只在有 --minimum 时用半径", "this model takes a radius with --minimum only"},
            {"去掉 --radius，或加上 --minimum", "leave out --radius, or add --minimum"});
  refuse_if(p.model != siting_model::lscp && !p.most_sites && !p.budget, usage, "--sites",
            {"没有说最多选几处", "nobody has said how many sites there may be"},
            {"请给出 --sites 或 --budget", "give --sites or --budget"});
  refuse_if(p.minimum_share && !(*p.minimum_share > 0 && *p.minimum_share <= 1), usage, "--minimum",
            {"必须大于 0、不大于 1", "it must be above 0 and at most 1"}, {"请改正", "correct it"});
  refuse_if(
      p.minimum_share && (p.unit.empty() || !p.radius || p.model == siting_model::p_center), usage,
      "--minimum",
      {"需要单位列和半径，p-center 不支持", "it needs a unit column and a radius, and is not for p-center"},
      {"在需求表中加 unit 列并给出 --radius", "add a column unit to the demand table and give --radius"});
  refuse_if(p.has_capacities() && p.model == siting_model::p_center, usage, "p-center",
            {"不支持容量", "it does not take capacities"}, {"去掉容量", "leave the capacities out"});
  refuse_if(p.budget && p.price.empty(), usage, "--budget", {"候选点没有价格", "the sites have no price"},
            {"在候选点表中加 price 列", "add a column price to the table of candidates"});
}

void check_limits(const siting_problem& p) {
  constexpr auto bad = error_code::bad_input;
  const auto locked = static_cast<std::size_t>(std::ranges::count(p.locked, 1));
  const std::size_t most = p.most_sites.value_or(p.sites());
  refuse_if(most == 0 || most > p.sites(), error_code::usage, "--sites",
            {fmt::format("要选 {} 处，而候选点有 {} 处", most, p.sites()),
             fmt::format("{} sites are asked for, and there are {}", most, p.sites())},
            {"给出 1 到候选点数之间的数", "give a number from 1 to the number of sites"});
  refuse_if(locked > most, bad, "--lock",
            {fmt::format("锁定了 {} 处，多于 --sites {}", locked, most),
             fmt::format("{} sites are locked, more than --sites {}", locked, most)},
            {"增大 --sites（锁定的也算在内）", "raise --sites (the locked ones count)"});
  const choice_limits limits = p.limits();
  double spent = 0;
  for (std::size_t j = 0; j < p.sites(); ++j)
    if (p.locked[j] != 0) spent += limits.price_of(j);
  refuse_if(!limits.affords(spent), bad, "--budget",
            {"锁定的候选点已超出预算", "the locked sites alone exceed the budget"},
            {"增大预算，或把已建的价格记为 0", "raise the budget, or set the price of what is there to 0"});
}

}  // namespace

void check_problem(const siting_problem& problem) {
  check_lists(problem);
  check_wishes(problem);
  check_limits(problem);
}

}  // namespace greenward::siting
