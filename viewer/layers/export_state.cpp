#include "viewer/layers/export_state.hpp"

#include <system_error>

namespace greenward::viewer {

void export_state::take_sheet_format(std::size_t format) {
  sheet_format = format;
  std::filesystem::path path(file);
  path.replace_extension(kSheetFormats[format]);
  file = path.string();
}

std::filesystem::path free_path(const std::filesystem::path& base, const std::string& stem,
                                const std::string& extension) {
  std::error_code unknown;  // what cannot be looked at is refused when it is written to
  for (int number = 1;; ++number) {
    const std::string name = stem + (number > 1 ? "-" + std::to_string(number) : "") + extension;
    if (!std::filesystem::exists(base / name, unknown)) return base / name;
  }
}

}  // namespace greenward::viewer
