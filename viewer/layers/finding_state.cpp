#include "viewer/layers/finding_state.hpp"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace greenward::viewer {

finding_list grouped_findings(std::vector<workflow::drain_finding> findings) {
  finding_list made{.model = nullptr, .findings = std::move(findings), .checks = {}};
  std::ranges::stable_sort(made.findings, [](const auto& a, const auto& b) {
    return a.found.what != b.found.what ? a.found.what < b.found.what : a.found.how > b.found.how;
  });
  for (std::uint32_t i = 0; i < made.findings.size(); ++i) {
    const workflow::drain_finding& one = made.findings[i];
    if (!one.accepted) ++made.of_severity[static_cast<std::size_t>(one.found.how)];
    if (made.checks.empty() || made.checks.back().what != one.found.what)
      made.checks.push_back({one.found.what, i, i});
    made.checks.back().last = i + 1;
  }
  std::ranges::stable_sort(made.checks, std::greater{}, [&](const finding_list::check_group& group) {
    return made.findings[group.first].found.how;
  });
  return made;
}

std::shared_ptr<const finding_list> make_finding_list(std::shared_ptr<const workflow::drain_model> model) {
  auto made = std::make_shared<finding_list>(grouped_findings(workflow::check_drains(*model, {})));
  made->model = std::move(model);
  return made;
}

void finding_state::use(std::shared_ptr<const finding_list> made) {
  list = std::move(made);
  refusal.reset();
  chosen.reset();
  unfolded.assign(list ? list->checks.size() : 0, 0);
  list_rows();
}

void finding_state::fold(std::uint32_t group) {
  unfolded[group] ^= 1U;
  list_rows();
}

void finding_state::show(drainage::severity how, bool wanted) {
  shown[static_cast<std::size_t>(how)] = wanted;
  list_rows();
}

bool finding_state::is_shown(std::uint32_t finding) const {
  return shown[static_cast<std::size_t>(list->findings[finding].found.how)];
}

void finding_state::list_rows() {
  rows.clear();
  if (!list) return;
  for (std::uint32_t group = 0; group < list->checks.size(); ++group) {
    const auto [what, first, last] = list->checks[group];
    const std::size_t head = rows.size();
    rows.push_back({group, {}, 0});
    for (std::uint32_t i = first; i < last; ++i) {
      if (!is_shown(i)) continue;
      ++rows[head].count;
      if (unfolded[group] != 0) rows.push_back({group, i, 0});
    }
    if (rows[head].count == 0) rows.pop_back();
  }
}

void finding_state::choose(std::uint32_t finding) {
  chosen = finding;
  scroll = true;
  const auto has = [&](const finding_list::check_group& g) { return finding >= g.first && finding < g.last; };
  const auto group = std::ranges::find_if(list->checks, has);
  const auto at = static_cast<std::size_t>(group - list->checks.begin());
  if (unfolded[at] != 0) return;
  unfolded[at] = 1;
  list_rows();
}

std::vector<std::uint32_t> finding_state::order_of_steps() const {
  std::vector<std::uint32_t> order;
  for (const finding_list::check_group& group : list->checks)
    for (std::uint32_t i = group.first; i < group.last; ++i)
      if (is_shown(i)) order.push_back(i);
  std::ranges::stable_sort(order, std::greater{},
                           [&](std::uint32_t i) { return list->findings[i].found.how; });
  return order;
}

const workflow::drain_finding* finding_state::step(int count) {
  if (!list) return nullptr;
  const std::vector<std::uint32_t> order = order_of_steps();
  const auto size = static_cast<std::ptrdiff_t>(order.size());
  std::ptrdiff_t at = count > 0 ? -1 : size;
  if (chosen) {
    const auto place = std::ranges::find(order, *chosen);
    if (place != order.end()) at = place - order.begin();
  }
  at += count;
  if (at < 0 || at >= size) return nullptr;
  choose(order[static_cast<std::size_t>(at)]);
  return &list->findings[*chosen];
}

}  // namespace greenward::viewer
