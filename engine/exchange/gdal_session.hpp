// What every use of GDAL needs: the few drivers that are allowed, and its messages kept off the terminal.
#pragma once

#include <string>
#include <vector>

namespace greenward::exchange {

/// Registers only the drivers of the formats this room reads and writes. Thread-safe, cheap after the first
/// call.
void register_drivers();

/// While it lives, what GDAL says on this thread is collected instead of printed.
class gdal_messages {
 public:
  gdal_messages();
  ~gdal_messages();
  gdal_messages(const gdal_messages&) = delete;
  gdal_messages& operator=(const gdal_messages&) = delete;

  /// Has anything failed (warnings do not count)?
  [[nodiscard]] bool failed() const { return !failures_.empty(); }
  /// The first failure in GDAL's words, "" if there is none; it names the cause, later ones the consequences.
  [[nodiscard]] std::string first_failure() const {
    return failures_.empty() ? std::string() : failures_.front();
  }
  [[nodiscard]] const std::vector<std::string>& warnings() const { return warnings_; }
  void clear();

  /// For the callback: keeps at most the first hundred of each.
  void take_failure(const char* text);
  void take_warning(const char* text);

 private:
  std::vector<std::string> failures_;
  std::vector<std::string> warnings_;
};

}  // namespace greenward::exchange
