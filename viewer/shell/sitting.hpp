// A database as long as it is looked at: nothing of it is left when another is opened.
#pragma once

#include "viewer/shell/application.hpp"
#include "viewer/shell/district_loader.hpp"
#include "viewer/shell/options.hpp"

#include <functional>
#include <optional>

namespace greenward::viewer {

/// Needs what an application needs.
struct sitting {
  /// Begins to read the database; without one, this is the start page. `wake` as in district_loader.
  sitting(const viewer_options& options, database_state databases, const workflow::environment& environment,
          const district_opener& open, std::function<void()> wake);

  application app;
  std::optional<district_loader> loader;  ///< goes first: what it does is cancelled and waited for
};

/// What the person has chosen comes along to the next database; where the last one was looked at does not.
[[nodiscard]] viewer_options options_for_next(const viewer_options& asked, const session& left,
                                              std::string database);

}  // namespace greenward::viewer
