// Photos and papers that stand as evidence for journal entries, kept beside the database by their content.
#pragma once

#include "engine/store/store.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace greenward::workflow {

/// The folder `<database>.evidence`.
[[nodiscard]] std::filesystem::path evidence_folder(const std::string& database);

/// Where a file is kept: its hash, and the ending of its name if that is a plain one.
[[nodiscard]] std::filesystem::path evidence_path(const std::string& database,
                                                  const store::evidence_file& file);

/// Copies of files in the evidence folder, which go again unless they are kept. A file that is there already
/// is not copied twice; one whose copy has changed since gets a sound copy.
class kept_evidence {
 public:
  /// Throws error{bad_input} for a file that cannot be read, error{store} if the copy cannot be made.
  kept_evidence(const std::string& database, std::span<const std::filesystem::path> files);
  ~kept_evidence();
  kept_evidence(const kept_evidence&) = delete;
  kept_evidence& operator=(const kept_evidence&) = delete;

  /// In the order in which they were given, each content once.
  [[nodiscard]] const std::vector<store::evidence_file>& files() const { return files_; }
  void keep() { new_.clear(); }

 private:
  void add(const std::string& database, const std::filesystem::path& file);
  void remove_new() noexcept;
  std::vector<store::evidence_file> files_;
  std::vector<std::filesystem::path> new_;
};

/// One line for each file that the journal names and that is missing or has another content.
[[nodiscard]] std::vector<bilingual> check_evidence(const std::string& database, const store::store& store);

}  // namespace greenward::workflow
