// SpatiaLite's SQL functions on one connection.
#pragma once

#include "engine/store/sqlite_connection.hpp"

#include <string>

namespace greenward::store {

/// Registers SpatiaLite on the connection for as long as this object lives; statements that use it must be
/// gone before. Only creating tables and checking indexes needs it: reading and writing features does not.
class spatialite_functions {
 public:
  explicit spatialite_functions(sqlite_connection& connection);
  ~spatialite_functions();
  spatialite_functions(const spatialite_functions&) = delete;
  spatialite_functions& operator=(const spatialite_functions&) = delete;

  /// Runs `SELECT function(...)` of SpatiaLite, which answers 1 when it has done its work; otherwise throws
  /// error{store} naming `what`.
  void call(const std::string& sql, const std::string& what) const;

 private:
  sqlite_connection& connection_;
  void* cache_;
};

}  // namespace greenward::store
