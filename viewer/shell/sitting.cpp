#include "viewer/shell/sitting.hpp"

#include <utility>

namespace greenward::viewer {

std::unique_ptr<district_loader> begin_to_read(const viewer_options& options,
                                               const workflow::environment& environment,
                                               const district_opener& open, std::function<void()> wake) {
  if (options.database.empty()) return nullptr;
  return std::make_unique<district_loader>(open(options.database), environment, std::move(wake));
}

sitting::sitting(const viewer_options& options, database_state databases,
                 const workflow::environment& environment, const district_opener& open,
                 std::unique_ptr<district_loader> reading)
    : app(options.lang, environment, options.opening), loader(std::move(reading)) {
  session& state = app.state();
  state.look = {options.on.value_or(theme::day), options.scale.value_or(kUsualScale)};
  state.databases = std::move(databases);
  state.databases.refusal_of = [open](const std::string& database) {
    const district_access access = open(database);
    return access.refusal ? access.refusal() : std::nullopt;
  };
  if (!loader) return;
  state.can_record = loader->can_record();
  state.importer = loader->importer();
}

viewer_options options_for_next(const viewer_options& asked, const session& left, std::string database) {
  viewer_options next = asked;
  next.database = std::move(database);
  next.lang = left.lang;
  next.lang_given = true;
  next.on = left.look.on;
  next.scale = left.look.scale;
  next.opening = {};
  return next;
}

}  // namespace greenward::viewer
