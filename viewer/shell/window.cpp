#include "viewer/shell/window.hpp"

#include "viewer/canvas/gl_functions.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/top_bar.hpp"
#include "viewer/shell/frame_in_points.hpp"
#include "viewer/shell/imgui_session.hpp"
#include "viewer/shell/settings_keeper.hpp"
#include "viewer/shell/sitting.hpp"
#include "viewer/shell/state_file.hpp"
#include "viewer/shell/text_input.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <backends/imgui_impl_sdl.h>
#include <imgui.h>
#include <SDL.h>
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <utility>

namespace greenward::viewer {

namespace {

/// Frames drawn after an event: ImGui shows a press in one frame and its consequence in the next.
constexpr int kFramesAfterEvent = 3;
constexpr int kIdleMilliseconds = 1000;
constexpr int kPausingMilliseconds = 40;
constexpr std::chrono::milliseconds kBetweenMoves{34};  ///< at the least: 30 frames a second

[[noreturn]] void fail(text_key problem, text_key remedy) {
  throw error(error_code::usage, SDL_GetError(), words(problem), words(remedy));
}

/// SDL itself, from the first event to the last.
class sdl_video {
 public:
  sdl_video() {
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) fail(text_key::display_missing, text_key::display_remedy);
  }
  ~sdl_video() { SDL_Quit(); }
  sdl_video(const sdl_video&) = delete;
  sdl_video& operator=(const sdl_video&) = delete;
};

/// The window and its context; taken down in the reverse order.
class sdl_window {
 public:
  explicit sdl_window(screen_size size) {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    window_.reset(SDL_CreateWindow("绿园一图", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, size.width,
                                   size.height, SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE));
    if (!window_) fail(text_key::display_missing, text_key::display_remedy);
    SDL_SetWindowMinimumSize(window_.get(), 960, 600);
    context_ = SDL_GL_CreateContext(window_.get());
    if (context_ == nullptr) fail(text_key::graphics_missing, text_key::graphics_remedy);
    SDL_GL_MakeCurrent(window_.get(), context_);
    SDL_GL_SetSwapInterval(1);
  }
  ~sdl_window() {
    if (context_ != nullptr) SDL_GL_DeleteContext(context_);
  }
  sdl_window(const sdl_window&) = delete;
  sdl_window& operator=(const sdl_window&) = delete;

  [[nodiscard]] SDL_Window* handle() const { return window_.get(); }
  [[nodiscard]] SDL_GLContext context() const { return context_; }
  [[nodiscard]] screen_size size() const {
    screen_size size;
    SDL_GetWindowSize(window_.get(), &size.width, &size.height);
    return size;
  }
  /// Of the screen that the window is on; 0 if it does not tell.
  [[nodiscard]] double dots_per_inch() const {
    float dots = 0;
    const int display = SDL_GetWindowDisplayIndex(window_.get());
    return display >= 0 && SDL_GetDisplayDPI(display, &dots, nullptr, nullptr) == 0
               ? static_cast<double>(dots)
               : 0;
  }
  [[nodiscard]] screen_size screen() const {
    SDL_Rect bounds{};
    const int display = SDL_GetWindowDisplayIndex(window_.get());
    if (display < 0 || SDL_GetDisplayUsableBounds(display, &bounds) != 0) return {};
    return {bounds.w, bounds.h};
  }
  /// Nobody sees it.
  [[nodiscard]] bool is_hidden() const {
    return (SDL_GetWindowFlags(window_.get()) & (SDL_WINDOW_MINIMIZED | SDL_WINDOW_HIDDEN)) != 0;
  }

 private:
  struct destroy {
    void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
  };
  std::unique_ptr<SDL_Window, destroy> window_;
  SDL_GLContext context_ = nullptr;
};

class sdl_backend {
 public:
  explicit sdl_backend(const sdl_window& window) {
    ImGui_ImplSDL2_InitForOpenGL(window.handle(), window.context());
  }
  ~sdl_backend() { ImGui_ImplSDL2_Shutdown(); }
  sdl_backend(const sdl_backend&) = delete;
  sdl_backend& operator=(const sdl_backend&) = delete;
};

/// The key as what it writes, or by name.
std::optional<key_chord> chord_of(const SDL_Keysym& pressed) {
  constexpr std::array<std::pair<SDL_Keycode, char32_t>, 22> kNamed{{{SDLK_RETURN, keys::kEnter},
                                                                     {SDLK_KP_ENTER, keys::kEnter},
                                                                     {SDLK_ESCAPE, keys::kEscape},
                                                                     {SDLK_TAB, keys::kTab},
                                                                     {SDLK_BACKSPACE, keys::kBackspace},
                                                                     {SDLK_DELETE, keys::kDelete},
                                                                     {SDLK_LEFT, keys::kLeft},
                                                                     {SDLK_RIGHT, keys::kRight},
                                                                     {SDLK_UP, keys::kUp},
                                                                     {SDLK_DOWN, keys::kDown},
                                                                     {SDLK_HOME, keys::kHome},
                                                                     {SDLK_END, keys::kEnd},
                                                                     {SDLK_PAGEUP, keys::kPageUp},
                                                                     {SDLK_PAGEDOWN, keys::kPageDown},
                                                                     {SDLK_F1, keys::kF1},
                                                                     {SDLK_F6, keys::kF6},
                                                                     {SDLK_F7, keys::kF7},
                                                                     {SDLK_F8, keys::kF8},
                                                                     {SDLK_F9, keys::kF9},
                                                                     {SDLK_F10, keys::kF10},
                                                                     {SDLK_KP_PLUS, U'+'},
                                                                     {SDLK_KP_MINUS, U'-'}}};
  const bool shift = (pressed.mod & KMOD_SHIFT) != 0;
  key_chord chord{0, (pressed.mod & KMOD_CTRL) != 0, shift};
  const auto* named = std::ranges::find(kNamed, pressed.sym, &std::pair<SDL_Keycode, char32_t>::first);
  if (named != kNamed.end()) {
    chord.key = named->second;
    chord.alt = (pressed.mod & KMOD_ALT) != 0;
  } else if (pressed.sym > 0 && pressed.sym < 0x7f) {
    chord.key = static_cast<char32_t>(pressed.sym);
  } else {
    return std::nullopt;
  }
  // The two signs among the commands that most keyboards write with Shift.
  if (shift && (chord.key == U'/' || chord.key == U'='))
    chord = {chord.key == U'/' ? U'?' : U'+', chord.ctrl};
  return chord;
}

/// Begins to read the database; news of it ends a wait for events.
std::unique_ptr<district_loader> begin_to_read(const viewer_options& options,
                                               const workflow::environment& environment,
                                               const district_opener& open) {
  return begin_to_read(options, environment, open, [wake_event = SDL_RegisterEvents(1)] {
    SDL_Event event{};
    event.type = wake_event;
    SDL_PushEvent(&event);
  });
}

/// Everything that happens between two frames of the window.
class frame_loop {
 public:
  frame_loop(const sdl_window& window, sitting& here, std::optional<state_file> file, settings_keeper& keeper)
      : window_(window), app_(here.app), loader_(here.loader), file_(std::move(file)), keeper_(keeper) {}

  /// Until the window is closed, or another database is wanted: that one.
  std::optional<std::string> run() {
    while (!closed_) {
      wait();
      if (loader_ && app_.accept(loader_->take())) frames_ = kFramesAfterEvent;
      if (frames_ == 0 && app_.moves() && !window_.is_hidden() && until_move() <= 0) frames_ = 1;
      if (frames_ == 0 && app_.wants_time()) {
        if (app_.draw_on()) frames_ = 1;
        continue;
      }
      if (frames_ > 0 || !sharp_) draw();
      if (loader_) hand_over();
      if (frames_ > 0) --frames_;
      keeper_.keep_now_and_then(app_.state(), window_.size());
      wanted_ = app_.take_database();
      if (wanted_) break;
    }
    keeper_.keep(app_.state(), window_.size());
    return wanted_;
  }

 private:
  void hand_over() {
    if (auto entry = app_.take_outgoing()) loader_->record(std::move(*entry));
    if (app_.take_change()) loader_->reload();
  }

  void wait() {
    SDL_Event event;
    const bool at_once = frames_ > 0 || app_.wants_time();
    int longest = at_once ? 0 : sharp_ ? kIdleMilliseconds : kPausingMilliseconds;
    if (app_.moves() && !window_.is_hidden()) longest = std::min(longest, until_move());
    if (SDL_WaitEventTimeout(&event, longest) == 0) return;
    do handle(event);
    while (SDL_PollEvent(&event) != 0);
  }

  /// Milliseconds until what moves by itself is to be drawn again.
  [[nodiscard]] int until_move() const {
    const auto past = std::chrono::steady_clock::now() - drawn_at_;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(kBetweenMoves - past);
    return static_cast<int>(std::max<std::int64_t>(0, left.count()));
  }

  void handle(const SDL_Event& event) {
    frames_ = kFramesAfterEvent;
    ImGui_ImplSDL2_ProcessEvent(&event);
    follow_pointer(event);
    if (event.type == SDL_QUIT) closed_ = true;
    if (event.type == SDL_DROPFILE) take_drop(event.drop.file);
    if (event.type != SDL_KEYDOWN) return;
    const auto chord = chord_of(event.key.keysym);
    // A key held down moves on; what it switches, it switches once.
    const bool switches = chord && ((chord->key >= U'a' && chord->key <= U'z') || chord->key == keys::kF1 ||
                                    (chord->key >= keys::kF6 && chord->key <= keys::kF10));
    if (chord && (event.key.repeat == 0 || !switches)) app_.press(*chord, ImGui::GetIO().WantTextInput);
  }

  /// SDL hands the name over to whoever takes it.
  void take_drop(char* file) {
    app_.drop_file(file);
    SDL_free(file);
  }

  /// ImGui's backend asks SDL for the global position instead, which stands still while the pointer is
  /// grabbed (SDL 2.26 on X11): dragging would do nothing.
  void follow_pointer(const SDL_Event& event) {
    const auto at = [](int x, int y) { return screen_point{static_cast<double>(x), static_cast<double>(y)}; };
    if (event.type == SDL_MOUSEMOTION) pointer_ = at(event.motion.x, event.motion.y);
    if (event.type == SDL_MOUSEBUTTONDOWN || event.type == SDL_MOUSEBUTTONUP)
      pointer_ = at(event.button.x, event.button.y);
    if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_LEAVE) pointer_.reset();
  }

  void draw() {
    drawn_at_ = std::chrono::steady_clock::now();
    app_.complete_fonts();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    const screen_size size = window_.size();
    measure_in_points(size, pointer_, app_.state().look.density());
    ImGui::NewFrame();
    sharp_ = app_.frame();
    ImGui::Render();
    text_input_.follow();
    sharpen_letters(*ImGui::GetDrawData());
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glViewport(0, 0, size.width, size.height);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    SDL_GL_SwapWindow(window_.handle());
    retitle();
    if (file_) {
      const map_picture& picture = app_.picture();
      file_->update(
          state_json({app_.state(), size, picture.label_count(), picture.last_draw_milliseconds()}));
    }
  }

  void retitle() {
    std::string title = window_title(app_.state());
    if (title == title_) return;
    title_ = std::move(title);
    SDL_SetWindowTitle(window_.handle(), title_.c_str());
  }

  const sdl_window& window_;
  application& app_;
  const std::unique_ptr<district_loader>& loader_;
  std::optional<state_file> file_;
  settings_keeper& keeper_;
  text_input text_input_;
  std::string title_;
  std::optional<screen_point> pointer_;
  std::optional<std::string> wanted_;
  int frames_ = kFramesAfterEvent;
  bool sharp_ = true;
  std::chrono::steady_clock::time_point drawn_at_;
  bool closed_ = false;
};

/// One database, or the start page, until the window is closed or another database is wanted: the options for
/// that.
std::optional<viewer_options> sit(const viewer_options& asked, settings_keeper& keeper,
                                  const sdl_window& window, const workflow::environment& environment,
                                  const district_opener& open, std::unique_ptr<district_loader> reading) {
  viewer_options options = keeper.as_left(asked);
  if (!options.scale) options.scale = scale_for_screen(window.dots_per_inch(), window.screen());
  const imgui_session session;
  const sdl_backend backend(window);
  sitting here(options, keeper.databases(), environment, open, std::move(reading));
  if (here.loader) here.loader->want_names();
  std::optional<state_file> file;
  if (options.state) file.emplace(*options.state);
  const auto wanted = frame_loop(window, here, std::move(file), keeper).run();
  if (!wanted) return std::nullopt;
  return options_for_next(asked, here.app.state(), *wanted);
}

}  // namespace

void run_window(const viewer_options& asked, const workflow::environment& environment, district_opener open) {
  std::optional<settings_keeper> keeper(asked);
  const sdl_video video;
  std::unique_ptr<district_loader> reading = begin_to_read(asked, environment, open);
  const sdl_window window(keeper->as_left(asked).size);
  std::optional<viewer_options> next = asked;
  while (next) {
    next = sit(*next, *keeper, window, environment, open, std::move(reading));
    if (!next) return;
    keeper.emplace(*next);
    reading = begin_to_read(*next, environment, open);
  }
}

}  // namespace greenward::viewer
