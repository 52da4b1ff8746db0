// The SQL that a foreign SQLite file brings along in its views, held within bounds.
#pragma once

#include "engine/base/task.hpp"

#include <cstdint>
#include <filesystem>

namespace greenward::exchange {

/// GeoPackages and MBTiles may hold views, and SQLite runs whatever these say: for ever, if they call
/// themselves or join a table to itself often enough. A watch forbids recursion, and stops a piece of work
/// that takes more steps of SQLite's machine than a file of that size can need. It must outlive the
/// connections that were opened under it.
class foreign_sql {
 public:
  explicit foreign_sql(const std::filesystem::path& file);

  /// While it lives, each connection to the file that this thread opens is watched.
  class opening {
   public:
    explicit opening(foreign_sql& watch);
    ~opening();
    opening(const opening&) = delete;
    opening& operator=(const opening&) = delete;
  };

  /// What comes next is a piece of work of its own, which `progress` may end too.
  void begin(const task& progress);
  /// A row that came out of it: no file of SQLite has more of them than bytes.
  void count_row();
  /// Throws error{bad_input} naming the file if a statement was refused or stopped, error{cancelled} if the
  /// work was. GDAL takes such a statement for one that has no more rows.
  void throw_if_stopped() const;

 private:
  friend struct foreign_sql_hooks;
  [[nodiscard]] bool spend(std::int64_t steps);

  std::filesystem::path file_;
  std::int64_t allowed_ = 0, left_ = 0;
  bool is_sql_ = false, recursion_ = false;
  task progress_;
};

}  // namespace greenward::exchange
