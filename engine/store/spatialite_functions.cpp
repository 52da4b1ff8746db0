#include "engine/store/spatialite_functions.hpp"

#include "engine/base/error.hpp"

// spatialite.h needs the types of sqlite3.h before it.
#include <sqlite3.h>

#include <spatialite.h>

namespace greenward::store {

spatialite_functions::spatialite_functions(sqlite_connection& connection)
    : connection_(connection), cache_(spatialite_alloc_connection()) {
  const int quiet = 0;
  spatialite_init_ex(connection_.handle(), cache_, quiet);
}

spatialite_functions::~spatialite_functions() {
  spatialite_cleanup_ex(cache_);
}

void spatialite_functions::call(const std::string& sql, const std::string& what) const {
  if (connection_.integer(sql) == 1) return;
  throw error(error_code::store, connection_.subject(),
              {"SpatiaLite 未能完成：" + what, "SpatiaLite could not do this: " + what},
              {"检查 SpatiaLite 的版本（需要 5.0 以上）",
               "Check the version of SpatiaLite (5.0 or later is needed)"});
}

}  // namespace greenward::store
