#include "engine/workflow/edit_features.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/divide_feature.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/feature_lookup.hpp"
#include "engine/workflow/undo.hpp"
#include "tests/support/property_cases.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <array>
#include <filesystem>

namespace greenward::workflow {
namespace {

using geo::lon_lat;

constexpr lon_lat kA{125.20, 43.88}, kB{125.21, 43.88};

geo::geographic_geometry point_at(lon_lat p) {
  geo::geographic_geometry shape;
  shape.append_point(p);
  return shape;
}
geo::geographic_geometry line_through(std::initializer_list<lon_lat> points) {
  geo::geographic_geometry shape;
  shape.append_line(std::span(points.begin(), points.size()));
  return shape;
}
void append_square(layer::row_writer& row, double west, double east) {
  row.geometry().append_polygon(std::array{lon_lat{west, 43.8}, lon_lat{east, 43.8}, lon_lat{east, 43.9},
                                           lon_lat{west, 43.9}, lon_lat{west, 43.8}});
}

/// Two communities, two manholes, a pipe between them, a compound with a work; made once and copied.
class small_town {
 public:
  small_town() {
    const auto store = open_or_create(address());
    const auto change = store->begin({"测试员", "import", "", "2023-01-01T00:00:00Z"});
    const layer::catalogue& catalogue = program_environment().catalogue;
    layer::feature_table units(catalogue.layer("admin_units")), nodes(catalogue.layer("drainage_nodes")),
        pipes(catalogue.layer("pipes")), works(catalogue.layer("works"));
    for (const auto& [code, west] : {std::pair{"220106001001", 125.19}, std::pair{"220106001002", 125.205}}) {
      layer::row_writer row(units, feature_id(0));
      row.set("code", code);
      row.set("name", code);
      row.set("level", "community");
      row.set("community_code", code);
      append_square(row, west, west + 0.015);
    }
    for (const auto& [code, at] : {std::pair{"N1", kA}, std::pair{"N2", kB}}) {
      layer::row_writer row(nodes, feature_id(0));
      row.set("code", code);
      row.set("node_kind", "manhole");
      row.set("system", "storm");
      row.set("community_code", at == kA ? "220106001001" : "220106001002");
      row.geometry().append_point(at);
    }
    {
      layer::row_writer row(pipes, feature_id(0));
      row.set("code", "P1");
      row.set("from_code", "N1");
      row.set("to_code", "N2");
      row.set("system", "storm");
      row.set("diameter_mm", 300.0);
      row.set("length_m", 790.0);
      row.geometry().append_line(std::array{kA, kB});
    }
    {
      layer::row_writer row(works, feature_id(0));
      row.set("code", "W1");
      row.set("work_kind", "road");
      row.set("stage", "planned");
    }
    for (layer::feature_table* table : {&units, &nodes, &pipes, &works}) (void)change->insert(*table, {});
    change->commit();
    store->compact({});
  }
  [[nodiscard]] std::string address() const { return (folder_ / "town.sqlite").string(); }

 private:
  greenward::testing::temporary_directory folder_;
};

class EditFeatures : public ::testing::Test {
 protected:
  EditFeatures() {
    static const small_town original;
    std::filesystem::copy_file(original.address(), address());
  }
  [[nodiscard]] std::string address() const { return (folder_ / "town.sqlite").string(); }
  [[nodiscard]] layer::feature_table now(const char* layer) const {
    return open_for_reading(address())->read(layer);
  }
  [[nodiscard]] edit_result edit(const std::vector<feature_edit>& edits) const {
    return edit_features(address(), "李工", "核对", edits);
  }
  /// One refused reason, and nothing written.
  void expect_refused(const std::vector<feature_edit>& edits, const std::string& field,
                      const std::string& words) const {
    const std::int64_t before = open_for_reading(address())->content_version();
    const edit_result result = edit(edits);
    ASSERT_EQ(result.refused.size(), 1U) << words;
    EXPECT_EQ(result.refused[0].field, field);
    EXPECT_NE(result.refused[0].reason.en.find(words), std::string::npos) << result.refused[0].reason.en;
    EXPECT_EQ(result.entry, 0);
    EXPECT_EQ(open_for_reading(address())->content_version(), before);
  }
  static feature_edit change(const char* layer, std::int64_t id, std::vector<typed_field> fields) {
    return {.layer = layer, .feature = feature_id(id), .fields = std::move(fields)};
  }
  static feature_edit move(const char* layer, std::int64_t id, geo::geographic_geometry shape) {
    return {.layer = layer, .feature = feature_id(id), .shape = std::move(shape)};
  }
  static feature_edit remove(const char* layer, std::int64_t id) {
    return {.kind = edit_kind::remove, .layer = layer, .feature = feature_id(id)};
  }

  greenward::testing::temporary_directory folder_;
};

TEST_F(EditFeatures, SetAndEmptyFieldsWithOneEntryThatSaysWho) {
  const edit_result result =
      edit({change("pipes", 1, {{"diameter_mm", "400"}, {"length_m", " "}, {"system", "污水"}})});
  ASSERT_TRUE(result.refused.empty());
  const layer::feature_table pipes = now("pipes");
  EXPECT_EQ(pipes["diameter_mm"].real(0), 400);
  EXPECT_FALSE(pipes["length_m"].has(0));
  EXPECT_EQ(pipes["system"].text(0), "sanitary");
  EXPECT_EQ(pipes["from_code"].text(0), "N1") << "what is not typed stays";
  const auto store = open_for_reading(address());
  EXPECT_EQ(store->journal().back().id, result.entry);
  EXPECT_EQ(store->journal().back().note.who, "李工");
  EXPECT_EQ(store->journal().back().note.action, "edit");
  EXPECT_EQ(store->changes_of(result.entry).size(), 3U) << "only what changed is journalled";
  EXPECT_TRUE(store->verify().empty());
}

TEST_F(EditFeatures, MoveANodeWithTheEndOfItsPipeAndAreUndone) {
  const layer::feature_table nodes = now("drainage_nodes"), pipes = now("pipes");
  const lon_lat moved{125.2101, 43.8801};
  const edit_result result =
      edit({move("drainage_nodes", 2, point_at(moved)), move("pipes", 1, line_through({kA, moved}))});
  ASSERT_TRUE(result.refused.empty());
  EXPECT_EQ(now("drainage_nodes").geometry()[1].points()[0], moved);
  EXPECT_EQ(now("pipes").geometry()[0].points()[1], moved);
  ASSERT_EQ(result.notes.size(), 1U) << "790 m are stated";
  EXPECT_NE(result.notes[0].en.find("790.0"), std::string::npos) << result.notes[0].en;
  EXPECT_TRUE(undo_entry(address(), "李工", "", result.entry).obstacles.empty());
  EXPECT_EQ(now("drainage_nodes").geometry(), nodes.geometry());
  EXPECT_EQ(now("pipes").geometry(), pipes.geometry());
}

TEST_F(EditFeatures, SayThatAPlaceLiesInAnotherUnitThanStated) {
  const edit_result result = edit({move("drainage_nodes", 1, point_at({125.206, 43.88}))});
  ASSERT_TRUE(result.refused.empty());
  ASSERT_EQ(result.notes.size(), 1U);
  EXPECT_NE(result.notes[0].zh.find("220106001002"), std::string::npos) << result.notes[0].zh;
  EXPECT_EQ(now("drainage_nodes")["community_code"].text(0), "220106001001") << "nothing is guessed";
}

TEST_F(EditFeatures, AddAFeatureWithTheCodesOfItsPlaceAndTakeOneOut) {
  feature_edit node{.kind = edit_kind::add,
                    .layer = "drainage_nodes",
                    .feature = {},
                    .fields = {{"code", "N3"}, {"node_kind", "manhole"}, {"system", "storm"}},
                    .shape = point_at({125.206, 43.88})};
  const edit_result added = edit({node});
  ASSERT_TRUE(added.refused.empty()) << added.refused[0].reason.en;
  const layer::feature_table nodes = now("drainage_nodes");
  const auto row = row_of(nodes, added.features.at(0));
  ASSERT_TRUE(row);
  EXPECT_EQ(nodes["community_code"].text(*row), "220106001002");
  expect_refused({node}, "code", "another feature has the code");
  const edit_result removed = edit({remove("drainage_nodes", added.features[0].value)});
  ASSERT_TRUE(removed.refused.empty());
  EXPECT_EQ(now("drainage_nodes").size(), 2U);
  EXPECT_TRUE(undo_entry(address(), "李工", "", removed.entry).obstacles.empty());
  EXPECT_EQ(now("drainage_nodes").size(), 3U);
  node.fields = {{"code", "N4"}};
  node.shape.reset();
  const edit_result bare = edit({node});
  std::vector<std::string> fields;
  for (const refused_edit& refused : bare.refused) fields.push_back(refused.field);
  EXPECT_NE(std::ranges::find(fields, "geometry"), fields.end());
  EXPECT_NE(std::ranges::find(fields, "node_kind"), fields.end());
}

TEST_F(EditFeatures, RefuseWhatAnImportWouldRefuse) {
  expect_refused({change("pipes", 1, {{"diameter_mm", "thick"}})}, "diameter_mm", "thick");
  expect_refused({change("pipes", 1, {{"system", "gas"}})}, "system", "gas");
  expect_refused({change("pipes", 1, {{"system", ""}})}, "system", "required");
  expect_refused({change("pipes", 1, {{"colour", "red"}})}, "colour", "no such field");
  expect_refused({move("pipes", 1, point_at(kA))}, "geometry", "kind");
  expect_refused({move("pipes", 1, line_through({kA, kA}))}, "geometry", "not valid");
  geo::geographic_geometry bow;
  bow.append_polygon(std::array{lon_lat{125.19, 43.8}, lon_lat{125.20, 43.9}, lon_lat{125.20, 43.8},
                                lon_lat{125.19, 43.9}, lon_lat{125.19, 43.8}});
  expect_refused({move("admin_units", 1, bow)}, "geometry", "not valid");
  expect_refused({change("pipes", 9, {{"diameter_mm", "400"}})}, "", "no such feature");
  expect_refused({change("pipes", 1, {{"diameter_mm", "300.0"}})}, "", "nothing is changed");
}

TEST_F(EditFeatures, RefuseWhatACommandWrites) {
  expect_refused({change("works", 1, {{"stage", "completed"}})}, "stage", "greenward record");
  expect_refused({change("works", 1, {{"actual_end", "2024-05-01"}})}, "actual_end", "greenward record");
  expect_refused({remove("work_stages", 1)}, "", "greenward record");
  expect_refused({change("walk_nodes", 1, {{"code", "x"}})}, "", "greenward walk network");
  EXPECT_TRUE(edit({change("works", 1, {{"responsible", "住建局"}})}).refused.empty());
}

TEST_F(EditFeatures, KeepTheCodesThatOthersName) {
  expect_refused({change("drainage_nodes", 1, {{"code", "N9"}})}, "code", "pipes.from_code (1 times)");
  expect_refused({remove("drainage_nodes", 2)}, "", "to_code");
  const auto rename = [&](const char* code) {
    return std::vector{change("drainage_nodes", 1, {{"code", code}}),
                       change("pipes", 1, {{"from_code", code}})};
  };
  expect_refused(rename("N2"), "code", "another feature");
  EXPECT_TRUE(edit(rename("N9")).refused.empty()) << "what names it is changed with it";
  EXPECT_TRUE(edit({remove("drainage_nodes", 2), remove("pipes", 1)}).refused.empty())
      << "what is taken out with it names nothing";
}

TEST_F(EditFeatures, DoAllOrNothing) {
  const layer::feature_table before = now("pipes");
  const edit_result result =
      edit({change("pipes", 1, {{"diameter_mm", "400"}}), change("drainage_nodes", 1, {{"system", "gas"}})});
  ASSERT_EQ(result.refused.size(), 1U);
  EXPECT_EQ(result.refused[0].edit, 1U);
  EXPECT_EQ(now("pipes")["diameter_mm"].real(0), before["diameter_mm"].real(0));
}

TEST_F(EditFeatures, RefuseWhatSomebodyElseHasChangedMeanwhile) {
  feature_edit mine = change("pipes", 1, {{"material", "PVC"}});
  mine.seen = now("pipes");
  EXPECT_TRUE(edit({change("pipes", 1, {{"diameter_mm", "500"}})}).refused.empty());
  expect_refused({mine}, "diameter_mm", "somebody else");
  mine.seen = now("pipes");
  EXPECT_TRUE(edit({mine}).refused.empty());
}

/// With one more manhole, N3, half-way along the pipe.
class DividedPipe : public EditFeatures {
 protected:
  static constexpr lon_lat kMiddle{125.205, 43.88};
  DividedPipe() {
    const feature_edit node{.kind = edit_kind::add,
                            .layer = "drainage_nodes",
                            .feature = {},
                            .fields = {{"code", "N3"}, {"node_kind", "manhole"}, {"system", "storm"}},
                            .shape = point_at(kMiddle)};
    EXPECT_TRUE(edit({node, change("pipes", 1, {{"up_invert_m", "210.5"}, {"down_invert_m", "209.1"}})})
                    .refused.empty());
  }
  static feature_edit divide(lon_lat at) {
    feature_edit edit = move("pipes", 1, line_through({kA, at}));
    edit.kind = edit_kind::divide;
    edit.rest = line_through({at, kB});
    return edit;
  }
};

TEST_F(DividedPipe, KeepsWhatIsKnownOfEachPieceAndNamesTheManholeBetween) {
  const edit_result result = edit({divide(kMiddle)});
  ASSERT_TRUE(result.refused.empty());
  ASSERT_EQ(result.features.size(), 1U);
  const layer::feature_table pipes = now("pipes");
  ASSERT_EQ(pipes.size(), 2U);
  const auto text = [&](const char* field, std::size_t row) { return std::string(pipes[field].text(row)); };
  EXPECT_EQ(pipes.ids()[0], feature_id(1));
  EXPECT_EQ(text("code", 0) + text("from_code", 0) + text("to_code", 0), "P1N1N3");
  EXPECT_EQ(text("code", 1) + text("from_code", 1) + text("to_code", 1), "P1.2N3N2");
  EXPECT_EQ(pipes["up_invert_m"].real(0), 210.5);
  EXPECT_FALSE(pipes["down_invert_m"].has(0));
  EXPECT_FALSE(pipes["up_invert_m"].has(1));
  EXPECT_EQ(pipes["down_invert_m"].real(1), 209.1);
  for (const std::size_t row : {0U, 1U}) {
    EXPECT_EQ(pipes["diameter_mm"].real(row), 300);
    EXPECT_FALSE(pipes["length_m"].has(row)) << "nobody has measured the piece";
  }
  EXPECT_EQ(pipes.geometry()[0].points().back(), kMiddle);
  EXPECT_EQ(pipes.geometry()[1].points().front(), kMiddle);
  std::string notes;
  for (const bilingual& note : result.notes) notes += note.en + "\n";
  EXPECT_NE(notes.find("P1.2"), std::string::npos) << notes;
  EXPECT_NE(notes.find("Stated length"), std::string::npos) << notes;
  EXPECT_TRUE(open_for_reading(address())->verify().empty());
}

TEST_F(DividedPipe, IsOneAgainAfterUndo) {
  const layer::feature_table before = now("pipes");
  const edit_result result = edit({divide(kMiddle)});
  EXPECT_TRUE(undo_entry(address(), "李工", "", result.entry).obstacles.empty());
  const layer::feature_table after = now("pipes");
  EXPECT_TRUE(std::ranges::equal(after.columns(), before.columns()));
  EXPECT_EQ(after.geometry(), before.geometry());
}

TEST_F(DividedPipe, NamesNoNodeWhereNoneStandsAndTakesTheNextFreeCode) {
  (void)edit({divide(kMiddle)});
  feature_edit again = move("pipes", 1, line_through({kA, {125.202, 43.88}}));
  again.kind = edit_kind::divide;
  again.rest = line_through({{125.202, 43.88}, kMiddle});
  const edit_result result = edit({again});
  ASSERT_TRUE(result.refused.empty());
  const layer::feature_table pipes = now("pipes");
  ASSERT_EQ(pipes.size(), 3U);
  const std::string code(pipes["code"].text(2));
  EXPECT_NE(code, "P1.2");
  EXPECT_EQ(code.rfind("P1.2", 0), 0U) << code;
  EXPECT_FALSE(pipes["to_code"].has(0));
  EXPECT_FALSE(pipes["from_code"].has(2));
  EXPECT_EQ(pipes["to_code"].text(2), "N3");
}

TEST_F(DividedPipe, IsRefusedWhereThePiecesAreNone) {
  feature_edit gap = divide(kMiddle);
  gap.rest = line_through({{125.206, 43.88}, kB});
  expect_refused({gap}, "geometry", "begin where the first ends");
  feature_edit half = divide(kMiddle);
  half.rest.reset();
  expect_refused({half}, "geometry", "both pieces");
  feature_edit other = divide(kMiddle);
  other.layer = "works";
  expect_refused({other}, "", "not divided");
}

TEST(DividedAt, CutsTheLineWhereItIsNearestAndKeepsItsCourse) {
  const lon_lat bend{125.205, 43.881};
  const auto line = line_through({kA, bend, kB});
  const auto pieces = divided_at(line[0], {125.2025, 43.8805}, {4551});
  EXPECT_EQ(pieces[0][0].points().size(), 2U);
  EXPECT_EQ(pieces[1][0].points().size(), 3U);
  EXPECT_EQ(pieces[0][0].points().front(), kA);
  EXPECT_EQ(pieces[1][0].points()[1], bend);
  EXPECT_EQ(pieces[0][0].points().back(), pieces[1][0].points().front());
  EXPECT_THROW((void)divided_at(line[0], {125.2025, 43.8807}, {4551}), error) << "20 m beside";
  EXPECT_THROW((void)divided_at(line[0], kA, {4551}), error);
  EXPECT_THROW((void)divided_at(point_at(kA)[0], kA, {4551}), error);
}

/// Any texts in any fields of a pipe: an edit either is refused and changes nothing, or says afterwards what
/// was typed, and undoing it brings back what was there.
RC_GTEST_FIXTURE_PROP(EditFeatures, AreTakenBackByUndo, ()) {
  const layer::layer_schema& schema = program_environment().catalogue.layer("pipes");
  const auto texts = *rc::gen::container<std::vector<std::pair<std::size_t, std::string>>>(
      rc::gen::pair(rc::gen::inRange<std::size_t>(0, schema.fields.size()),
                    rc::gen::element<std::string>("", "7", "0.25", "2020-02-30", "2021-03-04", "storm",
                                                  "雨水", "PVC", "是")));
  const layer::feature_table before = now("pipes");
  feature_edit typed = change("pipes", 1, {});
  for (const auto& [field, text] : texts) typed.fields.push_back({schema.fields[field].name, text});
  const edit_result result = edit({typed});
  const layer::feature_table after = now("pipes");
  if (!result.refused.empty()) {
    RC_ASSERT(after.columns().size() == before.columns().size());
    RC_ASSERT(std::ranges::equal(after.columns(), before.columns()));
    return;
  }
  RC_ASSERT(!std::ranges::equal(after.columns(), before.columns()));
  RC_ASSERT(undo_entry(address(), "李工", "", result.entry).obstacles.empty());
  RC_ASSERT(std::ranges::equal(now("pipes").columns(), before.columns()));
}

}  // namespace
}  // namespace greenward::workflow
