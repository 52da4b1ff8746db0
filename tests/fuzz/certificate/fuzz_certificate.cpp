// Any bytes as a service-area certificate: refused, or a certificate that can be checked and that survives
// being written and read again. The hash line is put right first: no mutation would get past it.
#include "engine/base/error.hpp"
#include "engine/walking/certificate_check.hpp"
#include "engine/walking/certificate_text.hpp"
#include "engine/walking/network_version.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace greenward::walking;

std::string with_right_hash(std::string_view text) {
  const std::size_t at = text.rfind("hash,");
  const std::string_view lines = text.substr(0, at);
  content_hash hash;
  hash.add(lines);
  return std::string(lines) + "hash," + hash.text() + "\n";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  certificate first;
  try {
    first = parse_certificate(size % 2 == 0 ? with_right_hash(text) : std::string(text), "fuzz");
  } catch (const greenward::error& refused) {
    if (refused.code() != greenward::error_code::bad_input) std::abort();
    return 0;
  }
  (void)check_certificate(first);
  const std::string written = certificate_text(first);
  if (certificate_text(parse_certificate(written, "again")) != written) std::abort();
  return 0;
}
