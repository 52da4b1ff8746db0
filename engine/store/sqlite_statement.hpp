// One prepared statement, owned. Values go in as bound parameters only.
#pragma once

#include "engine/store/sqlite_connection.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

struct sqlite3_stmt;

namespace greenward::store {

enum class value_type { null, integer, real, text, blob };

/// Parameters count from 1, columns from 0, as in SQLite. Text and blobs given to bind() must live until the
/// next reset(). Views returned by text() and blob() die with the next step() or reset().
class sqlite_statement {
 public:
  sqlite_statement(const sqlite_connection& connection, std::string_view sql);
  ~sqlite_statement();
  sqlite_statement(sqlite_statement&& other) noexcept;
  sqlite_statement& operator=(sqlite_statement&&) = delete;
  sqlite_statement(const sqlite_statement&) = delete;
  sqlite_statement& operator=(const sqlite_statement&) = delete;

  void bind(int parameter, std::int64_t value);
  void bind(int parameter, double value);
  void bind(int parameter, std::string_view text);
  void bind(int parameter, std::span<const std::uint8_t> blob);
  void bind_null(int parameter);

  /// True while there is a row. Throws error{store}.
  [[nodiscard]] bool step();
  /// Runs to the end, then resets for the next values.
  void run();
  /// As run(), but gives back a constraint's extended result code instead of throwing; 0 = done.
  [[nodiscard]] int try_run();
  void reset();

  [[nodiscard]] value_type type(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] std::span<const std::uint8_t> blob(int column) const;
  [[nodiscard]] int column_count() const;

 private:
  void check(int result_code) const;
  const sqlite_connection& connection_;
  sqlite3_stmt* handle_ = nullptr;
};

}  // namespace greenward::store
