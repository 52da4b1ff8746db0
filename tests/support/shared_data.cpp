#include "tests/support/shared_data.hpp"

#include <cstdlib>
#include <cstring>

namespace greenward::testing {

std::filesystem::path shared_data(std::string_view name) {
  return std::filesystem::path(GREENWARD_SHARED_DATA) / name;
}

std::filesystem::path test_data(std::string_view name) {
  return std::filesystem::path(GREENWARD_TEST_DATA) / name;
}

bool shared_data_required() {
  const char* ci = std::getenv("CI");
  return ci != nullptr && std::strcmp(ci, "true") == 0;
}

}  // namespace greenward::testing
