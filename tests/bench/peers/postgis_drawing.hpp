// The faults of a drawing as someone would look for them in SQL with PostGIS.
#pragma once

#include "engine/drainage/survey.hpp"
#include "tests/bench/peers/drawing_faults.hpp"
#include "tests/bench/peers/postgres_server.hpp"

#include <string>

namespace greenward::bench {

class postgis_drawing {
 public:
  /// Starts a server, loads nodes and lines as two tables with GiST indexes and vacuums them. Throws what
  /// postgres_server does.
  explicit postgis_drawing(const drainage::survey& drains);

  [[nodiscard]] std::string version() const;
  /// Processor time of each question, its answer only counted.
  [[nodiscard]] drawing_seconds seconds() const;
  /// The answers themselves, sorted.
  [[nodiscard]] drawing_faults faults() const;

 private:
  postgres_server server_;
};

}  // namespace greenward::bench
