#include "engine/layer/schema.hpp"

#include "tests/engine/layer/error_of.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace greenward::layer {
namespace {

using ::testing::HasSubstr;

field make_field(std::string name) {
  field result;
  result.name = std::move(name);
  return result;
}

layer_schema wells() {
  layer_schema schema;
  schema.name = "wells";
  schema.fields = {make_field("code"), make_field("depth_m")};
  return schema;
}

TEST(Schema, FieldsAreFoundByName) {
  EXPECT_EQ(wells().find_field("depth_m"), 1U);
  EXPECT_EQ(wells().field_index("code"), 0U);
  EXPECT_EQ(wells().find_field("Depth_m"), std::nullopt);
}

TEST(Schema, AnUnknownFieldNamesTheLayerAndItsFields) {
  const std::string message = error_of([] { (void)wells().field_index("depth"); }, error_code::usage);
  EXPECT_THAT(message, HasSubstr("wells: "));
  EXPECT_THAT(message, HasSubstr("'depth'"));
  EXPECT_THAT(message, HasSubstr("id, code, depth_m"));
}

TEST(Schema, CodesAreFoundExactly) {
  const code_list kinds{"well_kind",
                        {"井", "Well"},
                        {{"dug", {"大口井", "Dug"}, {}}, {"drilled", {"机井", "Drilled"}, {"bored"}}}};
  ASSERT_NE(kinds.find("drilled"), nullptr);
  EXPECT_EQ(kinds.find("drilled")->title.zh, "机井");
  EXPECT_EQ(kinds.find("DUG"), nullptr);
  EXPECT_EQ(kinds.find(""), nullptr);
}

TEST(Schema, OtherDatasNamesAreRecognised) {
  const code_list kinds{
      "well_kind",
      {"井", "Well"},
      {{"dug", {"大口井", "Dug"}, {"drilled"}}, {"drilled", {"机井", "Drilled"}, {"bored"}}}};
  for (const char* name : {"drilled", "bored", "机井", "Drilled"}) {
    ASSERT_NE(kinds.recognise(name), nullptr) << name;
    EXPECT_EQ(kinds.recognise(name)->code, "drilled") << name;
  }
  EXPECT_EQ(kinds.recognise("well"), nullptr);
}

TEST(Schema, TypesHaveTheNamesOfTheFiles) {
  EXPECT_EQ(to_string(field_type::boolean), "boolean");
  EXPECT_EQ(to_string(field_type::code), "code");
  EXPECT_EQ(to_string(layer_geometry::any), "any");
  EXPECT_EQ(to_string(layer_geometry::none), "none");
}

}  // namespace
}  // namespace greenward::layer
