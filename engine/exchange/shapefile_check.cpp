#include "engine/exchange/shapefile_check.hpp"

#include "engine/base/error.hpp"

#include <array>
#include <cctype>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>

namespace greenward::exchange {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kShpHeader = 100;
constexpr std::uint64_t kShxRecord = 8;
constexpr std::int32_t kFileCode = 9994;

error damaged(const fs::path& file, bilingual problem) {
  return {error_code::bad_input,
          file.string(),
          std::move(problem),
          {"文件不完整，请重新复制或导出", "the file is not whole: copy or export it again"}};
}

/// NAME.shp → NAME.shx in whatever case the disk has it.
std::optional<fs::path> sibling(const fs::path& shp, const std::string& suffix) {
  std::string upper = suffix;
  for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  for (const std::string& s : {suffix, upper}) {
    const fs::path candidate = fs::path(shp).replace_extension(s);
    if (fs::is_regular_file(candidate)) return candidate;
  }
  return std::nullopt;
}

std::array<unsigned char, 32> head_of(const fs::path& file) {
  std::array<unsigned char, 32> head{};
  std::ifstream in(file, std::ios::binary);
  in.read(reinterpret_cast<char*>(head.data()), head.size());
  if (!in) throw damaged(file, {"连文件头都不完整", "not even its header is whole"});
  return head;
}

std::uint32_t big_endian(const std::array<unsigned char, 32>& head, std::size_t at) {
  return (std::uint32_t{head[at]} << 24U) | (std::uint32_t{head[at + 1]} << 16U) |
         (std::uint32_t{head[at + 2]} << 8U) | std::uint32_t{head[at + 3]};
}

std::uint32_t little_endian(const std::array<unsigned char, 32>& head, std::size_t at, std::size_t bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) value |= std::uint32_t{head[at + i]} << (8U * i);
  return value;
}

/// Checks the length in the header (in 16-bit words) and returns it in bytes.
std::uint64_t check_length(const fs::path& file) {
  const auto head = head_of(file);
  if (big_endian(head, 0) != static_cast<std::uint32_t>(kFileCode)) {
    throw damaged(file, {"不是 Shapefile（文件头不对）", "not a shapefile (wrong file code)"});
  }
  const std::uint64_t said = std::uint64_t{big_endian(head, 24)} * 2;
  const std::uint64_t found = fs::file_size(file);
  if (said < kShpHeader || found < said) {
    const std::string a = std::to_string(said), b = std::to_string(found);
    throw damaged(file, {"文件头说有 " + a + " 字节，实际只有 " + b + " 字节",
                         "its header says " + a + " bytes, it has " + b});
  }
  return said;
}

std::uint64_t check_dbf(const fs::path& file) {
  const auto head = head_of(file);
  const std::uint64_t records = little_endian(head, 4, 4);
  const std::uint64_t needed = little_endian(head, 8, 2) + records * little_endian(head, 10, 2);
  const std::uint64_t found = fs::file_size(file);
  if (found < needed) {
    const std::string a = std::to_string(needed), b = std::to_string(found);
    throw damaged(file, {"属性表应有 " + a + " 字节，实际只有 " + b + " 字节",
                         "its records need " + a + " bytes, it has " + b});
  }
  return records;
}

fs::path required(const fs::path& shp, const std::string& suffix) {
  if (auto found = sibling(shp, suffix)) return *found;
  throw error(error_code::bad_input, shp.string(),
              {"缺少同名的 " + suffix + " 文件", "the " + suffix + " file beside it is missing"},
              {"请把 .shp、.shx、.dbf（及 .prj、.cpg）放在同一文件夹",
               "keep .shp, .shx, .dbf (and .prj, .cpg) in one folder"});
}

}  // namespace

void check_shapefile(const fs::path& shp) {
  check_length(shp);
  const fs::path shx = required(shp, ".shx");
  const fs::path dbf = required(shp, ".dbf");
  const std::uint64_t shapes = (check_length(shx) - kShpHeader) / kShxRecord;
  const std::uint64_t records = check_dbf(dbf);
  if (shapes != records) {
    const std::string a = std::to_string(shapes), b = std::to_string(records);
    throw damaged(
        shp, {"图形 " + a + " 个而属性 " + b + " 行，对不上", a + " shapes but " + b + " attribute records"});
  }
}

}  // namespace greenward::exchange
