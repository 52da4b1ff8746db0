#include "engine/graph/csr_graph.hpp"

#include <algorithm>
#include <numeric>

namespace greenward::graph {

namespace {

/// Disjoint sets with path halving; the smallest node of a set is its root.
class disjoint_sets {
 public:
  explicit disjoint_sets(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }

  std::uint32_t root(std::uint32_t v) {
    while (parent_[v] != v) {
      parent_[v] = parent_[parent_[v]];
      v = parent_[v];
    }
    return v;
  }

  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace

component_labels weak_components(const csr_graph& graph) {
  const auto n = static_cast<std::uint32_t>(graph.node_count());
  disjoint_sets sets(n);
  for (std::uint32_t v = 0; v < n; ++v) {
    for (std::size_t a = graph.first_out(node_index(v)); a < graph.end_out(node_index(v)); ++a) {
      sets.join(v, graph.head(a).value);
    }
  }
  component_labels labels{.of_node = std::vector<std::uint32_t>(n), .sizes = {}};
  std::vector<std::uint32_t> size_of_root(n, 0);
  for (std::uint32_t v = 0; v < n; ++v) {
    labels.of_node[v] = sets.root(v);
    ++size_of_root[labels.of_node[v]];
  }
  std::vector<std::uint32_t> roots;
  for (std::uint32_t v = 0; v < n; ++v) {
    if (size_of_root[v] > 0) roots.push_back(v);
  }
  std::stable_sort(roots.begin(), roots.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return size_of_root[a] > size_of_root[b]; });
  std::vector<std::uint32_t> number_of_root(n, 0);
  for (std::uint32_t k = 0; k < roots.size(); ++k) {
    number_of_root[roots[k]] = k;
    labels.sizes.push_back(size_of_root[roots[k]]);
  }
  for (std::uint32_t& label : labels.of_node) label = number_of_root[label];
  return labels;
}

}  // namespace greenward::graph
