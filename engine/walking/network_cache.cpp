#include "engine/walking/network_cache.hpp"

#include "engine/base/atomic_file.hpp"
#include "engine/base/checksum.hpp"
#include "engine/base/error.hpp"
#include "engine/base/mapped_file.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

namespace greenward::walking {

namespace {

constexpr std::array<char, 8> kMagic{'G', 'W', 'W', 'A', 'L', 'K', 'N', '\n'};
constexpr std::uint32_t kVersion = 2;
constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::size_t kAlignment = 64;

[[noreturn]] void refuse(const std::string& subject, bilingual problem) {
  throw error(
      error_code::bad_input, subject, std::move(problem),
      {"删除该缓存文件即可，它会由数据重新生成", "remove this cache file; it is made anew from the data"});
}

std::size_t aligned(std::size_t bytes) {
  return (bytes + kAlignment - 1) / kAlignment * kAlignment;
}

/// Visits the arrays in the order of the file: visit(array, count).
template <class Network, class Visit>
void visit_arrays(Network& network, std::size_t nodes, std::size_t edges, Visit visit) {
  visit(network.node_ids, nodes);
  visit(network.from, edges);
  visit(network.to, edges);
  visit(network.forward_m, edges);
  visit(network.backward_m, edges);
  visit(network.length_m, edges);
  visit(network.access, edges);
  visit(network.edge_ids, edges);
}

/// Of all parts, the header among them. No overflow: the counts have 32 bits.
std::size_t bytes_of(const network_header& header) {
  std::size_t bytes = sizeof header + aligned((std::size_t{header.nodes} + 1) * sizeof(std::uint32_t)) +
                      aligned(std::size_t{header.arcs} * sizeof(graph::out_arc));
  const walk_network nothing{};
  visit_arrays(nothing, header.nodes, header.edges, [&](const auto& array, std::size_t count) {
    bytes += aligned(count * sizeof(*array.data()));
  });
  return bytes;
}

/// Hands out the parts of an image one after the other.
class image_reader {
 public:
  image_reader(std::shared_ptr<const std::byte> image, std::size_t first)
      : image_(std::move(image)), at_(first) {}

  template <class T>
  std::span<const T> next(std::size_t count) {
    const auto* values = reinterpret_cast<const T*>(image_.get() + at_);
    at_ += aligned(count * sizeof(T));
    return {values, count};
  }
  [[nodiscard]] const std::shared_ptr<const std::byte>& image() const { return image_; }

 private:
  std::shared_ptr<const std::byte> image_;
  std::size_t at_;
};

void check_header(const network_header& header, std::size_t size, const network_key& key,
                  const std::string& subject) {
  if (header.magic != kMagic) refuse(subject, {"不是步行网络缓存文件", "not a cache of a walking network"});
  if (header.version != kVersion || header.byte_order != kByteOrder) {
    refuse(subject, {fmt::format("缓存文件版本为 {}，本程序读版本 {}", header.version, kVersion),
                     fmt::format("cache file of version {}, this program reads version {}", header.version,
                                 kVersion)});
  }
  if (header.bytes != size || bytes_of(header) != size || header.unknown_slopes > header.edges)
    refuse(subject, {"长度与内容不符", "the length does not fit the content"});
  if (header.key != key)
    refuse(subject,
           {"网络不是由这份数据和设置生成的", "the network was not made from this data and these settings"});
}

bool all_below(std::span<const graph::node_index> nodes, std::size_t count) {
  std::uint32_t greatest = 0;
  for (const graph::node_index node : nodes) greatest = std::max(greatest, node.value);
  return nodes.empty() || greatest < count;
}

/// Lengths are finite, costs may be infinite.
bool sound_numbers(const walk_network& network) {
  const auto is_cost = [](double value) { return value >= 0; };  // no NaN
  const auto is_length = [](double value) { return value >= 0 && std::isfinite(value); };
  return std::all_of(network.forward_m.begin(), network.forward_m.end(), is_cost) &&
         std::all_of(network.backward_m.begin(), network.backward_m.end(), is_cost) &&
         std::all_of(network.length_m.begin(), network.length_m.end(), is_length);
}

bool sound_access(const walk_network& network) {
  return std::all_of(network.access.begin(), network.access.end(),
                     [](edge_access access) { return access <= edge_access::island; });
}

bool sound_edges(const walk_network& network) {
  const std::size_t edges = network.edge_count();
  const auto arcs = network.graph.arcs();
  const bool known = std::all_of(arcs.begin(), arcs.end(),
                                 [&](const graph::out_arc& arc) { return arc.edge().index() < edges; });
  const std::size_t nodes = network.graph.node_count();
  return known && all_below(network.from.values(), nodes) && all_below(network.to.values(), nodes);
}

std::string_view text_of(const void* bytes, std::size_t size) {
  return {static_cast<const char*>(bytes), size};
}

std::uint64_t checksum_of_parts(const network_header& header, std::span<const std::byte> after_header) {
  return checksum_of(after_header, checksum_of(std::as_bytes(std::span(&header, 1))));
}

std::string body_of(const walk_network& network, std::size_t size) {
  std::string body;
  body.reserve(size);
  const auto append = [&](const void* values, std::size_t bytes) {
    body.append(static_cast<const char*>(values), bytes);
    body.resize(aligned(body.size()));
  };
  append(network.graph.rows().data(), network.graph.rows().size_bytes());
  append(network.graph.arcs().data(), network.graph.arcs().size_bytes());
  visit_arrays(network, 0, 0,
               [&](const auto& array, std::size_t) { append(array.data(), array.values().size_bytes()); });
  return body;
}

}  // namespace

std::uint64_t network_checksum(std::span<const std::byte> image) {
  network_header header;
  std::memcpy(&header, image.data(), sizeof header);
  header.checksum = 0;
  return checksum_of_parts(header, image.subspan(sizeof header));
}

void save_network(const walk_network& network, const std::filesystem::path& file, const network_key& key) {
  network_header header{.magic = kMagic, .version = kVersion, .byte_order = kByteOrder, .key = key};
  header.nodes = static_cast<std::uint32_t>(network.graph.node_count());
  header.edges = static_cast<std::uint32_t>(network.edge_count());
  header.arcs = static_cast<std::uint32_t>(network.graph.arc_count());
  header.unknown_slopes = static_cast<std::uint32_t>(network.unknown_slopes);
  header.bytes = bytes_of(header);
  const std::string body = body_of(network, header.bytes - sizeof header);
  header.checksum = checksum_of_parts(header, std::as_bytes(std::span(body)));
  const std::array parts{text_of(&header, sizeof header), std::string_view(body)};
  write_file_atomically(file, parts);
}

walk_network network_of_image(std::shared_ptr<const std::byte> image, std::size_t size,
                              const network_key& key, const std::string& subject) {
  if (size < sizeof(network_header))
    refuse(subject, {"不是步行网络缓存文件", "not a cache of a walking network"});
  network_header header;
  std::memcpy(&header, image.get(), sizeof header);
  check_header(header, size, key, subject);
  if (header.checksum != network_checksum({image.get(), size}))
    refuse(subject, {"校验和不符，文件已损坏", "the checksum does not fit: the file is damaged"});
  image_reader reader(std::move(image), sizeof header);
  walk_network network{};
  network.unknown_slopes = header.unknown_slopes;
  const auto rows = reader.next<std::uint32_t>(std::size_t{header.nodes} + 1);
  const auto arcs = reader.next<graph::out_arc>(header.arcs);
  network.graph = graph::csr_graph(rows, arcs, reader.image());
  visit_arrays(network, header.nodes, header.edges, [&](auto& array, std::size_t count) {
    using value = typename std::remove_reference_t<decltype(array)>::value_type;
    array = {reader.next<value>(count), reader.image()};
  });
  if (!sound_numbers(network))
    refuse(subject, {"含有无效的长度或代价", "it holds lengths or costs that are none"});
  if (!sound_access(network) || !sound_edges(network))
    refuse(subject, {"边和节点互不相符", "its edges and nodes do not fit together"});
  return network;
}

walk_network open_network(const std::filesystem::path& file, const network_key& key,
                          const geo::planar_geometry& lines, const index::packed_rtree& edge_boxes) {
  const mapped_file mapped = map_file(file);
  walk_network network = network_of_image(mapped.bytes, mapped.size, key, file.string());
  if (network.edge_count() != lines.size())
    refuse(file.string(), {"边数与图层不符", "it has not as many edges as the layer"});
  network.lines = &lines;
  network.edge_boxes = &edge_boxes;
  return network;
}

}  // namespace greenward::walking
