#include "engine/workflow/choose_sites.hpp"

#include "engine/base/error.hpp"
#include "engine/siting/siting_check.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace greenward::workflow {

namespace {

constexpr std::size_t kNamesShown = 5;

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text;
  if (in) text.assign(std::istreambuf_iterator<char>(in), {});
  if (in && !std::filesystem::is_directory(file)) return text;
  throw error(error_code::bad_input, file.string(), {"无法读取", "it cannot be read"},
              {"请检查路径和权限", "check the path and the permissions"});
}

std::string some_names(const std::vector<std::string>& names, const std::vector<std::uint32_t>& wanted) {
  std::string list;
  for (std::size_t k = 0; k < wanted.size() && k < kNamesShown; ++k)
    list += (k == 0 ? "" : ", ") + names[wanted[k]];
  if (wanted.size() > kNamesShown) list += fmt::format(", … ({})", wanted.size());
  return list;
}

siting::siting_tables read_tables(const siting_request& request) {
  const std::string demand = content_of(request.demand), costs = content_of(request.costs);
  std::string candidates;
  siting::siting_table_texts texts{{request.demand.string(), demand}, {request.costs.string(), costs}, {}};
  if (!request.candidates.empty()) {
    candidates = content_of(request.candidates);
    texts.candidates = siting::table_text{request.candidates.string(), candidates};
  }
  return siting::read_siting_tables(texts);
}

void add_wishes(siting::siting_tables& tables, const siting_request& request) {
  siting::siting_problem& p = tables.problem;
  p.model = request.model;
  p.most_sites = request.most_sites;
  p.budget = request.budget;
  p.radius = request.radius;
  p.minimum_share = request.minimum_share;
  for (const std::string& name : request.locked) p.locked[site_called(tables, name)] = 1;
  if (request.new_sites)
    p.most_sites = *request.new_sites + static_cast<std::size_t>(std::ranges::count(p.locked, 1));
}

[[noreturn]] void refuse_infeasible(const siting_choice& choice) {
  const siting::siting_result& r = choice.result;
  if (!r.short_units.empty()) {
    const std::string names = some_names(choice.tables.unit_names, r.short_units);
    throw error(error_code::bad_input, names,
                {"即使全部候选点都选中，这些单位仍达不到最低标准",
                 "these units fall short of the minimum even with every candidate open"},
                {"增加候选点，加大半径（地图：--minutes），或降低 --minimum",
                 "add candidates, widen the radius (map: --minutes), or lower --minimum"});
  }
  throw error(error_code::bad_input, "site",
              {"已证明：没有任何选法同时满足全部条件", "proven: no choice keeps to all the limits"},
              {"放宽 -p、--sites、--budget、--radius（地图：--minutes）、--minimum 或容量",
               "loosen -p, --sites, --budget, --radius (map: --minutes), --minimum or the capacities"});
}

/// A defect, not the user's fault: better nothing than a wrong answer.
void require_sound(const siting_choice& choice) {
  const auto faults = siting::check_siting(choice.tables.problem, choice.result);
  if (!faults.empty()) throw std::logic_error("the result fails its check: " + faults.front().en);
}

}  // namespace

void solve_and_check(siting_choice& choice, const siting::siting_options& options, const task& progress) {
  choice.result = siting::solve(choice.tables.problem, options, progress);
  if (choice.result.end == siting::search_end::infeasible) refuse_infeasible(choice);
  if (!choice.result.found)
    throw error(error_code::bad_input, "site",
                {"未找到满足全部条件的选法，也未证明不存在",
                 "no choice that keeps to all the limits was found, nor proven not to exist"},
                {"增大 --limit，去掉 --heuristic，或放宽条件",
                 "raise --limit, leave out --heuristic, or loosen the limits"});
  require_sound(choice);
}

siting_choice choose_sites(const siting_request& request, const task& progress) {
  siting_choice made{read_tables(request), {}};
  add_wishes(made.tables, request);
  solve_and_check(made, request.options, progress);
  return made;
}

}  // namespace greenward::workflow
