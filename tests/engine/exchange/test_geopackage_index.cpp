#include "engine/exchange/export_file.hpp"
#include "tests/engine/exchange/example_tables.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace greenward::exchange {
namespace {

using answer = std::vector<std::vector<std::string>>;

answer ask(GDALDataset& dataset, const std::string& sql) {
  answer rows;
  OGRLayer* found = dataset.ExecuteSQL(sql.c_str(), nullptr, nullptr);
  if (found == nullptr) return rows;
  while (const OGRFeatureUniquePtr feature{found->GetNextFeature()}) {
    rows.emplace_back();
    for (int f = 0; f < feature->GetFieldCount(); ++f) rows.back().emplace_back(feature->GetFieldAsString(f));
  }
  dataset.ReleaseResultSet(found);
  return rows;
}

GDALDatasetUniquePtr open(const std::filesystem::path& file) {
  constexpr unsigned kHow = GDAL_OF_VECTOR | GDAL_OF_UPDATE;
  return GDALDatasetUniquePtr(GDALDataset::Open(file.c_str(), kHow));
}

/// Lines, points and polygons at random; every fifth row has none.
layer::feature_table scattered(std::size_t count) {
  layer::feature_table table(greenward::testing::example_schema(layer::layer_geometry::any));
  std::mt19937_64 random(220106);
  std::uniform_real_distribution<double> x(125, 126), y(43, 44), length(0, 0.01);
  for (std::size_t i = 0; i < count; ++i) {
    layer::row_writer row(table, feature_id(static_cast<std::int64_t>(3 * i + 1)));
    const geo::lon_lat at{x(random), y(random)}, on{at.x + length(random), at.y + length(random)};
    if (i % 5 == 1) row.geometry().append_point(at);
    if (i % 5 == 2 || i % 5 == 3) row.geometry().append_line(std::vector{at, on});
    if (i % 5 == 4) row.geometry().append_polygon(std::vector{at, {on.x, at.y}, on});
  }
  return table;
}

/// The same layer in a file whose index is GDAL's own.
GDALDatasetUniquePtr copy_by_gdal(GDALDataset& ours, const std::filesystem::path& file) {
  GDALDatasetUniquePtr copy(
      GetGDALDriverManager()->GetDriverByName("GPKG")->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  char* options[] = {const_cast<char*>("GEOMETRY_NAME=geometry"), const_cast<char*>("FID=id"), nullptr};
  OGRLayer& from = *ours.GetLayerByName("streets");
  OGRLayer& to = *copy->CreateLayer("streets", from.GetSpatialRef(), from.GetGeomType(), options);
  from.ResetReading();
  while (const OGRFeatureUniquePtr feature{from.GetNextFeature()}) {
    OGRFeature same(to.GetLayerDefn());
    same.SetFrom(feature.get());
    same.SetFID(feature->GetFID());
    EXPECT_EQ(to.CreateFeature(&same), OGRERR_NONE);
  }
  copy->FlushCache(false);
  return copy;
}

class GeopackageIndex : public ::testing::TestWithParam<std::size_t> {
 protected:
  [[nodiscard]] std::filesystem::path write(const std::vector<layer::feature_table>& tables) const {
    (void)write_tables(tables, folder_ / "out", {.format = export_format::gpkg}, task{});
    return folder_ / "out" / "layers.gpkg";
  }
  greenward::testing::temporary_directory folder_;
};

TEST_P(GeopackageIndex, IsWhatGdalMakesButForItsNodes) {
  const auto ours = open(write({scattered(GetParam())}));
  const auto theirs = copy_by_gdal(*ours, folder_ / "copy.gpkg");
  for (const char* sql : {"SELECT name, sql FROM sqlite_master WHERE name LIKE '%streets%' AND "
                          "(type = 'trigger' OR name LIKE 'rtree%') ORDER BY name",
                          "SELECT * FROM gpkg_extensions ORDER BY table_name, extension_name",
                          "SELECT id FROM rtree_streets_geometry ORDER BY id"})
    EXPECT_EQ(ask(*ours, sql), ask(*theirs, sql)) << sql;
  EXPECT_EQ(ask(*ours, "SELECT rtreecheck('rtree_streets_geometry')"), (answer{{"ok"}}));
  EXPECT_EQ(ask(*ours, "SELECT count(*) FROM rtree_streets_geometry"),
            (answer{{std::to_string(GetParam() - (GetParam() + 4) / 5)}}));
}

INSTANTIATE_TEST_SUITE_P(Sizes, GeopackageIndex, ::testing::Values(2, 6, 70, 5000));

TEST_F(GeopackageIndex, WindowsFindTheSameAsEveryRow) {
  const auto ours = open(write({scattered(5000)}));
  OGRLayer& layer = *ours->GetLayerByName("streets");
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> x(125, 126), y(43, 44);
  for (int i = 0; i < 20; ++i) {
    const OGREnvelope window = [&] {
      OGREnvelope box;
      box.Merge(x(random), y(random));
      box.Merge(x(random), y(random));
      return box;
    }();
    layer.SetSpatialFilter(nullptr);
    layer.ResetReading();
    std::vector<GIntBig> all, found;
    while (const OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
      OGREnvelope box;
      if (feature->GetGeometryRef() == nullptr) continue;
      feature->GetGeometryRef()->getEnvelope(&box);
      if (box.Intersects(window)) all.push_back(feature->GetFID());
    }
    const answer indexed =
        ask(*ours, "SELECT id FROM rtree_streets_geometry WHERE minx <= " + std::to_string(window.MaxX) +
                       " AND maxx >= " + std::to_string(window.MinX) + " AND miny <= " +
                       std::to_string(window.MaxY) + " AND maxy >= " + std::to_string(window.MinY));
    for (const auto& row : indexed) found.push_back(std::stoll(row.at(0)));
    std::ranges::sort(found);
    std::vector<GIntBig> missing;
    std::ranges::set_difference(all, found, std::back_inserter(missing));
    EXPECT_TRUE(missing.empty());
    EXPECT_LE(found.size(), all.size() + 20) << "floats are rounded outwards, by metres";
  }
}

TEST_F(GeopackageIndex, FollowsWhatOtherProgramsChange) {
  const auto ours = open(write({scattered(700)}));
  OGRLayer& layer = *ours->GetLayerByName("streets");
  OGRFeature added(layer.GetLayerDefn());
  OGRPoint place(125.5, 43.5);
  added.SetGeometry(&place);
  ASSERT_EQ(layer.CreateFeature(&added), OGRERR_NONE);
  ASSERT_EQ(layer.DeleteFeature(4), OGRERR_NONE);
  EXPECT_EQ(ask(*ours, "SELECT count(*) FROM rtree_streets_geometry"), (answer{{"560"}}));
  EXPECT_EQ(ask(*ours, "SELECT count(*) FROM rtree_streets_geometry WHERE id = 4"), (answer{{"0"}}));
  EXPECT_EQ(ask(*ours, "SELECT rtreecheck('rtree_streets_geometry')"), (answer{{"ok"}}));
}

TEST_F(GeopackageIndex, ALayerWithoutRowsHasOneToo) {
  const auto ours =
      open(write({layer::feature_table(greenward::testing::example_schema(layer::layer_geometry::line))}));
  EXPECT_EQ(ask(*ours, "SELECT count(*) FROM rtree_streets_geometry"), (answer{{"0"}}));
  EXPECT_EQ(ask(*ours, "SELECT rtreecheck('rtree_streets_geometry')"), (answer{{"ok"}}));
}

TEST_F(GeopackageIndex, SeveralLayersHaveOneEach) {
  layer::layer_schema schema = greenward::testing::example_schema(layer::layer_geometry::line);
  schema.name = "绿 it's \"odd\"";
  schema.title = {"另一层", "Another"};
  layer::feature_table odd(schema);
  layer::row_writer(odd, feature_id(1))
      .geometry()
      .append_line(std::vector<geo::lon_lat>{{125, 43}, {126, 44}});
  const auto ours = open(write({scattered(70), odd}));
  EXPECT_EQ(ask(*ours, "SELECT rtreecheck('rtree_streets_geometry')"), (answer{{"ok"}}));
  EXPECT_EQ(ask(*ours, "SELECT count(*) FROM \"rtree_绿 it's \"\"odd\"\"_geometry\""), (answer{{"1"}}));
  EXPECT_EQ(ask(*ours, "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'rtree%'"),
            (answer{{"12"}}));
}

}  // namespace
}  // namespace greenward::exchange
