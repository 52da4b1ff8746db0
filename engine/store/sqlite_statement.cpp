#include "engine/store/sqlite_statement.hpp"

#include <sqlite3.h>
#include <utility>

namespace greenward::store {

sqlite_statement::sqlite_statement(const sqlite_connection& connection, std::string_view sql)
    : connection_(connection) {
  check(sqlite3_prepare_v2(connection.handle(), sql.data(), static_cast<int>(sql.size()), &handle_, nullptr));
}

sqlite_statement::~sqlite_statement() {
  sqlite3_finalize(handle_);
}

sqlite_statement::sqlite_statement(sqlite_statement&& other) noexcept
    : connection_(other.connection_), handle_(std::exchange(other.handle_, nullptr)) {}

void sqlite_statement::bind(int parameter, std::int64_t value) {
  check(sqlite3_bind_int64(handle_, parameter, value));
}

void sqlite_statement::bind(int parameter, double value) {
  check(sqlite3_bind_double(handle_, parameter, value));
}

void sqlite_statement::bind(int parameter, std::string_view text) {
  // A null pointer would bind NULL; an empty text is not NULL.
  const char* data = text.data() != nullptr ? text.data() : "";
  check(sqlite3_bind_text64(handle_, parameter, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void sqlite_statement::bind(int parameter, std::span<const std::uint8_t> blob) {
  check(sqlite3_bind_blob64(handle_, parameter, blob.data(), blob.size(), SQLITE_STATIC));
}

void sqlite_statement::bind_null(int parameter) {
  check(sqlite3_bind_null(handle_, parameter));
}

bool sqlite_statement::step() {
  const int rc = sqlite3_step(handle_);
  if (rc == SQLITE_ROW) return true;
  if (rc != SQLITE_DONE) connection_.fail(rc);
  return false;
}

void sqlite_statement::run() {
  while (step()) {
  }
  reset();
}

int sqlite_statement::try_run() {
  int rc = SQLITE_ROW;
  while (rc == SQLITE_ROW) rc = sqlite3_step(handle_);
  if (rc != SQLITE_DONE && (rc & 0xff) != SQLITE_CONSTRAINT) connection_.fail(rc);
  reset();
  return rc == SQLITE_DONE ? 0 : rc;
}

void sqlite_statement::reset() {
  sqlite3_reset(handle_);
}

value_type sqlite_statement::type(int column) const {
  switch (sqlite3_column_type(handle_, column)) {
    case SQLITE_INTEGER:
      return value_type::integer;
    case SQLITE_FLOAT:
      return value_type::real;
    case SQLITE_TEXT:
      return value_type::text;
    case SQLITE_BLOB:
      return value_type::blob;
    default:
      return value_type::null;
  }
}

std::int64_t sqlite_statement::integer(int column) const {
  return sqlite3_column_int64(handle_, column);
}

double sqlite_statement::real(int column) const {
  return sqlite3_column_double(handle_, column);
}

std::string_view sqlite_statement::text(int column) const {
  const auto* data = sqlite3_column_text(handle_, column);
  if (data == nullptr) return {};
  return {reinterpret_cast<const char*>(data),
          static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

std::span<const std::uint8_t> sqlite_statement::blob(int column) const {
  const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(handle_, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

int sqlite_statement::column_count() const {
  return sqlite3_column_count(handle_);
}

void sqlite_statement::check(int result_code) const {
  if (result_code != SQLITE_OK) connection_.fail(result_code);
}

}  // namespace greenward::store
