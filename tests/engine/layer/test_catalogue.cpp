#include "engine/layer/catalogue.hpp"

#include "engine/base/data_directory.hpp"
#include "tests/engine/layer/data_folder.hpp"
#include "tests/engine/layer/error_of.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <filesystem>

namespace greenward::layer {
namespace {

using ::testing::HasSubstr;

std::size_t toml_count(const std::filesystem::path& folder) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    count += entry.path().extension() == ".toml";
  return count;
}

std::string load_error(const data_folder& folder) {
  return error_of([&] { (void)catalogue::load(folder.path()); });
}

TEST(Catalogue, EveryFileOfTheProjectIsLoaded) {
  const catalogue all = catalogue::load(data_directory());
  EXPECT_EQ(all.layers().size() + 1, toml_count(data_directory() / "catalogue"));
  EXPECT_EQ(all.code_lists().size(), toml_count(data_directory() / "codes"));
  EXPECT_GE(all.layers().size(), 20U);
  EXPECT_GE(all.code_lists().size(), 22U);
}

TEST(Catalogue, TheLayersOfTheDesignAreThere) {
  const catalogue all = catalogue::load(data_directory());
  for (const char* name : {"admin_units", "roads",
                           "compounds",   "buildings",
                           "pipes",       "drainage_nodes",
                           "parks",       "greenways",
                           "villages",    "facilities",
                           "walk_edges",  "walk_nodes",
                           "barriers",    "population_points",
                           "works",       "work_stages",
                           "hazards",     "responsibility_areas",
                           "indicators",  "village_honours"}) {
    EXPECT_NE(all.find_layer(name), nullptr) << name;
  }
}

TEST(Catalogue, LayersStandInDrawOrder) {
  const catalogue all = catalogue::load(data_directory());
  EXPECT_TRUE(std::ranges::is_sorted(all.layers(), {}, &layer_schema::draw_order));
  EXPECT_LT(all.layer("parks").draw_order, all.layer("roads").draw_order);
}

TEST(Catalogue, SharedFieldsComeFirst) {
  const catalogue all = catalogue::load(data_directory());
  const layer_schema& roads = all.layer("roads");
  EXPECT_EQ(roads.geometry, layer_geometry::line);
  EXPECT_EQ(roads.fields[0].name, "code");
  EXPECT_EQ(roads.fields[1].name, "name");
  EXPECT_EQ(roads.fields[2].name, "district_code");
  const field& road_class = roads.fields[roads.field_index("road_class")];
  EXPECT_EQ(road_class.type, field_type::code);
  EXPECT_EQ(road_class.code_list, "road_class");
  EXPECT_EQ(road_class.title, (bilingual{"道路等级", "Class"}));
  EXPECT_EQ(road_class.dbf_alias, "CLASS");
  EXPECT_FALSE(road_class.required);
  EXPECT_TRUE(all.layer("pipes").fields[all.layer("pipes").field_index("system")].required);
}

TEST(Catalogue, StagesFollowTheLifecycle) {
  const catalogue all = catalogue::load(data_directory());
  std::vector<std::string> codes;
  for (const code_entry& entry : all.codes("stage").entries) codes.push_back(entry.code);
  EXPECT_THAT(codes, ::testing::ElementsAre("planned", "started", "registered", "enclosed", "completed",
                                            "operating", "suspended", "resumed", "cancelled"));
  EXPECT_EQ(all.codes("stage").find("registered")->title.zh, "入库入统");
}

TEST(Catalogue, AnUnknownLayerListsTheLayers) {
  const data_folder folder;
  const catalogue all = catalogue::load(folder.path());
  EXPECT_EQ(all.find_layer("well"), nullptr);
  EXPECT_THAT(error_of([&] { (void)all.layer("well"); }, error_code::usage),
              HasSubstr("The layers are: wells"));
}

TEST(Catalogue, TheSmallFolderIsValid) {
  const data_folder folder;
  const catalogue all = catalogue::load(folder.path());
  ASSERT_EQ(all.layers().size(), 1U);
  EXPECT_EQ(all.layers()[0].fields.size(), 2U);
  EXPECT_EQ(all.codes("well_kind").entries[1].title.en, "Drilled");
}

TEST(Catalogue, FieldsKnowWhatSurveysCallThem) {
  const data_folder folder;
  folder.write("catalogue/wells.toml",
               "aliases = [{field = \"code\", names = [\"Exp_No\"]}]\n" +
                   data_folder::wells("{name = \"depth_m\", type = \"real\", zh = \"深\", en = \"Depth\", "
                                      "dbf = \"DEPTH\", aliases = [\"Deep\", \"埋深\"]}"));
  const catalogue all = catalogue::load(folder.path());
  const auto& fields = all.layers()[0].fields;
  EXPECT_EQ(fields[0].aliases, std::vector<std::string>{"Exp_No"}) << "a layer's own, of a shared field";
  EXPECT_EQ(fields[1].aliases, (std::vector<std::string>{"Deep", "埋深"}));
}

struct spoilt {
  const char* fact;
  const char* file;
  std::string text;
  const char* expected;
};

class SpoiltCatalogue : public ::testing::TestWithParam<spoilt> {};

TEST_P(SpoiltCatalogue, IsRefusedWithFileAndKey) {
  const data_folder folder;
  folder.write(GetParam().file, GetParam().text);
  const std::string message = load_error(folder);
  EXPECT_THAT(message, HasSubstr(GetParam().expected));
  EXPECT_THAT(message, HasSubstr(std::filesystem::path(GetParam().file).filename().string()));
}

std::string well_fields(const std::string& fields) {
  return data_folder::wells(fields);
}
std::string field_of(const std::string& name, const std::string& alias) {
  return data_folder::field_line(name, alias);
}

INSTANTIATE_TEST_SUITE_P(
    Catalogue, SpoiltCatalogue,
    ::testing::Values(
        spoilt{"Syntax", "catalogue/wells.toml", "zh = ", "syntax"},
        spoilt{"MissingKey", "catalogue/wells.toml", "zh = \"井\"\nen = \"W\"\n",
               "geometry: this key is missing"},
        spoilt{"UnknownKey", "catalogue/wells.toml", "colour = 1\n" + well_fields(field_of("name", "NAME")),
               "colour"},
        spoilt{
            "UnknownFieldKey", "catalogue/wells.toml",
            well_fields("{name = \"a\", type = \"text\", zh = \"甲\", en = \"A\", dbf = \"A\", length = 3}"),
            "length"},
        spoilt{"DuplicateField", "catalogue/wells.toml", well_fields(field_of("code", "CODE2")),
               "'code' is a dup"},
        spoilt{"DuplicateAlias", "catalogue/wells.toml", well_fields(field_of("other", "code")), "DBF alias"},
        spoilt{"AliasOfTheKey", "catalogue/wells.toml", well_fields(field_of("other", "ID")), "DBF alias"},
        spoilt{"LongAlias", "catalogue/wells.toml", well_fields(field_of("other", "ELEVENCHARS")), "dbf"},
        spoilt{"ChineseAlias", "catalogue/wells.toml", well_fields(field_of("other", "井")), "dbf"},
        spoilt{"ImportAliasOfTwoFields", "catalogue/wells.toml",
               well_fields("{name = \"a\", type = \"text\", zh = \"甲\", en = \"A\", dbf = \"A\", aliases = "
                           "[\"Exp\"]}, {name = \"b\", type = \"text\", zh = \"乙\", en = \"B\", dbf = "
                           "\"B\", aliases = [\"EXP\"]}"),
               "the alias 'EXP' of 'b' already names 'a'"},
        spoilt{"ImportAliasIsAName", "catalogue/wells.toml",
               well_fields("{name = \"a\", type = \"text\", zh = \"丙\", en = \"C\", dbf = \"A\", aliases = "
                           "[\"Code\"]}"),
               "the alias 'Code' of 'a' already names 'code'"},
        spoilt{"AliasesOfNoField", "catalogue/wells.toml",
               "aliases = [{field = \"deep\", names = [\"D\"]}]\n" + well_fields(field_of("name", "NAME")),
               "there is no field 'deep'"},
        spoilt{"UnknownType", "catalogue/wells.toml",
               well_fields("{name = \"a\", type = \"varchar\", zh = \"甲\", en = \"A\", dbf = \"A\"}"),
               "type"},
        spoilt{"UnknownList", "catalogue/wells.toml",
               well_fields(
                   "{name = \"a\", type = \"code\", codes = \"none\", zh = \"甲\", en = \"A\", dbf = \"A\"}"),
               "code list 'none'"},
        spoilt{"CodeWithoutList", "catalogue/wells.toml",
               well_fields("{name = \"a\", type = \"code\", zh = \"甲\", en = \"A\", dbf = \"A\"}"), "codes"},
        spoilt{"ListWithoutCode", "catalogue/wells.toml",
               well_fields("{name = \"a\", type = \"text\", codes = \"well_kind\", zh = \"甲\", en = \"A\", "
                           "dbf = \"A\"}"),
               "codes: this key is unknown"},
        spoilt{"NotSnakeCase", "catalogue/wells.toml", well_fields(field_of("Depth", "DEPTH")), "snake_case"},
        spoilt{"SqlInAName", "catalogue/wells.toml", well_fields(field_of("a; drop table x", "A")),
               "snake_case"},
        spoilt{"ReservedName", "catalogue/wells.toml", well_fields(field_of("id", "X")), "reserved"},
        spoilt{"LayerNotSnakeCase", "catalogue/Bad-Name.toml", well_fields(field_of("name", "NAME")),
               "snake_case"},
        spoilt{"EmptyTitle", "catalogue/wells.toml",
               well_fields("{name = \"a\", type = \"text\", zh = \"\", en = \"A\", dbf = \"A\"}"), "zh"},
        spoilt{"UnknownGroup", "catalogue/wells.toml",
               "zh = \"井\"\nen = \"W\"\ngeometry = \"point\"\ndraw_order = 1\ncommon = [\"none\"]\nfields = "
               "[]\n",
               "no group 'none'"},
        spoilt{"UnknownGeometry", "catalogue/wells.toml",
               "zh = \"井\"\nen = \"W\"\ngeometry = \"points\"\ndraw_order = 1\nfields = []\n", "geometry"},
        spoilt{"EmptyList", "codes/well_kind.toml", "zh = \"井\"\nen = \"W\"\nentries = []\n", "empty"},
        spoilt{"ListNotSnakeCase", "codes/Well-Kind.toml", std::string(data_folder::kKinds), "snake_case"},
        spoilt{"DuplicateCode", "codes/well_kind.toml",
               "zh = \"井\"\nen = \"W\"\nentries = [{code = \"a\", zh = \"甲\", en = \"A\"}, "
               "{code = \"a\", zh = \"乙\", en = \"B\"}]\n",
               "entries[2].code"},
        spoilt{
            "AmbiguousAlias", "codes/well_kind.toml",
            "zh = \"井\"\nen = \"W\"\nentries = [{code = \"a\", zh = \"甲\", en = \"A\", aliases = [\"x\"]}, "
            "{code = \"b\", zh = \"乙\", en = \"B\", aliases = [\"x\"]}]\n",
            "entries[2].aliases"}),
    [](const auto& tested) { return tested.param.fact; });

}  // namespace
}  // namespace greenward::layer
