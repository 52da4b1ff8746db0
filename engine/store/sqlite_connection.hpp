// One connection to an SQLite file, owned.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

struct sqlite3;

namespace greenward::store {

enum class connection_mode {
  read,            ///< nothing can be written through it, but it tidies the write-ahead log away on closing
  read_locked,     ///< the file cannot be written; the folder can
  read_immutable,  ///< for a folder that cannot be written: no lock, no -shm file
  write,
};

/// Set up for files of unknown origin: schema objects are not trusted, triggers and views of the file never
/// run (this room keeps the spatial index itself), length and depth limits are set. Foreign keys are on.
/// Not thread-safe. Errors are thrown as error{store} with the file's path as the subject.
class sqlite_connection {
 public:
  sqlite_connection(const std::filesystem::path& file, connection_mode mode);
  ~sqlite_connection();
  sqlite_connection(const sqlite_connection&) = delete;
  sqlite_connection& operator=(const sqlite_connection&) = delete;

  [[nodiscard]] sqlite3* handle() const { return handle_; }
  [[nodiscard]] const std::string& subject() const { return subject_; }

  /// One or more statements without parameters; rows are discarded.
  void execute(const std::string& sql);
  /// The first column of the first row as an integer; 0 if there is no row.
  [[nodiscard]] std::int64_t integer(std::string_view sql) const;
  /// The same as text.
  [[nodiscard]] std::string text(std::string_view sql) const;
  [[nodiscard]] bool has_object(std::string_view type, std::string_view name) const;

  [[noreturn]] void fail(int result_code) const;

 private:
  void harden();
  sqlite3* handle_ = nullptr;
  std::string subject_;
};

/// While it lives the connection may write the tables behind a virtual table (R*Tree nodes).
class shadow_table_access {
 public:
  explicit shadow_table_access(sqlite_connection& connection);
  ~shadow_table_access();
  shadow_table_access(const shadow_table_access&) = delete;
  shadow_table_access& operator=(const shadow_table_access&) = delete;

 private:
  sqlite_connection& connection_;
};

}  // namespace greenward::store
