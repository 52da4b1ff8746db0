#include "engine/store/spatialite_store.hpp"

#include "engine/base/error.hpp"
#include "tests/engine/store/sql_access.hpp"
#include "tests/engine/store/store_fixture.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace greenward::store {
namespace {

using testing::insert;
using testing::note;
using testing::table;
using testing::three_roads;
using spatialite_store_test = testing::store_test;
using geo::lon_lat;

/// The store's whole content through its interface, as one text.
std::string content(const store& from) {
  std::string text = from.info().name + from.info().notice + std::to_string(from.content_version());
  for (const layer::layer_schema& schema : testing::real_catalogue().layers()) {
    const layer::feature_table rows = from.read(schema.name);
    text += "\n" + schema.name + " " + std::to_string(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      text += " " + std::to_string(rows.ids()[row].value);
      for (const layer::column& c : rows.columns()) {
        text += c.has(row) ? (c.is_text() ? std::string(c.text(row)) : std::to_string(c.number(row))) : "-";
      }
    }
  }
  for (const journal_entry& entry : from.journal()) text += entry.note.action + entry.note.who;
  return text;
}

layer::feature_table one_of_each_field() {
  layer::feature_table works = table("works");
  {
    layer::row_writer row(works, feature_id(0));
    row.set("code", "LY-2023-001");
    row.set("name", "景阳大路（一期）雨污分流 “𠮷”");
    row.set("work_kind", testing::real_catalogue().codes("work_kind").entries.front().code);
    row.set("stage", "started");
    row.set("year", 2023);
    row.set("planned_start", days_since_epoch(*parse_date("2023-04-15")));
    row.set("planned_end", days_since_epoch(*parse_date("1958-12-31")));
    row.set("quantity", 0.1 + 0.2);
    row.set("budget_wan", -1e-300);
    const std::array<lon_lat, 3> line{lon_lat{125.1, 43.8}, {125.2, 43.9}, {125.3, 43.85}};
    row.geometry().append_line(line);
  }
  {
    layer::row_writer row(works, feature_id(7));
    row.set("work_kind", testing::real_catalogue().codes("work_kind").entries.front().code);
    row.set("stage", "planned");
    row.set("name", "");
    auto& g = row.geometry();  // two parts, the first with a hole
    g.begin_feature(geo::geometry_kind::polygon);
    g.begin_part();
    g.begin_ring();
    for (const lon_lat p : {lon_lat{0, 0}, {9, 0}, {9, 9}, {0, 9}, {0, 0}}) g.add(p);
    g.begin_ring();
    for (const lon_lat p : {lon_lat{2, 2}, {2, 3}, {3, 3}, {2, 2}}) g.add(p);
    g.begin_part();
    g.begin_ring();
    for (const lon_lat p : {lon_lat{20, 0}, {29, 0}, {29, 9}, {20, 0}}) g.add(p);
  }
  {
    layer::row_writer row(works, feature_id(0));
    row.set("work_kind", testing::real_catalogue().codes("work_kind").entries.front().code);
    row.set("stage", "planned");
  }
  {
    layer::row_writer row(works, feature_id(0));
    row.set("work_kind", testing::real_catalogue().codes("work_kind").entries.front().code);
    row.set("stage", "planned");
    row.geometry().append_point({125.25, 43.875});
  }
  return works;
}

TEST_F(spatialite_store_test, EveryFieldAndGeometryComesBackAsItWent) {
  const auto db = create();
  const layer::feature_table rows = one_of_each_field();
  const auto ids = insert(*db, rows);
  ASSERT_EQ(ids, (std::vector{feature_id(8), feature_id(7), feature_id(9), feature_id(10)}));
  const layer::feature_table back = db->read("works");
  ASSERT_EQ(back.size(), 4U);
  EXPECT_TRUE(std::ranges::is_sorted(back.ids()));
  const std::array<std::size_t, 4> by_id{1, 0, 2, 3};
  const layer::feature_table expected = rows.selected(by_id);
  for (std::size_t f = 0; f < expected.columns().size(); ++f) {
    EXPECT_EQ(back.columns()[f], expected.columns()[f]) << expected.schema().fields[f].name;
  }
  EXPECT_EQ(back.geometry(), expected.geometry());
  EXPECT_EQ(db->count("works"), 4);
  EXPECT_EQ(db->verify(), std::vector<bilingual>{});
}

TEST_F(spatialite_store_test, AWindowGivesTheFeaturesWhoseBoxesMeetIt) {
  const auto db = create();
  layer::feature_table hazards = table("hazards");
  for (int i = 0; i < 40; ++i) {
    layer::row_writer row(hazards, feature_id(i + 1));
    row.set("state", "found");
    if (i % 10 != 9)
      row.geometry().append_point({125.0 + i / 64.0, 43.5 + i % 4 / 64.0});  // exact in 32 bits
  }
  insert(*db, hazards);
  const geo::lon_lat_box window{{125.0 + 4 / 64.0, 43.5}, {125.0 + 20 / 64.0, 43.5 + 1 / 64.0}};
  std::vector<feature_id> expected;
  for (std::size_t row = 0; row < hazards.size(); ++row) {
    const auto place = hazards.geometry()[row];
    if (!place.is_none() && window.contains(place.points().front())) expected.push_back(hazards.ids()[row]);
  }
  const layer::feature_table found = db->read("hazards", {.window = window});
  EXPECT_EQ(std::vector(found.ids().begin(), found.ids().end()), expected);
  EXPECT_EQ(found["state"].text(0), "found");
  EXPECT_EQ(db->read("indicators", {.window = window}).size(), 0U);  // a layer without geometry
  EXPECT_EQ(db->read("parks", {.window = window}).size(), 0U);       // an empty layer
}

TEST_F(spatialite_store_test, OfALayerTheFieldsThatAreWanted) {
  const auto db = create();
  insert(*db, three_roads());
  const layer::feature_table all = db->read("roads");
  const layer::feature_table part =
      db->read("roads", {.fields = std::vector<std::string>{"name", "no_such_field"}});
  ASSERT_EQ(part.schema().fields.size(), 1U);
  ASSERT_EQ(part.size(), all.size());
  for (std::size_t row = 0; row < all.size(); ++row) {
    EXPECT_EQ(part["name"].text(row), all["name"].text(row));
    EXPECT_EQ(part.geometry()[row].box(), all.geometry()[row].box());
  }
  EXPECT_TRUE(db->read("roads", {.fields = std::vector<std::string>{}}).columns().empty());
}

TEST_F(spatialite_store_test, OfALayerARunOfIds) {
  const auto db = create();
  EXPECT_EQ(db->last_id("hazards"), 0);
  layer::feature_table hazards = table("hazards");
  for (const std::int64_t id : {1, 2, 5, 9, 12}) {
    layer::row_writer row(hazards, feature_id(id));
    row.set("state", "found");
    row.geometry().append_point({125.0 + static_cast<double>(id), 43.5});
  }
  insert(*db, hazards);
  EXPECT_EQ(db->last_id("hazards"), 12);
  const auto ids_of = [&](const layer_part& part) {
    std::vector<std::int64_t> ids;
    const layer::feature_table found = db->read("hazards", part);
    for (const feature_id id : found.ids()) ids.push_back(id.value);
    return ids;
  };
  EXPECT_EQ(ids_of({.ids = {2, 9}}), (std::vector<std::int64_t>{2, 5, 9}));
  EXPECT_EQ(ids_of({.ids = {.first = 6}}), (std::vector<std::int64_t>{9, 12}));
  EXPECT_EQ(ids_of({.ids = {6, 8}}), (std::vector<std::int64_t>{}));
  // By the R*Tree, and by going through.
  EXPECT_EQ(ids_of({.window = geo::lon_lat_box{{126.5, 43}, {127.5, 44}}, .ids = {2, 9}}),
            (std::vector<std::int64_t>{2}));
  EXPECT_EQ(ids_of({.window = geo::lon_lat_box{{126.5, 43}, {140, 44}}, .ids = {2, 9}}),
            (std::vector<std::int64_t>{2, 5, 9}));
}

/// Windows of every size: few features are looked up one by one, many are found by going through the table.
TEST_F(spatialite_store_test, AWindowOfAnySizeGivesTheFeaturesWhoseBoxesMeetIt) {
  const auto db = create();
  layer::feature_table roads = table("roads");
  constexpr int kRoads = 60;
  for (int i = 0; i < kRoads; ++i) {
    layer::row_writer row(roads, feature_id(i + 1));
    const double west = 125.0 + (i * 37 % kRoads) / 64.0;  // exact in 32 bits
    if (i % 10 != 9)
      row.geometry().append_line(std::array{geo::lon_lat{west, 43.5}, geo::lon_lat{west + 1 / 64.0, 43.75}});
  }
  insert(*db, roads);
  for (int width = 0; width <= kRoads; ++width) {
    const geo::lon_lat_box window{{125.0, 43.6}, {125.0 + width / 64.0, 43.6}};
    std::vector<feature_id> expected;
    for (std::size_t row = 0; row < roads.size(); ++row) {
      const auto place = roads.geometry()[row];
      if (!place.is_none() && window.intersects(place.box())) expected.push_back(roads.ids()[row]);
    }
    const layer::feature_table found = db->read("roads", {.window = window});
    EXPECT_EQ(std::vector(found.ids().begin(), found.ids().end()), expected) << width;
  }
}

TEST_F(spatialite_store_test, ContentSurvivesReopening) {
  insert(*create(), three_roads());
  const auto db = open(open_mode::read_only);
  EXPECT_EQ(db->count("roads"), 3);
  EXPECT_EQ(db->read("roads")["name"].text(1), "春城大街");
  EXPECT_TRUE(db->read("roads")["bridge"].integer(2));
}

TEST_F(spatialite_store_test, DestroyedTransactionChangesNothing) {
  const auto db = create();
  insert(*db, three_roads());
  const std::string before = content(*db);
  {
    auto change = db->begin(note());
    change->insert(three_roads(), {});
    change->erase("roads", std::array{feature_id(1)});
    change->set_info({"绿园区", "220106", true, "合成数据", {4551}});
  }
  EXPECT_EQ(content(*db), before);
  EXPECT_EQ(db->verify(), std::vector<bilingual>{});
}

TEST_F(spatialite_store_test, RefusedRowUndoesItsInsertButNotTheTransaction) {
  const auto db = create();
  insert(*db, three_roads());
  auto change = db->begin(note());
  layer::feature_table rows = three_roads();
  { layer::row_writer row(rows, feature_id(2)); }  // taken
  EXPECT_THROW(change->insert(rows, {}), error);
  change->update("roads", feature_id(3), "name", std::string("正阳街"));
  change->commit();
  EXPECT_EQ(db->count("roads"), 3);
  EXPECT_EQ(db->read("roads")["name"].text(2), "正阳街");
  EXPECT_EQ(db->verify(), std::vector<bilingual>{});
}

TEST_F(spatialite_store_test, ReaderSeesTheLastCommitWhileAWriterWorks) {
  const auto db = create();
  auto change = db->begin(note());
  change->insert(three_roads(), {});
  EXPECT_EQ(db->count("roads"), 0);
  const std::int64_t version = db->content_version();
  change->commit();
  EXPECT_EQ(db->count("roads"), 3);
  EXPECT_GT(db->content_version(), version);
}

TEST_F(spatialite_store_test, SecondWriterIsRefusedAndTheFirstGoesOn) {
  const auto db = create();
  const auto other = open(open_mode::read_write);
  auto change = db->begin(note());
  try {
    const auto second = other->begin(note());
    FAIL() << "two writers at once";
  } catch (const error& refused) {
    EXPECT_EQ(refused.code(), error_code::store);
    EXPECT_NE(refused.message(language::zh).find("正在写入"), std::string::npos);
  }
  change->insert(three_roads(), {});
  change->commit();
  EXPECT_EQ(other->count("roads"), 3);
}

TEST_F(spatialite_store_test, InfoComesBack) {
  const auto db = create();
  auto change = db->begin(note());
  change->set_info({"绿园区", "220106", true, "合成数据", {4551}});
  change->commit();
  const district_info info = open(open_mode::read_only)->info();
  EXPECT_EQ(info.name, "绿园区");
  EXPECT_EQ(info.code, "220106");
  EXPECT_TRUE(info.synthetic);
  EXPECT_EQ(info.notice, "合成数据");
  EXPECT_EQ(info.measuring_crs, geo::crs_code{4551});
}

/// What insert says to one road with the given change made to it.
template <class Change>
std::string refusal(store& db, const char* layer, Change make) {
  layer::feature_table rows = table(layer);
  {
    layer::row_writer row(rows, feature_id(0));
    make(row);
  }
  try {
    insert(db, rows);
  } catch (const error& refused) {
    EXPECT_EQ(refused.code(), error_code::bad_input);
    return refused.what();
  }
  return "accepted";
}

TEST_F(spatialite_store_test, RowsThatBreakTheSchemaAreRefused) {
  const auto db = create();
  const std::string before = content(*db);
  using layer::row_writer;
  const auto says = [&](const char* layer, auto make, const char* words) {
    const std::string what = refusal(*db, layer, make);
    EXPECT_NE(what.find(words), std::string::npos) << what;
  };
  says(
      "work_stages", [](row_writer& r) { r.set("stage", "planned"); }, "work_code is absent");
  says(
      "roads", [](row_writer& r) { r.set("width_m", 0.0 / std::strtod("0", nullptr)); },
      "width_m is not a finite");
  says(
      "roads", [](row_writer& r) { r.set("name", "\xc3\x28"); }, "name is not UTF-8");
  says(
      "roads", [](row_writer& r) { r.set("name", std::string_view("a\0b", 3)); }, "name is not UTF-8");
  says(
      "roads", [](row_writer& r) { r.set("bridge", 2); }, "bridge must be 0 or 1");
  says(
      "roads", [](row_writer& r) { r.set("road_class", "no such class"); }, "not in its code list");
  says(
      "roads",
      [](row_writer& r) {
        r.geometry().append_point({1, 2});
      },
      "another kind");
  says(
      "roads",
      [](row_writer& r) {
        r.geometry().append_line(std::array{lon_lat{1, 2}});
      },
      "fewer than two");
  says(
      "villages",
      [](row_writer& r) {
        r.geometry().append_point({1, 1.0 / std::strtod("0", nullptr)});
      },
      "finite");
  says(
      "buildings",
      [](row_writer& r) {
        auto& g = r.geometry();
        g.begin_feature(geo::geometry_kind::polygon);
        g.begin_part();
        g.begin_ring();
        for (const double x : {0.0, 1.0, 2.0, 3.0}) g.add({x, x * x});
      },
      "not closed");
  EXPECT_EQ(content(*db), before);
}

TEST_F(spatialite_store_test, UpdatesOfNothingAndOfWrongTypesAreRefused) {
  const auto db = create();
  insert(*db, three_roads());
  auto change = db->begin(note());
  EXPECT_THROW(change->update("roads", feature_id(99), "name", std::string("x")), error);
  EXPECT_THROW(change->update("roads", feature_id(1), "name", std::int64_t{1}), error);
  EXPECT_THROW(change->update("roads", feature_id(1), "no_such_field", std::string("x")), error);
  EXPECT_THROW(change->update("roads", feature_id(1), "road_class", std::string("no such class")), error);
  EXPECT_THROW(change->update("no_such_layer", feature_id(1), "name", std::string("x")), error);
  EXPECT_THROW(change->erase("roads", std::array{feature_id(1), feature_id(99)}), error);
  change->commit();
  EXPECT_EQ(db->count("roads"), 3);
  EXPECT_EQ(db->history("roads", feature_id(1)).size(), 1U);
  EXPECT_THROW(change->commit(), error);
}

TEST_F(spatialite_store_test, CancelledInsertLeavesNothing) {
  const auto db = create();
  auto change = db->begin(note());
  const task stopped;
  stopped.token.cancel();
  EXPECT_THROW(change->insert(three_roads(), stopped), error);
  change->commit();
  EXPECT_EQ(db->count("roads"), 0);
}

TEST_F(spatialite_store_test, ManyRowsKeepASoundSpatialIndex) {
  const auto db = create();
  layer::feature_table points = table("villages");
  for (int i = 0; i < 3000; ++i) {
    layer::row_writer row(points, feature_id(0));
    row.geometry().append_point({125 + 0.0001 * (i % 57), 43 + 0.00013 * (i % 101)});
  }
  insert(*db, points);  // packed at once
  insert(*db, three_roads());
  insert(*db, points);  // packed again with those that are there
  std::vector<std::size_t> few(100);
  for (std::size_t i = 0; i < few.size(); ++i) few[i] = i * 7;
  insert(*db, points.selected(few));  // one by one into the packed tree
  std::vector<feature_id> gone;
  for (int i = 1; i < 6000; i += 3) gone.emplace_back(i);
  auto change = db->begin(note());
  change->erase("villages", gone);
  change->commit();
  EXPECT_EQ(db->count("villages"), 6100 - 2000);
  EXPECT_EQ(db->verify(), std::vector<bilingual>{});
  EXPECT_EQ(testing::foreign_connection(file()).sql("SELECT CheckSpatialIndex('villages', 'geometry')"), "1");
  const layer::feature_table stored = db->read("villages");
  const std::vector<feature_id> left(stored.ids().begin(), stored.ids().end());
  change = db->begin(note());
  change->erase("villages", std::span(left).first(3900));  // the rest is packed
  change->commit();
  EXPECT_EQ(testing::foreign_connection(file()).sql("SELECT CheckSpatialIndex('villages', 'geometry')"), "1");
  change = db->begin(note());
  change->erase("villages", std::span(left).subspan(3900));
  change->commit();
  insert(*db, points.selected(few));
  EXPECT_EQ(db->verify(), std::vector<bilingual>{});
  EXPECT_EQ(testing::foreign_connection(file()).sql("SELECT CheckSpatialIndex('villages', 'geometry')"), "1");
}

}  // namespace
}  // namespace greenward::store
