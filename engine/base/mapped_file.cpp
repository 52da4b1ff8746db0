#include "engine/base/mapped_file.hpp"

#include "engine/base/error.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace greenward {

namespace {

[[noreturn]] void refuse_unreadable(const std::string& subject, int reason) {
  const std::string words = std::generic_category().message(reason);
  throw error(error_code::bad_input, subject,
              {fmt::format("无法读取（{}）", words), fmt::format("cannot be read ({})", words)},
              {"请检查文件是否存在、是否有读权限", "check that the file exists and that you may read it"});
}

}  // namespace

mapped_file map_file(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) refuse_unreadable(file.string(), errno);
  struct ::stat status {};
  const bool known = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
  const auto size = known ? static_cast<std::size_t>(status.st_size) : 0;
  // All of it is read at once to be checked: one call instead of a fault for every few pages.
  void* bytes = known ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0) : nullptr;
  const int reason = errno;
  ::close(descriptor);
  if (bytes == MAP_FAILED) refuse_unreadable(file.string(), reason);
  if (!known) return {};
  return {{static_cast<const std::byte*>(bytes),
           [size](const std::byte* p) { ::munmap(const_cast<std::byte*>(p), size); }},
          size};
}

}  // namespace greenward
