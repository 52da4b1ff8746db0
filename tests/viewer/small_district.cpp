#include "tests/viewer/small_district.hpp"

#include "engine/base/random.hpp"
#include "engine/geo/crs.hpp"

#include <array>
#include <string>
#include <vector>

namespace greenward::testing {

namespace {

using layer::feature_table;
using layer::row_writer;

constexpr geo::crs_code kMeasuring{4551};
constexpr double kSpacing = 400;

constexpr std::array kStreetNames{"景阳大路", "皓月大路", "春城大街", "青年路",
                                  "普阳街",   "西安大路", "正阳街",   "和平大路"};
constexpr std::array kStages{"planned",   "started",   "registered", "enclosed",
                             "completed", "operating", "suspended"};

/// Places are given in metres from the south-west corner and stored as longitude and latitude.
class district_maker {
 public:
  district_maker(const layer::catalogue& catalogue, int streets)
      : catalogue_(catalogue),
        streets_(streets),
        corner_(geo::project(geo::lon_lat{125.2, 43.86}, kMeasuring)) {}

  std::shared_ptr<const workflow::district_snapshot> make() {
    auto district = std::make_shared<workflow::district_snapshot>();
    district->info = {"绿园区", "220106", true,
                      "合成数据，几何由种子生成 Synthetic data, geometry from a seed", kMeasuring};
    district->measuring = kMeasuring;
    for (const layer::layer_schema& schema : catalogue_.layers()) {
      feature_table table(schema);
      fill(table);
      geo::planar_geometry planar = geo::project(table.geometry(), kMeasuring);
      index::packed_rtree index(index::boxes_of(planar));
      district->layers.push_back({std::move(table), std::move(planar), std::move(index)});
    }
    return district;
  }

 private:
  [[nodiscard]] geo::lon_lat at(double x, double y) const {
    return geo::unproject(geo::planar{corner_.x + x, corner_.y + y}, kMeasuring);
  }
  [[nodiscard]] std::vector<geo::lon_lat> box(double x, double y, double width, double height) const {
    return {at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height)};
  }
  [[nodiscard]] double extent() const { return kSpacing * (streets_ - 1); }

  void fill(feature_table& table) {
    const std::string& name = table.schema().name;
    if (name == "admin_units") return units(table);
    if (name == "roads") return roads(table);
    if (name == "pipes") return pipes(table);
    if (name == "walk_edges") return walk_edges(table);
    if (name == "works") return works(table);
    if (name == "parks" || name == "compounds" || name == "buildings" || name == "facilities")
      blocks(table, name);
  }

  void units(feature_table& table) {
    const double half = extent() / 2;
    for (int i = 0; i < 4; ++i) {
      row_writer row(table, feature_id(i + 1));
      row.set("name", "示例街道" + std::to_string(i + 1));
      row.set("level", "street");
      row.geometry().append_polygon(box(half * (i % 2), half * (i / 2), half, half));
    }
  }

  void roads(feature_table& table) {
    for (int i = 0; i < 2 * streets_; ++i) {
      const double off = kSpacing * (i % streets_);
      const bool east_west = i < streets_;
      std::vector<geo::lon_lat> line;
      for (int k = 0; k < streets_; ++k) {
        const double along = kSpacing * k;
        line.push_back(east_west ? at(along, off) : at(off, along));
      }
      row_writer row(table, feature_id(i + 1));
      row.set("name", kStreetNames[static_cast<std::size_t>(i) % kStreetNames.size()]);
      row.set("road_class", i % 3 == 0 ? "primary" : "residential");
      row.set("width_m", 12.5);
      row.geometry().append_line(line);
    }
  }

  void pipes(feature_table& table) {
    for (int i = 0; i < streets_; ++i) {
      const std::array line{at(0, kSpacing * i + 8), at(extent(), kSpacing * i + 8)};
      row_writer row(table, feature_id(i + 1));
      row.set("code", "WS" + std::to_string(i + 1));
      row.set("system", i % 2 == 0 ? "sanitary" : "storm");
      row.set("diameter_mm", 600.0);
      row.geometry().append_line(line);
    }
  }

  void walk_edges(feature_table& table) {
    std::int64_t id = 1;
    const auto node = [&](int i, int k) { return static_cast<std::int64_t>(i) * streets_ + k + 1; };
    const auto edge = [&](int i, int k, int to_i, int to_k) {
      const std::array line{at(kSpacing * i, kSpacing * k), at(kSpacing * to_i, kSpacing * to_k)};
      row_writer row(table, feature_id(id++));
      row.set("from_id", node(i, k));
      row.set("to_id", node(to_i, to_k));
      row.geometry().append_line(line);
    };
    for (int i = 0; i < streets_; ++i) {
      for (int k = 0; k < streets_; ++k) {
        if (i + 1 < streets_) edge(i, k, i + 1, k);
        if (k + 1 < streets_) edge(i, k, i, k + 1);
      }
    }
  }

  void works(feature_table& table) {
    for (int i = 0; i < streets_; ++i) {
      const std::array line{at(0, kSpacing * i), at(extent() / 2, kSpacing * i)};
      row_writer row(table, feature_id(i + 1));
      row.set("name",
              std::string(kStreetNames[static_cast<std::size_t>(i) % kStreetNames.size()]) + "维修工程");
      row.set("work_kind", "road");
      row.set("stage", kStages[static_cast<std::size_t>(i) % kStages.size()]);
      row.set("budget_wan", 1234.5);
      row.set("planned_start", std::int64_t{20000});
      row.geometry().append_line(line);
    }
  }

  void blocks(feature_table& table, const std::string& name) {
    random_source random(7);
    std::int64_t id = 1;
    for (int i = 0; i + 1 < streets_; ++i) {
      for (int k = 0; k + 1 < streets_; ++k) {
        const double x = kSpacing * i;
        const double y = kSpacing * k;
        if (name == "parks" && (i + k) % 5 == 0)
          polygon(table, id++, "示例公园", box(x + 30, y + 30, 340, 340));
        if (name == "compounds" && (i + k) % 5 == 1)
          polygon(table, id++, "示例小区", box(x + 30, y + 30, 340, 340));
        if (name == "buildings") {
          for (int b = 0; b < 6; ++b) {
            polygon(table, id++, "", box(x + 50 + 55 * b, y + random.uniform(60, 250), 30, 60));
          }
        }
        if (name == "facilities" && (i + 2 * k) % 4 == 0) facility(table, id++, at(x + 20, y + 10));
      }
    }
  }

  static void polygon(feature_table& table, std::int64_t id, const std::string& name,
                      const std::vector<geo::lon_lat>& ring) {
    row_writer row(table, feature_id(id));
    if (!name.empty()) row.set("name", name + std::to_string(id));
    row.geometry().append_polygon(ring);
  }

  static void facility(feature_table& table, std::int64_t id, geo::lon_lat place) {
    row_writer row(table, feature_id(id));
    row.set("name", "示例养老服务站" + std::to_string(id));
    row.set("category", "elderly_care");
    row.geometry().append_point(place);
  }

  const layer::catalogue& catalogue_;
  int streets_;
  geo::planar corner_;
};

}  // namespace

std::shared_ptr<const workflow::district_snapshot> small_district(const layer::catalogue& catalogue,
                                                                  int streets) {
  return district_maker(catalogue, streets).make();
}

}  // namespace greenward::testing
