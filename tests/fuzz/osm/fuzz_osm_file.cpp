// Any bytes, read as an extract: the first byte chooses the format. Either rows or error{bad_input}.
#include "engine/base/data_directory.hpp"
#include "engine/base/error.hpp"
#include "engine/exchange/osm_file.hpp"
#include "tests/fuzz/scratch_file.hpp"

#include <array>
#include <cstdlib>

namespace {

constexpr std::array<const char*, 4> kSuffixes{".osm", ".osm.pbf", ".osm.gz", ".osm.bz2"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const auto kCatalogue = greenward::layer::catalogue::load(greenward::data_directory());
  const greenward::fuzzing::scratch_file file(kSuffixes[data[0] % kSuffixes.size()], data + 1, size - 1);
  try {
    const auto extract =
        greenward::exchange::read_osm(file.path(), kCatalogue, std::nullopt, greenward::task{});
    if (extract.tables.size() != 7) std::abort();
  } catch (const greenward::error& e) {
    if (e.code() != greenward::error_code::bad_input) std::abort();
  }
  return 0;
}
