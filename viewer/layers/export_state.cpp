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

void export_state::take_plan_format(std::size_t format) {
  plan_format = format;
  plan_file = with_extension(plan_file, kPlanFormats[format]);
}

std::string& export_state::place() {
  switch (kind) {
    case export_kind::selection:
      return folder;
    case export_kind::profile:
      return profile_file;
    case export_kind::plan:
      return plan_file;
    case export_kind::view:
      break;
  }
  return file;
}

void export_state::look() {
  const std::filesystem::path at(place());
  if (at == looked_at) return;
  looked_at = place();
  std::error_code unknown;
  is_taken = at.is_absolute() && at.has_filename() && std::filesystem::exists(at, unknown);
}

void export_state::switch_picker() {
  if (picker) return picker.reset();
  std::error_code unknown;
  std::filesystem::path at = std::filesystem::path(place()).parent_path();
  while (at.has_relative_path() && !std::filesystem::is_directory(at, unknown)) at = at.parent_path();
  picker = list_folder(at.is_absolute() ? at : base.parent_path());
}

void export_state::use_folder() {
  if (!picker) return;
  place() = (picker->folder / std::filesystem::path(place()).filename()).string();
  picker.reset();
}

void export_state::use_file(const std::filesystem::path& chosen) {
  if (kind == export_kind::selection) return;  // its place is a folder
  place() = chosen.string();
  picker.reset();
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
