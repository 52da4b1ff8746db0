// Service areas from files to files, by Greenward's command and by QGIS's.
#include "engine/geo/crs.hpp"
#include "tests/bench/cases/cases.hpp"
#include "tests/bench/data/street_places.hpp"
#include "tests/bench/harness/machine.hpp"
#include "tests/bench/peers/qgis_areas.hpp"
#include "tests/support/temporary_directory.hpp"

#include <fmt/format.h>
#include <fstream>
#include <stdexcept>

namespace greenward::bench {

namespace {

constexpr std::uint64_t kSeed = 220106;
constexpr int kRounds = 3;
constexpr std::size_t kOrigins = 50;
constexpr std::size_t kCity = 95'000;  ///< edges
constexpr double kMinutes = 15, kMetresPerSecond = 1, kLimit = 900, kWidth = 40;
constexpr double kTarget = 100;
/// Where two fronts meet on a segment, what both cover counts twice for QGIS; it draws round ends inside the
/// circle, Greenward outside.
constexpr double kStreetTolerance = 0.01, kAreaTolerance = 0.02;

/// One network and its origins, as both commands want them.
class area_rivals {
 public:
  area_rivals(const std::filesystem::path& streets_file, const std::filesystem::path& folder)
      : file_(streets_file),
        folder_(folder),
        greenward_(folder / "cache"),
        streets_(make_street_database(streets_file, folder, greenward_)),
        origins_(folder / "origins.geojson") {
    std::ofstream(origins_) << care_homes_geojson(places_on_streets(streets_, kOrigins, kSeed));
    import_origins();
    greenward_.run({"export", streets_.database, "facilities", "-o", folder_ / "origins", "--format", "gpkg",
                    "--crs", streets_.crs});
  }

  [[nodiscard]] const street_database& streets() const { return streets_; }

  /// What a user does who has a network and a file of places: two commands.
  void make() const {
    import_origins();
    std::filesystem::remove_all(folder_ / "areas");  // Greenward overwrites nothing
    greenward_.run({"walk", "area", streets_.database, "--each", "--minutes", fmt::format("{}", kMinutes),
                    "--speed", fmt::format("{}", kMetresPerSecond), "--width", fmt::format("{}", kWidth),
                    "-o", folder_ / "areas", "--file-format", "gpkg"});
  }
  /// What a user does once for a network.
  void make_network() const { greenward_.run(network_command(streets_.database, file_)); }
  [[nodiscard]] std::vector<reached_area> areas() const {
    const auto file = folder_ / "areas" / "layers.gpkg";
    return measure_areas({file, "reached_streets"}, {file, "service_areas"}, "facility",
                         *geo::parse_crs_code(streets_.crs));
  }
  [[nodiscard]] area_request for_qgis() const {
    return {.lines = streets_.lines,
            .origins = folder_ / "origins" / "layers.gpkg",
            .folder = folder_ / "qgis",
            .measuring = *geo::parse_crs_code(streets_.crs),
            .limit_m = kLimit,
            .width_m = kWidth};
  }

 private:
  void import_origins() const {
    greenward_.run({"import", streets_.database, origins_, "--layer", "facilities", "--mode", "replace"});
  }

  std::filesystem::path file_, folder_;
  greenward_command greenward_;
  street_database streets_;
  std::filesystem::path origins_;
};

constexpr const char* kWhatEachDid =
    "50 origins, 900 m, width 40 m; from files to files, starts of the programs included; wall clock. "
    "Greenward: `import` of the origins and `walk area --each` on a database that has the network: lines, "
    "polygons, people, plain radius and a certificate. QGIS: one qgis_process with a model: "
    "serviceareafromlayer, dissolve, multiparttosingleparts, buffer, dissolve, on the same network as a "
    "shapefile";

std::string note_of(const std::string& name, double first, const area_difference& apart) {
  return fmt::format(
      "{}; {}. Greenward's first run, which keeps the built network for the others: {:.2g} s. No origin's "
      "streets differ by more than {:.2g} % (where two fronts meet, QGIS counts twice what both cover), its "
      "area by {:.2g} % (the corners of its round ends lie inside the circle)",
      name, kWhatEachDid, first, 100 * apart.street, 100 * apart.area);
}

void compare(const std::string& name, const std::filesystem::path& streets, session& run) {
  subject about{.name = "walking/service_areas_file",
                .threads = all_processors(),
                .peer = "qgis_process",
                .target = kTarget,
                .note = name};
  const testing::temporary_directory folder;
  const area_rivals rivals(streets, folder.path());
  about.size = rivals.streets().edges;
  const double first = time_of([&] { rivals.make(); }).wall;
  try {
    const qgis_areas qgis(rivals.for_qgis());
    about.peer_version = qgis.version();
    const paired_samples samples = interleaved(
        kRounds, [&] { return time_of([&] { rivals.make(); }).wall; },
        [&] { return time_of([&] { qgis.make(); }).wall; });
    const area_difference apart = largest_difference(rivals.areas(), qgis.areas());
    about.note = note_of(name, first, apart);
    run.report(timed_row(about, samples, apart.street <= kStreetTolerance && apart.area <= kAreaTolerance));
  } catch (const std::exception& failure) {
    run.report(skipped_row(about, failure.what()));
  }
  run.report(lone_row({.name = "walking/service_areas_file/network",
                       .size = about.size,
                       .threads = about.threads,
                       .note = name + "; `walk network --from-lines`, once for a network; wall clock"},
                      "s", time_of([&] { rivals.make_network(); }).wall));
}

void run_areas(session& run) {
  const testing::temporary_directory folder;
  const std::filesystem::path file = folder / "streets.geojson";
  if (run.options().streets.empty()) {
    write_street_file(*make_street_city(kCity, kSeed), file);
    compare("a made-up city", file, run);
  } else {
    write_plain_streets(run.options().streets, file);
    compare("the streets of --streets, bridges and tunnels as if at grade", file, run);
  }
}

}  // namespace

std::vector<bench_case> service_area_cases() {
  return {{"walking/service_areas_file", run_areas}};
}

}  // namespace greenward::bench
