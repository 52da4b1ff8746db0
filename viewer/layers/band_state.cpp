#include "viewer/layers/band_state.hpp"

#include "engine/workflow/service_bands.hpp"
#include "viewer/layers/service_overlay.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <numeric>
#include <utility>

namespace greenward::viewer {

namespace {

void compute_bands(band_answer& answer, const task& progress) {
  workflow::band_options options;
  options.minutes = band_minutes(workflow::resolve(options.walk).minutes);
  const workflow::service_bands bands =
      workflow::compute_service_bands(*answer.district, options, std::nullopt, progress);
  answer.gaps = workflow::find_service_gaps(*answer.district, options.walk, options.minutes, progress);
  answer.areas = band_overlay(bands.bands, progress);
  answer.places = unserved_overlay(&answer.gaps, progress);
}

}  // namespace

std::vector<double> band_minutes(double limit) {
  return {limit / 3, limit * 2 / 3, limit};
}

band_answer answer_bands(std::shared_ptr<const workflow::district_snapshot> district, const task& progress) {
  const auto start = std::chrono::steady_clock::now();
  band_answer answer;
  answer.district = std::move(district);
  try {
    compute_bands(answer, progress);
  } catch (const error& refused) {
    answer.refusal = refused;
  }
  answer.milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return answer;
}

void band_state::take(std::shared_ptr<const band_answer> answer) {
  if (!wanted() || answer->district != asked) return;
  shown = std::move(answer);
  current.reset();
  sort();
}

void band_state::count(std::size_t which) {
  group = std::min(which, kGroups - 1);
  sort();
}

void band_state::forget() {
  asked.reset();
  shown.reset();
  order.clear();
  current.reset();
}

void band_state::sort() {
  order.clear();
  if (!shown) return;
  const std::vector<workflow::unserved_group>& groups = shown->gaps.groups;
  order.resize(groups.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, std::greater{},
                           [&](std::uint32_t k) { return groups[k].people[group].people; });
}

}  // namespace greenward::viewer
