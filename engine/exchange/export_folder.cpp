#include "engine/exchange/export_folder.hpp"

#include "engine/base/error.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

namespace greenward::exchange {

namespace {

namespace fs = std::filesystem;

error cannot_use(const fs::path& folder, const std::string& why) {
  return {error_code::bad_input,
          folder.string(),
          {"无法写入此文件夹（" + why + "）", "this folder cannot be written to (" + why + ")"},
          {"请换一个有写权限、有空间的文件夹；没有留下任何文件",
           "choose a folder with free space and write permission; nothing was left behind"}};
}

/// Makes the folder and lists what had to be made, outermost first.
std::vector<fs::path> make_folders(const fs::path& folder) {
  std::vector<fs::path> missing;
  for (fs::path p = folder; !p.empty() && !fs::exists(p); p = p.parent_path()) missing.push_back(p);
  std::reverse(missing.begin(), missing.end());
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (failure) throw cannot_use(folder, failure.message());
  return missing;
}

}  // namespace

export_folder::export_folder(fs::path target) : target_(fs::absolute(target).lexically_normal()) {
  if (!target_.has_filename()) target_ = target_.parent_path();
  if (fs::exists(target_) && !fs::is_directory(target_)) {
    throw error(error_code::usage, target_.string(), {"不是文件夹", "it is not a folder"},
                {"请给出一个文件夹", "name a folder"});
  }
  made_ = make_folders(target_);
  std::string pattern = (target_ / ".greenward-partial-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) {
    const error failure = cannot_use(target_, std::error_code(errno, std::generic_category()).message());
    std::error_code ignored;
    for (auto p = made_.rbegin(); p != made_.rend(); ++p) fs::remove(*p, ignored);
    throw failure;
  }
  work_ = pattern;
}

export_folder::~export_folder() {
  std::error_code ignored;
  fs::remove_all(work_, ignored);
  // Only empty folders go: committed files keep theirs.
  for (auto p = made_.rbegin(); p != made_.rend(); ++p) fs::remove(*p, ignored);
}

std::vector<fs::path> export_folder::commit() {
  std::vector<fs::path> names;
  for (const auto& entry : fs::directory_iterator(work_)) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  for (const fs::path& name : names) {
    if (!fs::exists(target_ / name)) continue;
    throw error(error_code::usage, (target_ / name).string(),
                {"已有同名文件", "a file of this name is there already"},
                {"请换一个文件夹，或先移走它", "choose another folder, or move it away first"});
  }
  std::vector<fs::path> moved;
  for (const fs::path& name : names) {
    std::error_code failure;
    fs::rename(work_ / name, target_ / name, failure);
    if (failure) {
      std::error_code ignored;
      for (const fs::path& file : moved) fs::remove(file, ignored);
      throw cannot_use(target_, failure.message());
    }
    moved.push_back(target_ / name);
  }
  return moved;
}

}  // namespace greenward::exchange
