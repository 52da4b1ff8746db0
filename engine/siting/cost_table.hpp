// What it costs each demand to be served by each site: the only map that siting sees.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace greenward::siting {

inline constexpr double kUnreachable = std::numeric_limits<double>::infinity();
inline constexpr std::uint32_t kNoSite = std::numeric_limits<std::uint32_t>::max();

/// One pair that is reachable. `cost` in the caller's unit (metres, seconds, ...), the same for all pairs.
struct cost_entry {
  std::uint32_t demand = 0;
  std::uint32_t site = 0;
  double cost = 0;
  friend bool operator==(const cost_entry&, const cost_entry&) = default;
};

/// n_demand × n_site, sparse: a pair that is not there is unreachable. Compressed rows: the sites of demand i
/// are [first_out[i], first_out[i+1]) by rising cost, then site. Immutable.
class cost_table {
 public:
  cost_table() = default;
  /// The entries in any order. Throws error{bad_input} for an entry that names a demand or a site that is not
  /// there, a cost that is negative or not finite, a pair that is there twice. O(n log n).
  cost_table(std::size_t demands, std::size_t sites, std::vector<cost_entry> entries);

  [[nodiscard]] std::size_t demands() const { return first_out_.size() - 1; }
  [[nodiscard]] std::size_t sites() const { return sites_; }
  [[nodiscard]] std::size_t entries() const { return site_.size(); }
  /// The sites that reach a demand, nearest first, and what each costs.
  [[nodiscard]] std::span<const std::uint32_t> sites_of(std::size_t demand) const {
    return std::span(site_).subspan(first_out_[demand], first_out_[demand + 1] - first_out_[demand]);
  }
  [[nodiscard]] std::span<const double> costs_of(std::size_t demand) const {
    return std::span(cost_).subspan(first_out_[demand], first_out_[demand + 1] - first_out_[demand]);
  }
  /// How many of the nearest sites of a demand cost no more than `radius`. O(log n).
  [[nodiscard]] std::size_t within(std::size_t demand, double radius) const;

 private:
  std::size_t sites_ = 0;
  std::vector<std::size_t> first_out_{0};
  std::vector<std::uint32_t> site_;
  std::vector<double> cost_;
};

}  // namespace greenward::siting
