#include "engine/layer/style.hpp"

#include "engine/layer/style_classes.hpp"

#include "engine/base/data_directory.hpp"
#include "tests/engine/layer/colour_vision.hpp"
#include "tests/engine/layer/data_folder.hpp"
#include "tests/engine/layer/error_of.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>

namespace greenward::layer {
namespace {

using ::testing::HasSubstr;

const catalogue& project() {
  static const catalogue all = catalogue::load(data_directory());
  return all;
}

const std::vector<layer_style>& project_styles() {
  static const std::vector<layer_style> all = load_styles(data_directory(), project());
  return all;
}

const layer_style& style_of(std::string_view layer) {
  return *std::ranges::find(project_styles(), layer, &layer_style::layer);
}

TEST(Style, EveryLayerWithGeometryHasOneStyle) {
  const auto spatial = [](const layer_schema& l) { return l.geometry != layer_geometry::none; };
  EXPECT_EQ(project_styles().size(),
            static_cast<std::size_t>(std::ranges::count_if(project().layers(), spatial)));
  for (const layer_schema& l : project().layers()) {
    EXPECT_EQ(std::ranges::count(project_styles(), l.name, &layer_style::layer), spatial(l) ? 1 : 0)
        << l.name;
  }
}

TEST(Style, EveryCodeAndAnAbsentValueAreDrawn) {
  for (const layer_style& style : project_styles()) {
    EXPECT_NE(style.rule_for(""), nullptr) << style.layer;
    if (style.field.empty()) continue;
    const layer_schema& layer = project().layer(style.layer);
    for (const code_entry& entry :
         project().codes(layer.fields[layer.field_index(style.field)].code_list).entries) {
      EXPECT_NE(style.rule_for(entry.code), nullptr) << style.layer << ' ' << entry.code;
    }
  }
}

TEST(Style, EveryRuleDrawsSomethingOfItsGeometry) {
  for (const layer_style& style : project_styles()) {
    const layer_geometry geometry = project().layer(style.layer).geometry;
    for (const style_rule& rule : style.rules) {
      const bool stroked = rule.stroke.a > 0 && rule.width > 0;
      EXPECT_TRUE(stroked || (geometry != layer_geometry::line && rule.fill.a > 0))
          << style.layer << rule.title.en;
      EXPECT_FALSE(rule.title.zh.empty());
    }
  }
}

TEST(Style, ARuleOfOneCodeIsNamedAfterIt) {
  const style_rule* rule = style_of("works").rule_for("registered");
  ASSERT_NE(rule, nullptr);
  EXPECT_EQ(rule->title, project().codes("stage").find("registered")->title);
  EXPECT_EQ(style_of("greenways").rules[0].title, project().layer("greenways").title);
}

TEST(Style, TheOtherRuleTakesWhatNoRuleNames) {
  layer_style style;
  EXPECT_EQ(style.rule_for("a"), nullptr);
  style.rules.resize(2);
  style.rules[1].values = {"a", "b"};
  EXPECT_EQ(style.rule_for("b"), &style.rules[1]);
  EXPECT_EQ(style.rule_for("c"), &style.rules[0]);
}

TEST(Style, WhatGoesOverTheFieldIsTakenWhereARuleNamesIt) {
  const layer_style& pipes = style_of("pipes");
  feature_table table(project().layer("pipes"));
  const auto add = [&](const char* system, const char* status) {
    row_writer row(table, feature_id(static_cast<std::int64_t>(table.size()) + 1));
    if (system != nullptr) row.set("system", system);
    if (status != nullptr) row.set("status", status);
    row.geometry().append_none();
  };
  add("storm", "existing");
  add("storm", "planned");
  add("sanitary", "abandoned");
  add("sanitary", nullptr);
  add(nullptr, "planned");
  const style_classes classes(table, pipes);
  EXPECT_EQ(classes.rule_of(0), pipes.rule_for("storm"));
  EXPECT_EQ(classes.rule_of(1), pipes.rule_over("planned"));
  EXPECT_EQ(classes.rule_of(2), pipes.rule_over("abandoned"));
  EXPECT_EQ(classes.rule_of(3), pipes.rule_for("sanitary"));
  EXPECT_EQ(classes.rule_of(4), pipes.rule_over("planned"));
  EXPECT_EQ(pipes.rule_over("existing"), nullptr);
  EXPECT_EQ(pipes.rule_over("planned")->title, project().codes("asset_status").find("planned")->title);
  EXPECT_FALSE(pipes.rule_over("planned")->takes_the_rest());
}

/// What the eye has to tell a class by: its colour if it has nothing else.
colour main_colour(const style_rule& rule) {
  return rule.fill.a == 255 ? rule.fill : rule.stroke;
}

bool differs_in_form(const style_rule& a, const style_rule& b, bool points) {
  return (points && a.marker != b.marker) || (!points && a.dash.empty() != b.dash.empty());
}

/// Just-noticeable is about 2.3; map classes need to be found in a legend again.
constexpr double kApart = 12;

TEST(Style, ClassesThatMatterStayApartForColourBlindReaders) {
  for (const char* name : {"works", "pipes", "facilities", "hazards", "compounds"}) {
    const layer_style& style = style_of(name);
    const bool points = project().layer(name).geometry == layer_geometry::point;
    for (auto a = style.rules.begin(); a != style.rules.end(); ++a) {
      for (auto b = a + 1; b != style.rules.end(); ++b) {
        if (differs_in_form(*a, *b, points)) continue;
        for (const vision v : {vision::normal, vision::protan, vision::deutan}) {
          const bool areas = std::string_view(name) == "compounds";
          const colour x = areas ? on_paper(a->fill) : main_colour(*a);
          const colour y = areas ? on_paper(b->fill) : main_colour(*b);
          EXPECT_GT(colour_distance(x, y, v), areas ? 4 : kApart)
              << name << ": " << a->title.en << " / " << b->title.en << " vision " << static_cast<int>(v);
        }
      }
    }
  }
}

TEST(Style, TheStagesDarkenTowardsUse) {
  const layer_style& works = style_of("works");
  double lightness = 200;
  for (const char* stage : {"registered", "enclosed", "completed", "operating"}) {
    const double next = lightness_of(works.rule_for(stage)->stroke);
    EXPECT_LT(next, lightness) << stage;
    lightness = next;
  }
}

TEST(Style, DetailAppearsOnlyWhenZoomedIn) {
  for (const char* name : {"drainage_nodes", "walk_edges", "walk_nodes", "population_points"}) {
    EXPECT_GT(style_of(name).min_scale, 0) << name;
    EXPECT_LE(style_of(name).min_scale, 5000) << name;
  }
  for (const char* name : {"roads", "parks", "facilities", "works", "admin_units"}) {
    EXPECT_EQ(style_of(name).min_scale, 0) << name;
  }
}

// --- the reader ---

std::string style_error(const std::string& text, const char* file = "styles/wells.toml") {
  const data_folder folder;
  folder.write("catalogue/tables.toml",
               "zh = \"表\"\nen = \"Table\"\ngeometry = \"none\"\ndraw_order = 1\nfields = []\n");
  folder.write(
      "catalogue/wells.toml",
      data_folder::wells("{name = \"kind\", type = \"code\", codes = \"well_kind\", zh = \"类\", en = \"K\", "
                         "dbf = \"KIND\"}"));
  folder.write(file, text);
  return error_of([&] { (void)load_styles(folder.path(), catalogue::load(folder.path())); });
}

std::string rule(const std::string& keys) {
  return "[[rules]]\nzh = \"甲\"\nen = \"A\"\n" + keys;
}

TEST(Style, AWholeStyleIsAccepted) {
  EXPECT_EQ(
      style_error("field = \"kind\"\nlabel_field = \"code\"\nlabel_size = 11\nlabel_colour = \"#102030\"\n"
                  "label_priority = 3\nmin_scale = 5000\nlabel_min_scale = 2000\n" +
                  rule("values = [\"dug\"]\nfill = \"#01020304\"\nstroke = \"#FFFFFF\"\nwidth = 2\n"
                       "casing = \"#000000\"\ndash = [4, 2]\nmarker = \"star\"\nsize = 9\n")),
      "");
}

TEST(Style, ColoursAreHexWithOrWithoutAlpha) {
  const data_folder folder;
  folder.write("styles/wells.toml", rule("fill = \"#01020304\"\nstroke = \"#fF8000\"\n"));
  const auto styles = load_styles(folder.path(), catalogue::load(folder.path()));
  EXPECT_EQ(styles.at(0).rules.at(0).fill, (colour{1, 2, 3, 4}));
  EXPECT_EQ(styles.at(0).rules.at(0).stroke, (colour{255, 128, 0, 255}));
  EXPECT_EQ(styles.at(0).rules.at(0).casing.a, 0);
}

TEST(Style, BrokenStylesAreRefused) {
  for (const char* bad : {"red", "#12345", "#1234567", "#12345g", "#+1+2+3", "#"}) {
    EXPECT_THAT(style_error(rule("fill = \"" + std::string(bad) + "\"\n")), HasSubstr("rules[1].fill"))
        << bad;
  }
  EXPECT_THAT(style_error("field = \"none\"\n" + rule("")), HasSubstr("no field 'none'"));
  EXPECT_THAT(style_error("over_field = \"none\"\n" + rule("")), HasSubstr("no field 'none'"));
  EXPECT_THAT(style_error(rule("over = [\"dug\"]\n")), HasSubstr("without an over_field"));
  EXPECT_THAT(style_error("over_field = \"kind\"\n" + rule("over = [\"deep\"]\n")),
              HasSubstr("has no 'deep'"));
  EXPECT_THAT(style_error("field = \"kind\"\nover_field = \"kind\"\n" +
                          rule("values = [\"dug\"]\nover = [\"dug\"]\n")),
              HasSubstr("either values or over"));
  EXPECT_THAT(style_error("label_field = \"none\"\n" + rule("")), HasSubstr("no field 'none'"));
  EXPECT_THAT(style_error("field = \"kind\"\n" + rule("values = [\"deep\"]\n")), HasSubstr("has no 'deep'"));
  EXPECT_THAT(style_error(rule("values = [\"dug\"]\n")), HasSubstr("without a field"));
  EXPECT_THAT(style_error(rule("") + rule("")), HasSubstr("at most one without values"));
  EXPECT_THAT(style_error("field = \"kind\"\n" + rule("values = [\"dug\"]\n") + rule("values = [\"dug\"]\n")),
              HasSubstr("two rules"));
  EXPECT_THAT(style_error(rule("marker = \"heart\"\n")), HasSubstr("unknown symbol"));
  EXPECT_THAT(style_error(rule("width = -1\n")), HasSubstr("rules[1].width"));
  EXPECT_THAT(style_error(rule("dash = [1]\n")), HasSubstr("dash"));
  EXPECT_THAT(style_error(rule("dash = [1, 0]\n")), HasSubstr("dash"));
  EXPECT_THAT(style_error(rule("shadow = 1\n")), HasSubstr("shadow"));
  EXPECT_THAT(style_error("rules = []\n"), HasSubstr("rules"));
}

TEST(Style, StylesAndLayersMustAgree) {
  EXPECT_THAT(style_error(rule(""), "styles/ponds.toml"), HasSubstr("no layer of the file's name"));
  EXPECT_THAT(style_error(rule(""), "styles/tables.toml"), HasSubstr("no geometry"));
  const data_folder folder;
  std::filesystem::create_directories(folder.path() / "styles");
  EXPECT_THAT(error_of([&] { (void)load_styles(folder.path(), catalogue::load(folder.path())); }),
              HasSubstr("wells.toml: the layer has no style"));
}

}  // namespace
}  // namespace greenward::layer
