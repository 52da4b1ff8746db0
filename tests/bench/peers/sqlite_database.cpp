#include "tests/bench/peers/sqlite_database.hpp"

#include <stdexcept>

namespace greenward::bench {

sqlite_database::sqlite_database(const std::string& file) {
  if (sqlite3_open(file.c_str(), &handle_) != SQLITE_OK)
    throw std::runtime_error("SQLite does not open " + file);
}

sqlite_database::~sqlite_database() {
  close();
}

void sqlite_database::close() {
  sqlite3_close(handle_);
  handle_ = nullptr;
}

void sqlite_database::run(const char* sql) const {
  check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr));
}

void sqlite_database::check(int code) const {
  if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
    throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(handle_));
}

sqlite_query::sqlite_query(const sqlite_database& in, const char* sql) : in_(in) {
  in.check(sqlite3_prepare_v3(in.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &handle_, nullptr));
}

sqlite_query::~sqlite_query() {
  sqlite3_finalize(handle_);
}

void sqlite_query::bind(int place, std::string_view value) const {
  in_.check(sqlite3_bind_text(handle_, place, value.data(), static_cast<int>(value.size()), SQLITE_STATIC));
}

bool sqlite_query::step() const {
  const int code = sqlite3_step(handle_);
  in_.check(code);
  return code == SQLITE_ROW;
}

std::string sqlite_query::text(int column) const {
  const unsigned char* text = sqlite3_column_text(handle_, column);
  return text == nullptr ? "" : reinterpret_cast<const char*>(text);
}

void sqlite_query::run_once() const {
  (void)step();
  reset();
}

}  // namespace greenward::bench
