// What nobody has foreseen, as an error that can be shown and copied.
#pragma once

#include "engine/base/error.hpp"

#include <exception>
#include <string>

namespace greenward::viewer {

[[nodiscard]] inline error internal_error(const std::exception& broken) {
  const std::string what = broken.what();
  return {error_code::bad_input,
          "",
          {"内部错误：" + what, "internal error: " + what},
          {"请把这段说明发给开发者", "please send this message to the developers"}};
}

}  // namespace greenward::viewer
