#include "engine/exchange/file_hash.hpp"

#include "engine/base/error.hpp"

#include <glib.h>
#include <array>
#include <fstream>
#include <memory>

namespace greenward::exchange {

namespace {

[[noreturn]] void fail(const std::filesystem::path& file) {
  throw error(error_code::bad_input, file.string(),
              {"不是文件，或不能读取", "it is no file, or cannot be read"},
              {"检查路径和权限", "check the path and the permissions"});
}

}  // namespace

file_hash hash_of(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(file, ignored)) fail(file);
  std::ifstream in(file, std::ios::binary);
  const std::unique_ptr<GChecksum, decltype(&g_checksum_free)> sum(g_checksum_new(G_CHECKSUM_SHA256),
                                                                   &g_checksum_free);
  file_hash result;
  std::array<char, 65536> block{};
  while (in.read(block.data(), block.size()), in.gcount() > 0) {
    g_checksum_update(sum.get(), reinterpret_cast<const guchar*>(block.data()), in.gcount());
    result.bytes += in.gcount();
  }
  if (!in.eof()) fail(file);
  result.sha256 = g_checksum_get_string(sum.get());
  return result;
}

}  // namespace greenward::exchange
