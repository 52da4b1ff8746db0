#include "engine/store/compact.hpp"

#include "tests/engine/store/store_fixture.hpp"
#include "tests/support/bytes_of.hpp"

#include <array>
#include <chrono>
#include <thread>

namespace greenward::store {
namespace {

using compact_test = testing::store_test;

std::string built(const std::filesystem::path& file) {
  {
    const auto styles = layer::load_styles(data_directory(), testing::real_catalogue());
    const auto db = open_store(file.string(), open_mode::create, testing::real_catalogue(), styles);
    layer::feature_table works = testing::table("works");
    for (int i = 0; i < 700; ++i) {
      layer::row_writer row(works, feature_id(0));
      row.set("stage", "planned");
      row.set("work_kind", testing::real_catalogue().codes("work_kind").entries.front().code);
      row.geometry().append_point({125 + i * 0.001, 43});
    }
    testing::insert(*db, works);
    auto change = db->begin(testing::note());
    change->set_info({"绿园区", "220106", true, "合成数据", {4551}});
    change->erase("works", std::array{feature_id(5)});
    change->commit();
    db->compact("2024-01-01T00:00:00.000Z");
  }
  EXPECT_FALSE(std::filesystem::exists(file.string() + "-wal"));
  EXPECT_FALSE(std::filesystem::exists(file.string() + "-shm"));
  return greenward::testing::bytes_of(file);
}

TEST_F(compact_test, EqualContentGivesEqualBytesAtAnotherTime) {
  const std::string first = built(folder() / "a.sqlite");
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));
  const std::string second = built(folder() / "b.sqlite");
  ASSERT_FALSE(first.empty());
  EXPECT_TRUE(first == second);
}

TEST_F(compact_test, GivesBackFreeSpaceAndKeepsContent) {
  const auto db = create();
  layer::feature_table points = testing::table("population_points");
  for (int i = 0; i < 20'000; ++i) {
    layer::row_writer row(points, feature_id(0));
    row.set("people", i);
    row.geometry().append_point({125 + i * 1e-5, 43});
  }
  auto change = db->begin(testing::note());
  const auto ids = change->insert(points, {});
  change->erase("population_points", std::span(ids).first(19'000));
  change->commit();
  db->compact(std::nullopt);
  const auto before = std::filesystem::file_size(file());
  EXPECT_EQ(db->count("population_points"), 1'000);
  EXPECT_EQ(db->verify(), std::vector<bilingual>{});
  EXPECT_LT(before, 8U << 20U);
}

}  // namespace
}  // namespace greenward::store
