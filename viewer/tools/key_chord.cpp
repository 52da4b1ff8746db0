#include "viewer/tools/key_chord.hpp"

#include <algorithm>
#include <array>

namespace greenward::viewer {

namespace {

struct named_key {
  std::string_view name;
  char32_t key;
};

constexpr std::array<named_key, 20> kNamed{{{"Enter", keys::kEnter},
                                            {"Esc", keys::kEscape},
                                            {"Tab", keys::kTab},
                                            {"Backspace", keys::kBackspace},
                                            {"Delete", keys::kDelete},
                                            {"Left", keys::kLeft},
                                            {"Right", keys::kRight},
                                            {"Up", keys::kUp},
                                            {"Down", keys::kDown},
                                            {"Home", keys::kHome},
                                            {"End", keys::kEnd},
                                            {"PageUp", keys::kPageUp},
                                            {"PageDown", keys::kPageDown},
                                            {"F1", keys::kF1},
                                            {"F6", keys::kF6},
                                            {"F7", keys::kF7},
                                            {"F8", keys::kF8},
                                            {"F9", keys::kF9},
                                            {"F10", keys::kF10},
                                            {"Space", U' '}}};

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix) || text.size() == prefix.size()) return false;
  text.remove_prefix(prefix.size());
  return true;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::optional<key_chord> parse_chord(std::string_view text) {
  key_chord chord;
  chord.ctrl = take_prefix(text, "Ctrl+");
  chord.alt = take_prefix(text, "Alt+");
  chord.shift = take_prefix(text, "Shift+");
  const auto named = std::ranges::find(kNamed, text, &named_key::name);
  if (named != kNamed.end()) {
    chord.key = named->key;
    return chord;
  }
  if (text.size() != 1 || text[0] <= ' ' || text[0] > '~') return std::nullopt;
  chord.key = static_cast<unsigned char>(lower(text[0]));
  return chord;
}

std::string chord_text(const key_chord& chord) {
  std::string text =
      std::string(chord.ctrl ? "Ctrl+" : "") + (chord.alt ? "Alt+" : "") + (chord.shift ? "Shift+" : "");
  const auto named = std::ranges::find(kNamed, chord.key, &named_key::key);
  if (named != kNamed.end()) return text + std::string(named->name);
  const char letter = static_cast<char>(chord.key);
  return text + (letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter);
}

}  // namespace greenward::viewer
