#include "viewer/layers/folder_listing.hpp"

#include <algorithm>
#include <system_error>
#include <tuple>

namespace greenward::viewer {

folder_listing list_folder(const std::filesystem::path& folder) {
  folder_listing listing{folder, {}, true};
  std::error_code problem;
  std::filesystem::directory_iterator at(folder, problem);
  for (; !problem && at != std::filesystem::directory_iterator(); at.increment(problem)) {
    std::string name = at->path().filename().string();
    if (name.starts_with('.')) continue;
    std::error_code unknown;
    const bool is_folder = at->is_directory(unknown);
    if (is_folder || at->is_regular_file(unknown)) listing.entries.push_back({std::move(name), is_folder});
  }
  listing.readable = !problem;
  std::ranges::sort(listing.entries, {}, [](const folder_entry& entry) {
    return std::tuple(!entry.is_folder, std::string_view(entry.name));
  });
  return listing;
}

}  // namespace greenward::viewer
