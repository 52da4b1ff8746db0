#include "viewer/shell/headless_target.hpp"

#include "engine/base/error.hpp"
#include "viewer/canvas/gl_functions.hpp"
#include "viewer/i18n/text_table.hpp"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <array>

namespace greenward::viewer {

namespace {

[[noreturn]] void fail(const char* what) {
  throw error(error_code::usage, what, words(text_key::graphics_missing), words(text_key::graphics_remedy));
}

}  // namespace

struct headless_target::context {
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext handle = EGL_NO_CONTEXT;

  context() {
    display = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    if (display == EGL_NO_DISPLAY || eglInitialize(display, nullptr, nullptr) == EGL_FALSE)
      fail("eglInitialize");
    if (eglBindAPI(EGL_OPENGL_API) == EGL_FALSE) fail("eglBindAPI");
    constexpr std::array<EGLint, 7> kWanted{EGL_CONTEXT_MAJOR_VERSION,
                                            3,
                                            EGL_CONTEXT_MINOR_VERSION,
                                            3,
                                            EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                            EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                            EGL_NONE};
    handle = eglCreateContext(display, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, kWanted.data());
    if (handle == EGL_NO_CONTEXT) fail("eglCreateContext");
    if (eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, handle) == EGL_FALSE) fail("eglMakeCurrent");
  }
  ~context() {
    eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    eglDestroyContext(display, handle);
    eglTerminate(display);
  }
  context(const context&) = delete;
  context& operator=(const context&) = delete;
};

headless_target::headless_target(screen_size size)
    : size_(size), context_(std::make_unique<context>()), target_(make_render_target(size)) {}

headless_target::~headless_target() = default;

void headless_target::bind() const {
  glBindFramebuffer(GL_FRAMEBUFFER, target_.framebuffer.name());
  glViewport(0, 0, size_.width, size_.height);
}

std::vector<std::byte> headless_target::read() const {
  return read_pixels(target_);
}

}  // namespace greenward::viewer
