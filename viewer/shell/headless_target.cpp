#include "viewer/shell/headless_target.hpp"

#include "engine/base/error.hpp"
#include "viewer/canvas/gl_functions.hpp"
#include "viewer/i18n/text_table.hpp"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <array>
#include <span>

namespace greenward::viewer {

namespace {

[[noreturn]] void fail(const char* what) {
  throw error(error_code::usage, what, words(text_key::graphics_missing), words(text_key::graphics_remedy));
}

}  // namespace

namespace {

bool starts(EGLDisplay display) {
  return display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr) == EGL_TRUE;
}

/// Some drivers draw without a surface only on a device that is named.
EGLDisplay first_device_that_starts() {
  const auto list_devices =
      reinterpret_cast<PFNEGLQUERYDEVICESEXTPROC>(eglGetProcAddress("eglQueryDevicesEXT"));
  std::array<EGLDeviceEXT, 16> devices{};
  EGLint count = 0;
  if (list_devices == nullptr || list_devices(EGLint{devices.size()}, devices.data(), &count) == EGL_FALSE)
    return EGL_NO_DISPLAY;
  for (EGLDeviceEXT device : std::span(devices).first(static_cast<std::size_t>(count))) {
    const EGLDisplay display = eglGetPlatformDisplay(EGL_PLATFORM_DEVICE_EXT, device, nullptr);
    if (starts(display)) return display;
  }
  return EGL_NO_DISPLAY;
}

/// Mesa's, where it is installed; else that of a GPU whose driver is its maker's.
EGLDisplay open_display() {
  const EGLDisplay mesa = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  return starts(mesa) ? mesa : first_device_that_starts();
}

}  // namespace

struct headless_target::context {
  EGLDisplay display = open_display();
  EGLContext handle = EGL_NO_CONTEXT;

  context() {
    if (display == EGL_NO_DISPLAY) fail("eglInitialize");
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

void headless_target::finish() const {
  glFinish();
}

std::vector<std::byte> headless_target::read() const {
  return read_pixels(target_);
}

}  // namespace greenward::viewer
