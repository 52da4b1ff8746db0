#include "engine/layer/ground_use.hpp"

#include "engine/base/data_directory.hpp"
#include "engine/layer/rule_pack.hpp"
#include "tests/engine/layer/data_folder.hpp"
#include "tests/engine/layer/error_of.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

namespace greenward::layer {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view kKindsOnGround =
    "zh = \"类别\"\nen = \"Kind\"\nentries = [{code = \"road\", zh = \"路\", en = \"Road\"},\n"
    "{code = \"gas\", zh = \"燃气\", en = \"Gas\"}]\n";
const std::string kSeasons = "seasons = [{name = \"frost\", zh = \"低温期\", en = \"Cold season\"}]\n";

class GroundUses : public ::testing::Test {
 protected:
  GroundUses() { folder_.write("codes/work_kind.toml", kKindsOnGround); }
  [[nodiscard]] ground_uses load(const std::string& text) const {
    folder_.write("works/ground.toml", text);
    return ground_uses::load(folder_.path(), catalogue::load(folder_.path()));
  }
  [[nodiscard]] std::string refusal(const std::string& text) const {
    return error_of([&] { (void)load(text); });
  }
  data_folder folder_;
};

TEST_F(GroundUses, SayWhatAKindDoesAndAvoids) {
  const auto uses = load(kSeasons + "kinds = [{kind = \"gas\", digs = true, avoids = [\"frost\"]}]\n");
  ASSERT_EQ(uses.kinds.size(), 1U);
  EXPECT_EQ(uses.kinds[0].kind, "gas");
  EXPECT_TRUE(uses.kinds[0].digs);
  EXPECT_FALSE(uses.kinds[0].paves);
  EXPECT_EQ(uses.kinds[0].avoids, std::vector<std::size_t>{0});
  EXPECT_EQ(uses.seasons[0].title.zh, "低温期");
}

TEST_F(GroundUses, BrokenFilesAreRefused) {
  EXPECT_THAT(refusal(kSeasons + "kinds = [{kind = \"park\"}]\n"), HasSubstr("work_kind"));
  EXPECT_THAT(refusal(kSeasons + "kinds = [{kind = \"road\"}, {kind = \"road\"}]\n"), HasSubstr("twice"));
  EXPECT_THAT(refusal(kSeasons + "kinds = [{kind = \"road\", avoids = [\"heat\"]}]\n"), HasSubstr("heat"));
  EXPECT_THAT(refusal(kSeasons + "kinds = [{kind = \"road\", avoids = [\"frost\", \"frost\"]}]\n"),
              HasSubstr("twice"));
  EXPECT_THAT(refusal(kSeasons + "kinds = [{kind = \"road\", plants = true}]\n"), HasSubstr("plants"));
  EXPECT_THAT(refusal("seasons = [{name = \"Frost\", zh = \"冷\", en = \"Cold\"}]\nkinds = []\n"),
              HasSubstr("lower-case"));
  std::string many;
  for (int i = 0; i < 33; ++i) many += "{name = \"s" + std::to_string(i) + "\", zh = \"季\", en = \"S\"},";
  EXPECT_THAT(refusal("seasons = [" + many + "]\nkinds = []\n"), HasSubstr("at most 32"));
}

TEST(GroundUsesOfTheProject, HaveTheDaysOfTheirSeasonsInTheRulePack) {
  const auto folder = data_directory();
  const auto uses = ground_uses::load(folder, catalogue::load(folder));
  const auto pack = rule_pack::load(folder / "rules" / "works.toml");
  for (const ground_season& season : uses.seasons) {
    EXPECT_EQ(pack.at(season.name + ".from").unit, "MMDD");
    EXPECT_EQ(pack.at(season.name + ".until").unit, "MMDD");
  }
}

}  // namespace
}  // namespace greenward::layer
