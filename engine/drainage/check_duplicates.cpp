#include "engine/drainage/checks.hpp"

#include "engine/drainage/code_index.hpp"
#include "engine/geo/measure.hpp"
#include "engine/index/radix_sort.hpp"

#include <algorithm>
#include <bit>

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

  /// Calls `found(link, first)` for each of the links that is the same as an earlier one, the first of those.
  /// Links that are the same have the same hash.
  template <class Hash, class Same, class Found>
  void find_same(std::span<const std::uint32_t> links, Hash hash_of, Same is_same, Found found) {
    std::vector<std::uint64_t> values(links.size()), scratch(links.size());
    for (std::size_t i = 0; i < links.size(); ++i) values[i] = (hash_of(links[i]) >> 32U << 32U) | links[i];
    const auto sorted = index::sort_by_upper_half(values, scratch);
    std::vector<std::uint32_t> different;  // of one hash
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      if (i == 0 || sorted[i] >> 32U != sorted[i - 1] >> 32U) different.clear();
      const auto link = static_cast<std::uint32_t>(sorted[i]);
      const auto first =
          std::ranges::find_if(different, [&](std::uint32_t other) { return is_same(link, other); });
      if (first == different.end())
        different.push_back(link);
      else
        found(link, *first);
    }
  }

  /// Existing links between the same two nodes, or along the same line; each is held against the first of its
  /// kind.
  void find_parallel_pipes() {
    std::vector<std::uint32_t> tied;
    for (std::uint32_t link = 0; link < links_.size(); ++link) {
      const std::uint32_t a = in_.net.from[link].node, b = in_.net.to[link].node;
      if (exists(links_, link) && a != kNone && b != kNone && a != b) tied.push_back(link);
    }
    const auto nodes_of = [&](std::uint32_t link) {
      return std::minmax(in_.net.from[link].node, in_.net.to[link].node);
    };
    std::vector<std::uint8_t> reported(links_.size(), 0);
    find_same(
        tied,
        [&](std::uint32_t link) { return (nodes_of(link).first + kOdd * nodes_of(link).second) * kOdd; },
        [&](std::uint32_t a, std::uint32_t b) { return nodes_of(a) == nodes_of(b); },
        [&](std::uint32_t link, std::uint32_t first) {
          add_link(check::duplicate_pipe, link).other = first;
          reported[link] = 1;
        });
    find_equal_lines(reported);
  }

  /// Lines of other nodes that run through the same points, this way or that.
  void find_equal_lines(std::span<const std::uint8_t> reported) {
    std::vector<std::uint32_t> drawn;
    for (std::uint32_t link = 0; link < links_.size(); ++link)
      if (exists(links_, link) && !(*in_.drains.lines)[link].is_none()) drawn.push_back(link);
    const auto is_same = [&](std::uint32_t a, std::uint32_t b) {
      const auto p = (*in_.drains.lines)[a].points(), q = (*in_.drains.lines)[b].points();
      return std::ranges::equal(p, q) || std::equal(p.begin(), p.end(), q.rbegin(), q.rend());
    };
    find_same(
        drawn, [&](std::uint32_t link) { return hash_of_ends(link); }, is_same,
        [&](std::uint32_t link, std::uint32_t first) {
          if (reported[link] == 0) add_link(check::duplicate_pipe, link).other = first;
        });
  }

  /// The same for a line that runs the other way.
  [[nodiscard]] std::uint64_t hash_of_ends(std::uint32_t link) const {
    const auto line = (*in_.drains.lines)[link].points();
    const auto of_point = [](geo::planar p) {
      // + 0.0: the two zeros are equal.
      const std::uint64_t bits = std::bit_cast<std::uint64_t>(p.x + 0.0) * kOdd;
      return ((bits ^ bits >> 32U) + std::bit_cast<std::uint64_t>(p.y + 0.0)) * kOdd;
    };
    const std::uint64_t ends = of_point(line.front()) + of_point(line.back());
    return (ends ^ ends >> 32U) * kOdd;
  }

  void find_equal_codes(std::span<const std::string_view> codes, subject table) {
    const block_vector<std::uint32_t> first = code_index(codes).find_all(codes);
    for (std::uint32_t row = 0; row < codes.size(); ++row) {
      if (first[row] == kNone || first[row] == row) continue;
      const geo::planar place = table == subject::node ? nodes_.place[row] : place_of_link(in_, row);
      add(check::duplicate_code, table, row, place).other = first[row];
    }
  }

  /// Near 2^64 / golden ratio: multiplying by it sends the differences of numbers to the upper bits.
  static constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
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
