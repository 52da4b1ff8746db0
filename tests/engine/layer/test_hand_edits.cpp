#include "engine/layer/hand_edits.hpp"

#include "engine/base/data_directory.hpp"
#include "tests/engine/layer/data_folder.hpp"
#include "tests/engine/layer/error_of.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

namespace greenward::layer {
namespace {

using ::testing::HasSubstr;

constexpr const char* kNothing = "worked_out = []\nrecorded = []\nreferences = []\n";

class HandEdits : public ::testing::Test {
 protected:
  [[nodiscard]] hand_edits load(const std::string& text, const std::string& divided = "") const {
    folder_.write("editing/hand.toml", text + "divided = [" + divided + "]\n");
    return hand_edits::load(folder_.path(), catalogue::load(folder_.path()));
  }
  [[nodiscard]] std::string refusal(const std::string& text, const std::string& divided = "") const {
    return error_of([&] { (void)load(text, divided); });
  }
  data_folder folder_;
};

TEST_F(HandEdits, NameTheCommandThatWrites) {
  const auto rules = load(
      "worked_out = []\nrecorded = [{layer = \"wells\", by = \"record\", fields = [\"name\"]}]\n"
      "references = [{field = \"code\", to = [\"wells\"]}]\n");
  EXPECT_EQ(rules.writer_of("wells"), "");
  EXPECT_EQ(rules.writer_of("wells", "name"), "record");
  EXPECT_EQ(rules.writer_of("wells", "code"), "");
  EXPECT_FALSE(rules.is_worked_out("wells"));
  ASSERT_EQ(rules.references().size(), 1U);
  const auto all = load("worked_out = [{layer = \"wells\", by = \"dig\"}]\nrecorded = []\nreferences = []\n");
  EXPECT_EQ(all.writer_of("wells"), "dig");
  EXPECT_EQ(all.writer_of("wells", "code"), "dig");
  EXPECT_TRUE(all.is_worked_out("wells"));
}

TEST_F(HandEdits, BrokenFilesAreRefused) {
  EXPECT_EQ(load(kNothing).references().size(), 0U);
  EXPECT_THAT(refusal("worked_out = [{layer = \"lakes\", by = \"x\"}]\nrecorded = []\nreferences = []\n"),
              HasSubstr("lakes"));
  EXPECT_THAT(refusal("worked_out = []\nrecorded = [{layer = \"wells\", by = \"x\", fields = [\"depth\"]}]\n"
                      "references = []\n"),
              HasSubstr("depth"));
  EXPECT_THAT(refusal("worked_out = []\nrecorded = []\nreferences = [{field = \"lake_code\"}]\n"),
              HasSubstr("lake_code"));
  EXPECT_THAT(
      refusal("worked_out = []\nrecorded = []\nreferences = [{field = \"code\", to = [\"lakes\"]}]\n"),
      HasSubstr("lakes"));
}

TEST_F(HandEdits, SayWhatBecomesOfADividedLine) {
  const auto rules = load(kNothing,
                          "{layer = \"wells\", begin = [\"code\"], end = [\"name\"], nodes = \"wells\", "
                          "begin_node = \"code\", end_node = \"name\", direction = \"name\"}");
  const division_rule* rule = rules.division_of("wells");
  ASSERT_NE(rule, nullptr);
  EXPECT_EQ(rule->begin, (std::vector<std::string>{"code"}));
  EXPECT_EQ(rule->end, (std::vector<std::string>{"name"}));
  EXPECT_TRUE(rule->whole.empty());
  EXPECT_EQ(rule->end_node, "name");
  EXPECT_EQ(rule->direction, "name");
  EXPECT_EQ(load(kNothing).division_of("wells"), nullptr);
  EXPECT_THAT(refusal(kNothing, "{layer = \"lakes\"}"), HasSubstr("lakes"));
  EXPECT_THAT(refusal(kNothing, "{layer = \"wells\", end = [\"depth\"]}"), HasSubstr("depth"));
  EXPECT_THAT(refusal(kNothing, "{layer = \"wells\", direction = \"slope\"}"), HasSubstr("slope"));
  EXPECT_THAT(refusal(kNothing, "{layer = \"wells\", nodes = \"wells\"}"), HasSubstr("begin_node"));
  EXPECT_THAT(refusal(kNothing,
                      "{layer = \"wells\", begin = [\"code\"], nodes = \"wells\", begin_node = \"code\", "
                      "end_node = \"name\"}"),
              HasSubstr("end_node"));
}

TEST(HandEditsOfTheProject, KnowEveryFieldThatHoldsACode) {
  const auto folder = data_directory();
  const auto catalogue = catalogue::load(folder);
  const auto rules = hand_edits::load(folder, catalogue);
  for (const layer_schema& layer : catalogue.layers()) {
    if (rules.is_worked_out(layer.name)) continue;
    for (const field& f : layer.fields) {
      if (!f.name.ends_with("_code")) continue;
      const auto& all = rules.references();
      EXPECT_NE(std::ranges::find(all, f.name, &code_reference::field), all.end())
          << layer.name << "." << f.name;
    }
  }
}

}  // namespace
}  // namespace greenward::layer
