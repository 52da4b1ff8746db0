#include "engine/drainage/checks.hpp"

#include "engine/geo/measure.hpp"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace greenward::drainage {

namespace {

class duplicate_check {
 public:
  duplicate_check(const check_input& input, std::vector<finding>& findings)
      : in_(input), nodes_(input.drains.nodes), links_(input.drains.links), out_(findings) {}

  void run() {
    find_parallel_pipes();
    find_equal_codes(nodes_.code, subject::node);
    find_equal_codes(links_.code, subject::link);
  }

 private:
  finding& add(check what, subject table, std::uint32_t row, geo::planar place) {
    return add_finding(out_, what, table, row, place);
  }
  finding& add_link(check what, std::uint32_t link) {
    return add(what, subject::link, link, place_of_link(in_, link));
  }

  /// Existing links between the same two nodes, or along the same line; each is held against the first of its
  /// kind.
  void find_parallel_pipes() {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> pairs;
    for (std::uint32_t link = 0; link < links_.size(); ++link) {
      const std::uint32_t a = in_.net.from[link].node, b = in_.net.to[link].node;
      if (!exists(links_, link) || a == kNone || b == kNone || a == b) continue;
      pairs.emplace_back((std::uint64_t{std::min(a, b)} << 32U) | std::max(a, b), link);
    }
    std::ranges::sort(pairs);
    std::vector<std::uint8_t> reported(links_.size(), 0);
    for (std::size_t i = 1, first = 0; i < pairs.size(); ++i) {
      if (pairs[i].first != pairs[first].first) {
        first = i;
        continue;
      }
      add_link(check::duplicate_pipe, pairs[i].second).other = pairs[first].second;
      reported[pairs[i].second] = 1;
    }
    find_equal_lines(reported);
  }

  /// Lines of other nodes that run through the same points, this way or that.
  void find_equal_lines(std::span<const std::uint8_t> reported) {
    const auto is_same = [&](std::uint32_t a, std::uint32_t b) {
      const auto p = (*in_.drains.lines)[a].points(), q = (*in_.drains.lines)[b].points();
      return std::ranges::equal(p, q) || std::equal(p.begin(), p.end(), q.rbegin(), q.rend());
    };
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_ends;
    for (std::uint32_t link = 0; link < links_.size(); ++link) {
      if (!exists(links_, link) || (*in_.drains.lines)[link].is_none()) continue;
      std::vector<std::uint32_t>& alike = by_ends[hash_of_ends(link)];
      const auto twin =
          std::ranges::find_if(alike, [&](std::uint32_t other) { return is_same(link, other); });
      if (twin == alike.end())
        alike.push_back(link);
      else if (reported[link] == 0)
        add_link(check::duplicate_pipe, link).other = *twin;
    }
  }

  /// The same for a line that runs the other way.
  [[nodiscard]] std::uint64_t hash_of_ends(std::uint32_t link) const {
    const auto line = (*in_.drains.lines)[link].points();
    const auto of_point = [](geo::planar p) {
      return std::bit_cast<std::uint64_t>(p.x) * 0x9E3779B97F4A7C15U + std::bit_cast<std::uint64_t>(p.y);
    };
    return of_point(line.front()) + of_point(line.back()) + line.size();
  }

  void find_equal_codes(std::span<const std::string_view> codes, subject table) {
    std::unordered_map<std::string_view, std::uint32_t> first;
    first.reserve(codes.size());
    for (std::uint32_t row = 0; row < codes.size(); ++row) {
      if (codes[row].empty()) continue;
      const auto [entry, is_new] = first.try_emplace(codes[row], row);
      if (is_new) continue;
      const geo::planar place = table == subject::node ? nodes_.place[row] : place_of_link(in_, row);
      add(check::duplicate_code, table, row, place).other = entry->second;
    }
  }

  const check_input& in_;
  const survey_nodes& nodes_;
  const survey_links& links_;
  std::vector<finding>& out_;
};

}  // namespace

void check_duplicates(const check_input& input, std::vector<finding>& findings) {
  duplicate_check(input, findings).run();
}

}  // namespace greenward::drainage
