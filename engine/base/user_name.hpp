// Who sits at this machine: the default for "recorded by".
#pragma once

#include <string>

namespace greenward {

/// The login name; "unknown" if the machine does not know one.
[[nodiscard]] std::string user_name();

}  // namespace greenward
