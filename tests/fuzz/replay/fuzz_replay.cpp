// Any bytes as a replay script: refused with error{bad_input}, or steps in the order of their lines, none of
// which writes outside the folder of outputs.
#include "engine/base/error.hpp"
#include "viewer/shell/replay_script.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace greenward;
  using viewer::replay_action;
  try {
    std::size_t line = 0;
    for (const viewer::replay_step& step :
         viewer::parse_replay({reinterpret_cast<const char*>(data), size}, "script")) {
      if (step.line <= line) std::abort();
      line = step.line;
      const bool writes = step.action == replay_action::screenshot || step.action == replay_action::state;
      if (writes && (step.text.find('/') != std::string::npos || step.text == "..")) std::abort();
    }
  } catch (const error& refused) {
    if (refused.code() != error_code::bad_input) std::abort();
  }
  return 0;
}
