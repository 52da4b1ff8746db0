// Files known by their content.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace greenward::exchange {

struct file_hash {
  std::string sha256;      ///< FIPS 180-4, 64 hexadecimal digits, lower case
  std::int64_t bytes = 0;  ///< that were read
};

/// Throws error{bad_input} for what is no plain file or cannot be read.
[[nodiscard]] file_hash hash_of(const std::filesystem::path& file);

}  // namespace greenward::exchange
