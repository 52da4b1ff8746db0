// What lies in a folder, for choosing files.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace greenward::viewer {

struct folder_entry {
  std::string name;
  bool is_folder = false;
};

struct folder_listing {
  std::filesystem::path folder;
  std::vector<folder_entry> entries;  ///< folders first, each by name; hidden ones are left out
  bool readable = true;
};

/// Never throws: a folder that cannot be read is empty and says so.
[[nodiscard]] folder_listing list_folder(const std::filesystem::path& folder);

}  // namespace greenward::viewer
