// The faults of a drawing as someone would look for them in SQL with SpatiaLite.
#pragma once

#include "engine/drainage/survey.hpp"
#include "tests/bench/peers/drawing_faults.hpp"
#include "tests/bench/peers/sqlite_database.hpp"

#include <string>

namespace greenward::bench {

/// A database in memory.
class spatialite_drawing {
 public:
  /// Loads nodes and lines as two tables with R*Trees, and analyses them. Throws std::runtime_error.
  explicit spatialite_drawing(const drainage::survey& drains);
  ~spatialite_drawing();
  spatialite_drawing(const spatialite_drawing&) = delete;
  spatialite_drawing& operator=(const spatialite_drawing&) = delete;

  [[nodiscard]] static std::string version();
  /// The answers, sorted, and what each took in processor time.
  [[nodiscard]] drawing_faults faults(drawing_seconds& took) const;

 private:
  void load(const drainage::survey& drains) const;

  void* cache_;  ///< SpatiaLite's own memory for the connection; goes after it
  sqlite_database data_;
};

}  // namespace greenward::bench
