// The same lines as the same picture, by Greenward and by other renderers.
#include "tests/bench/cases/cases.hpp"
#include "tests/bench/data/street_files.hpp"
#include "tests/bench/harness/machine.hpp"
#include "tests/bench/peers/drawing_program.hpp"
#include "tests/bench/peers/map_pictures.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/ui/picture.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace greenward::bench {

namespace {

constexpr std::uint64_t kSeed = 220106;
constexpr double kMargin = 1.02;
constexpr double kStreetScale = 0.66;  ///< metres per pixel: 1:2500 on a screen of 96 dots per inch
constexpr std::size_t kSegments = 1'000'000;
constexpr double kMostApart = 0.1;
constexpr const char* kOurs = "greenward";
constexpr std::array kScripts{kMapnik, kQgis};
constexpr int kSquare = 60;  ///< pixels
constexpr const char* kAfterLoad =
    "1920 x 1080, one pen of 1.5 pixels, anti-aliased; the lines are loaded and indexed, from the view "
    "to the PNG, packed with the least effort; wall clock";
constexpr const char* kWithLoad =
    "the same with load: Greenward opens its database, reads the geometry alone of the lines that "
    "the layer's R*Tree finds in the view, projects and indexes it; the others open an indexed shapefile in "
    "the "
    "view's CRS";

/// What is drawn, and what is asked of Greenward.
struct picture_plan {
  std::string name;
  int rounds_with_load = 7;
  int rounds_after_load = 9;
  double after_load_target = 3;
  double with_load_target = 2;
};

struct named_view {
  const char* name;
  line_view view;
};

std::array<named_view, 2> views_of(const street_database& streets, const line_style& style) {
  const geo::planar_box& box = streets.bounds;
  const double whole = kMargin * std::max(box.width() / style.width, box.height() / style.height);
  return {{{"whole", {box.centre(), whole, {}, true}}, {"street", {box.centre(), kStreetScale, {}}}}};
}

/// Mean darkness of the squares that the pictures are cut into: the greatest difference, 0 to 1.
double difference_of(const std::filesystem::path& a, const std::filesystem::path& b) {
  const testing::picture first(a), second(b);
  const auto darkness = [](const testing::picture& picture, int left, int top) {
    long sum = 0;
    for (int y = top; y < top + kSquare; ++y)
      for (int x = left; x < left + kSquare; ++x) sum += 255 - picture.at(x, y).g;
    return static_cast<double>(sum) / (255.0 * kSquare * kSquare);
  };
  double most = first.width() == second.width() && first.height() == second.height() ? 0 : 1;
  for (int y = 0; most < 1 && y + kSquare <= first.height(); y += kSquare)
    for (int x = 0; x + kSquare <= first.width(); x += kSquare)
      most = std::max(most, std::abs(darkness(first, x, y) - darkness(second, x, y)));
  return most;
}

/// A program that is set beside Greenward, until it fails.
struct rival_program {
  const drawing_script* script;
  std::unique_ptr<drawing_program> program;
  std::string failure;

  /// Calls `work` with the program; what it throws is the end of it.
  template <class Work>
  void attempt(Work work) {
    if (!failure.empty()) return;
    try {
      work(*program);
    } catch (const std::exception& problem) {
      failure = problem.what();
    }
  }
};

/// Greenward and its rivals, with the same lines loaded.
struct picture_contest {
  picture_plan plan;
  street_database streets;
  line_style style;
  std::filesystem::path pictures;
  map_pictures maps{style, geo::parse_crs_code(streets.crs).value()};
  std::vector<rival_program> rivals;

  [[nodiscard]] line_view view_for(const named_view& of, const char* program) const {
    line_view view = of.view;
    std::string file = fmt::format("{}_{}_{}.png", plan.name, of.name, program);
    std::ranges::replace(file, ' ', '_');
    view.picture = pictures / file;
    return view;
  }
};

std::vector<rival_program> start_rivals(const street_database& streets, const line_style& style,
                                        const std::filesystem::path& folder) {
  std::string failure;
  try {
    add_indexes(streets.lines);
  } catch (const std::exception& problem) {
    failure = problem.what();
  }
  std::vector<rival_program> rivals;
  for (const drawing_script& script : kScripts)
    rivals.push_back({&script,
                      std::make_unique<drawing_program>(script, line_file{streets.lines, streets.crs}, style,
                                                        folder / script.script),
                      failure});
  return rivals;
}

double seconds_of_map(picture_contest& held, const line_view& view, picture_kind kind) {
  return time_of([&] {
           if (kind == picture_kind::with_load)
             held.maps.draw_from(held.streets.database, view);
           else
             held.maps.draw(view);
         })
      .wall;
}

/// One round of all: Greenward's seconds, and each rival's.
struct picture_rounds {
  std::vector<double> ours;
  std::vector<std::vector<double>> theirs;  ///< by rival
};

picture_rounds hold_rounds(picture_contest& held, const named_view& of, picture_kind kind) {
  picture_rounds rounds;
  rounds.theirs.resize(held.rivals.size());
  const int count =
      kind == picture_kind::with_load ? held.plan.rounds_with_load : held.plan.rounds_after_load;
  for (int round = 0; round < count; ++round) {
    rounds.ours.push_back(seconds_of_map(held, held.view_for(of, kOurs), kind));
    for (std::size_t i = 0; i < held.rivals.size(); ++i)
      held.rivals[i].attempt([&](drawing_program& program) {
        rounds.theirs[i].push_back(program.draw(held.view_for(of, held.rivals[i].script->name), kind));
      });
  }
  return rounds;
}

void report(const picture_contest& held, const picture_rounds& rounds, const named_view& of,
            picture_kind kind, session& run) {
  const bool with_load = kind == picture_kind::with_load;
  for (std::size_t i = 0; i < held.rivals.size(); ++i) {
    const rival_program& rival = held.rivals[i];
    subject about{
        .name = fmt::format("map/picture/{}/{}{}", held.plan.name, of.name, with_load ? "/load" : ""),
        .size = held.streets.edges,
        .threads = all_processors(),
        .peer = rival.script->name,
        .target = with_load ? held.plan.with_load_target : held.plan.after_load_target,
        .note = with_load ? kWithLoad : kAfterLoad};
    if (!rival.failure.empty()) {
      run.report(skipped_row(about, rival.failure));
      continue;
    }
    const double apart =
        difference_of(held.view_for(of, kOurs).picture, held.view_for(of, rival.script->name).picture);
    about.peer_version = rival.program->version();
    about.note += fmt::format("; squares of {} pixels differ in darkness by {:.3f} at most", kSquare, apart);
    run.report(timed_row(about, {rounds.ours, rounds.theirs[i]}, apart <= kMostApart));
  }
}

void compare(const picture_plan& plan, const std::filesystem::path& streets_file, session& run) {
  const testing::temporary_directory folder;
  const greenward_command greenward(folder / "cache");
  picture_contest held{.plan = plan,
                       .streets = make_street_database(streets_file, folder.path(), greenward),
                       .pictures = run.pictures_in(folder.path())};
  held.maps.load(held.streets.database);
  held.rivals = start_rivals(held.streets, held.style, folder.path());
  for (const named_view& view : views_of(held.streets, held.style))
    for (const picture_kind kind : {picture_kind::with_load, picture_kind::after_load})
      report(held, hold_rounds(held, view, kind), view, kind, run);
}

void run_million(session& run) {
  const testing::temporary_directory folder;
  const std::filesystem::path city = folder / "city.geojson";
  write_street_file(*make_street_city(kSegments, kSeed), city);
  compare({.name = "million", .rounds_with_load = 3, .rounds_after_load = 5, .after_load_target = 5}, city,
          run);
}

void run_streets(session& run) {
  if (!run.options().streets.empty()) compare({.name = "streets"}, run.options().streets, run);
}

}  // namespace

std::vector<bench_case> map_picture_cases() {
  return {{"map/picture/million", run_million}, {"map/picture/streets", run_streets}};
}

}  // namespace greenward::bench
