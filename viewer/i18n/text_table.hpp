// The words of the interface in both languages.
#pragma once

#include "engine/base/bilingual.hpp"
#include "viewer/i18n/text_key.hpp"

#include <string>

namespace greenward::viewer {

/// Both languages of one text.
[[nodiscard]] const bilingual& words(text_key key);

/// The text in one language; the reference lives as long as the program.
[[nodiscard]] inline const std::string& text(text_key key, language lang) {
  return words(key).in(lang);
}

/// The C string of it, for ImGui.
[[nodiscard]] inline const char* label(text_key key, language lang) {
  return text(key, lang).c_str();
}

}  // namespace greenward::viewer
