// Sorts and filters the rows of the attribute table beside the frames.
#pragma once

#include "engine/base/error.hpp"
#include "viewer/layers/shown_rows.hpp"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace greenward::viewer {

class table_worker {
 public:
  struct answer {
    std::shared_ptr<const shown_rows> rows;  ///< nullptr: refused
    std::optional<error> refusal;
  };

  explicit table_worker(const layer::catalogue& catalogue);
  /// Cancels and waits.
  ~table_worker();
  table_worker(const table_worker&) = delete;
  table_worker& operator=(const table_worker&) = delete;

  /// Only the last request counts: those before it are given up.
  void ask(row_request request);
  [[nodiscard]] bool busy() const;
  /// The answer to the last request, if it is there within the time.
  [[nodiscard]] std::optional<answer> take(std::chrono::milliseconds longest);

 private:
  void work();
  [[nodiscard]] answer answer_to(const row_request& request, const task& progress);

  const layer::catalogue& catalogue_;
  row_lister lister_;
  mutable std::mutex mutex_;
  std::condition_variable asked_, answered_;
  std::optional<row_request> request_;
  std::optional<answer> answer_;
  std::optional<cancellation_token> running_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace greenward::viewer
