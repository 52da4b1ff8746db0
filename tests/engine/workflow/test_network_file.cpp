#include "engine/workflow/network_file.hpp"

#include "tests/engine/walking/small_network.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <chrono>
#include <fstream>

namespace greenward::workflow {
namespace {

namespace fs = std::filesystem;

/// One street, and a folder for its network.
struct kept_street {
  greenward::testing::temporary_directory folder;
  std::unique_ptr<greenward::testing::small_network> made =
      greenward::testing::make_network({{1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}}});
  int built = 0;

  walking::walk_network network(const walking::network_key& key) {
    return stored_network(folder.path() / "networks", key, made->lines, made->boxes, [&] {
      ++built;
      return made->network;
    });
  }
  [[nodiscard]] std::vector<fs::path> files() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder.path() / "networks"))
      files.push_back(entry.path());
    return files;
  }
};

TEST(NetworkFile, TheSecondTimeNothingIsBuilt) {
  kept_street street;
  EXPECT_EQ(street.network({1, 1}).edge_count(), 1U);
  const walking::walk_network again = street.network({1, 1});
  EXPECT_EQ(street.built, 1);
  EXPECT_EQ(again.node_ids, street.made->network.node_ids);
  EXPECT_EQ(again.lines, &street.made->lines);
}

TEST(NetworkFile, ADamagedFileIsMadeAnew) {
  kept_street street;
  (void)street.network({1, 1});
  std::ofstream(street.files().front(), std::ios::trunc) << "no network";
  EXPECT_EQ(street.network({1, 1}).edge_count(), 1U);
  (void)street.network({1, 1});
  EXPECT_EQ(street.built, 2);
}

TEST(NetworkFile, ThoseUsedLongestAgoGiveWay) {
  kept_street street;
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(1);
  for (std::uint64_t k = 0; k < kMostNetworkFiles; ++k) {
    (void)street.network({k, 1});
    for (const fs::path& file : street.files()) fs::last_write_time(file, long_ago);
  }
  (void)street.network({0, 1});  // used again
  EXPECT_EQ(street.built, static_cast<int>(kMostNetworkFiles));
  (void)street.network({99, 1});
  EXPECT_EQ(street.files().size(), kMostNetworkFiles);
  (void)street.network({0, 1});
  EXPECT_EQ(street.built, static_cast<int>(kMostNetworkFiles) + 1) << "was not the one that gave way";
}

TEST(NetworkFile, AFolderThatCannotBeMadeIsLeftAlone) {
  kept_street street;
  std::ofstream(street.folder.path() / "networks") << "a file of that name";
  EXPECT_EQ(street.network({1, 1}).edge_count(), 1U);
  EXPECT_EQ(street.built, 1);
}

TEST(NetworkKey, EverythingThatTheNetworkGoesByChangesIt) {
  using greenward::testing::make_network;
  using greenward::testing::small_edge;
  const small_edge plain{1, 2, 100.0, {}, false, {{0, 0}, {100, 0}}};
  const auto key_of = [](const small_edge& edge, const walking::walk_network_options& options = {}) {
    return network_key_of(make_network({edge})->edges, options);
  };
  const walking::network_key key = key_of(plain);
  EXPECT_EQ(key, key_of(plain));
  const auto changed = [&](auto change) {
    small_edge edge = plain;
    change(edge);
    return key_of(edge);
  };
  EXPECT_NE(key, changed([](small_edge& e) { e.from = 3; }));
  EXPECT_NE(key, changed([](small_edge& e) { e.length_m = 101; }));
  EXPECT_NE(key, changed([](small_edge& e) { e.reverse_m = 100; }));
  EXPECT_NE(key, changed([](small_edge& e) { e.oneway = true; }));
  EXPECT_NE(key, changed([](small_edge& e) { e.kind = "steps"; }));
  EXPECT_NE(key, changed([](small_edge& e) { e.slope = {1, 0, 50}; }));

  walking::walk_profile walker;
  EXPECT_NE(key, key_of(plain, {.profile = &walker}));
  const walking::network_key walked = key_of(plain, {.profile = &walker});
  walker.kinds = {{"steps", 1.5}};
  EXPECT_NE(walked, key_of(plain, {.profile = &walker}));
  EXPECT_NE(key, key_of(plain, {.walking = walking::direction::towards}));
  EXPECT_NE(key, key_of(plain, {.least_component = 3}));
  const std::vector<std::uint8_t> closed{1};
  EXPECT_NE(key, key_of(plain, {.closed = closed}));
  const std::vector<std::int64_t> blocked{2};
  EXPECT_NE(key, key_of(plain, {.blocked_nodes = blocked}));
}

}  // namespace
}  // namespace greenward::workflow
