#include "engine/workflow/evidence.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/file_hash.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cctype>

namespace greenward::workflow {

namespace fs = std::filesystem;

namespace {

/// ".jpg" of "现场.JPG"; "" for an ending that is not of 1 to 5 letters and digits.
std::string plain_ending(const std::string& name) {
  constexpr std::size_t kLongest = 5;
  std::string ending = fs::path(name).extension().string();
  if (ending.size() < 2 || ending.size() > kLongest + 1) return "";
  for (char& c : ending) {
    if (c != '.' && std::isalnum(static_cast<unsigned char>(c)) == 0) return "";
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return ending;
}

}  // namespace

fs::path evidence_folder(const std::string& database) {
  return database + ".evidence";
}

fs::path evidence_path(const std::string& database, const store::evidence_file& file) {
  return evidence_folder(database) / (file.sha256 + plain_ending(file.name));
}

kept_evidence::kept_evidence(const std::string& database, std::span<const fs::path> files) {
  try {
    for (const fs::path& file : files) add(database, file);
  } catch (...) {
    remove_new();
    throw;
  }
}

kept_evidence::~kept_evidence() {
  remove_new();
}

void kept_evidence::add(const std::string& database, const fs::path& file) {
  const exchange::file_hash hash = exchange::hash_of(file);
  if (std::ranges::find(files_, hash.sha256, &store::evidence_file::sha256) != files_.end()) return;
  const store::evidence_file& added = files_.emplace_back(hash.sha256, file.filename().string(), hash.bytes);
  const fs::path copy = evidence_path(database, added);
  const bool was_there = fs::exists(copy);
  if (was_there && exchange::hash_of(copy).sha256 == hash.sha256) return;
  std::error_code failure;
  fs::create_directories(evidence_folder(database), failure);
  if (!was_there) new_.push_back(copy);
  if (!failure) fs::copy_file(file, copy, fs::copy_options::overwrite_existing, failure);
  if (failure) {
    throw error(
        error_code::store, copy.string(),
        {"不能存放佐证文件：" + failure.message(), "the evidence cannot be kept: " + failure.message()},
        {"检查数据库所在文件夹的权限和空间", "check permissions and space of the database's folder"});
  }
}

void kept_evidence::remove_new() noexcept {
  std::error_code ignored;
  for (const fs::path& copy : new_) fs::remove(copy, ignored);
  if (!new_.empty()) fs::remove(new_.front().parent_path(), ignored);  // only if it is empty
}

std::vector<bilingual> check_evidence(const std::string& database, const store::store& store) {
  std::vector<bilingual> findings;
  for (const store::journal_entry& entry : store.journal()) {
    for (const store::evidence_file& file : entry.note.evidence) {
      const fs::path copy = evidence_path(database, file);
      std::error_code ignored;
      const bool there = fs::is_regular_file(copy, ignored);
      if (there && exchange::hash_of(copy).sha256 == file.sha256) continue;
      findings.push_back({fmt::format("第 {} 条登记的佐证 {} {}：{}", entry.id, file.name,
                                      there ? "内容已变" : "缺失", copy.string()),
                          fmt::format("the evidence {} of entry {} {}: {}", file.name, entry.id,
                                      there ? "has another content" : "is missing", copy.string())});
    }
  }
  return findings;
}

}  // namespace greenward::workflow
