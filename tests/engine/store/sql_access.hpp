// The file as another program sees it: plain SQLite with SpatiaLite, triggers on.
#pragma once

#include <gtest/gtest.h>
#include <filesystem>
#include <string>

#include <sqlite3.h>

#include <spatialite.h>

namespace greenward::store::testing {

class foreign_connection {
 public:
  explicit foreign_connection(const std::filesystem::path& file) : cache_(spatialite_alloc_connection()) {
    EXPECT_EQ(sqlite3_open(file.c_str(), &handle_), SQLITE_OK);
    spatialite_init_ex(handle_, cache_, 0);
  }
  ~foreign_connection() {
    sqlite3_close(handle_);
    spatialite_cleanup_ex(cache_);
  }
  foreign_connection(const foreign_connection&) = delete;
  foreign_connection& operator=(const foreign_connection&) = delete;

  /// The rows, columns separated by '|' and rows by line breaks; or "error: ..." in SQLite's words.
  std::string sql(const std::string& text) {
    std::string result;
    const auto collect = [](void* into, int count, char** values, char**) {
      auto& rows = *static_cast<std::string*>(into);
      if (!rows.empty()) rows += '\n';
      for (int i = 0; i < count; ++i)
        rows += (i > 0 ? "|" : "") + std::string(values[i] != nullptr ? values[i] : "NULL");
      return 0;
    };
    if (sqlite3_exec(handle_, text.c_str(), collect, &result, nullptr) != SQLITE_OK) {
      return std::string("error: ") + sqlite3_errmsg(handle_);
    }
    return result;
  }

  [[nodiscard]] sqlite3* handle() const { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
  void* cache_;
};

}  // namespace greenward::store::testing
