#include "tests/engine/walking/random_case.hpp"
#include "tests/engine/walking/small_network.hpp"

#include "engine/base/error.hpp"
#include "engine/base/memory_block.hpp"
#include "engine/walking/network_cache.hpp"
#include "engine/walking/reach.hpp"
#include "tests/support/bytes_of.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

namespace greenward::walking {
namespace {

using greenward::testing::bytes_of;
using testing::draw_case;
using testing::make_network;
using testing::random_case;

constexpr network_key kKey{.content = 42, .profile = 7};

void put(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

std::unique_ptr<testing::small_network> two_streets() {
  return make_network(
      {{1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}}, {2, 3, 50.0, 70.0, false, {{100, 0}, {150, 0}}}});
}

/// A saved network, to be opened after its file was tampered with.
struct saved_network {
  testing::temporary_directory folder;
  std::filesystem::path file = folder.path() / "streets.network";
  std::unique_ptr<testing::small_network> made = two_streets();

  saved_network() { save_network(made->network, file, kKey); }
  [[nodiscard]] walk_network open(const network_key& key = kKey) const {
    return open_network(file, key, made->lines, made->boxes);
  }
};

RC_GTEST_PROP(NetworkCacheProperty, AMappedNetworkIsTheOneThatWasSaved, ()) {
  const testing::temporary_directory folder;
  const auto file = folder.path() / "streets.network";
  const random_case drawn = draw_case();
  const auto made = make_network(drawn.edges);
  save_network(made->network, file, kKey);
  const walk_network mapped = open_network(file, kKey, made->lines, made->boxes);
  RC_ASSERT(mapped.node_ids == made->network.node_ids);
  RC_ASSERT(mapped.from == made->network.from && mapped.to == made->network.to);
  RC_ASSERT(mapped.forward_m == made->network.forward_m && mapped.backward_m == made->network.backward_m);
  RC_ASSERT(mapped.length_m == made->network.length_m && mapped.edge_ids == made->network.edge_ids);
  const auto one = reach(made->network, drawn.starts, metres(drawn.limit));
  const auto other = reach(mapped, drawn.starts, metres(drawn.limit));
  RC_ASSERT(one.nodes.size() == other.nodes.size() && one.parts.size() == other.parts.size());
  for (std::size_t i = 0; i < one.nodes.size(); ++i) {
    RC_ASSERT(one.nodes[i].node == other.nodes[i].node);
    RC_ASSERT(one.nodes[i].metres == other.nodes[i].metres);
  }
}

TEST(NetworkCache, ANetworkOfOtherDataOrSettingsIsRefused) {
  const saved_network saved;
  EXPECT_EQ(saved.open().edge_count(), 2U);
  EXPECT_THROW((void)saved.open({.content = 43, .profile = 7}), error);
  EXPECT_THROW((void)saved.open({.content = 42, .profile = 8}), error);
  const geo::planar_geometry no_lines;
  EXPECT_THROW((void)open_network(saved.file, kKey, no_lines, saved.made->boxes), error);
}

TEST(NetworkCache, EveryChangedByteIsNoticed) {
  const saved_network saved;
  const std::string whole = bytes_of(saved.file);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
    put(saved.file, damaged);
    EXPECT_THROW((void)saved.open(), error) << "byte " << i;
  }
}

TEST(NetworkCache, AFileOfAnotherLengthIsRefused) {
  const saved_network saved;
  const std::string whole = bytes_of(saved.file);
  for (std::size_t length = 0; length < whole.size(); length += 37) {
    put(saved.file, whole.substr(0, length));
    EXPECT_THROW((void)saved.open(), error) << length;
  }
  put(saved.file, whole + whole);
  EXPECT_THROW((void)saved.open(), error);
}

TEST(NetworkCache, AMissingFileAndAFolderSayWhatTheyAre) {
  const saved_network saved;
  for (const auto& path : {saved.folder.path() / "nothing", saved.folder.path()}) {
    try {
      (void)open_network(path, kKey, saved.made->lines, saved.made->boxes);
      ADD_FAILURE() << path;
    } catch (const error& e) {
      EXPECT_EQ(e.code(), error_code::bad_input);
      EXPECT_EQ(e.subject(), path.string());
    }
  }
}

/// The image with something changed and a checksum that fits: what an attacker would write.
template <class Change>
walk_network opened_after(Change change) {
  const saved_network saved;
  const std::string bytes = bytes_of(saved.file);
  const auto block = allocate_block(bytes.size());
  std::memcpy(block.get(), bytes.data(), bytes.size());
  auto* header = reinterpret_cast<network_header*>(block.get());
  change(*header, block.get() + sizeof(network_header));
  header->checksum = network_checksum({block.get(), bytes.size()});
  return network_of_image(block, bytes.size(), kKey, "image");
}

TEST(NetworkCache, CountsThatAreAbsurdAreRefused) {
  EXPECT_NO_THROW((void)opened_after([](network_header&, std::byte*) {}));
  for (const std::uint32_t absurd : {0U, 1U, 0x7fffffffU, 0xffffffffU}) {
    EXPECT_THROW((void)opened_after([=](network_header& h, std::byte*) { h.nodes = 60 + absurd / 2; }),
                 error);
    EXPECT_THROW((void)opened_after([=](network_header& h, std::byte*) { h.edges = 60 + absurd / 2; }),
                 error);
    EXPECT_THROW((void)opened_after([=](network_header& h, std::byte*) { h.arcs = 60 + absurd / 2; }), error);
  }
}

/// Three nodes, two edges, four arcs: the parts begin at these bytes after the header.
constexpr std::size_t kArcs = 64, kFrom = 64 + 64 + 64, kForward = kFrom + 128, kLength = kForward + 128;

TEST(NetworkCache, PartsThatDoNotFitTogetherAreRefused) {
  const auto with = [](std::size_t at, auto value) {
    return [=](network_header&, std::byte* body) { std::memcpy(body + at, &value, sizeof value); };
  };
  const double nan = std::nan(""), infinity = std::numeric_limits<double>::infinity();
  EXPECT_NO_THROW((void)opened_after(with(kFrom, 2U)));
  EXPECT_THROW((void)opened_after(with(kFrom, 3U)), error);
  EXPECT_THROW((void)opened_after(with(kFrom + 64, 0xffffffffU)), error);
  EXPECT_THROW((void)opened_after(with(0, 1U)), error);                // the first row
  EXPECT_THROW((void)opened_after(with(4, 9U)), error);                // rows that fall
  EXPECT_THROW((void)opened_after(with(kArcs, 3U)), error);            // the head of an arc
  EXPECT_THROW((void)opened_after(with(kArcs + 4, 2U << 1U)), error);  // its edge
  EXPECT_THROW((void)opened_after(with(kArcs + 8, -1.0)), error);      // its cost
  EXPECT_NO_THROW((void)opened_after(with(kForward, infinity)));       // closed
  EXPECT_THROW((void)opened_after(with(kForward, nan)), error);
  EXPECT_THROW((void)opened_after(with(kForward + 64, -1.0)), error);
  EXPECT_THROW((void)opened_after(with(kLength, infinity)), error);
}

}  // namespace
}  // namespace greenward::walking
