#include "viewer/layers/export_state.hpp"

#include <system_error>

namespace greenward::viewer {

namespace {

std::string with_extension(const std::string& file, const char* extension) {
  return std::filesystem::path(file).replace_extension(extension).string();
}

}  // namespace

void export_state::take_sheet_format(std::size_t format) {
  sheet_format = format;
  file = with_extension(file, kSheetFormats[format]);
}

void export_state::take_profile_format(std::size_t format) {
  profile_format = format;
  profile_file = with_extension(profile_file, kProfileFormats[format]);
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
