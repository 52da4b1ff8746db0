#include "viewer/layers/sites_state.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <utility>

namespace greenward::viewer {

namespace {

workflow::site_map_request request_for(std::size_t count) {
  constexpr double kLongestSearch = 20;  // seconds
  workflow::site_map_request request;
  request.new_sites = count;
  request.options.limit = seconds(kLongestSearch);
  request.options.depth = siting::search_depth::quick;
  return request;
}

void compute_sites(sites_answer& answer, const task& progress) {
  const workflow::site_map map =
      workflow::choose_sites_on_map(answer.district, request_for(answer.count), std::nullopt, progress);
  const std::vector<workflow::site_load> loads = workflow::loads_of_sites(map);
  for (const std::uint32_t site : map.choice.result.sites) {
    if (site < map.existing) continue;
    const workflow::site_place& place = map.sites[site];
    answer.sites.push_back({place.layer, place.id, place.title(), place.place, loads[site].fresh});
  }
  std::ranges::stable_sort(answer.sites, std::greater{}, &next_site::gained);
  answer.group = map.demand.group->title;
  answer.served_now = map.now.within;
  answer.served_then = map.then.within;
  answer.all = workflow::total_heads(map.demand);
  answer.gap = map.choice.result.gap();
  answer.status = workflow::status_title(map.choice.result, siting::search_depth::quick);
  answer.settings = map.settings;
}

}  // namespace

sites_answer answer_sites(std::shared_ptr<const workflow::district_snapshot> district, std::size_t count,
                          const task& progress) {
  const auto start = std::chrono::steady_clock::now();
  sites_answer answer;
  answer.district = std::move(district);
  answer.count = count;
  try {
    compute_sites(answer, progress);
  } catch (const error& refused) {
    answer.refusal = refused;
  }
  answer.milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return answer;
}

void sites_state::ask() {
  wanted = asked = true;
  shown.reset();
  site.reset();
}

void sites_state::change_count(int by) {
  const auto wished = static_cast<std::ptrdiff_t>(count) + by;
  count = static_cast<std::size_t>(std::clamp(wished, std::ptrdiff_t{1}, static_cast<std::ptrdiff_t>(kMost)));
  if (wanted) ask();
}

void sites_state::take(std::shared_ptr<const sites_answer> answer) {
  if (wanted && answer->count == count) shown = std::move(answer);
}

void sites_state::clear() {
  const std::size_t kept = count;
  *this = {};
  count = kept;
}

}  // namespace greenward::viewer
