#include "engine/base/user_name.hpp"

#include <pwd.h>
#include <unistd.h>
#include <cstdlib>

namespace greenward {

std::string user_name() {
  if (const char* user = std::getenv("USER"); user != nullptr && *user != '\0') return user;
  const passwd* entry = getpwuid(getuid());
  return entry != nullptr ? entry->pw_name : "unknown";
}

}  // namespace greenward
