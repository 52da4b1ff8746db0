// Any bytes as the file of a walking network: refused, or a network whose answers stay within its nodes and
// edges and are written back as they were read. The checksum and the key are made to fit, or nothing behind
// them would ever be reached.
#include "engine/base/error.hpp"
#include "engine/base/memory_block.hpp"
#include "engine/walking/nearest_facility.hpp"
#include "engine/walking/network_cache.hpp"
#include "engine/walking/reach.hpp"
#include "engine/walking/reach_matrix.hpp"
#include "engine/walking/witness.hpp"
#include "tests/fuzz/scratch_file.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace greenward;
using namespace greenward::walking;

constexpr std::array<double, 3> kLimits{0, 500, std::numeric_limits<double>::infinity()};

void require(bool holds) {
  if (!holds) std::abort();
}

/// On the first, a middle and the last edge.
std::vector<snap> some_places(const walk_network& network) {
  const auto last = static_cast<std::uint32_t>(network.edge_count() - 1);
  return {{0, 0.0, metres(3), {}}, {last / 2, 0.5, metres(0), {}}, {last, 1.0, metres(7), {}}};
}

void check_reach(const walk_network& network, const std::vector<snap>& places, double limit) {
  const reach_result reached = reach(network, places, metres(limit));
  for (const node_reach& node : reached.nodes)
    require(node.node < network.graph.node_count() && node.source < places.size() && node.metres <= limit);
  for (const edge_part& part : reached.parts) {
    require(part.edge < network.edge_count());
    require(part.from_metres >= 0 && part.from_metres <= part.to_metres);
    require(part.to_metres <= network.length_m[part.edge]);
  }
  for (const place_cost& cost : costs_of_places(network, reached, places, metres(limit)))
    require(cost.metres >= 0 && cost.source < places.size());
}

void check_ways(const walk_network& network, const std::vector<snap>& places, double limit) {
  const witness_search search(network, std::span(places).first(1), metres(limit));
  for (const snap& place : places) {
    const auto way = search.from(place);
    if (!way) continue;
    require(way->facility == 0 && way->metres <= limit);
    for (const walked_span& span : way->spans) require(span.edge < network.edge_count());
  }
}

void check_matrix(const walk_network& network, const std::vector<snap>& places, double limit) {
  const std::vector<std::uint32_t> numbers{0, 1, 2};
  const reach_matrix matrix =
      make_reach_matrix(network, {places, numbers, 3, places, numbers}, metres(limit));
  for (const std::uint32_t place : matrix.place) require(place < places.size());
  for (const double cost : matrix.metres) require(cost >= 0 && cost <= limit);
}

void ask(const walk_network& network) {
  require(network.unknown_slopes <= network.edge_count());
  if (network.edge_count() == 0) return;
  const std::vector<snap> places = some_places(network);
  for (const double limit : kLimits) {
    check_reach(network, places, limit);
    check_ways(network, places, limit);
    check_matrix(network, places, limit);
  }
}

/// What is read must be all that there is: bytes that nobody looks at may differ, the parts may not.
void write_again(const walk_network& network, const network_key& key, std::size_t size) {
  const fuzzing::scratch_file file(".network", nullptr, 0);
  save_network(network, file.path(), key);
  std::ifstream in(file.path(), std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  require(bytes.size() == size);
  const auto block = allocate_block(bytes.size());
  std::memcpy(block.get(), bytes.data(), bytes.size());
  const walk_network again = network_of_image(block, bytes.size(), key, "again");
  require(again.node_ids == network.node_ids && again.edge_ids == network.edge_ids);
  require(again.from == network.from && again.to == network.to && again.access == network.access);
  require(again.forward_m == network.forward_m && again.backward_m == network.backward_m);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto block = allocate_block(size);
  std::memcpy(block.get(), data, size);
  network_key key;
  if (size >= sizeof(network_header)) {
    auto* header = reinterpret_cast<network_header*>(block.get());
    header->bytes = size;
    header->checksum = network_checksum({block.get(), size});
    key = header->key;
  }
  try {
    const walk_network network = network_of_image(block, size, key, "image");
    ask(network);
    if (size % 256 == 0) write_again(network, key, size);  // a file each time would be slow
  } catch (const error& refused) {
    if (refused.code() != error_code::bad_input) std::abort();
  }
  return 0;
}
