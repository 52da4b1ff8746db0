// A file's bytes as memory.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>

namespace greenward {

/// For as long as somebody holds the bytes. Aligned to a page.
struct mapped_file {
  std::shared_ptr<const std::byte> bytes;
  std::size_t size = 0;
};

/// Maps a file, read-only. Throws error{bad_input} with the system's reason if it cannot be read; what is no
/// regular file, or has nothing in it, has size 0. A file that is overwritten in place while mapped is beyond
/// help: write_file_atomically never does that.
[[nodiscard]] mapped_file map_file(const std::filesystem::path& file);

}  // namespace greenward
