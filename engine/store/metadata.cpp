#include "engine/store/metadata.hpp"

#include "engine/store/row_json.hpp"
#include "engine/store/sqlite_statement.hpp"

#include <map>
#include <string>

namespace greenward::store {

namespace {

using value_map = std::map<std::string, std::string>;

value_map read_values(const sqlite_connection& connection) {
  sqlite_statement query(connection, "SELECT key, value FROM greenward_metadata");
  value_map values;
  while (query.step()) values.emplace(query.text(0), query.text(1));
  return values;
}

value_map values_of(const district_info& info) {
  return {{"name", info.name},
          {"code", info.code},
          {"synthetic", info.synthetic ? "true" : "false"},
          {"notice", info.notice},
          {"measuring_crs", info.measuring_crs.epsg == 0 ? "" : geo::to_string(info.measuring_crs)}};
}

}  // namespace

district_info read_info(const sqlite_connection& connection) {
  value_map values = read_values(connection);
  const auto crs = geo::parse_crs_code(values["measuring_crs"]);
  return {values["name"], values["code"], values["synthetic"] == "true", values["notice"],
          crs.value_or(geo::crs_code{})};
}

void write_info(sqlite_connection& connection, const district_info& info, journal_writer& journal) {
  value_map stored = read_values(connection);
  sqlite_statement write(connection, "INSERT OR REPLACE INTO greenward_metadata(key, value) VALUES (?1, ?2)");
  for (const auto& [key, value] : values_of(info)) {
    const auto old = stored.find(key);
    if (old != stored.end() && old->second == value) continue;
    write.bind(1, key);
    write.bind(2, value);
    write.run();
    const std::string before = old == stored.end() ? "null" : text_json(old->second);
    journal.updated("greenward_metadata", feature_id(0), key, before, text_json(value));
  }
}

}  // namespace greenward::store
