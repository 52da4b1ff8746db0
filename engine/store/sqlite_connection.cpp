#include "engine/store/sqlite_connection.hpp"

#include "engine/store/sqlite_error.hpp"
#include "engine/store/sqlite_statement.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

namespace greenward::store {

namespace {

constexpr int kBusyMilliseconds = 2000;
constexpr int kLongestValue = 256 * 1024 * 1024;  // bytes of one text or geometry

/// A file: URI with everything but unreserved characters escaped, so that '?' and '#' in names stay names.
std::string file_uri(const std::filesystem::path& file, std::string_view parameters) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(file).string()) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= 'a' && byte <= 'z') || byte == '/' || byte == '.' || byte == '-' ||
                       byte == '_';
    if (plain) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", byte);
    }
  }
  return uri.append(parameters);
}

void set_defensive(sqlite3* handle, int on) {
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, on, static_cast<int*>(nullptr));
}

}  // namespace

sqlite_connection::sqlite_connection(const std::filesystem::path& file, connection_mode mode)
    : subject_(file.string()) {
  // A connection opened read-only leaves -wal and -shm files behind; one that may write takes them away.
  const bool may_write = mode == connection_mode::write || mode == connection_mode::read;
  const int access = may_write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  const std::string uri = file_uri(file, mode == connection_mode::read_immutable ? "?immutable=1" : "");
  const int rc = sqlite3_open_v2(
      uri.c_str(), &handle_, access | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  try {
    if (rc != SQLITE_OK) fail(rc);
    harden();
    if (mode == connection_mode::read) execute("PRAGMA query_only=ON");
  } catch (...) {
    sqlite3_close_v2(handle_);
    throw;
  }
}

sqlite_connection::~sqlite_connection() {
  sqlite3_close_v2(handle_);
}

void sqlite_connection::harden() {
  int* const ignored = nullptr;
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, ignored);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_VIEW, 0, ignored);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, ignored);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, ignored);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_FKEY, 1, ignored);
  set_defensive(handle_, 1);
  sqlite3_limit(handle_, SQLITE_LIMIT_LENGTH, kLongestValue);
  sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, 1);  // VACUUM needs one
  sqlite3_limit(handle_, SQLITE_LIMIT_EXPR_DEPTH, 200);
  sqlite3_busy_timeout(handle_, kBusyMilliseconds);
  execute("PRAGMA cell_size_check=ON; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY");
}

void sqlite_connection::execute(const std::string& sql) {
  const int rc = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (rc != SQLITE_OK) fail(rc);
}

std::int64_t sqlite_connection::integer(std::string_view sql) const {
  sqlite_statement query(*this, sql);
  return query.step() ? query.integer(0) : 0;
}

std::string sqlite_connection::text(std::string_view sql) const {
  sqlite_statement query(*this, sql);
  return query.step() ? std::string(query.text(0)) : std::string();
}

bool sqlite_connection::has_object(std::string_view type, std::string_view name) const {
  sqlite_statement query(*this, "SELECT 1 FROM sqlite_schema WHERE type = ?1 AND name = ?2");
  query.bind(1, type);
  query.bind(2, name);
  return query.step();
}

void sqlite_connection::fail(int result_code) const {
  throw sqlite_error(result_code, subject_, handle_ != nullptr ? sqlite3_errmsg(handle_) : "");
}

shadow_table_access::shadow_table_access(sqlite_connection& connection) : connection_(connection) {
  set_defensive(connection_.handle(), 0);
}

shadow_table_access::~shadow_table_access() {
  set_defensive(connection_.handle(), 1);
}

}  // namespace greenward::store
