#include "engine/base/atomic_file.hpp"

#include "engine/base/error.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

namespace greenward {

namespace {

[[noreturn]] void fail(const std::filesystem::path& file, int reason) {
  const std::string words = std::generic_category().message(reason);
  throw error(error_code::bad_input, file.string(),
              {fmt::format("无法写入（{}）", words), fmt::format("cannot be written ({})", words)},
              {"请检查目录是否存在、是否有写权限、磁盘是否已满",
               "Check that the folder exists, that you may write there, and that the disk is not full"});
}

/// Owns the descriptor and, until it is released, the file's name.
class new_file {
 public:
  explicit new_file(std::filesystem::path path) : path_(std::move(path)) {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  }
  ~new_file() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (owned()) ::unlink(path_.c_str());
  }
  new_file(const new_file&) = delete;
  new_file& operator=(const new_file&) = delete;

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] bool write(std::span<const std::string_view> parts) const {
    return std::all_of(parts.begin(), parts.end(), [&](std::string_view part) { return append(part); }) &&
           ::fsync(descriptor_) == 0;
  }
  [[nodiscard]] bool append(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ::ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }
  [[nodiscard]] bool rename_to(const std::filesystem::path& target) {
    const int descriptor = std::exchange(descriptor_, -1);
    opened_ = true;
    if (::close(descriptor) != 0 || ::rename(path_.c_str(), target.c_str()) != 0) return false;
    renamed_ = true;
    return true;
  }

 private:
  [[nodiscard]] bool owned() const { return (descriptor_ >= 0 || opened_) && !renamed_; }
  std::filesystem::path path_;
  int descriptor_ = -1;
  bool opened_ = false;
  bool renamed_ = false;
};

}  // namespace

void write_file_atomically(const std::filesystem::path& file, std::string_view bytes) {
  write_file_atomically(file, std::span(&bytes, 1));
}

void write_file_atomically(const std::filesystem::path& file, std::span<const std::string_view> parts) {
  std::filesystem::path beside = file;
  beside += fmt::format(".{}.part", ::getpid());
  new_file part(beside);
  if (!part.is_open() || !part.write(parts) || !part.rename_to(file)) fail(file, errno);
}

}  // namespace greenward
