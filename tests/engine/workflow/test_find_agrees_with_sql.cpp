// `greenward find` against what SpatiaLite answers to SQL on the same file, as QGIS or a clerk would ask it.
#include "engine/base/random.hpp"
#include "engine/geo/crs.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/find_features.hpp"
#include "engine/workflow/make_sample.hpp"
#include "tests/engine/store/sql_access.hpp"
#include "tests/support/temporary_directory.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace greenward::workflow {
namespace {

/// Points, lines and polygons, and a layer that has a column for each.
constexpr std::array kLayers{"population_points", "roads", "pipes", "buildings", "admin_units", "works"};
constexpr int kWindowsOfALayer = 10;
constexpr int kPlacesOfALayer = 2;

const std::filesystem::path& sample() {
  static const greenward::testing::temporary_directory folder;
  static const std::filesystem::path file = [] {
    const auto path = folder / "sample.sqlite";
    (void)make_sample({.database = path.string(), .seed = 3, .scale = 0.05}, {});
    return path;
  }();
  return file;
}

class find_and_sql : public ::testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::copy_file(sample(), file_);
    store::testing::foreign_connection database(file_);
    EXPECT_EQ(database.sql(fmt::format("SELECT InsertEpsgSrid({})", measuring_epsg())), "1");
  }

  [[nodiscard]] int measuring_epsg() const { return open_for_reading(file_)->info().measuring_crs.epsg; }

  [[nodiscard]] layer::feature_table whole(const std::string& layer) const {
    return find_features(file_, layer, {}, {}).table;
  }

  /// Rows of SQL as columns of numbers: an id, or an id and a distance.
  [[nodiscard]] std::vector<std::pair<std::int64_t, double>> rows_of(const std::string& sql) const {
    store::testing::foreign_connection database(file_);
    std::istringstream text(database.sql(sql));
    std::vector<std::pair<std::int64_t, double>> rows;
    for (std::string line; std::getline(text, line);) {
      const auto bar = line.find('|');
      EXPECT_FALSE(line.starts_with("error")) << line << "\n" << sql;
      rows.emplace_back(std::stoll(line), bar == std::string::npos ? 0 : std::stod(line.substr(bar + 1)));
    }
    return rows;
  }

  /// The geometry columns of a layer, as the file itself lists them.
  [[nodiscard]] std::vector<std::string> columns_of(const std::string& layer) const {
    store::testing::foreign_connection database(file_);
    std::istringstream text(database.sql(
        fmt::format("SELECT geometry_column FROM vector_layers WHERE table_name = '{}' ORDER BY 1", layer)));
    std::vector<std::string> columns;
    for (std::string line; std::getline(text, line);) columns.push_back(line);
    return columns;
  }

  /// One query for each geometry column, together by id.
  [[nodiscard]] std::vector<std::pair<std::int64_t, double>> in_sql(
      const std::string& layer, const std::function<std::string(const std::string& column)>& query) const {
    std::vector<std::pair<std::int64_t, double>> rows;
    for (const std::string& column : columns_of(layer)) {
      const auto some = rows_of(query(column));
      rows.insert(rows.end(), some.begin(), some.end());
    }
    std::sort(rows.begin(), rows.end());
    return rows;
  }

  void expect_same_windows(const std::string& layer, random_source& random) const;
  void expect_same_distances(const std::string& layer, random_source& random) const;
  void expect_all_the_same(std::uint64_t seed) const {
    random_source random(seed);
    for (const char* layer : kLayers) {
      expect_same_windows(layer, random);
      expect_same_distances(layer, random);
    }
  }

  [[nodiscard]] std::unique_ptr<store::store> opened() const { return open_for_writing(file_); }

  greenward::testing::temporary_directory folder_;
  std::string file_ = (folder_ / "district.sqlite").string();
};

geo::lon_lat vertex_of(const layer::feature_table& table, random_source& random) {
  const auto points = table.geometry().points();
  return points[static_cast<std::size_t>(random.integer(0, static_cast<std::int64_t>(points.size()) - 1))];
}

/// From a few metres to half the district; a side often runs exactly through a vertex.
geo::lon_lat_box window_near(const layer::feature_table& table, random_source& random) {
  geo::lon_lat_box window;
  window.include(vertex_of(table, random));
  if (random.chance(0.3)) {
    window.include(vertex_of(table, random));
  } else {
    window = window.expanded(std::pow(10.0, -4.5 + 3 * random.uniform()));
  }
  if (random.chance(0.5)) window.max.x = std::max(vertex_of(table, random).x, window.min.x);
  window.max.x = std::max(window.max.x, window.min.x + 1e-7);  // SQL's window must be a polygon
  window.max.y = std::max(window.max.y, window.min.y + 1e-7);
  return window;
}

std::vector<std::int64_t> ids_of(const layer::feature_table& table) {
  std::vector<std::int64_t> ids;
  for (const feature_id id : table.ids()) ids.push_back(id.value);
  return ids;
}

std::vector<std::int64_t> ids_of(const std::vector<std::pair<std::int64_t, double>>& rows) {
  std::vector<std::int64_t> ids;
  for (const auto& [id, metres] : rows) ids.push_back(id);
  return ids;
}

void find_and_sql::expect_same_windows(const std::string& layer, random_source& random) const {
  const layer::feature_table table = whole(layer);
  std::size_t hits = 0;
  for (int i = 0; i < kWindowsOfALayer; ++i) {
    const geo::lon_lat_box w = window_near(table, random);
    const std::string frame =
        fmt::format("BuildMbr({:.17g}, {:.17g}, {:.17g}, {:.17g}, 4490)", w.min.x, w.min.y, w.max.x, w.max.y);
    const auto expected = ids_of(in_sql(layer, [&](const std::string& column) {
      return fmt::format(
          "SELECT id FROM {0} WHERE id IN (SELECT rowid FROM SpatialIndex WHERE f_table_name = '{0}' AND "
          "f_geometry_column = '{1}' AND search_frame = {2}) AND ST_Intersects({1}, {2}) = 1",
          layer, column, frame);
    }));
    const find_query query{.window = w};
    EXPECT_EQ(ids_of(find_features(file_, layer, query, {}).table), expected) << layer << " " << frame;
    EXPECT_EQ(ids_of(find_features(table, {4551}, query).table), expected) << layer << " " << frame;
    hits += expected.size();
  }
  EXPECT_GT(hits, static_cast<std::size_t>(kWindowsOfALayer)) << layer;
}

void find_and_sql::expect_same_distances(const std::string& layer, random_source& random) const {
  constexpr double kTransformed = 1e-6;  // metres: both go through PROJ, but not by the same calls
  const layer::feature_table table = whole(layer);
  const int epsg = measuring_epsg();
  for (int i = 0; i < kPlacesOfALayer; ++i) {
    const geo::lon_lat place = vertex_of(table, random);
    const geo::lon_lat from{place.x + 0.002 * (random.uniform() - 0.5), place.y};
    const double within = std::pow(10.0, 1 + 3 * random.uniform());
    auto expected = in_sql(layer, [&](const std::string& column) {
      return fmt::format(
          "SELECT id, d FROM (SELECT id, ST_Distance(ST_Transform({1}, {2}), "
          "ST_Transform(MakePoint({3:.17g}, "
          "{4:.17g}, 4490), {2})) AS d FROM {0}) WHERE d <= {5:.17g}",
          layer, column, epsg, from.x, from.y, within);
    });
    const auto found = find_features(file_, layer, {.near = from, .within = metres(within)}, {});
    std::map<std::int64_t, double> distances(expected.begin(), expected.end());
    ASSERT_EQ(found.table.size(), expected.size())
        << layer << " " << from.x << "," << from.y << " " << within;
    EXPECT_TRUE(std::is_sorted(found.metres.begin(), found.metres.end()));
    for (std::size_t row = 0; row < found.table.size(); ++row) {
      const auto same = distances.find(found.table.ids()[row].value);
      ASSERT_NE(same, distances.end()) << layer << " id " << found.table.ids()[row].value;
      EXPECT_NEAR(found.metres[row], same->second, kTransformed) << layer << " id " << same->first;
    }
  }
}

TEST_F(find_and_sql, AgreeOnTheSample) {
  expect_all_the_same(11);
}

/// A copy of one row some 30 m to the north-east, under another id (0 = a new one).
layer::feature_table shifted(const layer::feature_table& rows, std::size_t row, feature_id id) {
  layer::feature_table result(rows.schema());
  layer::row_writer copy(result, id);
  for (std::size_t f = 0; f < rows.columns().size(); ++f) {
    const layer::column& from = rows.columns()[f];
    const std::string& field = rows.schema().fields[f].name;
    if (!from.has(row)) continue;
    if (from.is_text()) {
      copy.set(field, from.text(row));
    } else if (from.type() == layer::field_type::real) {
      copy.set(field, from.real(row));
    } else {
      copy.set(field, from.integer(row));
    }
  }
  const auto moved = rows.geometry().transformed<geo::lon_lat>([](geo::lon_lat p) {
    return geo::lon_lat{p.x + 3e-4, p.y + 2e-4};
  });
  copy.geometry().append(moved[row]);
  return result;
}

TEST_F(find_and_sql, AgreeAfterRowsAreAddedReplacedAndErased) {
  const auto change = opened()->begin({"测试员", "edit", "", "2024-05-01T08:00:00Z"});
  for (const char* layer : kLayers) {
    const layer::feature_table before = whole(layer);
    for (std::size_t row = 0; row + 2 < before.size(); row += 3) {
      const std::array gone{before.ids()[row]};
      change->erase(layer, gone);
      change->replace_row(shifted(before, row + 1, before.ids()[row + 1]), 0);
      (void)change->insert(shifted(before, row + 2, feature_id(0)), {});
    }
  }
  change->commit();
  expect_all_the_same(12);
}

TEST_F(find_and_sql, AgreeAfterAnotherProgramHasEditedTheFile) {
  for (const char* layer : kLayers) {
    store::testing::foreign_connection database(file_);
    for (const std::string& column : columns_of(layer)) {
      EXPECT_EQ(
          database.sql(fmt::format("UPDATE {0} SET {1} = ShiftCoords({1}, 3e-4, 2e-4) WHERE id % 3 = 0; "
                                   "DELETE FROM {0} WHERE id % 5 = 0",
                                   layer, column)),
          "");
    }
  }
  expect_all_the_same(13);
}

TEST_F(find_and_sql, ALayerWhoseIndexIsOffIsStillFoundWhole) {
  {
    store::testing::foreign_connection database(file_);
    EXPECT_EQ(database.sql("SELECT DisableSpatialIndex('roads', 'geometry')"), "1");
    EXPECT_EQ(database.sql("UPDATE roads SET geometry = ShiftCoords(geometry, 3e-4, 2e-4)"), "");
  }
  const layer::feature_table roads = whole("roads");
  const geo::lon_lat_box window = [&] {
    geo::lon_lat_box box;
    for (const geo::lon_lat& p : roads.geometry()[roads.size() / 2].points()) box.include(p);
    return box;
  }();
  const find_query query{.window = window};
  EXPECT_EQ(ids_of(find_features(file_, "roads", query, {}).table),
            ids_of(find_features(roads, {4551}, query).table));
}

/// What QGIS lists and opens: the tables of vector_layers, and the indexes by which it draws them.
TEST_F(find_and_sql, ShowTheSameRowsOfEveryLayer) {
  for (const layer::layer_schema& schema : program_environment().catalogue.layers()) {
    const layer::feature_table found = whole(schema.name);
    EXPECT_EQ(ids_of(found), ids_of(rows_of(fmt::format("SELECT id FROM {} ORDER BY id", schema.name))));
    std::vector<std::int64_t> placed;
    for (std::size_t row = 0; row < found.size(); ++row) {
      if (!found.geometry()[row].is_none()) placed.push_back(found.ids()[row].value);
    }
    EXPECT_EQ(placed, ids_of(in_sql(schema.name, [&](const std::string& column) {
                return fmt::format("SELECT pkid FROM idx_{}_{}", schema.name, column);
              })));
  }
}

}  // namespace
}  // namespace greenward::workflow
