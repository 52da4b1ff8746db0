// The nodes and links of a SWMM model as one graph, looked up by id as SWMM does it.
#pragma once

#include "engine/exchange/swmm_model.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace greenward::exchange {

enum class swmm_node_type : std::uint8_t { junction, outfall, divider, storage };
enum class swmm_link_type : std::uint8_t { conduit, pump, orifice, weir, outlet };

inline constexpr std::uint32_t kNoSwmmObject = std::numeric_limits<std::uint32_t>::max();

/// Ids to positions; ASCII case does not count; of equal ids the first is found.
class swmm_ids {
 public:
  /// False if the id is there already.
  bool add(std::string_view id, std::size_t position);
  [[nodiscard]] std::uint32_t find(std::string_view id) const;
  [[nodiscard]] bool has(std::string_view id) const { return find(id) != kNoSwmmObject; }

 private:
  std::unordered_map<std::string, std::uint32_t> positions_;
};

struct swmm_node_view {
  std::string_view id;
  swmm_node_type type = swmm_node_type::junction;
  std::uint32_t row = 0;  ///< of its table
  double invert = 0, max_depth = 0, initial_depth = 0, surcharge_depth = 0;
};

struct swmm_link_view {
  std::string_view id, from_id, to_id;
  swmm_link_type type = swmm_link_type::conduit;
  std::uint32_t row = 0;
  std::uint32_t from = kNoSwmmObject, to = kNoSwmmObject;    ///< nodes
  const swmm_cross_section* section = nullptr;               ///< the last one given, as SWMM takes it
  std::optional<double> from_offset = 0.0, to_offset = 0.0;  ///< as in the file

  [[nodiscard]] bool whole() const { return from != kNoSwmmObject && to != kNoSwmmObject; }
  [[nodiscard]] bool is_dummy_conduit() const {
    return type == swmm_link_type::conduit && section != nullptr && section->shape == "DUMMY";
  }
};

/// Views into the model, which must outlive it. Nodes and links in the order of the tables, junctions and
/// conduits first.
struct swmm_network {
  std::vector<swmm_node_view> nodes;
  std::vector<swmm_link_view> links;
  swmm_ids node_ids, link_ids;
};

[[nodiscard]] swmm_network network_of(const swmm_model& model);

/// Heights of a link's ends over the inverts of its nodes, as SWMM has them: never negative. The link is
/// whole.
struct swmm_link_heights {
  double from = 0, to = 0;
};
[[nodiscard]] swmm_link_heights heights_of(const swmm_model& model, const swmm_network& network,
                                           const swmm_link_view& link);

}  // namespace greenward::exchange
