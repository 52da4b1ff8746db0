// The error that a call throws, as one English line to look into.
#pragma once

#include "engine/base/error.hpp"

#include <string>

namespace greenward::layer {

/// Empty if `call` does not throw greenward::error.
template <class Call>
std::string error_of(Call call, error_code expected = error_code::bad_input) {
  try {
    call();
  } catch (const error& thrown) {
    if (thrown.code() != expected) return "another code: " + thrown.message(language::en);
    if (thrown.problem().zh.empty()) return "no Chinese: " + thrown.message(language::en);
    return thrown.message(language::en);
  }
  return {};
}

}  // namespace greenward::layer
