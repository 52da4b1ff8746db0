// Files that appear together or not at all.
#pragma once

#include <filesystem>
#include <vector>

namespace greenward::exchange {

/// A hidden folder beside the files to come, on the same disk. Write into path(), then commit().
/// Without commit() everything it made is gone again, the target folder included if it was not there before.
class export_folder {
 public:
  /// Throws error{bad_input} if the folder cannot be made or written to, error{usage} if `target` is a file.
  explicit export_folder(std::filesystem::path target);
  ~export_folder();
  export_folder(const export_folder&) = delete;
  export_folder& operator=(const export_folder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return work_; }

  /// Moves every file into the target folder and returns their paths there, sorted.
  /// Throws error{usage} if a file of the same name is there already, error{bad_input} if moving fails;
  /// then the target folder is as it was.
  [[nodiscard]] std::vector<std::filesystem::path> commit();

 private:
  std::filesystem::path target_;
  std::filesystem::path work_;
  std::vector<std::filesystem::path> made_;  ///< folders that were not there before, outermost first
};

}  // namespace greenward::exchange
