#include "engine/store/compact.hpp"

#include "engine/store/sqlite_statement.hpp"

#include <array>

namespace greenward::store {

namespace {

constexpr std::array kClocks{
    "UPDATE spatialite_history SET timestamp = ?1",
    "UPDATE geometry_columns_time SET last_insert = ?1, last_update = ?1, last_delete = ?1",
    "UPDATE geometry_columns_statistics SET last_verified = ?1 WHERE last_verified IS NOT NULL",
    "UPDATE layer_styles SET update_time = ?1",
};

void set_clocks(sqlite_connection& connection, const std::string& timestamp) {
  connection.execute("BEGIN IMMEDIATE");
  try {
    for (const char* sql : kClocks) {
      sqlite_statement set(connection, sql);
      set.bind(1, timestamp);
      set.run();
    }
    connection.execute("COMMIT");
  } catch (...) {
    connection.execute("ROLLBACK");
    throw;
  }
}

}  // namespace

void compact_file(sqlite_connection& connection, const std::optional<std::string>& timestamp) {
  if (timestamp) set_clocks(connection, *timestamp);
  connection.execute("PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace greenward::store
