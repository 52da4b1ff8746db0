#include "engine/base/data_directory.hpp"

#include "engine/base/error.hpp"

#include <cstdlib>

namespace greenward {

namespace fs = std::filesystem;

fs::path data_directory() {
  if (const char* chosen = std::getenv("GREENWARD_DATA")) {
    if (fs::is_directory(chosen)) return chosen;
    throw error(error_code::bad_input, chosen,
                {"GREENWARD_DATA 指向的目录不存在", "GREENWARD_DATA names no folder"},
                {"请改正或取消该环境变量", "correct or unset the variable"});
  }
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  const fs::path installed = program.parent_path().parent_path() / "share/greenward/gis-data";
  if (!program.empty() && fs::is_directory(installed, ignored)) return installed;
  if (fs::is_directory(GREENWARD_SOURCE_DATA, ignored)) return GREENWARD_SOURCE_DATA;
  throw error(error_code::bad_input, "gis-data", {"找不到数据目录", "the data folder was not found"},
              {"请设置环境变量 GREENWARD_DATA", "set the environment variable GREENWARD_DATA"});
}

}  // namespace greenward
