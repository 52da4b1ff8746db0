#include "tests/engine/workflow/walking_town.hpp"

#include "engine/geo/crs.hpp"
#include "engine/workflow/environment.hpp"

namespace greenward::testing {

namespace {
constexpr geo::crs_code kTownCrs{4551};
}

layer::feature_table table_of(const std::string& layer) {
  return layer::feature_table(workflow::program_environment().catalogue.layer(layer));
}

geo::lon_lat at_metres(double east, double north) {
  static const geo::planar corner = geo::project(geo::lon_lat{125.2, 43.9}, kTownCrs);
  return geo::unproject(geo::planar{corner.x + east, corner.y + north}, kTownCrs);
}

walking_town::walking_town() {
  const auto store = workflow::open_or_create(address());
  const auto change = store->begin({"测试员", "test", "", ""});
  store::district_info info = store->info();
  info.measuring_crs = kTownCrs;
  change->set_info(info);
  change->commit();
}

void walking_town::add(const layer::feature_table& rows) const {
  const auto store = workflow::open_for_writing(address());
  const auto change = store->begin({"测试员", "test", "", ""});
  (void)change->insert(rows, task{});
  change->commit();
}

layer::feature_table walking_town::read(const std::string& layer) const {
  return workflow::open_for_reading(address())->read(layer);
}

}  // namespace greenward::testing
