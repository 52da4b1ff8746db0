#include "tests/engine/siting/orlib_instance.hpp"

#include <algorithm>
#include <fstream>

namespace greenward::siting {

siting_problem read_orlib(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::size_t n = 0, m = 0, p = 0;
  in >> n >> m >> p;
  std::vector<double> d(n * n, kUnreachable);
  for (std::size_t i = 0; i < n; ++i) d[i * n + i] = 0;
  for (std::size_t k = 0; k < m; ++k) {
    std::size_t i = 0, j = 0;
    double cost = 0;
    in >> i >> j >> cost;
    d[(i - 1) * n + j - 1] = d[(j - 1) * n + i - 1] = cost;
  }
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) d[i * n + j] = std::min(d[i * n + j], d[i * n + k] + d[k * n + j]);
  std::vector<cost_entry> entries;
  for (std::uint32_t i = 0; i < n; ++i)
    for (std::uint32_t j = 0; j < n; ++j)
      if (d[i * n + j] < kUnreachable) entries.push_back({i, j, d[i * n + j]});
  siting_problem made;
  made.costs = cost_table(n, n, std::move(entries));
  made.weight.assign(n, 1);
  made.locked.assign(n, 0);
  made.most_sites = p;
  return made;
}

}  // namespace greenward::siting
