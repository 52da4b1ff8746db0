// The databases that can be opened, and which of them is wanted.
#pragma once

#include "engine/base/error.hpp"
#include "viewer/layers/folder_listing.hpp"
#include "viewer/layers/recent_databases.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace greenward::viewer {

struct database_state {
  bool open = false;                       ///< the list is shown over the map
  std::string current;                     ///< that is open, as recent_database has it; empty: the start page
  std::vector<recent_database> recent;     ///< the one opened last first
  std::vector<presence> found;             ///< one each, as it was when the list was shown last
  std::size_t marked = 0;                  ///< by the keys
  std::optional<folder_listing> picker{};  ///< open: another file is being looked for
  std::optional<std::string> wanted{};     ///< to be opened in place of the current one
  bool unsaved = false;                    ///< it is not, since a change has not been saved: the list says so
  std::optional<error> refusal{};          ///< it is not, since it cannot be opened: likewise
  /// Why one cannot be opened, asked before the current one is left; empty: nobody asks.
  std::function<std::optional<error>(const std::string&)> refusal_of{};

  [[nodiscard]] bool is_start() const { return current.empty(); }
};

}  // namespace greenward::viewer
