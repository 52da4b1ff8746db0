#include "engine/walking/certificate_check.hpp"

#include "engine/geo/geodesic.hpp"
#include "engine/walking/certified_distances.hpp"
#include "engine/walking/infinite.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace greenward::walking {

namespace {

/// Shares that are copies of one another.
constexpr double kSameShare = 1e-12;

class checker {
 public:
  explicit checker(const certificate& certified) : certified_(certified), distances_(certified) {
    for (const certified_limit& limit : certified.limits) largest_ = std::max(largest_, limit.metres);
  }

  std::vector<certificate_fault> run() {
    check_limits();
    check_edges();
    check_facilities();
    check_parts();
    for (const certified_place& place : certified_.places) check_place(place);
    return std::move(faults_);
  }

 private:
  template <class Key>
  void fault(const char* kind, Key key, bilingual problem) {
    faults_.push_back({fmt::format("{} {}", kind, key), std::move(problem)});
  }
  static bilingual differs(const char* zh, const char* en, double stated, double found) {
    return {fmt::format("{}：所述 {:.6f}，复核 {:.6f}", zh, stated, found),
            fmt::format("{}: stated {:.6f}, found {:.6f}", en, stated, found)};
  }

  void check_limits();
  void check_edges();
  void check_facilities();
  void check_parts();
  void compare_parts(const certified_edge& edge, double limit, std::vector<certified_part> stated);
  void check_place(const certified_place& place);
  void check_snap(const certified_place& place);
  void check_way(const certified_place& place);
  bool check_steps(const certified_place& place, double& walked);
  [[nodiscard]] bool joins(const certified_step& before, const certified_step& after) const;
  [[nodiscard]] double end_access(const certified_way& way) const;

  const certificate& certified_;
  certified_distances distances_;
  double largest_ = 0;
  std::set<std::int64_t> place_ids_;
  std::vector<certificate_fault> faults_;
};

void checker::check_limits() {
  if (certified_.limits.empty()) fault("limit", "-", {"没有距离上限", "there is no limit"});
  double before = -1;
  for (const certified_limit& limit : certified_.limits) {
    if (limit.metres <= before) fault("limit", limit.metres, {"上限未按升序排列", "the limits do not rise"});
    before = limit.metres;
    std::int64_t people = 0;
    for (const certified_place& place : certified_.places)
      if (place.way && place.way->metres <= limit.metres) people += place.people;
    if (people != limit.people_within)
      fault("limit", limit.metres,
            differs("覆盖人口不符", "people within", static_cast<double>(limit.people_within),
                    static_cast<double>(people)));
  }
}

void checker::check_edges() {
  std::set<std::int64_t> ids;
  for (const certified_edge& edge : certified_.edges)
    if (!ids.insert(edge.id).second) fault("edge", edge.id, {"路段编号重复", "the edge is there twice"});
  const std::string found = network_version(certified_.edges);
  const std::string& stated = certified_.value("network_version");
  if (stated != found)
    fault("header", "network_version",
          {fmt::format("步行网络版本不符：所述 {}，复核 {}", stated, found),
           fmt::format("network version: stated {}, found {}", stated, found)});
}

void checker::check_facilities() {
  if (certified_.facilities.empty()) fault("facility", "-", {"没有设施", "there is no facility"});
  for (const certified_facility& facility : certified_.facilities)
    if (distances_.edge(facility.edge) == nullptr)
      fault("facility", facility.id, {"所在路段不存在", "its edge is not there"});
}

void checker::check_parts() {
  std::map<std::pair<double, std::int64_t>, std::vector<certified_part>> stated;
  for (const certified_part& part : certified_.parts) {
    stated[{part.limit_m, part.edge}].push_back(part);
    const bool known = std::any_of(certified_.limits.begin(), certified_.limits.end(),
                                   [&](const certified_limit& l) { return l.metres == part.limit_m; });
    if (!known || distances_.edge(part.edge) == nullptr || part.from >= part.to)
      fault("part", part.edge,
            {"可达路段记录无效", "the reached part is of no known limit or edge, or empty"});
  }
  for (const certified_limit& limit : certified_.limits)
    for (const certified_edge& edge : certified_.edges) {
      const auto found = stated.find({limit.metres, edge.id});
      compare_parts(edge, limit.metres,
                    found == stated.end() ? std::vector<certified_part>() : found->second);
    }
}

/// Parts and gaps shorter than the tolerance may be there or not.
void checker::compare_parts(const certified_edge& edge, double limit, std::vector<certified_part> stated) {
  const double forward = edge.forward_m == kInfinite ? 0 : edge.forward_m;
  const double cost = std::max(forward, edge.backward_m == kInfinite ? 0 : edge.backward_m);
  const double tolerance = cost > 0 ? kCertifiedMetres / cost : 1;
  std::sort(stated.begin(), stated.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
  const auto cleaned = [&](const std::vector<certified_part>& parts) {
    std::vector<certified_part> kept;
    for (const certified_part& part : parts) {
      if (!kept.empty() && part.from - kept.back().to <= tolerance)
        kept.back().to = std::max(kept.back().to, part.to);
      else if (part.to - part.from > tolerance)
        kept.push_back(part);
    }
    return kept;
  };
  const auto expected = cleaned(distances_.reached(edge, limit)), given = cleaned(stated);
  bool same = expected.size() == given.size();
  double by = 0;
  for (std::size_t i = 0; same && i < given.size(); ++i)
    by = std::max({by, std::abs(given[i].from - expected[i].from), std::abs(given[i].to - expected[i].to)});
  if (same && by <= 2 * tolerance) return;
  const auto total = [&](const std::vector<certified_part>& parts) {
    double sum = 0;
    for (const certified_part& part : parts) sum += (part.to - part.from) * cost;
    return sum;
  };
  fault("part", edge.id,
        differs(fmt::format("{:g} 米内可达部分（米）不符", limit).c_str(),
                fmt::format("metres reached within {:g} m", limit).c_str(), total(given), total(expected)));
}

void checker::check_place(const certified_place& place) {
  if (!place_ids_.insert(place.id).second) fault("place", place.id, {"地点重复", "the place is there twice"});
  if (!place.snap) return;
  check_snap(place);
  const certified_edge* edge = distances_.edge(place.snap->edge);
  if (edge == nullptr) return fault("place", place.id, {"所在路段不存在", "its edge is not there"});
  if (place.way) return check_way(place);
  const double found = place.snap->access_m + distances_.of_point(*edge, place.snap->share);
  if (found < largest_ - kCertifiedMetres)
    fault("place", place.id,
          {fmt::format("未列入覆盖，但复核距离 {:.6f} 米在上限之内", found),
           fmt::format("said to be outside, but found at {:.6f} m, within the limit", found)});
}

void checker::check_snap(const certified_place& place) {
  constexpr double kAbsolute = 0.05, kRelative = 1e-3;
  const std::array line{place.place, place.snap->point};
  const double found = geo::geodesic_length(line).value;
  if (std::abs(found - place.snap->access_m) > kAbsolute + kRelative * found)
    fault("place", place.id, differs("接入距离不符", "metres to the network", place.snap->access_m, found));
}

bool checker::joins(const certified_step& before, const certified_step& after) const {
  if (before.edge == after.edge && std::abs(before.to - after.from) <= kSameShare) return true;
  const bool at_nodes = (before.to == 0 || before.to == 1) && (after.from == 0 || after.from == 1);
  const certified_edge *a = distances_.edge(before.edge), *b = distances_.edge(after.edge);
  return at_nodes && (before.to == 0 ? a->from : a->to) == (after.from == 0 ? b->from : b->to);
}

/// Whether the steps are a way at all; what they add up to.
bool checker::check_steps(const certified_place& place, double& walked) {
  const certified_way& way = *place.way;
  for (std::uint32_t s = way.first_step; s < way.end_step; ++s) {
    const certified_step& step = certified_.steps[s];
    const certified_edge* edge = distances_.edge(step.edge);
    if (edge == nullptr) {
      fault("place", place.id,
            {fmt::format("路径经过不存在的路段 {}", step.edge),
             fmt::format("the way uses edge {}, which is not there", step.edge)});
      return false;
    }
    const double metres = walk_along(*edge, step.from, step.to);
    if (metres == kInfinite) {
      fault("place", place.id,
            {fmt::format("路径逆行单向路段 {}", step.edge),
             fmt::format("the way walks edge {} where it is closed", step.edge)});
      return false;
    }
    if (s > way.first_step && !joins(certified_.steps[s - 1], step)) {
      fault("place", place.id,
            {fmt::format("路径在路段 {} 之前断开", step.edge),
             fmt::format("the way is broken before edge {}", step.edge)});
      return false;
    }
    walked += metres;
  }
  return true;
}

/// The access of the facility's entrance at which the way ends; infinity if it ends at none.
double checker::end_access(const certified_way& way) const {
  const certified_step& last = certified_.steps[way.end_step - 1];
  double access = kInfinite;
  for (const certified_facility& facility : certified_.facilities)
    if (facility.id == way.facility && facility.edge == last.edge &&
        std::abs(facility.share - last.to) <= kSameShare)
      access = std::min(access, facility.access_m);
  return access;
}

void checker::check_way(const certified_place& place) {
  const certified_way& way = *place.way;
  const certified_snap& at = *place.snap;
  if (way.first_step == way.end_step) return fault("place", place.id, {"没有路径", "there is no way"});
  const certified_step& first = certified_.steps[way.first_step];
  if (first.edge != at.edge || std::abs(first.from - at.share) > kSameShare)
    fault("place", place.id,
          {"路径不从接入点开始", "the way does not begin where the place meets the network"});
  double walked = at.access_m;
  if (!check_steps(place, walked)) return;
  const double access = end_access(way);
  if (access == kInfinite)
    return fault("place", place.id,
                 {fmt::format("路径不在设施 {} 结束", way.facility),
                  fmt::format("the way does not end at facility {}", way.facility)});
  walked += access;
  if (!(std::abs(walked - way.metres) <= kCertifiedMetres))
    fault("place", place.id, differs("路径长度不符", "metres of the way", way.metres, walked));
  if (way.metres > largest_)
    fault("place", place.id, differs("超出上限", "beyond the limit", way.metres, largest_));
  const double nearest = at.access_m + distances_.of_point(*distances_.edge(at.edge), at.share);
  if (way.metres > nearest + kCertifiedMetres)
    fault("place", place.id, differs("另有更短的路径", "there is a shorter way", way.metres, nearest));
}

}  // namespace

std::vector<certificate_fault> check_certificate(const certificate& certified) {
  return checker(certified).run();
}

}  // namespace greenward::walking
