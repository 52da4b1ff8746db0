#include "engine/sample/sample_district.hpp"

#include "engine/base/data_directory.hpp"
#include "engine/base/error.hpp"
#include "engine/sample/admin_areas.hpp"
#include "engine/sample/buildings.hpp"
#include "engine/sample/emit.hpp"
#include "engine/sample/land_use.hpp"
#include "engine/sample/lattice.hpp"
#include "engine/sample/population.hpp"
#include "engine/sample/streets.hpp"
#include "engine/sample/walk_network.hpp"
#include "engine/sample/works.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace greenward::sample {
namespace {

constexpr geo::lon_lat kFirstPlace{125.215, 43.865};   // of the urban centre
constexpr double kStepEast = 0.42, kStepNorth = 0.26;  // degrees between districts
constexpr double kLeastScale = 0.05, kMostScale = 4000;

/// Districts fill a square west and south of the first one.
geo::lon_lat place_of(std::int64_t number, std::int64_t count) {
  const auto side = static_cast<std::int64_t>(std::ceil(std::sqrt(static_cast<double>(count))));
  return {kFirstPlace.x - kStepEast * static_cast<double>(number % side),
          kFirstPlace.y - kStepNorth * static_cast<double>(number / side)};
}

district_plan empty_plan(std::uint64_t seed, std::int64_t number, std::int64_t count,
                         const district_settings& settings, const layer::admin_register& units) {
  district_plan plan;
  plan.settings = settings;
  plan.number = number;
  plan.random = random_source(seed).fork(static_cast<std::uint64_t>(number) + 1);
  plan.code = units.code;
  plan.name = units.title.zh;
  if (number > 0) {
    plan.code = std::to_string(990000 + number);
    plan.name = fmt::format("合成区{:03}", number);
    plan.prefix = plan.code + "-";
  }
  const geo::lon_lat place = place_of(number, count);
  plan.crs = geo::measuring_crs_for(place);
  choose_units(plan, units);
  make_lattice(plan, geo::project(place, plan.crs));
  return plan;
}

void fill(district_plan& plan) {
  assign_units(plan);
  place_settlements(plan);
  make_streets(plan);
  make_roads(plan);
  assign_land_use(plan);
  make_buildings(plan);
  settle_people(plan);
  choose_separations(plan);
  wall_off_compounds(plan);
  make_walk_network(plan);
}

void emit(const district_output& out, const drainage_plan& drains) {
  const date today = *parse_date(kSampleDate);
  emit_admin_units(out);
  emit_roads(out);
  emit_compounds(out);
  emit_buildings(out);
  emit_population(out);
  emit_walk_network(out);
  emit_barriers(out);
  emit_green(out);
  emit_villages(out);
  emit_honours(out, today);
  emit_facilities(out);
  emit_hazards(out, today);
  emit_works(out, today);
  emit_responsibilities(out, today);
  emit_indicators(out, today);
  emit_drainage(out, drains);
  emit_faults(out);
}

}  // namespace

std::string district_plan::feature_code(const char* letters, std::size_t n, int width) const {
  return fmt::format("{}{}-{:0{}}", prefix, letters, n, width);
}

std::size_t district_plan::scaled(std::size_t whole) const {
  return static_cast<std::size_t>(std::max(1.0, std::round(static_cast<double>(whole) * settings.size)));
}

void make_sample(const sample_options& options, const layer::admin_register& units,
                 const layer::catalogue& catalogue,
                 const std::function<void(const layer::feature_table&)>& take, const task& progress) {
  if (!(options.scale >= kLeastScale && options.scale <= kMostScale)) {
    throw error(error_code::usage, "scale", {"样例规模超出范围", "the scale is out of range"},
                {fmt::format("请给出 {} 到 {} 之间的数", kLeastScale, kMostScale),
                 fmt::format("give a number from {} to {}", kLeastScale, kMostScale)});
  }
  const auto count = static_cast<std::int64_t>(std::ceil(options.scale));
  const district_settings settings =
      load_settings(data_directory() / "sample" / "assumptions.toml", std::min(options.scale, 1.0));
  std::map<std::string, std::int64_t, std::less<>> next_id;
  for (std::int64_t k = 0; k < count; ++k) {
    progress.throw_if_cancelled();
    progress.report({"生成合成样例", "Making the synthetic district"}, static_cast<double>(k),
                    static_cast<double>(count));
    district_plan plan = empty_plan(options.seed, k, count, settings, units);
    fill(plan);
    const drainage_plan drains = make_drainage(plan);
    emit({plan, catalogue, take, next_id, block_locator(plan)}, drains);
  }
  progress.report({"生成合成样例", "Making the synthetic district"}, static_cast<double>(count),
                  static_cast<double>(count));
}

}  // namespace greenward::sample
