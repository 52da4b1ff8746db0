// A key and what is held beside it, whichever library tells of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace greenward::viewer {

/// Keys that write nothing, beyond all characters. Others are the character that they write, lower case.
namespace keys {
inline constexpr char32_t kEnter = 0x110000, kEscape = 0x110001, kTab = 0x110002, kBackspace = 0x110003,
                          kDelete = 0x110004, kLeft = 0x110005, kRight = 0x110006, kUp = 0x110007,
                          kDown = 0x110008, kHome = 0x110009, kEnd = 0x11000a, kPageUp = 0x11000b,
                          kPageDown = 0x11000c, kF1 = 0x11000d, kF6 = 0x11000e, kF7 = 0x11000f,
                          kF8 = 0x110010, kF9 = 0x110011, kF10 = 0x110012;
}  // namespace keys

struct key_chord {
  char32_t key = 0;
  bool ctrl = false;
  bool shift = false;  ///< only with keys that write nothing and with letters: other characters tell it
  bool alt = false;    ///< only with keys that write nothing: with others it chooses what they write
  friend bool operator==(const key_chord&, const key_chord&) = default;
};

/// From "F", "Ctrl+F", "Shift+Left", "Alt+Up", "?"; nullopt if there is no such key.
[[nodiscard]] std::optional<key_chord> parse_chord(std::string_view text);
/// As parse_chord() takes it and as a sheet of keys shows it.
[[nodiscard]] std::string chord_text(const key_chord& chord);

}  // namespace greenward::viewer
