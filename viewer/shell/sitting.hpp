// A database as long as it is looked at: nothing of it is left when another is opened.
#pragma once

#include "viewer/shell/application.hpp"
#include "viewer/shell/district_loader.hpp"
#include "viewer/shell/options.hpp"

#include <functional>
#include <memory>

namespace greenward::viewer {

/// Begins to read the database of the options; null without one. Needs no OpenGL, so that the database is
/// read while that is opened. `wake` as in district_loader.
[[nodiscard]] std::unique_ptr<district_loader> begin_to_read(const viewer_options& options,
                                                             const workflow::environment& environment,
                                                             const district_opener& open,
                                                             std::function<void()> wake);

/// Needs what an application needs.
struct sitting {
  /// Without a loader, this is the start page.
  sitting(const viewer_options& options, database_state databases, const workflow::environment& environment,
          const district_opener& open, std::unique_ptr<district_loader> reading);

  application app;
  std::unique_ptr<district_loader> loader;  ///< goes first: what it does is cancelled and waited for
};

/// What the person has chosen comes along to the next database; where the last one was looked at does not.
[[nodiscard]] viewer_options options_for_next(const viewer_options& asked, const session& left,
                                              std::string database);

}  // namespace greenward::viewer
