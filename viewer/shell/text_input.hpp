// When the window system's input method is asked for text, and where it shows its candidates.
#pragma once

namespace greenward::viewer {

/// Pixels of the window.
struct caret_box {
  int x = 0, y = 0, height = 0;
  friend bool operator==(const caret_box&, const caret_box&) = default;
};

/// Of the field that has the keys, as the last frame drew it; meaningless while none has them. As high as the
/// text of the largest fields.
[[nodiscard]] caret_box caret_of_frame();

/// Needs SDL's video and ImGui's context for its whole life. SDL begins with text input on; then an input
/// method takes the letters that are shortcuts: here it is on only while a field has the keys.
class text_input {
 public:
  text_input();
  /// After each frame.
  void follow();

 private:
  caret_box caret_;  ///< as SDL was told
};

}  // namespace greenward::viewer
