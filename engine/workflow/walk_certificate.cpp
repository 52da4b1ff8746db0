#include "engine/workflow/walk_certificate.hpp"

#include "engine/base/error.hpp"
#include "engine/walking/certificate_text.hpp"

#include <fstream>
#include <sstream>

namespace greenward::workflow {

namespace {

constexpr const char* kFileName = "certificate.csv";

}  // namespace

std::filesystem::path write_certificate(const walking::certificate& certified,
                                        const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / kFileName;
  std::ofstream out(file, std::ios::binary);
  out << walking::certificate_text(certified);
  out.close();
  if (out) return file;
  throw error(error_code::bad_input, file.string(), {"无法写入证书", "the certificate cannot be written"},
              {"请检查目录权限和磁盘空间", "check the folder's permissions and the free space"});
}

certificate_verdict verify_certificate(const std::filesystem::path& path) {
  const std::filesystem::path file = std::filesystem::is_directory(path) ? path / kFileName : path;
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  if (!in || !(text << in.rdbuf())) {
    throw error(error_code::bad_input, file.string(), {"无法读取证书", "the certificate cannot be read"},
                {"请给出 walk area -o 写出的目录或其中的 certificate.csv",
                 "give a folder written by walk area -o, or the certificate.csv in it"});
  }
  certificate_verdict verdict{file, walking::parse_certificate(text.view(), file.string()), {}};
  verdict.faults = walking::check_certificate(verdict.certified);
  return verdict;
}

}  // namespace greenward::workflow
