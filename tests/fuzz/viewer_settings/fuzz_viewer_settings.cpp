// Any bytes as the viewer's settings: refused with error{bad_input}, or settings that are read again as they
// are written.
#include "engine/base/error.hpp"
#include "viewer/shell/settings.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace greenward;
  try {
    const viewer::settings read =
        viewer::parse_settings({reinterpret_cast<const char*>(data), size}, "settings");
    if (!(viewer::parse_settings(viewer::settings_text(read), "again") == read)) std::abort();
  } catch (const error& refused) {
    if (refused.code() != error_code::bad_input) std::abort();
  }
  return 0;
}
