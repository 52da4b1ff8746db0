#include "engine/store/spatial_index_check.hpp"

#include "engine/base/error.hpp"
#include "engine/base/sql_name.hpp"
#include "engine/store/spatialite_blob.hpp"
#include "engine/store/sqlite_statement.hpp"

#include <fmt/format.h>
#include <cmath>
#include <cstdint>

namespace greenward::store {

namespace {

/// Two steps of a 32-bit float at the value: the module rounds outwards by at most that.
double slack(double value) {
  return std::abs(value) * 0x1.0p-22 + 1e-30;
}

bool covers_tightly(const sqlite_statement& row, const geo::lon_lat_box& box) {
  const auto below = [](double stored, double exact) {
    return stored <= exact && stored >= exact - slack(exact);
  };
  const auto above = [](double stored, double exact) {
    return stored >= exact && stored <= exact + slack(exact);
  };
  return below(row.real(2), box.min.x) && above(row.real(3), box.max.x) && below(row.real(4), box.min.y) &&
         above(row.real(5), box.max.y);
}

std::int64_t mismatches(const sqlite_connection& connection, const std::string& layer,
                        const geometry_slot& slot) {
  const std::string index = sql_name(index_table(layer, slot)), column = sql_name(slot.column);
  sqlite_statement rows(
      connection, fmt::format("SELECT t.{0}, i.pkid, i.xmin, i.xmax, i.ymin, i.ymax FROM {1} t LEFT JOIN "
                              "{2} i ON i.pkid = t.id WHERE t.{0} IS NOT NULL",
                              column, sql_name(layer), index));
  std::int64_t wrong = 0, present = 0;
  while (rows.step()) {
    geo::geographic_geometry geometry;
    if (append_spatialite_blob(rows.blob(0), geometry) || geometry[0].is_none())
      continue;  // reported elsewhere
    ++present;
    if (rows.type(1) == value_type::null || !covers_tightly(rows, geometry[0].box())) ++wrong;
  }
  const auto stored = connection.integer(fmt::format("SELECT count(*) FROM {}", index));
  return wrong + (stored > present ? stored - present : 0);
}

}  // namespace

std::vector<bilingual> check_spatial_index(const sqlite_connection& connection, const std::string& layer,
                                           const geometry_slot& slot) {
  const std::string name = layer + "." + slot.column;
  sqlite_statement form(connection, "SELECT rtreecheck(?1)");
  const std::string index = index_table(layer, slot);
  form.bind(1, index);
  const std::string verdict = form.step() ? std::string(form.text(0)) : "?";
  if (verdict != "ok") {
    return {
        {name + " 的空间索引已损坏：" + verdict, "the spatial index of " + name + " is damaged: " + verdict}};
  }
  const std::int64_t wrong = mismatches(connection, layer, slot);
  if (wrong == 0) return {};
  return {{fmt::format("{} 的空间索引有 {} 处与几何不一致", name, wrong),
           fmt::format("the spatial index of {} disagrees with its geometries in {} places", name, wrong)}};
}

}  // namespace greenward::store
