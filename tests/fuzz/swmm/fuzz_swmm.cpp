// Any bytes as a SWMM .inp file: refused, or a model that the preflight can judge and that survives being
// written and read again.
#include "engine/base/error.hpp"
#include "engine/exchange/swmm_problems.hpp"
#include "engine/exchange/swmm_reader.hpp"
#include "engine/exchange/swmm_writer.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace greenward::exchange;

/// "" where the model holds what no file can hold: a time series that was given no point, for one.
std::string text_of(const swmm_model& model) {
  try {
    return swmm_text(model, swmm_line_end::lf);
  } catch (const greenward::error&) {
    return "";
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  swmm_reading first;
  try {
    first = read_swmm(text, "fuzz");
  } catch (const greenward::error& refused) {
    if (refused.code() != greenward::error_code::bad_input) std::abort();
    return 0;
  }
  (void)swmm_problems(first.model);
  const std::string written = text_of(first.model);
  if (written.empty()) std::abort();  // whatever was read can be written
  const swmm_reading second = read_swmm(written, "again");
  if (second.refused_lines != 0 || second.model != first.model) std::abort();
  return 0;
}
