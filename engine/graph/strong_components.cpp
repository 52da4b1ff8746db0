#include "engine/graph/strong_components.hpp"

#include <algorithm>
#include <limits>

namespace greenward::graph {

namespace {

constexpr std::uint32_t kUnseen = std::numeric_limits<std::uint32_t>::max();

class tarjan {
 public:
  tarjan(std::span<const std::uint32_t> first_out, std::span<const std::uint32_t> head,
         std::span<const std::uint8_t> counts)
      : first_out_(first_out),
        head_(head),
        counts_(counts),
        order_(first_out.size() - 1, kUnseen),
        low_(first_out.size() - 1, 0) {
    found_.of_node.assign(first_out.size() - 1, kUnseen);
  }

  strong_components run() {
    for (std::uint32_t v = 0; v < order_.size(); ++v)
      if (order_[v] == kUnseen) search_from(v);
    return std::move(found_);
  }

 private:
  struct frame {
    std::uint32_t node = 0;
    std::uint32_t arc = 0;  ///< the next to look at
  };

  void enter(std::uint32_t v) {
    order_[v] = low_[v] = next_++;
    open_.push_back(v);
    path_.push_back({v, first_out_[v]});
  }

  void search_from(std::uint32_t start) {
    enter(start);
    while (!path_.empty()) {
      frame& top = path_.back();
      if (top.arc == first_out_[top.node + 1]) {
        leave();
        continue;
      }
      const std::uint32_t arc = top.arc++;
      if (!counts_.empty() && counts_[arc] == 0) continue;
      const std::uint32_t next = head_[arc];
      if (order_[next] == kUnseen)
        enter(next);
      else if (found_.of_node[next] == kUnseen)  // still open: on the way that led here
        low_[top.node] = std::min(low_[top.node], order_[next]);
    }
  }

  void leave() {
    const std::uint32_t v = path_.back().node;
    path_.pop_back();
    if (!path_.empty()) low_[path_.back().node] = std::min(low_[path_.back().node], low_[v]);
    if (low_[v] != order_[v]) return;
    const auto number = static_cast<std::uint32_t>(found_.sizes.size());
    found_.sizes.push_back(0);
    for (std::uint32_t w = kUnseen; w != v;) {
      w = open_.back();
      open_.pop_back();
      found_.of_node[w] = number;
      ++found_.sizes.back();
    }
  }

  std::span<const std::uint32_t> first_out_, head_;
  std::span<const std::uint8_t> counts_;
  std::vector<std::uint32_t> order_,
      low_;                          ///< when each node was first seen, and the oldest open one it reaches
  std::vector<std::uint32_t> open_;  ///< seen, and not yet in a component
  std::vector<frame> path_;
  strong_components found_;
  std::uint32_t next_ = 0;
};

}  // namespace

strong_components find_strong_components(std::span<const std::uint32_t> first_out,
                                         std::span<const std::uint32_t> head,
                                         std::span<const std::uint8_t> counts) {
  return tarjan(first_out, head, counts).run();
}

}  // namespace greenward::graph
