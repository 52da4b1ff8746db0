#include "viewer/panels/walk_note.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"

namespace greenward::viewer {

void walk_note(const panel_context& context, const workflow::walk_settings& settings) {
  const language lang = context.state.lang;
  std::string words = number_text(settings.minutes, 1) + " " + text(text_key::minutes_unit, lang) + " × " +
                      number_text(settings.speed.value, 2) + " m/s; " + text(text_key::service_radius, lang) +
                      " " + number_text(settings.radius.value, 0) + " m. " +
                      text(text_key::rule_pack_note, lang) + " " + settings.pack_name + " " +
                      settings.pack_version;
  if (!settings.unverified.empty()) {
    words += ", " + std::to_string(settings.unverified.size()) + " " + text(text_key::unverified_note, lang);
  }
  note(context, words);
}

}  // namespace greenward::viewer
