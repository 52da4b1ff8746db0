// A private PostgreSQL cluster that lives as long as the object.
#pragma once

#include "tests/bench/harness/child_process.hpp"
#include "tests/support/temporary_directory.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace greenward::bench {

/// A cluster in a temporary folder that answers on a socket in that folder and nowhere else, run as the user
/// postgres when this program runs as root. Parallel workers and compilation at run time are off. Everything
/// throws std::runtime_error that says what failed: no PostgreSQL, no such extension, no user to run it as.
class postgres_server {
 public:
  /// Starts the server and creates the extensions.
  explicit postgres_server(std::span<const char* const> extensions);

  /// What the statements print, rows without heads and columns set apart by |.
  [[nodiscard]] std::string query(const std::string& sql) const;
  /// Seconds of a query, of which `selected` is what comes after SELECT. By the server's clock; nothing is
  /// sent.
  [[nodiscard]] double seconds_of(std::string_view selected) const;
  [[nodiscard]] std::string version_of(std::string_view extension) const;
  /// Fills a table that is there with lines of comma-separated values.
  void load(const std::string& table, const std::string& rows) const;

 private:
  void start();

  testing::temporary_directory folder_;
  std::unique_ptr<running_child> server_;  ///< ends before the folder goes
};

}  // namespace greenward::bench
