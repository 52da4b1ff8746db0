#include "engine/layer/lifecycle.hpp"

#include "engine/base/data_directory.hpp"
#include "tests/engine/layer/data_folder.hpp"
#include "tests/engine/layer/error_of.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace greenward::layer {
namespace {

constexpr std::string_view kStages =
    "zh = \"阶段\"\nen = \"Stage\"\nentries = [{code = \"planned\", zh = \"计划\", en = \"Planned\"},\n"
    "{code = \"started\", zh = \"开工\", en = \"Started\"}, {code = \"completed\", zh = \"完工\", en = "
    "\"Done\"},\n"
    "{code = \"suspended\", zh = \"停工\", en = \"S\"}, {code = \"resumed\", zh = \"复工\", en = \"R\"},\n"
    "{code = \"cancelled\", zh = \"取消\", en = \"C\"}]\n";
constexpr std::string_view kKinds =
    "zh = \"类别\"\nen = \"Kind\"\nentries = [{code = \"road\", zh = \"路\", en = \"Road\"},\n"
    "{code = \"park\", zh = \"公园\", en = \"Park\"}]\n";

std::string life(std::string_view kinds, std::string_view stages, std::string_view more = "") {
  return fmt::format(
      "zh = \"流程\"\nen = \"Life\"\nkinds = [{}]\nbegins = \"started\"\nends = \"completed\"\nstages = "
      "[{}]\n{}",
      kinds, stages, more);
}
constexpr std::string_view kGoodStages =
    "{code = \"planned\", may_be_skipped = true}, {code = \"started\"}, {code = \"completed\"}";

class Lifecycles : public ::testing::Test {
 protected:
  Lifecycles() {
    folder_.write("codes/stage.toml", kStages);
    folder_.write("codes/work_kind.toml", kKinds);
  }
  [[nodiscard]] lifecycle_book load() const {
    return lifecycle_book::load(folder_.path(), catalogue::load(folder_.path()));
  }
  data_folder folder_;
};

TEST_F(Lifecycles, AreReadByKind) {
  folder_.write("lifecycles/all.toml", life("\"road\", \"park\"", kGoodStages));
  const lifecycle_book book = load();
  const lifecycle& park = book.of_kind("park");
  EXPECT_EQ(park.name, "all");
  ASSERT_EQ(park.stages.size(), 3U);
  EXPECT_TRUE(park.stages[0].may_be_skipped);
  EXPECT_FALSE(park.stages[1].may_be_skipped);
  EXPECT_EQ(park.begins, 1U);
  EXPECT_EQ(park.ends, 2U);
  EXPECT_EQ(park.position("completed"), 2U);
  EXPECT_EQ(park.position("suspended"), std::nullopt);
}

TEST_F(Lifecycles, EveryKindHasExactlyOne) {
  folder_.write("lifecycles/a.toml", life("\"road\"", kGoodStages));
  EXPECT_NE(error_of([&] { (void)load(); }).find("park"), std::string::npos);
  folder_.write("lifecycles/b.toml", life("\"road\", \"park\"", kGoodStages));
  EXPECT_NE(error_of([&] { (void)load(); }).find("road"), std::string::npos);
}

TEST_F(Lifecycles, WhatIsNotInTheListsIsRefused) {
  for (const std::string& text :
       {life("\"road\", \"park\", \"canal\"", kGoodStages),
        life("\"road\", \"park\"", "{code = \"started\"}, {code = \"completed\"}, {code = \"opened\"}"),
        life("\"road\", \"park\"", "{code = \"started\"}, {code = \"completed\"}, {code = \"started\"}"),
        life("\"road\", \"park\"", "{code = \"started\"}, {code = \"completed\"}, {code = \"suspended\"}"),
        life("\"road\", \"park\"", "{code = \"completed\"}, {code = \"started\"}"),
        life("\"road\", \"park\"", "{code = \"completed\"}"),
        life("\"road\", \"park\"", kGoodStages, "odd = 1\n")}) {
    folder_.write("lifecycles/all.toml", text);
    EXPECT_NE(error_of([&] { (void)load(); }).find("all.toml"), std::string::npos) << text;
  }
}

TEST(ShippedLifecycles, CoverEveryKindOfWork) {
  const auto catalogue = catalogue::load(data_directory());
  const auto book = lifecycle_book::load(data_directory(), catalogue);
  for (const code_entry& kind : catalogue.codes("work_kind").entries)
    EXPECT_GE(book.of_kind(kind.code).stages.size(), 4U) << kind.code;
}

}  // namespace
}  // namespace greenward::layer
