#include "engine/index/border_simplifier.hpp"

#include "engine/geo/orientation.hpp"
#include "engine/geo/segment.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace greenward::index {

namespace {

/// For a p in the triangle's box.
bool in_closed_triangle(geo::planar a, geo::planar b, geo::planar c, geo::planar p) {
  const auto turns = {geo::orientation(a, b, p), geo::orientation(b, c, p), geo::orientation(c, a, p)};
  return std::min(turns) >= geo::turn::straight || std::max(turns) <= geo::turn::straight;
}

}  // namespace

border_simplifier::border_simplifier(const shared_vertices& vertices)
    : input_(vertices),
      neighbours_(vertices.neighbours),
      deviation_(vertices.neighbours.size(), 0),
      live_(vertices.places),
      version_(vertices.size(), 0),
      first_waiting_(vertices.size(), shared_vertices::kNone) {}

std::vector<float> border_simplifier::run(double coarsest, const task& progress) {
  std::vector<float> costs(input_.size(), std::numeric_limits<float>::infinity());
  for (std::uint32_t vertex = 0; vertex < input_.size(); ++vertex) consider(vertex);
  double reached = 0;
  for (std::size_t step = 0; !queue_.empty(); ++step) {
    if (step % 4096 == 0) progress.throw_if_cancelled();
    const candidate next = queue_.top();
    queue_.pop();
    if (next.version != version_[next.vertex] || !live_.has(next.vertex)) continue;
    reached = std::max(reached, next.cost);
    if (reached >= coarsest) break;
    const passage way = passage_of(next.vertex);
    if (joined(way.a, way.c)) continue;  // until one of the two goes, and this vertex is considered anew
    const std::uint32_t obstacle = obstacle_to(next.vertex);
    if (obstacle != shared_vertices::kNone) {
      wait_for(obstacle, next.vertex);
      continue;
    }
    costs[next.vertex] = static_cast<float>(reached);
    remove(next.vertex);
  }
  return costs;
}

border_simplifier::passage border_simplifier::passage_of(std::uint32_t vertex) const {
  const std::uint32_t first = input_.neighbour_first[vertex];
  return {neighbours_[first], neighbours_[first + 1], std::max(deviation_[first], deviation_[first + 1])};
}

double border_simplifier::deviation_without(std::uint32_t vertex) const {
  const passage way = passage_of(vertex);
  return way.deviation +
         geo::project_on_segment(input_.places[vertex], input_.places[way.a], input_.places[way.c]).distance;
}

double border_simplifier::cost_of(std::uint32_t vertex) const {
  const passage way = passage_of(vertex);
  const double area =
      std::abs(geo::twice_signed_area(input_.places[way.a], input_.places[vertex], input_.places[way.c])) / 2;
  return std::max(std::sqrt(area), deviation_without(vertex));
}

bool border_simplifier::joined(std::uint32_t a, std::uint32_t c) const {
  if (input_.neighbours_of(a).size() > input_.neighbours_of(c).size()) std::swap(a, c);
  const auto first = neighbours_.begin() + input_.neighbour_first[a];
  const auto last = neighbours_.begin() + input_.neighbour_first[a + 1];
  return std::find(first, last, c) != last;
}

std::uint32_t border_simplifier::obstacle_to(std::uint32_t vertex) const {
  const passage way = passage_of(vertex);
  const geo::planar a = input_.places[way.a];
  const geo::planar b = input_.places[vertex];
  const geo::planar c = input_.places[way.c];
  geo::planar_box box;
  for (const geo::planar p : {a, b, c}) box.include(p);
  std::uint32_t found = shared_vertices::kNone;
  live_.visit_window(box, [&](std::uint32_t other) {
    if (other == way.a || other == vertex || other == way.c) return;
    if (found != shared_vertices::kNone && input_.fixed[found] != 0) return;
    if (in_closed_triangle(a, b, c, input_.places[other])) found = other;
  });
  return found;
}

void border_simplifier::consider(std::uint32_t vertex) {
  if (input_.fixed[vertex] != 0) return;
  queue_.push({cost_of(vertex), vertex, ++version_[vertex]});
}

void border_simplifier::wait_for(std::uint32_t obstacle, std::uint32_t vertex) {
  if (input_.fixed[obstacle] != 0) return;  // it never goes
  waiting_.push_back({vertex, first_waiting_[obstacle]});
  first_waiting_[obstacle] = static_cast<std::uint32_t>(waiting_.size() - 1);
}

void border_simplifier::wake_those_waiting_for(std::uint32_t vertex) {
  for (std::uint32_t i = first_waiting_[vertex]; i != shared_vertices::kNone; i = waiting_[i].next) {
    if (live_.has(waiting_[i].vertex)) consider(waiting_[i].vertex);
  }
}

void border_simplifier::remove(std::uint32_t vertex) {
  const passage way = passage_of(vertex);
  const double deviation = deviation_without(vertex);
  replace_neighbour(way.a, vertex, way.c, deviation);
  replace_neighbour(way.c, vertex, way.a, deviation);
  live_.remove(vertex);
  consider(way.a);
  consider(way.c);
  wake_those_waiting_for(vertex);
}

void border_simplifier::replace_neighbour(std::uint32_t of, std::uint32_t old, std::uint32_t now,
                                          double deviation) {
  const auto first = neighbours_.begin() + input_.neighbour_first[of];
  const auto last = neighbours_.begin() + input_.neighbour_first[of + 1];
  const auto place = std::find(first, last, old);
  *place = now;
  deviation_[static_cast<std::size_t>(place - neighbours_.begin())] = deviation;
}

}  // namespace greenward::index
