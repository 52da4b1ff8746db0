// A layer that is read in runs is the layer.
#include "engine/workflow/environment.hpp"
#include "engine/workflow/snapshot.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace greenward::workflow {
namespace {

/// Ids around the ends of runs, and one so far off that runs of equal length hold nothing.
std::vector<std::int64_t> scattered_ids(std::int64_t last) {
  std::vector<std::int64_t> ids;
  for (std::int64_t eighth = 0; eighth <= 8; ++eighth)
    for (std::int64_t beside = -2; beside <= 2; ++beside)
      if (const std::int64_t id = last / 8 * eighth + beside; id > 0 && id < last) ids.push_back(id);
  ids.push_back(last);
  return ids;
}

TEST(Snapshot, ALargeLayerIsReadWhole) {
  for (const std::int64_t last : {std::int64_t{41'000}, std::int64_t{400'000}, (std::int64_t{1} << 53) - 1}) {
    const greenward::testing::temporary_directory folder;
    const std::string database = (folder / "d.sqlite").string();
    const auto store = open_or_create(database);
    layer::feature_table roads(program_environment().catalogue.layer("roads"));
    for (const std::int64_t id : scattered_ids(last)) {
      layer::row_writer row(roads, feature_id(id));
      if (id % 3 != 0) row.set("name", "路" + std::to_string(id));
      const double west = 125 + static_cast<double>(id % 100) / 100;
      if (id % 4 != 0)
        row.geometry().append_line(std::array{geo::lon_lat{west, 43.5}, geo::lon_lat{west + 0.01, 43.6}});
    }
    const auto change = store->begin({"test", "import", "", ""});
    (void)change->insert(roads, {});
    change->commit();

    const layer::feature_table whole = store->read("roads");
    ASSERT_EQ(whole.size(), roads.size());
    const auto district = load_snapshot(database, {}, {});
    const layer::feature_table& read = district->at("roads").table;
    EXPECT_TRUE(std::ranges::equal(read.ids(), whole.ids())) << last;
    EXPECT_TRUE(std::ranges::equal(read.columns(), whole.columns())) << last;
    EXPECT_TRUE(read.geometry() == whole.geometry()) << last;
  }
}

/// Two roads, one at either end of many ids.
layer::feature_table roads_at_ends(std::int64_t first, std::int64_t last) {
  layer::feature_table roads(program_environment().catalogue.layer("roads"));
  for (const std::int64_t id : {first, last}) {
    layer::row_writer row(roads, feature_id(id));
    row.geometry().append_line(std::array{geo::lon_lat{125, 43.5}, geo::lon_lat{125.1, 43.6}});
  }
  return roads;
}

TEST(Snapshot, ALayerThatChangesWhileItIsReadIsNoMixture) {
  constexpr std::int64_t kLast = 1'000'000;
  for (int commit_at = 1; commit_at <= 12; ++commit_at) {
    const greenward::testing::temporary_directory folder;
    const std::string database = (folder / "d.sqlite").string();
    const auto store = open_or_create(database);
    const layer::feature_table before = roads_at_ends(1, kLast), after = roads_at_ends(2, kLast + 1);
    const auto write = [&](const layer::feature_table& rows) {
      const auto change = store->begin({"test", "edit", "", ""});
      change->erase("roads", store->read("roads").ids());
      (void)change->insert(rows, {});
      change->commit();
    };
    write(before);
    int reports = 0;
    const task progress{[&](const bilingual&, double, double) {
      if (++reports == commit_at) write(after);
    }};
    const std::array<std::string, 1> roads{"roads"};
    const auto district = load_snapshot(database, roads, progress);
    const auto ids = district->at("roads").table.ids();
    EXPECT_TRUE(std::ranges::equal(ids, before.ids()) || std::ranges::equal(ids, after.ids())) << commit_at;
  }
}

}  // namespace
}  // namespace greenward::workflow
