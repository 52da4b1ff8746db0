// SQLite as a peer: a database and prepared statements, with errors as std::runtime_error.
#pragma once

#include <sqlite3.h>
#include <cstdint>
#include <string>
#include <string_view>

namespace greenward::bench {

class sqlite_database {
 public:
  /// A file, or ":memory:".
  explicit sqlite_database(const std::string& file);
  ~sqlite_database();
  sqlite_database(const sqlite_database&) = delete;
  sqlite_database& operator=(const sqlite_database&) = delete;

  /// Before the object goes, for what must come after that.
  void close();
  void run(const char* sql) const;
  void check(int code) const;
  [[nodiscard]] sqlite3* handle() const { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

class sqlite_query {
 public:
  sqlite_query(const sqlite_database& in, const char* sql);
  ~sqlite_query();
  sqlite_query(const sqlite_query&) = delete;
  sqlite_query& operator=(const sqlite_query&) = delete;

  void bind(int place, double value) const { in_.check(sqlite3_bind_double(handle_, place, value)); }
  void bind(int place, std::int64_t value) const { in_.check(sqlite3_bind_int64(handle_, place, value)); }
  /// The text must stay until the next step.
  void bind(int place, std::string_view value) const;
  void bind_null(int place) const { in_.check(sqlite3_bind_null(handle_, place)); }
  /// Whether there is another row.
  [[nodiscard]] bool step() const;
  [[nodiscard]] std::int64_t integer(int column) const { return sqlite3_column_int64(handle_, column); }
  [[nodiscard]] std::string text(int column) const;
  void reset() const { sqlite3_reset(handle_); }
  /// One step, for a statement that gives no rows.
  void run_once() const;

 private:
  const sqlite_database& in_;
  sqlite3_stmt* handle_ = nullptr;
};

}  // namespace greenward::bench
